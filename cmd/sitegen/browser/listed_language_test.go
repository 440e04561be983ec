package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// foreignParts are those of selector that are not said to be in the hub's own language, and
// how many there are.
func foreignParts(tb *tab, widget, selector string) (unsaid []string, all int) {
	tb.t.Helper()
	parts := `[...document.querySelector("` + widget + `").shadowRoot.querySelectorAll("` + selector + `")].filter(e => !e.closest(".phone"))`
	return eval[[]string](tb, parts+`.filter(e => e.closest("[lang]")?.lang !== "en").map(e => e.textContent)`), eval[int](tb, parts+`.length`)
}

// TestListedLanguage: on a page in another language, names and addresses of programs and topics
// that are not translated are said to be in the hub's own.
func TestListedLanguage(t *testing.T) {
	front := example.serve(t) + "es/"
	tb := newTab(t)
	check := func(widget, selector string, atLeast int) {
		t.Helper()
		if unsaid, all := foreignParts(tb, widget, selector); len(unsaid) > 0 || all < atLeast {
			t.Errorf("%s, %s: of %d, without the language: %q", widget, selector, all, unsaid)
		}
	}
	tb.visit(front + "programs/faro-en-linea/")
	openFinder(tb, front)
	search(tb, said(placeInput, "80202"))
	check("hub-finder", "[part=card] bdi", 40)
	for _, press := range []string{"li:nth-child(1) .actions > :nth-child(2)", "li:nth-child(2) .actions > :nth-child(2)", "li:nth-child(2) .actions > :nth-child(3)"} {
		tb.do(chromedp.Evaluate[chromedp.Void](inFinder + `.querySelector("[part=list] > ` + press + `").click()`))
	}
	tb.wait(inFinder + `.querySelector("table") !== null`)
	check("hub-finder", "table bdi", 4)

	tb.visit("about:blank")
	openSaved(tb, front, "#saved&harbor-house-iop")
	tb.wait(inSaved + `.querySelectorAll("[part=card] bdi").length > 2`)
	check("hub-saved", "[part=card] bdi", 3)
	check("hub-saved", "[part=explored] bdi", 1)

	tb.visit(front + supportMapPage)
	answer(tb, "information.0=not-now")
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`root.querySelector("form > .actions > :nth-child(3)").click()`)))
	tb.wait(inChecklist(`root.querySelector("[part=steps] a[href*='/topics/']") !== null`))
	check("hub-checklist", "[part=steps] a[href*='/topics/'] bdi", 1)
}
