package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// allShift sums what has moved since the page was asked for.
const allShift = `new Promise(done => setTimeout(() => done(shifts.reduce((sum, s) => sum + s.value, 0)), 300))`

// around is a page of somebody else's with something above a tool and much below.
func around(t testing.TB, head, tool string) string {
	t.Helper()
	return foreign(t, `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Around</title>`+head+
		`<main><h1>Around</h1><p>`+strings.Repeat("Who we are. ", 20)+`</p><div>`+tool+`</div><p>`+
		strings.Repeat("What is below the tools stays where it is. ", 40)+`</main>`, nil)
}

// spaced serves the example; hub.js comes late.
func spaced(t testing.TB, late time.Duration) (front string) {
	t.Helper()
	return example.serve(t, func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, "/widgets/hub.js") {
			time.Sleep(late)
		}
		return false
	})
}

// TestSpace lets each widget come at once and late on a page with its line of style: what is below
// stays where it is from the first paint, on a phone and on a desk.
func TestSpace(t *testing.T) {
	const most = 0.02 // web.dev/cls calls 0.1 good; heights are near, not exact
	var found findings
	tb := newTab(t)
	tb.before(recordShifts)
	tb.do(command(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})) // a script that the browser has kept is never late
	shift := func(head, front, snippet string) float64 {
		tb.do(chromedp.Navigate(around(t, head, strings.ReplaceAll(snippet, published, front))))
		tb.wait(`document.querySelector("main [ready]") !== null`)
		return eval[float64](tb, allShift)
	}
	fronts := map[string]string{"at once": spaced(t, 0), "600 ms late": spaced(t, 600*time.Millisecond)}
	for _, widget := range embedded {
		s := snippetFor(t, published, widget)
		for _, width := range []int64{360, 1280} {
			tb.do(chromedp.EmulateViewport(width, 800))
			for when, front := range fronts {
				place := fmt.Sprintf("%s at %d px, hub.js %s", widget, width, when)
				sum := shift(s.Space(), front, s.ByScript())
				t.Logf("%s: %.3f", place, sum)
				if sum > most {
					found.add(place, "the layout shifts by %.3f", sum)
				}
			}
		}
	}
	found.report(t)
	tb.do(chromedp.EmulateViewport(360, 800))
	if sum := shift("", fronts["600 ms late"], snippetFor(t, published, "finder").ByScript()); sum <= most {
		t.Errorf("without that line the layout shifts by %.3f", sum)
	}
}

// spaceBelow is a link's margin and where it and the crisis lines are, in pixels.
const spaceBelow = `(link => ({
	Space: parseFloat(getComputedStyle(link).marginBlockEnd),
	Top: link.getBoundingClientRect().top,
	High: link.getBoundingClientRect().height,
	Lines: document.querySelector(".hub-crisis").getBoundingClientRect().top,
}))(document.querySelector("a[data-hub]"))`

// TestSpaceWithoutScript: where the script does not come, the link stands where it would without
// that line, and after a while so does what is below. Where no script runs, and on paper, nothing
// is kept; a page may say how much.
func TestSpaceWithoutScript(t *testing.T) {
	type state struct{ Space, Top, High, Lines float64 }
	s := snippetFor(t, published, "checklist")
	text, _, _ := strings.Cut(s.ByScript(), "<script")
	tb := newTab(t)
	tb.do(chromedp.EmulateViewport(1280, 800))
	open := func(head string) state {
		tb.do(chromedp.Navigate(around(t, head, text)))
		return eval[state](tb, spaceBelow)
	}
	plain, spacious := open(""), open(s.Space())
	if spacious.Top != plain.Top || spacious.High > 2*plain.High || spacious.Space < 300 {
		t.Errorf("the link is %+v, and without space %+v", spacious, plain)
	}
	if wait := eval[string](tb, `getComputedStyle(document.querySelector("a[data-hub]")).animationDelay`); wait != "5s" {
		t.Errorf("it waits for %s", wait)
	}
	eval[bool](tb, `document.getAnimations().forEach(a => a.finish()) ?? true`)
	if now := eval[state](tb, spaceBelow); now.Space != 0 || now.Lines > plain.Lines+5 {
		t.Errorf("when it has given up the link is %+v, and without space %+v", now, plain)
	}
	tb.media("print")
	if now := eval[state](tb, spaceBelow); now != plain {
		t.Errorf("on paper the link is %+v, and without space %+v", now, plain)
	}
	tb.media("")
	for reserve, want := range map[string]float64{"0px": 0, "0": 0, "300px": 300} {
		if now := open("<style>:root { line-height: 20px; --hub-reserve: " + reserve + "}</style>" + s.Space()); now.Space+20 != max(want, 20) {
			t.Errorf("with --hub-reserve: %s the link is %+v", reserve, now)
		}
	}
	tb.scripting(false)
	if now := open(s.Space()); now != plain {
		t.Errorf("without scripts the link is %+v, and without space %+v", now, plain)
	}
}

// TestSpaceOfFrames: what is below a frame stays where it is, too.
func TestSpaceOfFrames(t *testing.T) {
	const most = 0.02
	front := example.serve(t)
	var found findings
	tb := newTab(t)
	tb.before(recordShifts)
	for i, snippet := range snippetFrames(t, front) {
		for _, width := range []int64{360, 1280} {
			tb.do(chromedp.EmulateViewport(width, 800), chromedp.Navigate(around(t, "", snippet)))
			tb.wait(`document.querySelector("iframe").style.height !== ""`)
			tb.comesToRest(`document.querySelector("iframe").offsetHeight`)
			sum := eval[float64](tb, allShift)
			t.Logf("%s at %d px: %.3f, %s", embedded[i], width, sum, eval[string](tb, `document.querySelector("iframe").height + " -> " + document.querySelector("iframe").offsetHeight`))
			if sum > most {
				found.add(fmt.Sprintf("%s at %d px", embedded[i], width), "the layout shifts by %.3f", sum)
			}
		}
	}
	found.report(t)
}
