package browser

import (
	"bufio"
	"bytes"
	"maps"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
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
		maps.Copy(w.Header(), headersFor(rules, r.URL.Path))
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

// freeAddress is a host and a port that nobody listens on, for a server that is not ours.
func freeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

type headerRule struct {
	matches     *regexp.Regexp
	name, value string
}

// headersFor adds up all rules that match, as Netlify and Cloudflare Pages do; where two
// set one header, the second joins its value to the first.
func headersFor(rules []headerRule, path string) http.Header {
	headers := http.Header{}
	for _, rule := range rules {
		if !rule.matches.MatchString(path) {
			continue
		}
		value := rule.value
		if before := headers.Get(rule.name); before != "" {
			value = before + ", " + value
		}
		headers.Set(rule.name, value)
	}
	return headers
}

// readHeaders reads the format of Netlify and Cloudflare Pages: a path, then
// indented headers.
func readHeaders(file string) ([]headerRule, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var rules []headerRule
	var matches *regexp.Regexp
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		if name, value, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, " ") {
			rules = append(rules, headerRule{matches, strings.TrimSpace(name), value})
		} else {
			matches = hostGlob(line)
		}
	}
	return rules, nil
}

// hostGlob reads a path of _headers: "*" is all that follows, ":x" one folder or file.
func hostGlob(glob string) *regexp.Regexp {
	parts := strings.Split(glob, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = "[^/]+"
		} else {
			parts[i] = strings.ReplaceAll(regexp.QuoteMeta(part), `\*`, ".*")
		}
	}
	return regexp.MustCompile("^" + strings.Join(parts, "/") + "$")
}

// holding answers requests below a prefix once that channel is closed.
func holding(prefix string, until <-chan struct{}) fault {
	return func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, prefix) {
			select {
			case <-until:
			case <-r.Context().Done():
			}
		}
		return false
	}
}
