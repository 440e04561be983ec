package preview

import (
	"io/fs"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"sitegen/generator"
)

// faulty is a file system that panics on demand.
type faulty struct {
	fs.FS
	fails *atomic.Bool
}

func (f faulty) Open(name string) (fs.File, error) {
	if f.fails.Load() {
		panic("\x1b[2Ja <b>mistake</b>\nin sitegen")
	}
	return f.FS.Open(name)
}

func TestUpdateSurvivesAPanic(t *testing.T) {
	var fails atomic.Bool
	s := showOf(t, func(o *generator.Options) { o.Themes = faulty{o.Themes, &fails} })
	next := s.events()
	next()
	for _, name := range []string{"Once", "Twice"} {
		fails.Store(true)
		s.write("content/pages/about.md", "+++\ntitle = \"About us\"\n+++\n"+name+".\n")
		next()
		status, _, page := s.get("/about/")
		if status != http.StatusInternalServerError || strings.Contains(page, "<b>") {
			t.Errorf("status %d for:\n%s", status, page)
		}
		has(t, page, "<h1>sitegen itself failed</h1>", "a &lt;b&gt;mistake", "report it to", "/_sitegen/reload.js?v=")
		if status, _, _ := s.get("/favicon.svg"); status != http.StatusInternalServerError {
			t.Errorf("status %d for a file of a hub that is half done", status)
		}
		s.replace("content/home.md", "+++", "+++\n") // another one, and again
		next()

		fails.Store(false)
		s.replace("content/home.md", "+++\n", "+++\n\n")
		next()
		status, _, page = s.get("/about/")
		if status != http.StatusOK {
			t.Errorf("status %d after the fault is gone", status)
		}
		has(t, page, name)
	}
	messages := s.messages.String()
	has(t, messages, "error: sitegen itself failed", "report it to", "faulty.Open", "goroutine ", "all mistakes are gone")
	if strings.Contains(messages, "\x1b") {
		t.Error("what was printed moves the cursor")
	}
}

func TestRenderSurvivesAPanic(t *testing.T) {
	s := show(t)
	site := s.handler.site
	hub := site.hub
	exchange := func(h *generator.Hub) {
		site.mu.Lock()
		defer site.mu.Unlock()
		site.hub = h
	}
	exchange(nil)
	status, _, page := s.get("/about/")
	if status != http.StatusInternalServerError {
		t.Errorf("status %d", status)
	}
	has(t, page, "<h1>sitegen itself failed</h1>", "<code>/about/</code>", "report it to", "/_sitegen/reload.js?v=")
	has(t, s.messages.String(), "/about/: error: sitegen itself failed", "goroutine ")
	exchange(hub)
	if status, _, _ := s.get("/about/"); status != http.StatusOK {
		t.Errorf("status %d after the fault is gone", status)
	}
}
