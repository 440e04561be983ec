package browser

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// A page of somebody else's that happens to have what the hub's own pages have.
const lookalike = `<script type="application/json" id="hub-program">{"id": "x", "name": "X", "offers": [1], "services": []}</script>
	<a href="#save" data-hub="save">Save</a> <a href="#other" data-hub="other">Other</a> <a href="#own" data-hub="constructor">Own</a>`

// ownScript is the script of the hub's own pages.
func (h *hub) ownScript(t testing.TB, front string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(h.dir, "widgets", "pages-*.js"))
	if err != nil || len(found) != 1 {
		t.Fatalf("scripts of the hub's own pages: %q %v", found, err)
	}
	return script(front + "widgets/" + filepath.Base(found[0]))
}

// TestEmbedManners: on somebody else's page scripts note nothing of it, take no link but
// those of widgets, and leave keys and history alone.
func TestEmbedManners(t *testing.T) {
	front := example.serve(t)
	for what, tag := range map[string]string{"following": followed(front), "pinned": example.pinned(t, front), "the hub's own": example.ownScript(t, front)} {
		tb := newTab(t)
		tb.visit(embedding(t, lookalike, tag, linked(front, "saved")))
		tb.wait(outcome(1, 0))
		before := eval[string](tb, `location.href + history.length`)
		tb.press(kb.Shift, kb.Shift, kb.Shift)
		if after := eval[string](tb, `location.href + history.length`); after != before || eval[bool](tb, `!document.documentElement.checkVisibility()`) {
			t.Errorf("%s: Shift three times led from %s to %s", what, before, after)
		}
		if kept := eval[string](tb, `JSON.stringify({ ...sessionStorage, ...localStorage })`); strings.Contains(kept, `"x"`) || strings.Contains(kept, "signals") {
			t.Errorf("%s: it keeps %s", what, kept)
		}
		if left := eval[string](tb, `[...document.querySelectorAll("body > a")].map(a => a.dataset.hub).join()`); left != "save,other,constructor" {
			t.Errorf("%s: links that are left: %s", what, left)
		}
		if left := eval[int](tb, `document.querySelectorAll("link").length`); left != 0 {
			t.Errorf("%s: %d links are left in the head", what, left)
		}
		quiet(tb, what)
	}
}

// TestEmbedExit: a page that has a way to leave quickly leaves with Shift three times,
// too, with a widget and without.
func TestEmbedExit(t *testing.T) {
	front := example.serve(t)
	away := foreign(t, "<!doctype html><title>Weather</title>", nil)
	exit := `<a href="` + away + `" data-hub="exit">Leave</a>`
	for what, page := range map[string][]string{
		"with a widget": {exit, linked(front, "saved"), followed(front)},
		"alone":         {exit, followed(front)},
		"pinned":        {exit, example.pinned(t, front)},
	} {
		tb := newTab(t)
		tb.visit(embedding(t, page...))
		tb.wait(`performance.getEntriesByType("resource").some(e => e.name.includes("chunk-"))`)
		tb.wait(`document.readyState === "complete" && !document.querySelector("link")`)
		pressed := func() bool {
			tb.press(kb.Shift, kb.Shift, kb.Shift)
			return eval[string](tb, `location.href`) == away
		}
		for tries := 0; !pressed(); tries++ { // the module may have come, and not yet run
			if tries == 5 {
				t.Fatalf("%s: Shift three times does not leave", what)
			}
			time.Sleep(1100 * time.Millisecond) // or a fourth would do
		}
	}
}
