package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

const recordShifts = `globalThis.shifts = [];
new PerformanceObserver(list => {
	for (const { value, sources } of list.getEntries())
		shifts.push({ value, what: [...sources].map(s => (s.node?.localName ?? "text") + "." + (s.node?.className ?? "")).join(" ") });
}).observe({ type: "layout-shift", buffered: true });`

// TestLayoutShift lets pages and their widgets load, on a phone and on a desk,
// and measures what jumps: web.dev/cls calls 0.1 good, and asks for less here.
func TestLayoutShift(t *testing.T) {
	const most = 0.01
	front := example.serve(t)
	var found findings
	tb := newTab(t)
	tb.before(recordShifts)
	for _, width := range []int64{360, 1280} {
		tb.do(chromedp.EmulateViewport(width, 800))
		for _, page := range []string{"", "topics/support-systems/", "find/", "programs/harbor-house-iop/", "tools/support-map/"} {
			tb.visit(front + page)
			eval[bool](tb, `new Promise(done => setTimeout(() => done(true), 200))`)
			sum := eval[float64](tb, `shifts.reduce((sum, s) => sum + s.value, 0)`)
			if sum > most {
				what := eval[[]string](tb, `shifts.map(s => s.what)`)
				found.add(front+page, "at %d px the layout shifts by %.3f: %v", width, sum, what)
			}
		}
	}
	found.report(t)
}
