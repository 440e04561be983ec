package browser

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestStates leads through every state of every tool, in every language, with keys alone
// on a phone 320 px wide, and holds each to axe in light and dark, to its width, to words
// that stay whole, and to what the Tab key reaches. The focus is never lost.
func TestStates(t *testing.T) {
	type job struct {
		tour
		language string
	}
	var jobs []job
	for _, tour := range slices.Concat(tours, troubles) {
		for _, language := range example.languages(t) {
			jobs = append(jobs, job{tour, language})
		}
	}
	states := t.TempDir()
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		front := example.serve(t, noSuchProgram) // with storage of its own
		tb.do(chromedp.EmulateViewport(320, 640))
		g := &guide{tab: tb, front: front + j.language, widget: j.widget, found: &found, where: j.language + j.widget}
		g.look = func(state string) {
			g.where = j.language + j.widget + ", " + state
			checkWidth(tb, &found, g.where)
			for _, word := range eval[[]string](tb, g.within(brokenWords)) {
				found.add(g.where, "at 320 px the word is broken: %s", word)
			}
			for _, said := range eval[[]string](tb, g.within(askedInTool)) {
				if lastName.MatchString(said) {
					found.add(g.where, "asks for a last name: %s", said)
				}
			}
			tb.axeInBothSchemes(&found, g.where)
			g.write(states)
			g.checkStops()
			checkLog(tb, &found, front, g.where)
		}
		j.lead(g)
		checkKept(tb, &found, g.where)
	})
	for _, state := range htmlValidate(t, "testdata/htmlvalidate-states.json", []string{states}) {
		for _, m := range state.Messages {
			found.add(filepath.Base(state.FilePath), "html-validate %s: %s (%d:%d)", m.RuleID, m.Message, m.Line, m.Column)
		}
	}
	found.report(t)
}

// write puts what the tool shows into a page of its own, for html-validate. Its rules there
// leave out how a source writes what a browser has made, and what brokenWords sees in the
// browser itself; checkboxes of one name are one answer here.
func (g *guide) write(folder string) {
	g.t.Helper()
	shown := eval[string](g.tab, g.within(`"<!DOCTYPE html><html lang=\"en\"><head><title>A state</title></head><body><main><h1>Tool</h1>" + root.innerHTML + "</main></body></html>"`))
	name := strings.NewReplacer("/", "-", ",", "", " ", "-").Replace(g.where) + ".html"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(shown), 0o600); err != nil {
		g.t.Fatal(err)
	}
}

// noSuchProgram answers for a program that is listed no more, without a word in the log.
func noSuchProgram(w http.ResponseWriter, r *http.Request) bool {
	if !strings.HasSuffix(r.URL.Path, "/programs/gone-place/") {
		return false
	}
	write(w, "text/html", "<!doctype html><title>Gone</title>")
	return true
}

// brokenWords are words, and phone numbers, that go on in another line. Addresses may.
const brokenWords = `[...(function* texts(node) {
	for (const child of node.childNodes) {
		if (child.nodeType === 3) yield child;
		else if (child.checkVisibility?.()) yield* texts(child);
	}
})(root)].flatMap(text => [...text.data.replace(/https?:\S+/g, url => " ".repeat(url.length)).matchAll(/[\p{L}\p{M}’']{2,}|\+?\d[-\d ()]{3,}\d/gu)].flatMap(({ 0: word, index }) => {
	const range = document.createRange();
	range.setStart(text, index);
	range.setEnd(text, index + word.length);
	const tops = [...range.getClientRects()].map(r => r.top);
	return Math.max(...tops) - Math.min(...tops) > 4 ? [word + " in " + text.data.trim().slice(0, 60)] : [];
}))`

// askedInTool is what fields and labels of a tool say that they are for.
const askedInTool = `[...root.querySelectorAll("label, legend, input, select, textarea")].map(e =>
	[e.labels ? "" : e.textContent, e.name, "autocomplete=" + e.autocomplete, e.placeholder, e.ariaLabel].join(" "))`

// A step of the Tab key: what it led to, and whether that is still in the tool.
type step struct {
	Stop   *stop `json:"stop"`
	Inside bool  `json:"inside"`
}

// checkStops walks through the tool with the Tab key: each stop is seen and outlined, and
// everything that can be used is a stop.
func (g *guide) checkStops() {
	g.t.Helper()
	eval[bool](g.tab, `(host => {
		const before = document.createElement("span");
		before.tabIndex = -1;
		host.before(before);
		before.focus();
		before.remove(); // the next stop is what followed it
		globalThis.reached = new Set();
		return true;
	})(document.querySelector("`+g.widget+`"))`)
	for n := 0; ; n++ {
		g.tab.press(kb.Tab)
		s := eval[step](g.tab, `(host => {
			let e = document.activeElement;
			const inside = host.contains(e);
			while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
			reached.add(e).add(e?.type === "radio" && e.name);
			return { stop: `+lookHere+`, inside };
		})(document.querySelector("`+g.widget+`"))`)
		if !s.Inside {
			break
		}
		if n > mostStops {
			g.found.add(g.where, "the focus is caught")
			break
		}
		if s.Stop.Outline < 1 {
			g.found.add(g.where, "no outline on the focused <%s> %q %s", s.Stop.Tag, s.Stop.Text, s.Stop.Name)
		}
		if s.Stop.Hidden {
			g.found.add(g.where, "the focused <%s> %q %s is out of sight", s.Stop.Tag, s.Stop.Text, s.Stop.Name)
		}
	}
	for _, left := range eval[[]string](g.tab, g.within(`[...root.querySelectorAll("a[href], button, input, select, textarea, summary")]
		.filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !reached.has(e) && !reached.has(e.type === "radio" && e.name))
		.map(e => e.localName + " " + (e.name ?? "") + " " + e.textContent.slice(0, 40))`)) {
		g.found.add(g.where, "the Tab key does not reach %s", left)
	}
}
