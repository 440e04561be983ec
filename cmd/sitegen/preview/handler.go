package preview

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"sitegen/generator"
)

// handler answers requests out of a site.
type handler struct {
	site *site
	host string // of the address we answer at
}

func newHandler(s *site, address string) *handler {
	host, _, _ := net.SplitHostPort(address)
	return &handler{site: s, host: host}
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), h.site.headers(r.URL.Path))
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case !h.isOurs(r.Host):
		plain(w, http.StatusForbidden, "this preview answers only under the names of this computer, such as localhost, and not as "+r.Host+
			"\nto use another name, start it with: sitegen serve --addr NAME:PORT\n")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "a preview only shows pages\n")
	case r.URL.Path == "/_sitegen/events":
		h.site.live.ServeHTTP(w, r)
	case r.URL.Path == "/_sitegen/reload.js":
		send(w, r, http.StatusOK, generator.File{Body: reloadScript, ContentType: "text/javascript; charset=utf-8"})
	case r.URL.Path == "/_sitegen/mistakes.css":
		send(w, r, http.StatusOK, generator.File{Body: mistakesStyle, ContentType: "text/css; charset=utf-8"})
	default:
		h.site.mu.RLock()
		defer h.site.mu.RUnlock()
		if f := caught(func() { h.file(w, r) }); f != nil {
			h.failed(w, r, f)
		}
	}
}

// isOurs reports whether a request was addressed to this computer. Another
// website can point a name of its own at it (DNS rebinding), but not these.
func (h *handler) isOurs(hostport string) bool {
	host := hostport
	if name, _, err := net.SplitHostPort(hostport); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	switch host {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	if h.host == "" || net.ParseIP(h.host).IsUnspecified() {
		return net.ParseIP(host) != nil // all addresses of this computer, which rebinding can't imitate
	}
	return host == strings.ToLower(h.host)
}

// file answers with a file of the site. The caller holds the site for reading.
func (h *handler) file(w http.ResponseWriter, r *http.Request) {
	s := h.site
	asked := r.URL.Path
	if s.found.HasErrors() && (!s.good || isPage(asked)) {
		h.mistakes(w, r)
		return
	}
	base := s.hub.BasePath()
	if asked == "/" && base != "/" || asked+"/" == base {
		redirect(w, r, base)
		return
	}
	name, inside := strings.CutPrefix(asked, base)
	if !inside || !fs.ValidPath(cmp.Or(strings.TrimSuffix(name, "/"), ".")) {
		h.missing(w, r)
		return
	}
	f, known, err := s.hub.File("/" + name)
	switch {
	case err != nil:
		h.broken(w, r, err)
	case known:
		h.send(w, r, http.StatusOK, f)
	case name != "" && !strings.HasSuffix(name, "/") && h.has("/"+name+"/"):
		redirect(w, r, asked+"/")
	default:
		h.missing(w, r)
	}
}

// isPage guesses from a path whether a person looks at what is there.
func isPage(asked string) bool {
	ext := path.Ext(asked)
	return ext == "" || ext == ".html"
}

func (h *handler) has(url string) bool {
	_, known, err := h.site.hub.File(url)
	return known && err == nil
}

func redirect(w http.ResponseWriter, r *http.Request, to string) {
	http.Redirect(w, r, (&url.URL{Path: to}).EscapedPath(), http.StatusTemporaryRedirect)
}

// missing answers with the hub's own page for that.
func (h *handler) missing(w http.ResponseWriter, r *http.Request) {
	f, known, err := h.site.hub.File("/404.html")
	if !known || err != nil {
		plain(w, http.StatusNotFound, "there is no page here\n")
		return
	}
	h.send(w, r, http.StatusNotFound, f)
}

// send answers with a file; a page gets the script that reloads it.
func (h *handler) send(w http.ResponseWriter, r *http.Request, status int, f generator.File) {
	if strings.HasPrefix(f.ContentType, "text/html") {
		version, _ := h.site.live.version()
		f.Body = withReload(f.Body, version)
	}
	send(w, r, status, f)
}

func send(w http.ResponseWriter, r *http.Request, status int, f generator.File) {
	w.Header().Set("Content-Type", f.ContentType)
	if status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.Body))
		return
	}
	w.WriteHeader(status)
	w.Write(f.Body)
}

// withReload puts the reload script at the end of a page.
func withReload(page []byte, version string) []byte {
	script := []byte(`<script src="/_sitegen/reload.js?v=` + version + `"></script>`)
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		return append(bytes.Clone(page), script...)
	}
	return bytes.Join([][]byte{page[:end], script, page[end:]}, nil)
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	w.Write([]byte(text))
}
