package browser

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// faults are what can happen to a file on its way from a host.
var faults = map[string]http.HandlerFunc{
	"missing":  http.NotFound,
	"an error": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
	"a page": func(w http.ResponseWriter, _ *http.Request) {
		write(w, "text/html", "<!doctype html><title>Sign in</title>")
	},
	"nothing":   func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", "") },
	"cut short": func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", `{"vocabulary":[{"id":`) },
	"an object": func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", `{}`) },
	"a list":    func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", `[1,null,"x"]`) },
	"null":      func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", `null`) },
	"no answer": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
}

func write(w http.ResponseWriter, kind, body string) {
	w.Header().Set("Content-Type", kind)
	io.WriteString(w, body)
}

// breaks makes a fault of every file whose name begins so.
func breaks(prefix string, answer http.HandlerFunc) fault {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasPrefix(r.URL.Path, prefix) {
			return false
		}
		answer(w, r)
		return true
	}
}

const (
	allLinks        = `a[data-hub=checklist], a[data-hub=suggestions]`
	suggestionsLink = `a[data-hub=suggestions]`
)

// TestFaults breaks the script, the hub's data and the atlas in every way.
// The link that a widget grew from stays in sight, and so do the crisis lines.
func TestFaults(t *testing.T) {
	type job struct{ file, what, page, links string }
	var jobs []job
	for what := range faults {
		for _, page := range []string{"tools/support-map/", topicPage} {
			jobs = append(jobs, job{"/data/v1/hub.json", what, page, allLinks}, job{"/widgets/pages", what, page, allLinks})
		}
		jobs = append(jobs, job{"/data/v1/checklist.json", what, "tools/support-map/", "a[data-hub=checklist]"},
			job{"/data/v1/saved.json", what, savedPage, "a[data-hub=saved]"})
		for _, file := range []string{"/data/v1/suggestions.json", "/data/v1/atlas/"} {
			jobs = append(jobs, job{file, what, topicPage, suggestionsLink})
		}
	}
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		place := j.page + " with " + j.what + " for " + j.file
		tb.visit(example.serve(t, breaks(j.file, faults[j.what])) + j.page)
		if j.links == suggestionsLink {
			tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("hub-suggestions").shadowRoot.querySelector("button.main")?.click()`))
			tb.wait(shows(j.links))
		}
		checkFallback(tb, &found, place, j.links)
	})
	found.report(t)
}

// TestFailureLooks shows axe what stays of every tool, in every language, when the hub's data
// or the script is missing.
func TestFailureLooks(t *testing.T) {
	type job struct{ page, file string }
	var jobs []job
	for _, language := range example.languages(t) {
		for _, page := range []string{"tools/support-map/", contactsPage, planPage, savedPage, findPage, topicPage} {
			jobs = append(jobs, job{language + page, "/data/v1/"}, job{language + page, "/widgets/"})
		}
	}
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		place := j.page + " without " + j.file
		tb.visit(example.serve(t, breaks(j.file, http.NotFound)) + j.page)
		checkFallback(tb, &found, place, "a[data-hub]:not([data-hub=save], [data-hub=exit])")
		tb.axeInBothSchemes(&found, place)
	})
	found.report(t)
}

// shows is a condition: there are such elements, and all are in sight.
func shows(selector string) string {
	return fmt.Sprintf(`(() => {
		const all = [...document.querySelectorAll(%q)];
		return all.length > 0 && all.every(e => e.checkVisibility() && e.getBoundingClientRect().height > 0);
	})()`, selector)
}

func checkFallback(tb *tab, f *findings, place, links string) {
	if !eval[bool](tb, shows(links)) {
		f.add(place, "the link is out of sight")
	}
	if !eval[bool](tb, shows(`.crisis a[href="tel:988"]`)) {
		f.add(place, "the crisis lines are out of sight")
	}
	_, problems := tb.heard()
	for _, p := range problems {
		if strings.HasPrefix(p, "exception") || strings.HasPrefix(p, "console") {
			f.add(place, "%s", p)
		}
	}
}

// TestSlowData: as long as the hub's data is on its way, the link is there.
func TestSlowData(t *testing.T) {
	release := make(chan struct{})
	slow := func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/hub.json") {
			select {
			case <-release:
			case <-time.After(patience):
			}
		}
		return false
	}
	tb := newTab(t)
	front := example.serve(t, slow)
	tb.do(chromedp.Navigate(front + "tools/support-map/"))
	var found findings
	checkFallback(tb, &found, "the support map, waiting", `a[data-hub=checklist]`)
	close(release)
	tb.wait(`document.querySelector("hub-checklist").hasAttribute("ready")`)
	checkLog(tb, &found, front, "the support map, slow")
	found.report(t)
}
