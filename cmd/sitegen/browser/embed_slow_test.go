package browser

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// slowness is as long as a host may take that answers at last. Widgets are patient for half of
// it (patience.ts), and have told before it is too long.
const (
	slowness = 30 * time.Second
	tooLong  = 25 * time.Second
)

// slowly answers after that time.
func slowly(prefix string) fault {
	return func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, prefix) {
			select {
			case <-time.After(slowness):
			case <-r.Context().Done():
			}
		}
		return false
	}
}

// slowPage is a page of another website while something of the hub takes so long.
type slowPage struct {
	what, file string
	pinned     bool
	waiting    string // a condition: it has waited for longer than its patience
	failed     string // as readFallen gives it then
	at         string // a condition: all has come that ever comes
	told       string // as readTold gives it then
}

const (
	allReady = `document.querySelectorAll("p > [ready]").length === 6`
	noCards  = `!` + inFinder + `?.querySelector("[part=card]")`
	oneCard  = inFinder + `?.querySelector("[part=card]")?.checkVisibility()`
)

// slowPages: what was waited for in vain is not used when it comes later, but for modules: a widget takes
// the place of what stood there for it.
var slowPages = []slowPage{
	{"hub.json", "/data/v1/hub.json", false, settled, everyTool, settled, everyOne("0/1")},
	{"hub.json, pinned", "/data/v1/hub.json", true, settled, everyTool, settled, everyOne("0/1")},
	{"modules", "/widgets/chunk-", false, settled, everyTool, allReady, everyOne("1/1")},
	{"modules, pinned", "/widgets/chunk-", true, settled, everyTool, allReady, everyOne("1/1")},
	{"the list", "/widgets/list-", false, toldOf("hub-finder", 1), "[]", oneCard, everyOne("1/0", "hub-finder 1/1")},
	{"programs", atlasFiles, false, toldOf("hub-finder", 1) + " && " + toldOf("hub-suggestions", 1), "[]", noCards, readers(1, 1)},
}

// TestEmbedSlowly has widgets wait for 30 seconds, on all these pages at once: after 15 they have told the
// page, and show link and crisis lines.
func TestEmbedSlowly(t *testing.T) {
	t.Parallel()
	start := time.Now()
	tabs := make([]*tab, len(slowPages))
	for i, p := range slowPages {
		front := example.serve(t, slowly(p.file))
		script := followed(front)
		if p.pinned {
			script = example.pinned(t, front)
		}
		tabs[i] = newTab(t)
		tabs[i].do(chromedp.Navigate(counting(t, front, script, embedded...)))
	}
	opened := time.Now()
	for i, p := range slowPages {
		tb := tabs[i]
		if eval[int](tb, `heard.size`) == 0 && !eval[bool](tb, shows(`a[data-hub]`)) {
			t.Errorf("%s: no link from the start", p.what)
		}
		if p.file == atlasFiles {
			tb.wait(settled)
			tb.do(chromedp.Evaluate[chromedp.Void](showSuggestions))
		}
	}
	for i, p := range slowPages {
		tabs[i].wait(p.waiting)
		if got := eval[string](tabs[i], readFallen); got != p.failed {
			t.Errorf("%s, waiting: failed: %s", p.what, got)
		}
		if p.failed == "[]" { // not as a whole
			if got := eval[string](tabs[i], readHelp+`("hub-finder")`); got != "" {
				t.Errorf("%s, waiting: %s", p.what, got)
			}
		}
	}
	if waited := time.Since(opened); waited > tooLong {
		t.Errorf("told only after %v", waited)
	}
	time.Sleep(time.Until(start.Add(slowness)))
	for i, p := range slowPages {
		tabs[i].wait(p.at)
		if got := eval[string](tabs[i], readTold); got != p.told {
			t.Errorf("%s, at the end: ready/failed: %s", p.what, got)
		}
		quiet(tabs[i], p.what)
	}
}
