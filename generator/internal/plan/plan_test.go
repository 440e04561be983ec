package plan

import (
	"testing"

	"golang.org/x/text/language"

	"sitegen/generator/internal/model"
)

func TestCollisions(t *testing.T) {
	s := site(&model.Program{ID: "oak", Source: model.Source{File: "content/programs/oak.toml", Line: 1}})
	s.Documents = []*model.Document{
		{Slug: "about", Title: "About", Source: model.Source{File: "content/pages/about.md", Line: 1}, Aliases: []string{"/team/", "/Find/"}},
		{Slug: "people", Title: "People", Source: model.Source{File: "content/pages/people.md", Line: 1}, Aliases: []string{"/team/"}},
	}
	s.Config.Redirects = []model.Redirect{{From: "/programs/oak", To: "/find/", Source: model.Source{File: "config.toml", Line: 9}}}
	s.Static = []string{"About/index.html", "about/picture.png", "_headers"}
	p, found := Make(s, Options{})
	const hint = "\n  hint: give one of them another id, slug or alias\n"
	want := "config.toml:9: error: two pages have the address /programs/oak/; the other is content/programs/oak.toml:1" + hint +
		"content/pages/about.md:1: error: two pages have the address /Find/; the other is a page that sitegen makes" + hint +
		"content/pages/people.md:1: error: two pages have the address /team/; the other is content/pages/about.md:1" + hint +
		"static/About/index.html: error: this file would replace the page /about/\n  hint: rename the file, or take it out of static/\n" +
		"static/_headers: error: this file would replace the page /_headers\n  hint: rename the file, or take it out of static/\n"
	if got := printed(found); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if page := p.Page("/programs/oak/"); page == nil || page.Template != "program" {
		t.Error("the first page with an address is not the one that stays")
	}
}

// TestSettings: a menu or a redirect that leads nowhere would do so on every page.
func TestSettings(t *testing.T) {
	s := site()
	line := func(n int) model.Source { return model.Source{File: "config.toml", Line: n} }
	s.Static = []string{"leaflet.pdf"}
	s.Config.Navigation = []model.NavigationItem{
		{Label: "Find", URL: "/find/#list", Source: line(1)}, {Label: "Leaflet", URL: "/leaflet.pdf", Source: line(2)},
		{Label: "Elsewhere", URL: "https://example.org/x", Source: line(3)}, {Label: "Cased", URL: "/Find/", Source: line(4)},
	}
	s.Config.Redirects = []model.Redirect{
		{From: "/a/", To: "/topics/", Source: line(5)}, {From: "/b/", To: "/tpoics/", Source: line(6)}, {From: "/c/", To: "https://example.org/", Source: line(7)},
	}
	p, found := Make(s, Options{})
	want := "config.toml:4: error: the menu entry \"Cased\" leads to /Find/, which the hub does not have\n  hint: write \"/find/\"\n" +
		"config.toml:6: error: the redirect from /b/ leads to /tpoics/, which the hub does not have\n  hint: did you mean \"/topics/\"?\n"
	if got := printed(found); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if _, head := mainOf[*Redirect](t, p, "/c/"); head.Canonical != "https://example.org/" {
		t.Errorf("the redirect's canonical address is %s", head.Canonical)
	}
}

func TestPaths(t *testing.T) {
	for url, want := range map[string]string{
		"/": "index.html", "/find/": "find/index.html", "/404.html": "404.html", "/data/v1/hub.json": "data/v1/hub.json",
	} {
		if got := (&Page{URL: url}).Path(); got != want {
			t.Errorf("%s lies at %s, want %s", url, got, want)
		}
	}
	for base, want := range map[string]string{
		"https://hub.example/": "/", "https://hub.example/help/us/": "/help/us/", "https://hub.example/help": "/help/", "": "/", "https://hub.example": "/", "://": "/",
	} {
		if got := BasePath(base); got != want {
			t.Errorf("the base path of %q is %q, want %q", base, got, want)
		}
	}
}

// TestEveryPageHasOneMaker holds the promise of Page: Data or Raw, never both.
func TestEveryPageHasOneMaker(t *testing.T) {
	s := site(many(4)...)
	s.Checklist = &model.Checklist{Title: "Map"}
	s.Topics = []*model.Topic{{Slug: "loss", Title: "Loss", Aliases: []string{"/loss/"}}}
	p := planned(t, s)
	for i := range p.Pages {
		page := &p.Pages[i]
		if (page.Data == nil) == (page.Raw == nil) || (page.Data == nil) != (page.Template == "") {
			t.Errorf("%s: template %q, data %t, raw %t", page.URL, page.Template, page.Data != nil, page.Raw != nil)
		}
		if page.Data != nil && page.Data().Site != p.Site {
			t.Errorf("%s has a site of its own", page.URL)
		}
		if p.Page(page.URL) != page {
			t.Errorf("%s is not found by its address", page.URL)
		}
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "ar": "rtl", "he-IL": "rtl", "fa": "rtl", "ur-Latn": "ltr", "az-Arab": "rtl", "dv": "rtl", "es-MX": "ltr", "": "ltr", "nonsense": "ltr",
	} {
		if got := direction(language.Make(tag)); got != want {
			t.Errorf("%q is written %s, want %s", tag, got, want)
		}
	}
}
