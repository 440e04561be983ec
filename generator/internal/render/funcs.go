package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// funcs are what templates may call; themes/README.md explains each.
func (e *edition) funcs() functions {
	appenders := map[string]appender{"once": e.once, "each": e.each}
	l := e.site.Locale
	values := template.FuncMap{
		"url":          e.url,
		"modules":      e.modules,
		"style":        e.style,
		"href":         func(url string) template.URL { return template.URL(url) },
		"section":      e.section,
		"sectionTitle": e.sectionTitle,
		"body":         e.body,
		"rest":         e.rest,
		"meta":         meta,
		"data":         data,
		"word":         l.Say,
		"phrase":       e.phrase,
		"label":        func(section string, value any) string { return l.Label(section, fmt.Sprint(value)) },
		"list":         e.list,
		"link":         e.link,
		"isolate":      isolate,
		"foreign":      e.foreign,
		"number":       func(n any) string { return l.Number(n) },
		"date":         l.Date,
		"day":          e.day,
		"distance":     l.Distance,
		"hours":        l.Hours,
		"session":      l.Session,
		"phone":        l.Phone,
		"add":          func(a, b int) int { return a + b },
		"sub":          func(a, b int) int { return a - b },
		"lower":        strings.ToLower,
	}
	for name, add := range appenders {
		values[name] = func(partial string, data any) (template.HTML, error) {
			html, err := add(nil, partial, data)
			return template.HTML(html), err
		}
	}
	return functions{values: values, appenders: appenders, constant: "word"}
}

// url is a path below the hub's root as a browser asks for it, in the language of the
// page where the hub has it there.
func (e *edition) url(path string) template.URL {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return template.URL(path)
	}
	if e.site.Prefix != "" {
		end := strings.IndexAny(path, "?#")
		if end < 0 {
			end = len(path)
		}
		if e.plan.Page(e.site.Prefix+path[:end]) != nil {
			path = e.site.Prefix + path
		}
	}
	return template.URL(e.site.BasePath + path[1:])
}

// modules names what widgets need of the script, so that a browser has it sooner.
func (e *edition) modules(widgets ...string) template.HTML {
	var links strings.Builder
	var named []string
	for _, widget := range widgets {
		for _, url := range e.site.Modules[widget] {
			if !slices.Contains(named, url) {
				named = append(named, url)
				links.WriteString(`<link rel="modulepreload" href="` + template.HTMLEscapeString(url) + "\">\n")
			}
		}
	}
	return template.HTML(links.String())
}

// style names a style sheet that only some pages have; it comes after the one of all. "" where the theme has none.
func (e *edition) style(name string) template.HTML {
	url := e.site.Styles[name]
	if url == "" {
		return ""
	}
	return template.HTML(`<link rel="stylesheet" href="` + template.HTMLEscapeString(url) + `">`)
}

func (e *edition) section(topic any, id string) template.HTML {
	return e.bodyOf(topic).sections[id].html
}

func (e *edition) sectionTitle(topic any, id string) template.HTML {
	return e.bodyOf(topic).sections[id].title
}

func (e *edition) body(document any) template.HTML { return e.bodyOf(document).html }

// rest is what a body has from its first heading on.
func (e *edition) rest(document any) template.HTML { return e.bodyOf(document).rest }

// bodyOf finds the rendered Markdown of a topic or document.
func (e *edition) bodyOf(of any) *body {
	source, text := markdownOf(of)
	if b := e.bodies[bodyKey{source.File, text.Text}]; b != nil {
		return b
	}
	return &body{}
}

// markdownOf is the Markdown of a topic or document, and where it was written. Crisis
// lines have only the language.
func markdownOf(of any) (model.Source, model.Markdown) {
	switch of := of.(type) {
	case *plan.Topic:
		return of.Source, of.Body
	case *model.Topic:
		return of.Source, of.Body
	case *plan.SuggestionsWork:
		return of.Source, of.Body
	case *plan.Document:
		return of.Source, of.Body
	case *model.Document:
		return of.Source, of.Body
	case *model.Crisis:
		return of.Source, model.Markdown{Language: of.Language}
	}
	return model.Source{}, model.Markdown{}
}

// foreign is the language of a topic, a document or the crisis lines where it is not that of the page.
func (e *edition) foreign(of any) *plan.Foreign {
	_, text := markdownOf(of)
	return e.site.Foreign(text)
}

// data is what widgets read of a program's page.
func data(p *plan.Program) template.HTML {
	return template.HTML(`<script type="application/json" id="hub-program">` + string(p.Data()) + `</script>`)
}
