package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// shiftsSince sums what jumped after the link became a widget and its space was painted.
const shiftsSince = `new Promise(done => setTimeout(() => done(shifts
	.filter(s => s.at > upgraded).reduce((sum, s) => sum + s.value, 0)), 300))`

const noteUpgrade = `globalThis.upgraded = Infinity;
new MutationObserver((_, observer) => {
	if (!document.querySelector("main > div > :not(a)")) return;
	observer.disconnect();
	requestAnimationFrame(() => requestAnimationFrame(() => upgraded = performance.now()));
}).observe(document, { subtree: true, childList: true });
globalThis.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(({ value, startTime }) => ({ value, at: startTime }))))
	.observe({ type: "layout-shift", buffered: true });`

// TestReserved lets each widget load slowly on somebody else's page: what is below it
// stays where it is from when its space was reserved, on a phone and on a desk.
func TestReserved(t *testing.T) {
	const most = 0.02 // web.dev/cls calls 0.1 good; heights are near, not exact
	front := example.serve(t, func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, "/data/") {
			time.Sleep(100 * time.Millisecond)
		}
		return false
	})
	var found findings
	tb := newTab(t)
	tb.before(noteUpgrade)
	page := func(widget, style string) string {
		return foreign(t, `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Below</title><style>`+style+
			`</style><main><h1>Below</h1><div>`+linkTo(front, widget)+`</div><p>`+
			strings.Repeat("What is below the tools stays where it is. ", 40)+`</main>`+followed(front), nil)
	}
	for _, width := range []int64{360, 1280} {
		tb.do(chromedp.EmulateViewport(width, 800))
		for _, widget := range embedded {
			tb.visit(page(widget, ""))
			place := fmt.Sprintf("%s at %d px", widget, width)
			if sum := eval[float64](tb, shiftsSince); sum > most {
				found.add(place, "the layout shifts by %.3f", sum)
			}
			height := `document.querySelector("main > div > *").getBoundingClientRect().height`
			before := eval[float64](tb, height)
			eval[bool](tb, `document.querySelector("main > div > *").dispatchEvent(new Event("pointerdown", { bubbles: true }))`)
			if after := eval[float64](tb, height); before-after > 120 {
				found.add(place, "%.0f px too much are reserved", before-after)
			}
		}
	}
	found.report(t)
	tb.visit(page("checklist", ":root { --hub-reserve: 0px }"))
	if sum := eval[float64](tb, shiftsSince); sum <= most {
		t.Errorf("a page that wants no space reserved sees a shift of %.3f", sum)
	}
}

// TestReservedForLess: a widget that leaves parts out reserves at most 24 em, any other what it
// will take, or the window; a page says otherwise.
func TestReservedForLess(t *testing.T) {
	front := example.serve(t, holding("/widgets/checklist", t.Context().Done()), holding("/widgets/finder", t.Context().Done()))
	tb := newTab(t)
	tb.do(chromedp.EmulateViewport(360, 1000))
	for _, c := range []struct {
		widget, attributes, style string
		high                      float64 // pixels
	}{
		{"finder", "", "", 1000},
		{"finder", `data-hub-place="80202" data-hub-needs="trauma" data-hub-language="es"`, "", 1000},
		{"finder", `data-hub-hide="text"`, "", 24 * 16},
		{"finder", `data-hub-organization="Harbor House" data-hub-compact`, "", 1000},
		{"finder", `data-hub-hide="text"`, "hub-finder { font-size: 20px }", 24 * 20},
		{"finder", `data-hub-hide="text"`, "hub-finder { --hub-reserve: 90px }", 90},
		{"checklist", "", "main { width: 320px }", (57 - .8*20) * 16},
		{"checklist", `data-hub-hide="picture"`, "main { width: 320px }", 24 * 16},
		{"checklist", `data-hub-hide="picture"`, "main { width: 320px } hub-checklist { --hub-reserve: 600px }", 600},
	} {
		tb.do(chromedp.Navigate(foreign(t, `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Less</title><style>`+c.style+
			`</style><main>`+strings.Replace(linkTo(front, c.widget), "<a", "<a "+c.attributes, 1)+`</main>`+followed(front), nil)))
		tb.wait(`document.querySelector("hub-` + c.widget + `") !== null`)
		if got := eval[float64](tb, `document.querySelector("hub-`+c.widget+`").getBoundingClientRect().height`); got < c.high-1 || got > c.high+1 {
			t.Errorf("%s %s %s reserves %.1f px, not %.1f", c.widget, c.attributes, c.style, got, c.high)
		}
	}
}
