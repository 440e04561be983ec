package generator

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestPublishedLimits: once time or files are used up, what was not seen is no mistake of
// the host, and that there was no time for it is told once.
func TestPublishedLimits(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/slow/widgets/") {
			<-release
		}
		w.WriteHeader(map[bool]int{true: http.StatusOK, false: http.StatusNotFound}[len(r.URL.Path) < 7])
	}))
	defer server.Close()
	defer close(release)
	for _, c := range []struct {
		path   string
		atMost time.Duration
		files  int
	}{{"/slow/", time.Second, 100}, {"/few/", time.Minute, 3}} {
		base, err := url.Parse(server.URL + c.path)
		if err != nil {
			t.Fatal(err)
		}
		limits := 0
		for _, d := range checkPublished(t.Context(), base, c.atMost, c.files) {
			switch {
			case d.Code == "published-unasked" && d.Severity == Warning:
				limits++
			case d.Code == "published-unreachable", d.Code == "published-status":
				t.Errorf("%s: %v", c.path, d)
			}
		}
		if limits != 1 {
			t.Errorf("%s: told %d times that not everything was asked for", c.path, limits)
		}
	}
}
