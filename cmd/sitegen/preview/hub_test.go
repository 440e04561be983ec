package preview

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sitegen"
	"sitegen/content"
	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// shown is the example hub in a folder of its own, under preview.
type shown struct {
	t        testing.TB
	dir, url string
	handler  *handler
	messages *buffer
}

func show(t testing.TB, edits ...func(*shown)) *shown {
	t.Helper()
	return showOf(t, func(*generator.Options) {}, edits...)
}

// showOf is show with other options.
func showOf(t testing.TB, choose func(*generator.Options), edits ...func(*shown)) *shown {
	t.Helper()
	s := &shown{t: t, dir: t.TempDir(), messages: &buffer{}}
	if err := os.CopyFS(filepath.Join(s.dir, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	s.write("config.toml", string(sitegen.Config))
	for _, edit := range edits {
		edit(s)
	}
	opts := generator.Options{Source: s.dir, Themes: themes.FS, Widgets: widgets.FS, Drafts: true}
	choose(&opts)
	site, err := openSite(opts, s.messages)
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWatcher(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	site.update(nil)
	s.handler = newHandler(site, "127.0.0.1:8080")
	server := httptest.NewServer(s.handler)
	s.url = server.URL
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { w.run(ctx, site.update) })
	t.Cleanup(func() {
		stop()
		server.CloseClientConnections()
		server.Close()
		running.Wait()
		site.close()
	})
	return s
}

func (s *shown) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *shown) write(name, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path(name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.path(name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// replace changes a text in a file of the hub, which must have it.
func (s *shown) replace(name, old, new string) {
	s.t.Helper()
	text, err := os.ReadFile(s.path(name))
	if err != nil {
		s.t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		s.t.Fatalf("%s has no %q", name, old)
	}
	s.write(name, strings.Replace(string(text), old, new, 1))
}

// get asks for a path and does not follow redirects.
func (s *shown) get(path string) (int, http.Header, string) {
	s.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := client.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, r.Header, string(body)
}

// events gives the versions that an open page is told, the present one first.
func (s *shown) events() (next func() string) {
	s.t.Helper()
	r, err := http.Get(s.url + "/_sitegen/events")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Body.Close() })
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scan := bufio.NewScanner(r.Body); scan.Scan(); {
			if version, ok := strings.CutPrefix(scan.Text(), "data: "); ok {
				lines <- version
			}
		}
	}()
	return func() string {
		s.t.Helper()
		select {
		case version := <-lines:
			return version
		case <-time.After(20 * time.Second):
			s.t.Fatal("no event after 20 s")
			return ""
		}
	}
}

// buffer is what Serve has printed so far.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
