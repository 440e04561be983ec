package htmlcheck

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const page = `<!DOCTYPE html>
<title>Oak House</title>
<main id=main>
<article class="card program" data-id="oak">
  <h1>Oak
      House</h1>
  <p>Call <a href="tel:+13035550142">now</a> or <a href="https://oak.example/">look</a>.</p>
</article>
<article class="card"><h2>Elm</h2></article>
</main>
<p hidden>after</p>`

func TestChecks(t *testing.T) {
	for name, c := range map[string]struct {
		check Checker
		want  string // "" for no error
	}{
		"text within":        {In("article.program", In("h1", HasText("Oak House"))), ""},
		"some match is fine": {In("article", HasText("Elm")), ""},
		"attribute":          {In("a[href^='tel:']", HasAttr("href", "tel:+13035550142"), HasText("now")), ""},
		"no match":           {In("article.clinic"), `nothing matches "article.clinic"`},
		"other text":         {In("h1", HasText("Elm")), `in "h1": the text "Oak House" lacks "Elm"`},
		"forbidden text":     {In("h1", LacksText("Oak")), `in "h1": the text "Oak House" has "Oak"`},
		"other attribute":    {In("article", HasAttr("data-id", "elm")), `in "article": the attribute data-id is "", not "elm"`},
		"every element":      {Each("article", HasAttr("class", "card")), `in "article", number 1: the attribute class is "card program", not "card"`},
		"every of none":      {Each("section"), `nothing matches "section"`},
		"count":              {Count("article", 2), ""},
		"wrong count":        {Count("a", 3), `2 elements match "a", not 3`},
		"lacks":              {Lacks("script"), ""},
		"lacks what is":      {Lacks("main a"), `2 elements match "main a", not 0`},
		"scope ends":         {In("main", Lacks("p[hidden]")), ""},
		"ancestor in scope":  {In("article", In("main h1")), `in "article": nothing matches "main h1"`},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if err := Check(page, c.check); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for selector, want := range map[string][]string{
		"H1":                                    {"Oak House"},
		"#main h2":                              {"Elm"},
		".card.program a":                       {"now", "look"},
		"[data-id=oak] h1":                      {"Oak House"},
		`a[href="https://oak.example/"]`:        {"look"},
		"a[href='tel:']":                        nil,
		"a[href^='']":                           nil,
		"main main":                             nil,
		"[hidden]":                              {"after"},
		"body main article p a[href^='https:']": {"look"},
	} {
		var got []string
		for _, n := range Find(root, selector) {
			got = append(got, Text(n))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", selector, got, want)
		}
	}
}

func TestUnknownSelector(t *testing.T) {
	for _, selector := range []string{"", "a > b", "a:hover", "a[href$='x']", ".classtag]", "*"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken", selector)
				}
			}()
			parseSelector(selector)
		}()
	}
}
