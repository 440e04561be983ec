package render

import (
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
	"sitegen/generator/internal/read"
)

// testWords are those of the theme for tests.
var testWords = sync.OnceValue(func() model.Words {
	catalog, found := read.Words(os.DirFS("../../testdata/themes/plain"), "themes/plain")
	if len(found) > 0 {
		panic(found)
	}
	return catalog["en"]
})

// renderText renders a text within a hub that has the pages /find/ and
// /topics/other/, and returns its HTML with what was found. A text that begins
// with a section is a topic's, any other a plain page's.
func renderText(t *testing.T, text string, change ...func(*model.Site)) (*body, diag.List) {
	t.Helper()
	source := model.Source{File: "content/topics/this.md", Line: 1}
	markdown := model.Markdown{Text: text, FirstLine: 10}
	site := &model.Site{
		Config:     model.Config{BaseURL: "https://hub.example/hub/", ProgramsPerPage: 10, RawHTML: "sanitize"},
		Vocabulary: model.NewVocabulary(nil), Crisis: &model.Crisis{}, Words: testWords(),
		Topics: []*model.Topic{{
			Slug: "other", Title: "Other", Kind: "skill", Source: model.Source{File: "content/topics/other.md"},
			Body: model.Markdown{Text: "## Steps {#steps}\n"},
		}},
		Static: []string{"pictures/garden.png"},
	}
	document := &model.Document{Slug: "this", Title: "This", Body: markdown, Source: source}
	if strings.HasPrefix(text, "## ") {
		site.Topics = append(site.Topics, &model.Topic{Slug: "this", Title: "This", Kind: "skill", Source: source, Body: markdown})
	} else {
		site.Documents = append(site.Documents, document)
	}
	for _, c := range change {
		c(site)
	}
	p, found := plan.Make(site, plan.Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	r := &edition{plan: p, site: p.Site}
	found = r.parseBodies(site, Options{Site: site, Static: fstest.MapFS{}.ReadFile})
	found.Sort()
	return r.bodyOf(document), found
}

func TestMarkdown(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"heading ids are prefixed": {"## Name {#overview}\n\n### Submit\n", `<h3 id="s-submit">Submit</h3>`},
		"same heading twice":       {"### A\n\n### A\n", `<h3 id="s-a-2">A</h3>`},
		"link within the hub":      {"[f](/find/)", `<a href="/hub/find/">f</a>`},
		"link to a heading":        {"## O {#overview}\n[o](#overview)", `<a href="#s-overview">o</a>`},
		"link to another page's heading": {"[f](/topics/other/#steps)",
			`<a href="/hub/topics/other/#s-steps">f</a>`},
		"crisis number":        {"[988](tel:988)", `<a href="tel:988">988</a>`},
		"table head has scope": {"| a |\n|---|\n| b |\n", `<th scope="col">a</th>`},
		"task list has no form control": {"- [x] done\n- [ ] open\n",
			"<li>☑ done</li>\n<li>☐ open</li>"},
		"callout": {"::: note\nRest *now*.\n:::\n", "<div class=\"callout callout-note\" role=\"note\">\n<p>Rest <em>now</em>.</p>\n</div>"},
		"widget marks its first link": {"::: widget checklist\n[Print it](/find/) or [look](/find/).\n:::\n",
			`<div class="widget">` + "\n" + `<p><a href="/hub/find/" data-hub="checklist">Print it</a> or <a href="/hub/find/">look</a>`},
		"typographic quotes": {`"calm" -- it's`, "&ldquo;calm&rdquo; &ndash; it&rsquo;s"},
		"footnote":           {"a[^1]\n\n[^1]: b\n", `id="fn-1"`},
		"directive ends":     {"::: note\na\n:::\n\nafter\n", "</div>\n<p>after</p>"},
		"local picture":      {"![A garden](/pictures/garden.png)", `<img src="/hub/pictures/garden.png" alt="A garden" loading="lazy">`},
	} {
		t.Run(name, func(t *testing.T) {
			b, found := renderText(t, c.in)
			if !strings.Contains(string(b.html), c.want) {
				t.Errorf("got %s\nwant %s", b.html, c.want)
			}
			if found.HasErrors() {
				t.Error(found)
			}
		})
	}
}

func TestSections(t *testing.T) {
	b, found := renderText(t, "## What it is {#overview}\n\nOne.\n\n## Good *things* {#benefits}\n\nTwo.\n")
	if len(found) > 0 {
		t.Error(found)
	}
	for id, want := range map[string]section{
		"overview": {title: "What it is", html: "<p>One.</p>\n"},
		"benefits": {title: "Good <em>things</em>", html: "<p>Two.</p>\n"},
	} {
		if got := b.sections[id]; got != want {
			t.Errorf("section %q: got %q, want %q", id, got, want)
		}
	}
}

func TestMarkdownFindings(t *testing.T) {
	const file = "content/topics/this.md"
	for name, c := range map[string]struct{ in, want string }{
		"broken link": {"One\n\ntwo [x](/fnid/) three",
			file + ":12:5: error: the hub has no page /fnid/\n  hint: did you mean \"/find/\"?"},
		"no slash": {"[x](/find)",
			file + ":10:1: error: the hub has no page /find\n  hint: write \"/find/\""},
		"missing heading": {"## A {#overview}\n\n[x](#overveiw)",
			file + ":12:1: error: that page has no heading with the id \"overveiw\"\n  hint: did you mean \"overview\"?"},
		"relative link": {"[x](../other/)",
			file + ":10:1: error: the address \"../other/\" depends on the page it stands on"},
		"markdown file": {"[x](other.md)", `hint: link to the page and not to its file: "/topics/other/"`},
		"script":        {"[x](javascript:alert(1))", file + ":10:1: error: the address \"javascript:alert(1)\": the scheme \"javascript\" is not allowed"},
		"entity script": {"[x](javascript&colon;alert(1))", `the scheme "javascript" is not allowed`},
		"tab script":    {"[x](<java\tscript:alert(1)>)", "error: the address"},
		"heading of another page": {"[x](/topics/other/#stpes)",
			file + ":10:1: error: that page has no heading with the id \"stpes\"\n  hint: did you mean \"steps\"?"},
		"capital letters": {"[x](/Find/)", file + ":10:1: error: the hub has no page /Find/\n  hint: write \"/find/\""},
		"lead of a topic": {"## O {#overview}\n", ""},
		"remote picture":  {"![t](https://tracker.example/p.gif)", file + ":10:1: error: the picture \"https://tracker.example/p.gif\" is on another website"},
		"missing picture": {"![t](/pictures/none.png)", "error: the hub has no page /pictures/none.png"},
		"picture without text": {"![](/pictures/garden.png)",
			file + ":10:1: warning: the picture \"/pictures/garden.png\" has no text for people who cannot see it"},
		"unknown block":  {"::: nota\na\n:::\n", file + ":10:1: error: there is no block named \"nota\"\n  hint: did you mean \"note\"?"},
		"open block":     {"a\n\n::: note\na\n", file + ":12:1: error: the block \"::: note\" has no end"},
		"unknown widget": {"::: widget cheklist\n[a](/find/)\n:::\n", "hint: did you mean \"checklist\"?"},
		"widget without link": {"::: widget checklist\na\n:::\n",
			"error: a widget needs a link inside, for visitors without JavaScript"},
		"unknown section": {"## Hello\n", file + ":10:1: error: a topic has no section \"hello\""},
		"order":           {"## B {#benefits}\n\n## O {#overview}\n", file + ":12:1: warning: the section \"overview\" comes after \"benefits\""},
		"top heading":     {"# T\n", "error: a page has one top heading, and its title is that"},
		"raw remote picture": {"a <img src=\"https://e.org/y.png\" alt=\"x\">",
			file + ":10:3: error: the picture \"https://e.org/y.png\" is on another website"},
		"raw handler": {"a <b onclick=\"x()\" style=\"color:red\">b</b>",
			file + ":10:3: warning: the attributes onclick, style of the HTML element <b> are taken out"},
		"script element": {"<script>alert(1)</script>\n", file + ":10:1: warning: the HTML element <script> is taken out"},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := renderText(t, c.in)
			var got strings.Builder
			found.Print(&got)
			if !strings.Contains(got.String(), c.want) {
				t.Errorf("got  %s\nwant %s", &got, c.want)
			}
		})
	}
}

func TestRawHTML(t *testing.T) {
	b, found := renderText(t, "</div></main><b onclick=x>bold</b> <script>alert(1)</script>\n\n<details open><summary>More</summary>\n\nText\n\n</details>\n")
	if found.HasErrors() {
		t.Error(found)
	}
	for _, bad := range []string{"</div></main>", "onclick", "script", "alert"} {
		if strings.Contains(string(b.html), bad) {
			t.Errorf("%q was let through: %s", bad, b.html)
		}
	}
	for _, good := range []string{"<b>bold</b>", "<summary>More</summary>"} {
		if !strings.Contains(string(b.html), good) {
			t.Errorf("%q was lost: %s", good, b.html)
		}
	}
	_, found = renderText(t, "a <b>b</b>\n", func(s *model.Site) { s.Config.RawHTML = "refuse" })
	if !found.HasErrors() {
		t.Error("a hub that refuses HTML took it")
	}
}
