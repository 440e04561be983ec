package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEmbedHidden: a page puts widgets away by its style sheet, by style or by hidden, and
// brings them back; by its style sheet and by style also while they load.
func TestEmbedHidden(t *testing.T) {
	ready := make(chan struct{})
	front := example.serve(t, holding("/data/v1/hub.json", ready))
	tb := newTab(t)
	tb.do(chromedp.Navigate(embedding(t, `<style>hub-plan, .away { display: none }</style>`, linked(front, "plan"), linked(front, "saved"), linked(front, "contacts"), followed(front))))
	tb.wait(`document.querySelectorAll("hub-plan, hub-saved, hub-contacts").length === 3`)
	height := func(widget string) int {
		return eval[int](tb, `document.querySelector("`+widget+`").offsetHeight`)
	}
	if plan, saved := height("hub-plan"), height("hub-saved"); plan > 0 || saved < 100 {
		t.Errorf("while they load, hub-plan, which is hidden, is %d px high, and hub-saved %d", plan, saved)
	}
	for _, style := range []string{"none", ""} {
		if eval[bool](tb, `!(document.querySelector("hub-contacts").style.display = "`+style+`", 0)`); height("hub-contacts") > 0 != (style == "") {
			t.Errorf("while it loads, hub-contacts with display %q is %d px high", style, height("hub-contacts"))
		}
	}
	close(ready)
	tb.wait(outcome(3, 0))
	if high := height("hub-plan"); high > 0 {
		t.Errorf("a rule of the page does not hide hub-plan: it is %d px high", high)
	}
	for _, how := range [][2]string{ // style last: it would take a display of ours along
		{`className = "away"`, `className = ""`}, {`hidden = true`, `hidden = false`}, {`style.display = "none"`, `style.display = ""`},
	} {
		hide, show := how[0], how[1]
		if eval[bool](tb, `!(document.querySelector("hub-saved").`+hide+`)`); height("hub-saved") > 0 {
			t.Errorf("%s does not hide", hide)
		}
		if eval[bool](tb, `!(document.querySelector("hub-saved").`+show+`)`); height("hub-saved") == 0 {
			t.Errorf("%s does not show it again", show)
		}
	}
}

// TestEmbedEdited: links that somebody edits stay links; what was saved by an editor or
// written by hand as an element begins anew.
func TestEmbedEdited(t *testing.T) {
	front := example.serve(t)
	link := linked(front, "saved")
	tb := newTab(t)
	tb.visit(embedding(t, `<div id="edit" contenteditable>`+link+`</div><hub-saved style="color: inherit; display: block !important; min-block-size: var(--hub-reserve,min(90em,100vh)) !important">`+link+`</hub-saved>`, followed(front)))
	tb.wait(outcome(1, 0))
	if eval[bool](tb, `document.querySelector("#edit hub-saved") !== null`) {
		t.Error("a link in an editor was changed")
	}
	eval[bool](tb, `document.querySelector("hub-saved").dispatchEvent(new Event("pointerdown"))`)
	if style := eval[string](tb, `document.querySelector("hub-saved").getAttribute("style")`); style != "color: inherit;" {
		t.Errorf("a saved widget keeps the style %q", style)
	}
	eval[bool](tb, `!(document.querySelector("#edit").contentEditable = "false")`)
	tb.wait(outcome(2, 0))
}

// TestEmbedFocus: whoever is on a link when it becomes a widget is then in the widget; whoever
// is elsewhere stays there.
func TestEmbedFocus(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(embedding(t, linked(front, "saved"), `<script>document.querySelector("a[data-hub]").focus()</script>`, followed(front)))
	tb.wait(outcome(1, 0))
	if on := eval[string](tb, `document.activeElement.localName`); on != "hub-saved" {
		t.Errorf("the focus is on %s", on)
	}
	tb.visit(embedding(t, `<input id="own">`, linked(front, "saved"), `<script>own.focus()</script>`, followed(front)))
	tb.wait(outcome(1, 0))
	if on := eval[string](tb, `document.activeElement.localName`); on != "input" {
		t.Errorf("the focus went from the page's field to %s", on)
	}
}

// TestEmbedClass: a page's rules and listeners mean its link, by class and id, and neither the
// element in whose place it stood nor what somebody taps in it.
func TestEmbedClass(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	link := strings.Replace(linkTo(front, "finder"), "<a", `<a class="popup-link btn" id="list"`, 1)
	tb.visit(embedding(t, `<style>.btn { display: block; background: blue }</style><script>addEventListener("click", e => e.target.closest(".popup-link") && e.preventDefault())</script>`,
		link, followed(front)))
	tb.wait(outcome(1, 0))
	if got := eval[string](tb, `(e => e.className + e.id + getComputedStyle(e).backgroundColor)(document.querySelector("hub-finder"))`); got != "rgba(0, 0, 0, 0)" {
		t.Errorf("class, id and ground of the element are %q", got)
	}
	if eval[bool](tb, `(d => { const before = d.open; d.firstChild.click(); return d.open === before; })(`+inFinder+`.querySelector("details"))`) {
		t.Error("a tap in the widget is taken for one on the link")
	}
}

// TestEmbedHiddenUntilDefined: pages that use other elements hide what is not defined. The link
// shows all the same, also when nothing else ever comes; where a page hides the place, it does not.
func TestEmbedHiddenUntilDefined(t *testing.T) {
	front := example.serve(t, breaks("/widgets/finder-", http.NotFound))
	for _, rule := range []string{"visibility: hidden", "display: none", "visibility: hidden !important"} {
		tb := newTab(t)
		tb.visit(embedding(t, `<style>:not(:defined) { `+rule+` } #away { visibility: hidden }</style>`,
			linked(front, "finder"), `<div id="away">`, linked(front, "saved"), `</div>`, followed(front)))
		tb.wait(outcome(1, 1))
		seen := `(s => [...document.querySelectorAll(s)].every(e => e.checkVisibility({ visibilityProperty: true }) && e.offsetHeight > 0))`
		if !eval[bool](tb, seen+`("hub-finder > a, hub-finder .crisis a")`) {
			t.Errorf("%s hides the link and the crisis lines of a widget that could not load", rule)
		}
		if eval[bool](tb, seen+`("hub-saved")`) {
			t.Errorf("with %s a widget shows in a place that is hidden", rule)
		}
	}
}

// TestEmbedTwoHubs: each link becomes a tool of the hub it leads to, whichever script is first;
// of two tools by one name, the second stays a link, since a page has one element by that name.
func TestEmbedTwoHubs(t *testing.T) {
	one, two := example.serve(t), example.serve(t)
	for _, scripts := range []string{followed(one) + followed(two), followed(two) + followed(one)} {
		tb := newTab(t)
		tb.visit(embedding(t, linked(one, "saved"), linked(two, "contacts"), scripts))
		tb.wait(outcome(2, 0))
		for widget, front := range map[string]string{"saved": one, "contacts": two} {
			asked := eval[[]string](tb, `performance.getEntriesByType("resource").map(e => e.name).filter(name => /\/`+widget+`\.json$/.test(name))`)
			if len(asked) != 1 || !strings.HasPrefix(asked[0], front) {
				t.Errorf("%s of %s asks for %q", widget, front, asked)
			}
		}
		tb.visit(embedding(t, linked(one, "saved"), linked(two, "saved"), followed(one)+followed(two)))
		tb.wait(outcome(1, 0))
		if left := eval[string](tb, `document.querySelector("p > a[data-hub]").href`); !strings.HasPrefix(left, two) {
			t.Errorf("what stays a link leads to %s", left)
		}
		if _, problems := tb.heard(); len(problems) != 1 || problems[0] != "console: warning" {
			t.Errorf("the page's author is told %q", problems)
		}
	}
}

// TestEmbedNonce: under a policy that trusts scripts by a nonce, widgets come, also pinned, and
// nothing is against it.
func TestEmbedNonce(t *testing.T) {
	front := example.serve(t)
	policy := map[string]string{"Content-Security-Policy": "default-src 'none'; script-src 'nonce-n'; connect-src " + strings.TrimSuffix(front, "/")}
	for _, script := range []string{followed(front), example.pinned(t, front)} {
		tb := newTab(t)
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>Strict</title><script nonce="n">
			heard = { ready: 0, error: 0 };
			for (const type of ["ready", "error"]) addEventListener("hub:" + type, () => heard[type]++);
		</script>`+linked(front, "finder")+strings.Replace(script, "<script", `<script nonce="n"`, 1), policy))
		tb.wait(outcome(1, 0))
		quiet(tb, script)
	}
}
