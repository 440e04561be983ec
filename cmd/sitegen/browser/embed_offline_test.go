package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html/atom"
)

// pasted are the snippets of every widget in one form, "script" or "pinned", as the hub's page of
// snippets has them.
func (h *hub) pasted(t *testing.T, front, form string) string {
	t.Helper()
	return strings.Join(h.pastedFor(t, front, form, embedded), "\n")
}

// pastedFor are those of some widgets, in the order of these.
func (h *hub) pastedFor(t *testing.T, front, form string, widgets []string) (all []string) {
	t.Helper()
	snippets := map[string]string{}
	for n := range parse(t, h, "embed/").Descendants() {
		if n.DataAtom == atom.Textarea {
			snippets[attr(n, "id")] = "<div>" + strings.ReplaceAll(textOf(n), published, front) + "</div>"
		}
	}
	for _, widget := range widgets {
		snippet, ok := snippets[widget+"-"+form]
		if !ok {
			t.Fatalf("no snippet of %s for %s", widget, form)
		}
		all = append(all, snippet)
	}
	return all
}

// readSnippets counts the crisis lines of snippets, and links, that show.
const readSnippets = `["p.hub-crisis", "a[data-hub]"].map(some => [...document.querySelectorAll(some)].filter(e =>
	e.checkVisibility() && e.getBoundingClientRect().height > 0 && (e.localName === "a" || /call 988/.test(e.innerText))).length).join()`

// TestEmbedWithoutScript: where the script itself does not come, links and crisis lines of the
// snippets are what there is.
func TestEmbedWithoutScript(t *testing.T) {
	const scripts = "/widgets/hub"
	type job struct {
		breaks fault
		tab    func(*tab)
	}
	var found findings
	for what, j := range map[string]job{
		"missing": {breaks: breaks(scripts, faults["missing"])}, "a page": {breaks: breaks(scripts, faults["a page"])},
		"no answer": {breaks: breaks(scripts, faults["no answer"])}, "no CORS": {breaks: example.noCORS(scripts)},
		"offline": {tab: func(tb *tab) { tb.offline("*://*:*" + scripts + "*") }},
		"blocked": {tab: func(tb *tab) {
			pattern := []*network.BlockPattern{{URLPattern: "*://*:*" + scripts + "*", Block: true}}
			tb.do(command(network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: pattern}))
		}},
		"no scripts": {tab: func(tb *tab) { tb.scripting(false) }},
		"changed":    {breaks: example.tampered("/widgets/hub-")},
	} {
		front := example.serve(t)
		if j.breaks != nil {
			front = example.serve(t, j.breaks)
		}
		tb := newTab(t)
		if j.tab != nil {
			j.tab(tb)
		}
		html, want := example.pasted(t, front, "pinned"), "6,6"
		if what != "changed" { // the script that follows updates may
			html, want = html+example.pasted(t, front, "script"), "12,12"
		}
		tb.visit(countingOn(t, html))
		if got := eval[string](tb, readSnippets); got != want || eval[bool](tb, `!!globalThis.heard?.size || "ran" in globalThis`) {
			found.add(what, "crisis lines and links that show: %s", got)
		}
		checkNoException(tb, &found, what)
	}
	found.report(t)
}

// TestEmbedOffline: the connection goes after the script has come. Links that are added then
// stay links, with crisis lines; once it is back, others become widgets.
func TestEmbedOffline(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	add := func(widgets ...string) {
		for _, widget := range widgets {
			tb.do(chromedp.Evaluate[chromedp.Void](`document.body.insertAdjacentHTML("beforeend", '` + linked(front, widget) + `')`))
		}
	}
	tb.visit(counting(t, front, followed(front), "checklist"))
	tb.wait(settled)
	tb.offline("")
	add("finder", "suggestions", "contacts", "plan", "saved")
	tb.wait(settled)
	if got, want := eval[string](tb, readFallen), strings.Replace(everyTool, `"hub-checklist",`, "", 1); got != want {
		t.Errorf("failed: %s", got)
	}
	if got, want := eval[string](tb, readTold), everyOne("0/1", "hub-checklist 1/0"); got != want {
		t.Errorf("ready/failed: %s", got)
	}
	var found findings
	checkNoException(tb, &found, "without a connection")
	tb.offline()
	add("finder")
	tb.wait(`document.querySelectorAll("hub-finder[ready]").length > 0`)
	found.report(t)
}

// TestEmbedOfflineLater: it goes when all is there. What is there works on; who wants more says, once,
// that it can't be had. The crisis lines of the snippets stand beside.
func TestEmbedOfflineLater(t *testing.T) {
	for _, form := range []string{"script", "pinned"} {
		front := example.serve(t)
		tb := newTab(t)
		tb.visit(countingOn(t, example.pasted(t, front, form)))
		tb.wait(settled)
		tb.wait(finderShows)
		tb.offline("")
		eval[bool](tb, typedPlace)
		tb.do(chromedp.Evaluate[chromedp.Void](showSuggestions))
		tb.wait(inSuggestions + `.querySelector("[part=card]") !== null`) // from what the finder has loaded
		if got, want := eval[string](tb, readTold), readers(1, 1); got != want {
			t.Errorf("%s: ready/failed: %s", form, got)
		}
		if got, ready := eval[string](tb, readSnippets), eval[int](tb, `document.querySelectorAll("[ready]").length`); !strings.HasPrefix(got, "6,") || ready != 6 {
			t.Errorf("%s: %d are ready; crisis lines and links that show: %s", form, ready, got)
		}
		var found findings
		checkNoException(tb, &found, form)
		found.report(t)
	}
}
