package browser

import (
	"bufio"
	"bytes"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// A fault answers a request in place of the server, or leaves it alone.
type fault func(http.ResponseWriter, *http.Request) bool

// serve puts a hub on loopback as a static host does, with the headers that its
// _headers file asks for, and gives the address of the front page that is read.
func (h *hub) serve(t testing.TB, faults ...fault) string {
	t.Helper()
	rules, err := readHeaders(filepath.Join(h.dir, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	handler := func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range rules {
			if strings.HasPrefix(r.URL.Path, rule.prefix) {
				w.Header().Set(rule.name, rule.value)
			}
		}
		for _, answers := range faults {
			if answers(w, r) {
				return
			}
		}
		h.file(w, r)
	}
	server := httptest.NewServer(http.HandlerFunc(handler))
	t.Cleanup(server.Close)
	return server.URL + h.base + h.language
}

// file answers with a file of the hub, or with 404.html. With "?stay" a page
// that leads on stays, so that it can be looked at.
func (h *hub) file(w http.ResponseWriter, r *http.Request) {
	status := http.StatusOK
	name, inside := strings.CutPrefix(r.URL.Path, h.base)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	body, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
	if !inside || err != nil {
		name, status = "404.html", http.StatusNotFound
		body, _ = os.ReadFile(filepath.Join(h.dir, name))
	}
	if r.URL.RawQuery == "stay" {
		body = bytes.Replace(body, []byte(`http-equiv="refresh"`), []byte(`name="leads-to"`), 1)
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.WriteHeader(status)
	w.Write(body)
}

type headerRule struct{ prefix, name, value string }

// readHeaders reads the format of Netlify and Cloudflare Pages: a path, then
// indented headers.
func readHeaders(file string) ([]headerRule, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var rules []headerRule
	prefix := ""
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		if name, value, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, " ") {
			rules = append(rules, headerRule{prefix, strings.TrimSpace(name), value})
		} else {
			prefix = strings.TrimSuffix(line, "*")
		}
	}
	return rules, nil
}
