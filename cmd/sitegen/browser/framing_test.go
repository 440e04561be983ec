package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFraming: another website can show the pages for frames, and no other of the hub.
func TestFraming(t *testing.T) {
	front := example.serve(t)
	frame := func(page string) string {
		return `<!doctype html><title>A website</title><iframe title="a frame" src="` + front + page + `"></iframe>`
	}
	refused := func(page string) bool {
		tb := newTab(t)
		tb.do(chromedp.Navigate(foreign(t, frame(page), nil)))
		_, problems := tb.heard()
		return strings.Contains(strings.Join(problems, "\n"), "X-Frame-Options")
	}
	for _, page := range []string{"embed/finder/", "es/embed/contacts/", "embed/crisis/"} {
		if refused(page) {
			t.Errorf("%s can't be in a frame", page)
		}
	}
	for _, page := range []string{"", "es/", "saved/", "es/saved/", "tools/support-map/", "programs/harbor-house-iop/", "embed/", "about/"} {
		if !refused(page) {
			t.Errorf("%q can be in a frame", page)
		}
	}
}

// TestIsolatedWebsite: a page that lets in only what says that it may be let in
// (Cross-Origin-Embedder-Policy) can still have widgets, by script and in a frame.
func TestIsolatedWebsite(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(foreign(t, `<!doctype html><title>A website</title>`+followed(front)+linked(front, "finder")+
		`<iframe title="a frame" src="`+front+`embed/contacts/"></iframe>`, map[string]string{
		"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin",
	}))
	tb.wait(`crossOriginIsolated && document.querySelector("hub-finder")?.hasAttribute("ready")`)
	// A frame that is let in is of another origin; what stands in for one that is not is not.
	quiet(tb, "a page that is isolated")
	if requests, _ := tb.heard(); !strings.Contains(strings.Join(requests, "\n"), front+"data/v1/hub.json") {
		t.Errorf("it asks for %q", requests)
	}
}
