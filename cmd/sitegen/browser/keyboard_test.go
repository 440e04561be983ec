package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A stop is where the Tab key has led.
type stop struct {
	Tag     string  `json:"tag"`
	Text    string  `json:"text"`
	Href    string  `json:"href"`
	Name    string  `json:"name"`
	Type    string  `json:"type"`
	Outline float64 `json:"outline"` // px, of what draws it
	Hidden  bool    `json:"hidden"`  // out of sight, or fully behind something
}

// lookHere describes what has the focus, through shadow roots; null for nothing.
// A radio button may leave its outline to its label, a link to the pill it fills.
const lookHere = `(() => {
	let e = document.activeElement, within = document;
	while (e?.shadowRoot?.activeElement) { within = e.shadowRoot; e = within.activeElement; }
	if (!e || e === document.body) return null;
	const outline = e => { const s = getComputedStyle(e); return s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth); };
	const r = e.getBoundingClientRect();
	const seen = [[.5, .5], [.1, .5], [.9, .5], [.5, .2]].some(([x, y]) => {
		const top = within.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
		return top && (e.contains(top) || top.contains(e) && top !== document.body || top.closest("label")?.contains(e));
	});
	return {
		tag: e.localName, name: e.name ?? "", type: e.type ?? "", href: e.getAttribute("href") ?? "",
		text: (e.getAttribute("aria-label") || e.innerText || e.value || "").trim().slice(0, 60),
		outline: Math.max(...[e, e.parentElement, e.closest("label")].filter(Boolean).map(outline)),
		hidden: !e.checkVisibility({ visibilityProperty: true }) || !seen,
	};
})()`

// tabKey presses Tab and tells where it led; nil at the end of the page.
func (tb *tab) tabKey() *stop {
	tb.t.Helper()
	tb.press(kb.Tab)
	return eval[*stop](tb, lookHere)
}

const mostStops = 600

// TestKeyboard walks through every kind of page with the Tab key.
func TestKeyboard(t *testing.T) {
	front := example.serve(t)
	var pages []string
	for _, k := range kinds {
		if k.page != "embed/crisis/" { // text alone
			pages = append(pages, k.page)
		}
	}
	var found findings
	inTabs(t, pages, func(tb *tab, page string) {
		tb.visit(front + page)
		stops := 0
		for s := tb.tabKey(); s != nil && stops < mostStops; s = tb.tabKey() {
			if stops == 0 && s.Href != "#main" && !isFrame(page) {
				found.add(front+page, "the first stop is no skip link but <%s> %q", s.Tag, s.Text)
			}
			if s.Outline < 1 {
				found.add(front+page, "no outline on the focused <%s> %q %s", s.Tag, s.Text, s.Name)
			}
			if s.Hidden {
				found.add(front+page, "the focused <%s> %q %s is out of sight", s.Tag, s.Text, s.Name)
			}
			stops++
		}
		if stops < 10 || stops == mostStops {
			found.add(front+page, "%d stops: the focus is caught, or things can't be reached", stops)
		}
	})
	found.report(t)
}

// isFrame tells pages for frames: nothing is in them that could be skipped.
func isFrame(page string) bool { return strings.HasPrefix(page, "embed/") && page != "embed/" }

// TestSkipLink uses the skip link: the next stop lies in the main part or after it.
func TestSkipLink(t *testing.T) {
	front := example.serve(t)
	var found findings
	tb := newTab(t)
	for _, k := range kinds {
		if isFrame(k.page) {
			continue
		}
		tb.visit(front + k.page)
		tb.press(kb.Tab, kb.Enter, kb.Tab)
		if !eval[bool](tb, `(() => {
			const main = document.querySelector("main"), e = document.activeElement;
			return location.hash === "#main" && main.id === "main" && e !== document.body &&
				(main.contains(e) || !!(main.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING));
		})()`) {
			found.add(front+k.page, "the skip link does not lead to the main part")
		}
	}
	found.report(t)
}
