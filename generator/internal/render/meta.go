package render

import (
	"bytes"
	"encoding/json"
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
	b := bytes.NewBuffer(make([]byte, 0, 4096))
	tag := func(before, value, after string) {
		b.WriteString(before)
		b.WriteString(html.EscapeString(value))
		b.WriteString(after)
	}
	tag("<title>", fullTitle(h.Title, view.Site.Title), "</title>\n")
	tag(`<meta name="description" content="`, h.Description, "\">\n")
	tag(`<link rel="canonical" href="`, h.Canonical, "\">\n")
	for _, a := range h.Alternates {
		tag(`<link rel="alternate" hreflang="`, a.Tag, "")
		tag(`" href="`, a.URL, "\">\n")
	}
	if h.Card != "" {
		tag(`<link rel="alternate" type="application/json+oembed" href="`, h.Card, "")
		tag(`" title="`, h.Title, "\">\n")
	}
	tag(`<meta property="og:title" content="`, h.Title, "\">\n")
	tag(`<meta property="og:description" content="`, h.Description, "\">\n")
	tag(`<meta property="og:type" content="`, h.Kind, "\">\n")
	tag(`<meta property="og:url" content="`, h.Canonical, "\">\n")
	if h.NoIndex {
		b.WriteString("<meta name=\"robots\" content=\"noindex\">\n")
	}
	if h.JSONLD != nil {
		b.WriteString("<script type=\"application/ld+json\">")
		// encoding/json escapes <, > and &, so that it cannot end the element.
		if err := json.NewEncoder(b).Encode(h.JSONLD); err != nil {
			return "", err
		}
		b.Truncate(b.Len() - len("\n"))
		b.WriteString("</script>\n")
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
