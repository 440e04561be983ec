package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// What templates say beyond plain words: sentences with links in them, and lists.

// phrase is word as HTML: values that are HTML stay so, and all else is escaped.
func (e *edition) phrase(key string, pairs ...any) (template.HTML, error) {
	safe := make([]any, len(pairs))
	for i, v := range pairs {
		switch v := v.(type) {
		case template.HTML:
			safe[i] = string(v)
		case string:
			safe[i] = html.EscapeString(v)
		default:
			safe[i] = v
		}
	}
	text, err := e.site.Locale.SayHTML(key, safe...)
	return template.HTML(text), err
}

// link is a link within the hub, or to another website, which does not hear from where.
func (e *edition) link(path, text string) template.HTML {
	rel := ""
	if strings.HasPrefix(path, "https:") {
		rel = ` rel="noreferrer"`
	}
	return template.HTML(`<a href="` + html.EscapeString(string(e.url(path))) + `"` + rel + `>` + string(isolate(text)) + `</a>`)
}

// isolate keeps a name or number from changing the direction of what stands around it.
func isolate(text string) template.HTML {
	return template.HTML("<bdi>" + html.EscapeString(text) + "</bdi>")
}

// day is a date for people and machines.
func (e *edition) day(d model.Date) template.HTML {
	return template.HTML(`<time datetime="` + d.String() + `">` + html.EscapeString(e.site.Locale.Date(d)) + `</time>`)
}

// list joins items by comma, semicolon, and, or: texts as they are, terms and topics and
// places as links where they have a page.
func (e *edition) list(by string, items any) (template.HTML, error) {
	var texts []string
	link := func(url, text string) {
		if text = string(isolate(text)); url != "" {
			text = `<a href="` + html.EscapeString(string(e.url(url))) + `">` + text + `</a>`
		}
		texts = append(texts, text)
	}
	switch items := items.(type) {
	case []string:
		for _, text := range items {
			link("", text)
		}
	case []*model.Term:
		for _, t := range items {
			texts = append(texts, html.EscapeString(t.Label))
		}
	case []*model.Facet:
		for _, f := range items {
			texts = append(texts, html.EscapeString(strings.ToLower(f.Label)))
		}
	case []plan.Signal:
		for _, s := range items {
			texts = append(texts, html.EscapeString(e.site.Locale.Label("signal", s.Name)))
		}
	case []*plan.TermCount:
		for _, c := range items {
			link(c.URL, c.Term.Label)
		}
	case []*model.Topic:
		for _, t := range items {
			link("/topics/"+t.Slug+"/", t.Title)
		}
	case []*plan.Locale:
		for _, l := range items {
			texts = append(texts, `<bdi lang="`+l.Tag+`">`+html.EscapeString(l.Name)+`</bdi>`)
		}
	case []*plan.Crumb:
		for _, c := range items {
			link(c.URL, c.Label)
		}
	default:
		return "", fmt.Errorf("list knows texts, terms, facets, signals, languages, topics and crumbs, not %T", items)
	}
	return template.HTML(e.site.Locale.ListHTML(by, texts)), nil
}
