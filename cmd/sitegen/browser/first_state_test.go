package browser

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// firstState is how many bytes of ours a website may bring before a visitor sees the form of
// an embedded finder. Text is counted as brotli at its smallest, a script as it is sent.
const firstState = 25_000

// watched is a page of somebody else's with a finder that a link becomes. It notes when the finder's form is
// there, and tasks that keep its thread busy for more than 50 ms.
func watched(t testing.TB, link, script string) string {
	t.Helper()
	return foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><script>
		tasks = [];
		shown = 0;
		new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
		addEventListener("hub:ready", () => shown = performance.now());
	</script><h1>A treatment center</h1>`+link+script, nil)
}

// askedBefore lists the addresses that a page has asked for until its form was there.
const askedBefore = `performance.getEntriesByType("resource").filter(e => e.startTime < shown).map(e => e.name)`

// bytesOf sums what was asked of the hub.
func (h *hub) bytesOf(t testing.TB, front string, asked []string) (sum int) {
	t.Helper()
	host, err := url.Parse(front)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(asked)
	for _, address := range slices.Compact(asked) {
		if u, err := url.Parse(address); err == nil && u.Host == host.Host {
			sum += h.sent(t, u.Path)
		}
	}
	return sum
}

// TestFirstStates counts what a website brings before the form of a finder is there, however the
// page has narrowed it, also in another language. (A pinned script has all of a widget's modules
// checked before it runs any.)
func TestFirstStates(t *testing.T) {
	front := example.serve(t)
	for _, options := range []string{
		"", `data-hub-organization="Harbor House"`, `data-hub-organization="Harbor House" data-hub-language="es"`,
		`data-hub-place="80202" data-hub-radius="25" data-hub-compact data-hub-hide="text"`, `data-hub-needs="addiction"`,
	} {
		for _, script := range []string{followed(front), example.pinned(t, front)} {
			tb := newTab(t)
			tb.visit(watched(t, strings.Replace(linked(front, "finder"), "<a", "<a "+options, 1), script))
			tb.wait(`shown > 0`)
			asked := eval[[]string](tb, askedBefore)
			sum := example.bytesOf(t, front, asked)
			t.Logf("%d bytes with %s %s", sum, options, script)
			if sum > firstState || len(asked) < 4 {
				t.Errorf("%d bytes before the form is there, with %s: %q", sum, options, asked)
			}
		}
	}
}

// TestFirstState types into the form before the rest has come: nothing typed is lost.
func TestFirstState(t *testing.T) {
	held := make(chan struct{})
	front := example.serve(t, holding("/widgets/list-", held))
	tb := newTab(t)
	tb.visit(watched(t, linked(front, "finder"), followed(front)))
	tb.wait(`shown > 0`)
	eval[bool](tb, `(input => {
		input.value = "80202";
		return input.dispatchEvent(new Event("change", { bubbles: true }));
	})(`+inFinder+`.querySelector("form input"))`)
	eval[bool](tb, inFinder+`.querySelector("form").requestSubmit() ?? true`)
	close(held)
	tb.wait(inFinder + `.activeElement?.textContent.endsWith("near 80202, CO")`)
	if got := len(shownResults(tb).Fits); got != 20 {
		t.Errorf("%d programs, want 20", got)
	}
}

// BenchmarkFirstState prints, for a page of another website, the bytes of ours until the
// form of a finder is there and until its first list is, and for how long they keep the
// thread of a processor busy that is four times slower than this one: total blocking time
// until the form is there, until the engine is, and while a visitor looks for a place. It
// asserts nothing.
func BenchmarkFirstState(b *testing.B) {
	national := buildNational(b)
	front := national.serve(b)
	var form, idle, searched []float64
	for range 9 {
		tb, leave := passing(b)
		tb.do(command(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
		tb.visit(watched(b, linked(front, "finder"), followed(front)))
		tb.wait(`shown > 0 && !!` + inFinder + `.querySelector("[part=list]")`)
		b.ReportMetric(float64(national.bytesOf(b, front, eval[[]string](tb, askedBefore)))/1e3, "kB-form")
		form = append(form, eval[float64](tb, `tasks.filter(t => t.startTime < shown).reduce((sum, t) => sum + t.duration - 50, 0)`))
		idle = append(idle, eval[float64](tb, `tasks.filter(t => t.startTime >= shown).reduce((sum, t) => sum + t.duration - 50, 0)`))
		eval[bool](tb, `tasks = [], true`)
		search(tb, said(placeInput, "80202"))
		tb.wait(inFinder + `.querySelectorAll("[part=list] > li").length === 20`)
		searched = append(searched, eval[float64](tb, `tasks.reduce((sum, t) => sum + t.duration - 50, 0)`))
		b.ReportMetric(float64(national.bytesOf(b, front, eval[[]string](tb, `performance.getEntriesByType("resource").map(e => e.name)`)))/1e3, "kB-found")
		leave() // its throttle takes time from the others
	}
	reportTimes(b, "blocked-form", form)
	reportTimes(b, "blocked-engine", idle)
	reportTimes(b, "blocked-search", searched)
	b.ReportMetric(0, "ns/op")
}

// TestFirstStatesOfFrames counts the same for the page that is in a frame, with the script
// that gives the frame its height.
func TestFirstStatesOfFrames(t *testing.T) {
	front := example.serve(t)
	for _, options := range []string{
		"", "organization=Harbor+House", "place=80202&radius=25&compact&hide=text", // with needs it is 27.4 kB: names of terms are 2.6
	} {
		tb := newTab(t)
		tb.before(`shown = 0; addEventListener("hub:ready", () => shown = performance.now());`)
		page := front + "embed/finder/"
		tb.visit(page + "#" + options)
		tb.wait(`shown > 0`)
		asked := slices.DeleteFunc(append(eval[[]string](tb, askedBefore), page, front+"widgets/frame.js"), func(address string) bool {
			return strings.HasSuffix(address, "/favicon.svg") // a page's, not a frame's
		})
		sum := example.bytesOf(t, front, asked)
		t.Logf("%d bytes with %s", sum, options)
		if sum > firstState || len(asked) < 6 {
			t.Errorf("%d bytes before the form is there, with %s: %q", sum, options, asked)
		}
	}
}
