package generator_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"sitegen/content"
	"sitegen/generator/internal/htmlcheck"
)

// exampleBase is base_url of the example hub.
const exampleBase = "https://hub.example/"

// page is one page of the example hub, parsed.
type page struct {
	path string // "find/index.html"
	root *html.Node
	ids  map[string]int
}

func (p *page) url() string { return "/" + strings.TrimSuffix(p.path, "index.html") }

// isRedirect: a redirect page stands for another one.
func (p *page) isRedirect() bool {
	return len(htmlcheck.Find(p.root, "meta[http-equiv='refresh']")) > 0
}

// isFramed: for a frame on another website, with nothing around it.
func (p *page) isFramed() bool { return len(htmlcheck.Find(p.root, "html.frame")) > 0 }

func (p *page) one(selector, attr string) string {
	for _, n := range htmlcheck.Find(p.root, selector) {
		value, _ := htmlcheck.Attr(n, attr)
		return value
	}
	return ""
}

func examplePages(t *testing.T) map[string]*page {
	t.Helper()
	pages := pagesIn(t, exampleSite(t))
	if len(pages) < 100 {
		t.Fatalf("the example hub has only %d pages", len(pages))
	}
	return pages
}

// pagesIn are the pages among the files of a site, parsed.
func pagesIn(t *testing.T, files map[string][]byte) map[string]*page {
	t.Helper()
	pages := map[string]*page{}
	for path, body := range files {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		p := &page{path: path, root: root, ids: map[string]int{}}
		for _, n := range htmlcheck.Find(root, "[id]") {
			id, _ := htmlcheck.Attr(n, "id")
			p.ids[id]++
		}
		pages[path] = p
	}
	return pages
}

// target gives the file and fragment that an address on a page leads to; ok is
// false for addresses of other sites, telephones and mail.
func (p *page) target(address string) (file, fragment string, ok bool, err error) {
	base, err := url.Parse(exampleBase + strings.TrimPrefix(p.url(), "/"))
	if err != nil {
		return "", "", false, err
	}
	u, err := base.Parse(address)
	if err != nil {
		return "", "", false, err
	}
	if u.Scheme != base.Scheme || u.Host != base.Host {
		return "", "", false, nil
	}
	file = strings.TrimPrefix(u.Path, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file, u.Fragment, true, nil
}

// TestEveryLinkLeadsSomewhere follows every address of every page of the example
// hub, fragments included, and expects that no page loads from elsewhere.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	site, pages := exampleSite(t), examplePages(t)
	followed := 0
	for _, name := range sortedKeys(pages) {
		p := pages[name]
		for n := range p.root.Descendants() {
			for _, a := range n.Attr {
				if !slices.Contains([]string{"href", "src", "action", "poster", "formaction", "data"}, a.Key) {
					continue
				}
				file, fragment, internal, err := p.target(a.Val)
				switch {
				case err != nil || a.Val == "":
					t.Errorf("%s: <%s %s=%q> is no address: %v", name, n.Data, a.Key, a.Val, err)
				case !internal && loads(n):
					t.Errorf("%s: <%s> loads %s from elsewhere", name, n.Data, a.Val)
				case !internal:
				case site[file] == nil:
					t.Errorf("%s: %q leads to %s, which is not there", name, a.Val, file)
				case fragment != "" && pages[file] != nil && pages[file].ids[fragment] == 0:
					t.Errorf("%s: %q leads to an id that %s does not have", name, a.Val, file)
				default:
					followed++
				}
			}
			if srcset, ok := htmlcheck.Attr(n, "srcset"); ok {
				t.Errorf("%s has srcset=%q, which this test does not follow", name, srcset)
			}
		}
	}
	if followed < 1000 {
		t.Errorf("only %d addresses were followed", followed)
	}
}

// loads reports whether a browser fetches what n points to by itself.
func loads(n *html.Node) bool {
	switch n.Data {
	case "a", "area":
		return false
	case "link":
		rel, _ := htmlcheck.Attr(n, "rel")
		return rel != "canonical" && rel != "alternate"
	}
	return true
}

// TestNothingIsOrphaned expects every page of the sitemap to be reached from the
// front page, and the sitemap to name neither redirects nor pages kept out.
func TestNothingIsOrphaned(t *testing.T) {
	pages := examplePages(t)
	reached := map[string]bool{}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		p := pages[queue[0]]
		if p == nil || reached[p.path] {
			continue
		}
		reached[p.path] = true
		for _, a := range htmlcheck.Find(p.root, "a[href]") {
			href, _ := htmlcheck.Attr(a, "href")
			if file, _, internal, err := p.target(href); err == nil && internal {
				queue = append(queue, file)
			}
		}
	}
	listed := sitemapURLs(t, exampleSite(t)["sitemap.xml"])
	for _, loc := range listed {
		file, _, ok, err := (&page{}).target(loc)
		p := pages[file]
		switch {
		case err != nil || !ok || p == nil:
			t.Errorf("the sitemap has %s, which is no page", loc)
		case !reached[file]:
			t.Errorf("no link leads from the front page to %s", loc)
		case p.isRedirect() || p.one("meta[name='robots']", "content") == "noindex":
			t.Errorf("the sitemap has %s, which is not for search engines", loc)
		}
	}
	if len(listed) < 100 {
		t.Errorf("the sitemap lists only %d pages", len(listed))
	}
}

func sitemapURLs(t *testing.T, body []byte) []string {
	t.Helper()
	var set struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(body, &set); err != nil {
		t.Fatal(err)
	}
	var locs []string
	for _, u := range set.URLs {
		locs = append(locs, u.Loc)
	}
	return locs
}

// TestEveryPage expects of every page of the example hub what themes/README.md
// says that a page owes its visitor.
func TestEveryPage(t *testing.T) {
	pages := examplePages(t)
	always := []htmlcheck.Checker{
		htmlcheck.Count("h1", 1), htmlcheck.Count("main", 1), htmlcheck.Count("title", 1),
		htmlcheck.Lacks("style"), htmlcheck.Lacks("[style]"), htmlcheck.Lacks("base"), htmlcheck.Lacks("iframe"),
		htmlcheck.In("meta[name='description']"),
		htmlcheck.In("meta[name='referrer']", htmlcheck.HasAttr("content", "no-referrer")),
	}
	whole := append(slices.Clone(always),
		htmlcheck.In("a.skip", htmlcheck.HasAttr("href", "#main")),
		htmlcheck.In("aside.crisis", htmlcheck.In("a[href='tel:988']"), htmlcheck.In("a.exit[href^='https:']")))
	// In a frame a link to leave would leave the page around it where it is.
	framed := append(slices.Clone(always), htmlcheck.Lacks("a[data-hub='exit']"), htmlcheck.Lacks("nav"))
	for _, uri := range crisisURIs(t) {
		link := htmlcheck.In(fmt.Sprintf("a[href=%q]", uri))
		whole, framed = append(whole, htmlcheck.In("footer", link)), append(framed, link)
	}
	for _, name := range sortedKeys(pages) {
		p := pages[name]
		checks := whole
		if p.isFramed() {
			checks = framed
		}
		if len(htmlcheck.Find(p.root, "a")) == 0 { // the crisis lines of a card: see plan/oembed.go
			checks = append(slices.Clone(always), htmlcheck.In("h1"))
		}
		for _, check := range checks {
			if err := check(p.root); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, problem := range p.problems() {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// problems are what no selector can say.
func (p *page) problems() []string {
	var found []string
	for _, selector := range []string{"h1", "title"} {
		if n := htmlcheck.Find(p.root, selector); len(n) == 1 && htmlcheck.Text(n[0]) == "" {
			found = append(found, selector+" is empty")
		}
	}
	if text := p.one("meta[name='description']", "content"); text == "" || len([]rune(text)) > 320 {
		found = append(found, fmt.Sprintf("the description is %q", text))
	}
	for id, n := range p.ids {
		if n > 1 || id == "" {
			found = append(found, fmt.Sprintf("the id %q is there %d times", id, n))
		}
	}
	if canonical := p.one("link[rel='canonical']", "href"); !p.isRedirect() && canonical != exampleBase+p.url()[1:] {
		found = append(found, "the canonical address is "+canonical)
	}
	for n := range p.root.Descendants() {
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
				found = append(found, fmt.Sprintf("<%s> has %s=%q", n.Data, a.Key, a.Val))
			}
		}
	}
	for _, script := range htmlcheck.Find(p.root, "script") {
		src, external := htmlcheck.Attr(script, "src")
		kind, _ := htmlcheck.Attr(script, "type")
		if data := kind == "application/ld+json" || kind == "application/json"; !data && (!external || src == "" || htmlcheck.Text(script) != "") {
			found = append(found, "there is an inline script")
		}
	}
	return found
}

// crisisURIs are the numbers of crisis.toml as links.
func crisisURIs(t *testing.T) []string {
	t.Helper()
	var crisis struct {
		Line []struct {
			Call, Text string
			TextBody   string `toml:"text_body"`
			Chat       string
		}
	}
	if _, err := toml.DecodeFS(content.FS, "crisis.toml", &crisis); err != nil {
		t.Fatal(err)
	}
	var uris []string
	for _, l := range crisis.Line {
		if l.Call != "" {
			uris = append(uris, "tel:"+strings.ReplaceAll(l.Call, "-", ""))
		}
		if l.Text != "" {
			uri := "sms:" + l.Text
			if l.TextBody != "" {
				uri += "?body=" + l.TextBody
			}
			uris = append(uris, uri)
		}
		if l.Chat != "" {
			uris = append(uris, l.Chat)
		}
	}
	if len(uris) < 5 {
		t.Fatalf("crisis.toml has only %q", uris)
	}
	return uris
}

// TestTitlesDiffer expects that no two pages of one kind have the same title.
func TestTitlesDiffer(t *testing.T) {
	first := map[string]string{}
	pages := examplePages(t)
	for _, name := range sortedKeys(pages) {
		p := pages[name]
		if p.isRedirect() || p.isFramed() {
			continue
		}
		kind, _, _ := strings.Cut(name, "/")
		key := kind + ": " + htmlcheck.Text(htmlcheck.Find(p.root, "title")[0])
		if other, taken := first[key]; taken {
			t.Errorf("%s and %s have the title %q", other, name, key)
		}
		first[key] = name
	}
}
