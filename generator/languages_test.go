package generator_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"sitegen/generator/internal/htmlcheck"
)

// exampleLanguages are those of the example hub, its own first: it is read from the
// folders in content/languages.
func exampleLanguages(t *testing.T) []string {
	t.Helper()
	folders, err := os.ReadDir("../content/languages")
	if err != nil {
		t.Fatal(err)
	}
	tags := []string{"en"}
	for _, f := range folders {
		tags = append(tags, f.Name())
	}
	if len(tags) < 2 {
		t.Fatal("the example hub speaks one language")
	}
	return tags
}

// spokenOn is the language of a page of the example hub, by its path.
func spokenOn(tags []string, path string) (tag, direction string) {
	first, _, _ := strings.Cut(path, "/")
	tag = tags[0]
	if slices.Contains(tags[1:], first) {
		tag = first
	}
	script, _ := language.Make(tag).Script()
	if slices.Contains([]string{"Arab", "Hebr"}, script.String()) {
		return tag, "rtl"
	}
	return tag, "ltr"
}

// TestLanguagesOfPages: every page says its language and direction, and leads to itself
// in every language, by links that lead back.
func TestLanguagesOfPages(t *testing.T) {
	pages, tags := examplePages(t), exampleLanguages(t)
	byURL := map[string]*page{}
	count := map[string]int{}
	for _, p := range pages {
		byURL[exampleBase+p.url()[1:]] = p
		tag, direction := spokenOn(tags, p.path)
		if lang, dir := p.one("html", "lang"), p.one("html", "dir"); lang != tag || dir != direction {
			t.Errorf("%s is in %q, written %q", p.path, lang, dir)
		}
		if p.path != "404.html" && p.path != "resources/index.html" {
			count[tag]++
		}
	}
	for _, tag := range tags {
		if count[tag] != count[tags[0]] || count[tag] < 200 {
			t.Errorf("pages by language: %v", count)
		}
	}
	for _, p := range pages {
		if p.isRedirect() || p.isFramed() || p.path == "404.html" {
			continue
		}
		sisters := alternatesOf(p)
		if len(sisters) != len(tags) || len(htmlcheck.Find(p.root, ".languages a[hreflang]")) != len(tags) {
			t.Errorf("%s leads to %v", p.path, sisters)
		}
		tag, _ := spokenOn(tags, p.path)
		if sisters[tag] != p.one("link[rel='canonical']", "href") {
			t.Errorf("%s calls itself %s", p.path, sisters[tag])
		}
		for other, url := range sisters {
			sister := byURL[url]
			if sister == nil {
				t.Errorf("%s leads to %s, which is not there", p.path, url)
			} else if back := alternatesOf(sister); back[tag] != sisters[tag] || sister.one("html", "lang") != other {
				t.Errorf("%s leads to %s, which leads back to %s", p.path, url, back[tag])
			}
		}
	}
}

func alternatesOf(p *page) map[string]string {
	all := map[string]string{}
	for _, link := range htmlcheck.Find(p.root, "link[hreflang]") {
		tag, _ := htmlcheck.Attr(link, "hreflang")
		all[tag], _ = htmlcheck.Attr(link, "href")
	}
	return all
}

// TestUntranslatedPages are marked where they are in another language, and say so.
func TestUntranslatedPages(t *testing.T) {
	pages := examplePages(t)
	p := pages["ar/topics/internal-family-systems/index.html"]
	for _, selector := range []string{"main .notice", "main section[lang='en'][dir='ltr'] h2", "main header[lang='en'] h1"} {
		if len(htmlcheck.Find(p.root, selector)) == 0 {
			t.Errorf("%s has no %s", p.path, selector)
		}
	}
	if own := pages["topics/internal-family-systems/index.html"]; len(htmlcheck.Find(own.root, "main [lang]")) > 0 {
		t.Error("the original is marked as if it were foreign")
	}
	listing := pages["es/programs/willow-house/index.html"]
	for _, n := range htmlcheck.Find(listing.root, "h1 bdi") {
		if lang, _ := htmlcheck.Attr(n, "lang"); lang != "en" {
			t.Errorf("the name of a program is in %q", lang)
		}
	}
	if text := textIn(listing.root); strings.Contains(text, "Get in touch") {
		t.Error("a listing's page says English words of the theme")
	}
}

func textIn(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
