package render

import (
	"html"
	"html/template"
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/plan"
)

// titleLimit is how many characters of a title search engines and tabs show.
const titleLimit = 70

// meta is what every page's head says whatever the theme: title, description,
// canonical address, Open Graph, robots and JSON-LD. It is made here and not in
// templates because it stands on every page of a large directory.
func meta(view plan.View) (template.HTML, error) {
	h := &view.Head
	var b strings.Builder
	b.WriteString("<title>" + html.EscapeString(fullTitle(h.Title, view.Site.Title)) + "</title>\n")
	attribute := func(before, value string) {
		b.WriteString(before + html.EscapeString(value) + "\">\n")
	}
	attribute(`<meta name="description" content="`, h.Description)
	attribute(`<link rel="canonical" href="`, h.Canonical)
	attribute(`<meta property="og:title" content="`, h.Title)
	attribute(`<meta property="og:description" content="`, h.Description)
	attribute(`<meta property="og:type" content="`, h.Kind)
	attribute(`<meta property="og:url" content="`, h.Canonical)
	if h.NoIndex {
		attribute(`<meta name="robots" content="`, "noindex")
	}
	if h.JSONLD != nil {
		data, err := jsonLD(h.JSONLD)
		if err != nil {
			return "", err
		}
		b.WriteString("<script type=\"application/ld+json\">" + data + "</script>\n")
	}
	return template.HTML(b.String()), nil
}

// fullTitle adds the site's name while there is room for it.
func fullTitle(page, site string) string {
	if both := page + " · " + site; page != site && written(both) <= titleLimit {
		return both
	}
	if written(page) <= titleLimit {
		return page
	}
	runes := []rune(page)
	for written(string(runes)) >= titleLimit {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// written is the length of a title as it stands in the page, which is what
// validators count: an "&" is five characters.
func written(title string) int { return utf8.RuneCountInString(html.EscapeString(title)) }
