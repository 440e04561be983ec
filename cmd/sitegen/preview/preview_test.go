package preview

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"sitegen/generator"
	"sitegen/themes"
)

const topic = "content/topics/support-systems.md"

func has(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%.3000s", want, text)
		}
	}
}

func TestEditIsShown(t *testing.T) {
	s := show(t)
	next := s.events()
	before := next()
	_, _, page := s.get("/about/")
	has(t, page, `<script src="/_sitegen/reload.js?v=`+before+`"></script></body>`)

	s.write("content/pages/about.md", "+++\ntitle = \"About us\"\n+++\nWe moved to Pueblo.\n")
	if after := next(); after == before {
		t.Error("the version did not change")
	}
	_, _, page = s.get("/about/")
	has(t, page, "We moved to Pueblo.")
	has(t, s.messages.String(), "content/pages/about.md: updated in ")
}

func TestSaveByRename(t *testing.T) {
	s := show(t)
	next := s.events()
	next()
	before := s.messages.String() // what is not translated
	s.write("content/pages/.about.md.swp", "half")
	s.write("content/pages/4913", "")
	s.write("content/pages/about.md~", "old")
	time.Sleep(5 * quiet)
	if text := s.messages.String(); text != before {
		t.Errorf("files that are no content: %s", text)
	}
	s.write("content/pages/.new", "+++\ntitle = \"About us\"\n+++\nSaved in two steps.\n")
	if err := os.Rename(s.path("content/pages/.new"), s.path("content/pages/about.md")); err != nil {
		t.Fatal(err)
	}
	next()
	_, _, page := s.get("/about/")
	has(t, page, "Saved in two steps.")
	if n := strings.Count(s.messages.String(), "updated in"); n != 1 {
		t.Errorf("%d updates for one save:\n%s", n, s.messages)
	}
}

func TestFilesInNewFolders(t *testing.T) {
	s := show(t)
	next := s.events()
	next()
	s.write("content/programs/utah/moab/red-rock.toml", listing("red-rock", "Red Rock Peers"))
	next()
	_, _, page := s.get("/programs/red-rock/")
	has(t, page, "Red Rock Peers")
	s.write("content/programs/utah/moab/red-rock.toml", listing("red-rock", "Red Rock Friends"))
	next()
	_, _, page = s.get("/programs/red-rock/")
	has(t, page, "Red Rock Friends")
	if err := os.RemoveAll(s.path("content/programs/utah")); err != nil {
		t.Fatal(err)
	}
	next()
	if status, _, _ := s.get("/programs/red-rock/"); status != http.StatusNotFound {
		t.Errorf("status %d for a listing that was deleted", status)
	}
}

func listing(id, name string) string {
	return "id = \"" + id + "\"\nname = \"" + name + "\"\nstatus = \"active\"\nphones = [{ number = \"+1-435-555-0142\" }]\n" +
		"[location]\nkind = \"physical\"\ncity = \"Moab\"\nregion = \"UT\"\ncountry = \"US\"\n[offers]\nneed = [\"addiction\"]\nkind = [\"peer-support\"]\n"
}

func TestMistakes(t *testing.T) {
	s := show(t)
	next := s.events()
	next()
	s.write("content/programs/a.toml", strings.Replace(listing("a-house", "A <b>House</b>"), "addiction", "<img>", 1))
	s.replace(topic, "title =", "titel =")
	for n := 0; n < 2 && !strings.Contains(s.messages.String(), "titel"); n++ {
		next()
	}

	status, header, page := s.get("/about/")
	if status != http.StatusInternalServerError {
		t.Errorf("status %d", status)
	}
	has(t, page, "<code>content/programs/a.toml:11:9</code>", "&lt;img&gt;", "<code>"+topic+":", "titel", "hint: did you mean", "/_sitegen/reload.js?v=")
	if strings.Contains(page, "<img>") {
		t.Error("the page has a value as HTML")
	}
	has(t, header.Get("Content-Security-Policy"), "script-src 'self'")
	if status, _, _ := s.get("/_sitegen/mistakes.css"); status != http.StatusOK {
		t.Errorf("status %d for the style of that page", status)
	}
	has(t, s.messages.String(), "content/programs/a.toml:11:9: error: ", "3 mistakes; the page shows them")

	s.replace(topic, "titel =", "title =")
	os.Remove(s.path("content/programs/a.toml"))
	for status != http.StatusOK {
		next()
		status, _, _ = s.get("/about/")
	}
	has(t, s.messages.String(), "all mistakes are gone")
}

func TestManyMistakes(t *testing.T) {
	s := show(t, func(s *shown) {
		s.write("content/programs/a.toml", listing("a-house", "A House")+strings.Repeat("[[service]]\nnme = \"x\"\n", 200))
	})
	_, _, page := s.get("/")
	for name, text := range map[string]string{"the page": page, "the terminal": s.messages.String()} {
		if n := strings.Count(text, "error: "); n != 100 {
			t.Errorf("%s tells %d mistakes", name, n)
		}
		has(t, text, " more; sitegen check lists all")
	}
}

func TestMistakesFromTheStart(t *testing.T) {
	s := show(t, func(s *shown) { s.replace("config.toml", "title =", "titel =") })
	status, _, page := s.get("/")
	if status != http.StatusInternalServerError {
		t.Errorf("status %d", status)
	}
	has(t, page, "<code>config.toml:")
	next := s.events()
	next()
	s.replace("config.toml", "titel =", "title =")
	next()
	if status, _, _ := s.get("/"); status != http.StatusOK {
		t.Errorf("status %d after the mistake is gone", status)
	}
}

// A style sheet that changed while there was a mistake elsewhere is not forgotten.
func TestChangesDuringAMistake(t *testing.T) {
	s := show(t)
	next := s.events()
	next()
	s.replace(topic, "title =", "titel =")
	next()
	s.write("themes/haven/css/print.css", "@media print { .only-in-this-test { color: red } }")
	next()
	s.replace(topic, "titel =", "title =")
	next()
	_, _, page := s.get("/")
	sheet := regexp.MustCompile(`href="(/[^"]*\.css)"`).FindStringSubmatch(page)
	if sheet == nil {
		t.Fatalf("no style sheet in:\n%.2000s", page)
	}
	_, _, css := s.get(sheet[1])
	has(t, css, "only-in-this-test")
}

func TestDraftsAreShown(t *testing.T) {
	s := show(t, func(s *shown) {
		s.write("content/pages/soon.md", "+++\ntitle = \"Soon\"\ndraft = true\n+++\nNot yet.\n")
	})
	_, _, page := s.get("/soon/")
	has(t, page, "Not yet.", "Draft.")
}

func TestAnswers(t *testing.T) {
	s := show(t, func(s *shown) { s.write("static/hello.txt", "hello") })
	for _, c := range []struct {
		path     string
		status   int
		location string
	}{
		{"/", 200, ""},
		{"/topics", 307, "/topics/"},
		{"/sitemap.xml", 200, ""},
		{"/hello.txt", 200, ""},
		{"/nothing/here/", 404, ""},
		{"/nothing", 404, ""},
		{"/config.toml", 404, ""},
		{"/content/", 404, ""},
		{"//topics", 404, ""},
		{"/topics//", 404, ""},
		{"/_sitegen/", 404, ""},
		{"/_sitegen/reload.js", 200, ""},
		{"/%2e%2e/config.toml", 404, ""},
		{"/x/..%2f../config.toml", 404, ""},
		{"/..%5cconfig.toml", 404, ""},
		{"/topics%00/", 404, ""},
	} {
		status, header, body := s.get(c.path)
		if status != c.status || header.Get("Location") != c.location {
			t.Errorf("%s: status %d, location %q; want %d, %q", c.path, status, header.Get("Location"), c.status, c.location)
		}
		if status == 404 && !strings.Contains(body, "/_sitegen/reload.js") {
			t.Errorf("%s: not the hub's own page: %.200s", c.path, body)
		}
		if header.Get("Content-Security-Policy") == "" || header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers are missing: %v", c.path, header)
		}
	}
}

func TestBasePath(t *testing.T) {
	s := show(t, func(s *shown) { s.replace("config.toml", `"https://hub.example/"`, `"https://hub.example/help/us/"`) })
	for path, want := range map[string]string{"/": "/help/us/", "/help/us": "/help/us/", "/help/us/topics": "/help/us/topics/"} {
		if status, header, _ := s.get(path); status != 307 || header.Get("Location") != want {
			t.Errorf("%s: status %d, location %q", path, status, header.Get("Location"))
		}
	}
	if status, _, _ := s.get("/help/us/about/"); status != 200 {
		t.Errorf("status %d below the base path", status)
	}
	if status, _, _ := s.get("/about/"); status != 404 {
		t.Errorf("status %d outside the base path", status)
	}
}

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		address, host string
		ours          bool
	}{
		{"127.0.0.1:8080", "127.0.0.1:8080", true},
		{"127.0.0.1:8080", "localhost:8080", true},
		{"127.0.0.1:8080", "LOCALHOST", true},
		{"127.0.0.1:8080", "[::1]:8080", true},
		{"127.0.0.1:8080", "evil.example:8080", false},
		{"127.0.0.1:8080", "localhost.evil.example", false},
		{"127.0.0.1:8080", "192.168.1.7:8080", false},
		{"127.0.0.1:8080", "", false},
		{"hub.local:8080", "hub.local:8080", true},
		{"hub.local:8080", "other.local:8080", false},
		{"0.0.0.0:8080", "192.168.1.7:8080", true},
		{":8080", "[fe80::1]:8080", true},
		{":8080", "evil.example", false},
	} {
		h := newHandler(nil, c.address)
		if got := h.isOurs(c.host); got != c.ours {
			t.Errorf("at %s: isOurs(%q) = %t", c.address, c.host, got)
		}
	}
}

func TestForeignHostIsRefused(t *testing.T) {
	s := show(t)
	for _, path := range []string{"/", "/_sitegen/events", "/_sitegen/reload.js"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "evil.example"
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s: status %d", path, w.Code)
		}
		has(t, w.Body.String(), "evil.example", "--addr")
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", "/", nil)
	r.Host = "localhost"
	s.handler.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("status %d for POST", w.Code)
	}
}

func TestServe(t *testing.T) {
	s := show(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	messages, ended := &buffer{}, make(chan error)
	go func() {
		ended <- Serve(ctx, Options{Hub: generator.Options{Source: s.dir, Themes: themes.FS}, Address: "127.0.0.1:0", Messages: messages})
	}()
	first := regexp.MustCompile(`^serving (http://(127\.0\.0\.1:\d+)/) \(press Ctrl-C to stop\)\n`)
	for first.FindString(messages.String()) == "" {
		time.Sleep(time.Millisecond)
		select {
		case err := <-ended:
			t.Fatal(err)
		default:
		}
	}
	at := first.FindStringSubmatch(messages.String())
	r, err := http.Get(at[1] + "_sitegen/events") // an open page must not hold up the end
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if _, err := listen(at[2]); err == nil || !strings.Contains(err.Error(), "in use") || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("a second preview at one address: %v", err)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("still serving 10 s after the end")
	}
}
