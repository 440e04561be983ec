package generator_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sitegen/generator"
)

// reply is what a host is about to send.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// host publishes the example hub as a good host does, but for what spoil makes of replies,
// and gives its address.
func host(t *testing.T, spoil func(path string, r *reply)) string {
	t.Helper()
	var hub *generator.Hub
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		r := reply{http.StatusOK, hub.Headers(request.URL.Path), nil}
		file, known, err := hub.File(request.URL.Path)
		if err != nil || !known {
			r.status = http.StatusNotFound
			file, _, _ = hub.File("/404.html")
			r.header.Set("Cache-Control", "no-cache")
		}
		r.header.Set("Content-Type", file.ContentType)
		r.body = file.Body
		spoil(request.URL.Path, &r)
		send(w, r)
	}))
	t.Cleanup(server.Close)
	opts := exampleOptions()
	opts.BaseURL = server.URL
	hub, err := generator.Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	if found := hub.Update(); found.HasErrors() {
		t.Fatal(found)
	}
	return server.URL + "/"
}

func send(w http.ResponseWriter, r reply) {
	for name, values := range r.header {
		w.Header()[name] = values
	}
	if r.header.Get("Content-Encoding") == "" && r.header.Get("No-Gzip") == "" {
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(r.status)
		z := gzip.NewWriter(w)
		z.Write(r.body)
		z.Close()
		return
	}
	w.WriteHeader(r.status)
	w.Write(r.body)
}

// hostFaults are mistakes of hosts: at which paths, what goes wrong, and what is told of it.
var hostFaults = map[string]struct {
	at    string
	spoil func(*reply)
	want  string
}{
	"no CORS":             {"/widgets/hub.js", del("Access-Control-Allow-Origin"), "error: Access-Control-Allow-Origin is missing"},
	"CORS twice":          {"/data/v1/hub.json", func(r *reply) { r.header.Add("Access-Control-Allow-Origin", "*") }, `error: Access-Control-Allow-Origin is "*, *"`},
	"CORS for somebody":   {"/data/v1/atlas/", set("Access-Control-Allow-Origin", "https://a.example"), `error: Access-Control-Allow-Origin is "https://a.example"`},
	"CORS of who asks":    {"/data/v1/saved.json", set("Access-Control-Allow-Origin", "https://website.example"), "warning: Access-Control-Allow-Origin names who asks"},
	"same site only":      {"/widgets/hub.js", set("Cross-Origin-Resource-Policy", "same-site"), `error: Cross-Origin-Resource-Policy is "same-site"`},
	"CORS of a program":   {"/programs/", del("Access-Control-Allow-Origin"), "error: Access-Control-Allow-Origin is missing"},
	"CORS of what is not": {"/data/v1/atlas/0000000000000000.bin", del("Access-Control-Allow-Origin"), "warning: a missing file is answered without"},
	"kept missing":        {"/data/v1/atlas/0000000000000000.bin", set("Cache-Control", "max-age=31536000"), "hint: that a file is missing is kept"},
	"wrong type":          {"/widgets/hub.js", set("Content-Type", "text/plain"), `error: the type of a script is "text/plain", not text/javascript`},
	"no type":             {"/data/v1/atlas/", del("Content-Type"), `error: the type of data is ""`},
	"a page":              {"/data/v1/hub.json", become(200, "<!DOCTYPE html><title>Sign in</title>"), "error: this is a page in place of data"},
	"no JSON":             {"/data/v1/contacts.json", become(200, "{"), "error: this is no JSON"},
	"other JSON":          {"/data/v1/hub.json", become(200, "{}"), "error: this is no hub.json"},
	"altered":             {"/data/v1/atlas/", func(r *reply) { r.body = append(r.body, '\n') }, "error: its bytes are not those that its name was made of"},
	"kept for ever":       {"/widgets/hub.js", set("Cache-Control", "public, max-age=31536000"), "error: Cache-Control is \"public, max-age=31536000\": what changes"},
	"immutable":           {"/data/v1/hub.json", set("Cache-Control", "max-age=60, immutable"), "error: Cache-Control is"},
	"guessed":             {"/widgets/hub.js", del("Cache-Control"), "warning: Cache-Control does not say how long"},
	"asked again":         {"/data/v1/atlas/", set("Cache-Control", "no-cache"), "hint: Cache-Control is \"no-cache\": browsers ask for it again"},
	"tampered":            {"/widgets/hub-", func(r *reply) { r.body = append(r.body, '\n') }, "error: its bytes are not those of its integrity"},
	"other versions":      {"/widgets/versions.json", become(200, "[]"), "error: this is no versions.json"},
	"no frames":           {"/embed/finder/", set("X-Frame-Options", "DENY"), `error: X-Frame-Options is "DENY"`},
	"own frames":          {"/embed/finder/", set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'self'"), "error: Content-Security-Policy has frame-ancestors 'self'"},
	"all frames":          {"/", set("Content-Security-Policy", "default-src 'self'"), "warning: other websites may show it in a frame"},
	"no policy":           {"/", del("Content-Security-Policy"), "warning: Content-Security-Policy is missing"},
	"guessed types":       {"/", del("X-Content-Type-Options"), "hint: X-Content-Type-Options is not nosniff"},
	"CORS of terms":       {"/data/v1/terms.json", del("Access-Control-Allow-Origin"), "error: Access-Control-Allow-Origin is missing"},
	"no compression":      {"/data/v1/hub.json", set("No-Gzip", "1"), "kB are sent without compression"},
	"elsewhere":           {"/widgets/hub.js", leadTo("http://127.0.0.2:9/hub.js"), "error: the host leads to http://127.0.0.2:9/hub.js, which is another origin"},
	"in a circle":         {"/widgets/hub.js", leadTo("/widgets/hub.js"), "error: there is no answer: the host leads in a circle"},
	"gone":                {"/data/v1/hub.json", become(404, ""), "error: the host answers with status 404"},
	"forbidden":           {"/embed/finder/", become(403, ""), "error: the host answers with status 403"},
	"no 404":              {"/sitegen-asks-for-no-page/", become(200, "<!DOCTYPE html>"), "error: there is no such file, and the host answers with status 200"},
	"another hub":         {"/", func(r *reply) { r.body = []byte(`<!DOCTYPE html><link rel="canonical" href="https://a.example/">`) }, "warning: the hub was built for https://a.example/"},
	"no gzip":             {"/widgets/hub.js", set("Content-Encoding", "gzip"), "error: there is no answer: its content is no gzip"},
}

func del(name string) func(*reply)        { return func(r *reply) { r.header.Del(name) } }
func set(name, value string) func(*reply) { return func(r *reply) { r.header.Set(name, value) } }

func become(status int, body string) func(*reply) {
	return func(r *reply) { r.status, r.body = status, []byte(body) }
}

func leadTo(address string) func(*reply) {
	return func(r *reply) { r.status = http.StatusFound; r.header.Set("Location", address) }
}

// TestPublished asks a host that answers well, and one for each mistake.
func TestPublished(t *testing.T) {
	fault := ""
	address := host(t, func(path string, r *reply) {
		if f, ok := hostFaults[fault]; ok && (path == f.at || f.at != "/" && strings.HasPrefix(path, f.at)) {
			f.spoil(r)
		}
	})
	asked, err := generator.CheckPublished(t.Context(), address)
	if err != nil || len(asked) > 0 {
		t.Errorf("of a good host it is told: %v %v", asked, err)
	}
	for name, f := range hostFaults {
		fault = name
		found, err := generator.CheckPublished(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, d := range found {
			told += d.String() + "\n"
			if !strings.HasPrefix(d.File, address) || d.Hint == "" || d.Code == "" {
				t.Errorf("%s: a finding without place or way out: %#v", name, d)
			}
		}
		if !strings.Contains(told, strings.TrimSuffix(address, "/")+f.at) || !strings.Contains(told, f.want) {
			t.Errorf("%s: nothing like %q is told of %s:\n%s", name, f.want, f.at, told)
		}
	}
}

// TestPublishedNowhere: nobody answers, a host hangs, a person presses Ctrl-C.
func TestPublishedNowhere(t *testing.T) {
	found, err := generator.CheckPublished(t.Context(), "http://127.0.0.1:1/")
	if err != nil || len(found) != 1 || found[0].Code != "published-unreachable" {
		t.Errorf("told %v %v", found, err)
	}
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer server.Close()
	defer close(release)
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if _, err := generator.CheckPublished(ctx, server.URL+"/"); err == nil {
		t.Error("a check that was stopped ends without an error")
	}
}

// TestPublishedInside: whoever names a page of the hub is told where the hub begins.
func TestPublishedInside(t *testing.T) {
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><link rel="canonical" href="%s/find/"><script type="module" src="/widgets/pages-A.js"></script>`, server.URL)
	}))
	defer server.Close()
	found, err := generator.CheckPublished(t.Context(), server.URL+"/find/")
	if err != nil || len(found) != 1 || !strings.Contains(fmt.Sprint(found[0]), "the hub begins at "+server.URL+"/") {
		t.Errorf("it is told: %v %v", found, err)
	}
}
