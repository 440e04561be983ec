package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFinderFaults breaks the hub's data and each shard of the atlas: the page goes
// on, says so in one line, and keeps the link and the crisis lines.
func TestFinderFaults(t *testing.T) {
	const link = `a[data-hub=finder]`
	type job struct{ file, what string }
	var jobs []job
	for what := range faults {
		jobs = append(jobs, job{"/data/v1/hub.json", what}, job{"/data/v1/atlas/", what}, job{"/widgets/pages", what})
	}
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		place := findPage + " with " + j.what + " for " + j.file
		tb.before(`"errors" in globalThis || (errors = 0, addEventListener("hub:error", () => errors++))`)
		tb.visit(example.serve(t, breaks(j.file, faults[j.what])) + findPage)
		if j.file == "/data/v1/atlas/" {
			tb.wait(inFinder + `.querySelector(".crisis") !== null`)
			r := shownResults(tb)
			if strings.Contains(r.Notes, "could not load") || len(r.Fits) > 0 {
				found.add(place, "%d programs and %q", len(r.Fits), r.Notes)
			}
			if r.Heading != "Part of the list could not load." {
				found.add(place, "the heading says %q", r.Heading)
			}
			tb.wait(`errors === 1`)
			tb.wait(inFinder + `.lastElementChild.textContent.startsWith("Part of the list")`)
		}
		checkFallback(tb, &found, place, link)
		tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("` + link + `").click()`))
		tb.wait(shows(".plain-list .card"))
	})
	found.report(t)
}

// TestFinderLosesShards: one bad file of the atlas costs its own programs.
func TestFinderLosesShards(t *testing.T) {
	for what, answer := range map[string]http.HandlerFunc{"cut short": cutShort, "missing": http.NotFound, "that hangs": hang} {
		asked := 0
		some := func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.HasPrefix(r.URL.Path, "/data/v1/atlas/") {
				return false
			}
			if asked++; asked != 4 {
				return false
			}
			answer(w, r)
			return true
		}
		tb := newTab(t)
		tb.before(`(timeout => AbortSignal.timeout = ms => timeout.call(AbortSignal, ms / 20))(AbortSignal.timeout)`)
		front := example.serve(t, some)
		tb.visit(front + findPage)
		tb.wait(inFinder + `.querySelector("[part=chips] + div").textContent.includes("could not load")`)
		var found findings
		checkFallback(tb, &found, findPage+" with one file "+what, `a[data-hub=finder]`)
		found.report(t)
	}
}

// cutShort sends half of an answer that says it is whole.
func cutShort(w http.ResponseWriter, _ *http.Request) { w.Write([]byte{0x4d, 0x8e, 0x31}) }

// hang answers nothing, until the browser gives up.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// TestFinderWithoutScript: the plain list is the page; with scripts it waits behind
// the widget, from the start.
func TestFinderWithoutScript(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.scripting(false)
	tb.visit(front + findPage)
	for _, part := range []string{".plain-list .card a", ".plain-list .facet summary", ".plain-list .pager a"} {
		if !eval[bool](tb, shows(part)) {
			t.Errorf("without scripts %s is out of sight", part)
		}
	}
	tb.scripting(true)
	openFinder(tb, front)
	if eval[bool](tb, `document.querySelector(".plain-list").checkVisibility()`) {
		t.Error("the plain list shows below the finder")
	}
}
