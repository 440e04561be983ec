package browser

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestHeadersFile holds _headers, as hosts add it up, against the headers that a preview
// sends: for each file the same, but for how who may frame it is said, and how long hosts
// keep a page. A header that two rules set would show as two values.
func TestHeadersFile(t *testing.T) {
	hub, err := generator.Open(generator.Options{Source: repository, Themes: themes.FS, Widgets: widgets.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	if found := hub.Update(); found.HasErrors() {
		t.Fatal(found)
	}
	rules, err := readHeaders(filepath.Join(example.dir, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	immutable := 0
	walk := func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == ".sitegen" || name == "_headers" || name == "_redirects" {
			return err
		}
		url := "/" + strings.TrimSuffix(name, "index.html")
		want, got := hub.Headers(url), headersFor(rules, url)
		if policy, own := strings.CutSuffix(want.Get("Content-Security-Policy"), "; frame-ancestors 'self'"); own {
			want.Set("Content-Security-Policy", policy)
			if isPage(example.dir, name) {
				want.Set("X-Frame-Options", "SAMEORIGIN")
			}
		}
		if want.Get("Cache-Control") == "no-cache" {
			if got.Get("Cache-Control") == "" { // hosts say that of pages themselves
				want.Del("Cache-Control")
			}
		} else {
			immutable++
		}
		compareHeaders(t, url, got, want)
		return nil
	}
	if err := fs.WalkDir(os.DirFS(example.dir), ".", walk); err != nil {
		t.Fatal(err)
	}
	if immutable < 100 {
		t.Errorf("only %d files are kept by browsers", immutable)
	}
}

// isPage tells pages from what only leads on.
func isPage(dir, name string) bool {
	body, err := os.ReadFile(filepath.Join(dir, name))
	return err == nil && strings.HasSuffix(name, ".html") && !strings.Contains(string(body), `http-equiv="refresh"`)
}

func compareHeaders(t *testing.T, url string, got, want http.Header) {
	t.Helper()
	for name := range want {
		if got.Get(name) != want.Get(name) {
			t.Errorf("%s: %s: %q, want %q", url, name, got.Get(name), want.Get(name))
		}
	}
	for name := range got {
		if want.Get(name) == "" && name != "X-Frame-Options" {
			t.Errorf("%s: %s: %q, which a preview does not send", url, name, got.Get(name))
		}
	}
}
