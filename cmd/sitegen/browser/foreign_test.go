package browser

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// foreign serves a page of somebody else's website, from an origin that is not
// the hub's, and gives its address. Content-Type is among the headers where it
// is not HTML in UTF-8. Whatever else is asked of that website is not there.
func foreign(t testing.TB, html string, headers map[string]string) (url string) {
	t.Helper()
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/favicon.ico" { // browsers ask unbidden
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		io.WriteString(w, html)
	}
	server := httptest.NewServer(http.HandlerFunc(handler))
	t.Cleanup(server.Close)
	return server.URL + "/"
}
