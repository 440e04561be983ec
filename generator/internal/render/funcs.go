package render

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// funcs are what templates may call; themes/README.md explains each.
func (r *Renderer) funcs() functions {
	appenders := map[string]appender{"once": r.once, "each": r.each}
	values := template.FuncMap{
		"url":          r.url,
		"href":         func(url string) template.URL { return template.URL(url) },
		"section":      r.section,
		"sectionTitle": r.sectionTitle,
		"body":         r.body,
		"rest":         r.rest,
		"meta":         meta,
		"data":         data,
		"labels":       labels,
		"date":         model.Date.Long,
		"count":        count,
		"distance":     distance,
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
	return functions{values: values, appenders: appenders}
}

// url is a path below the hub's root as a browser asks for it.
func (r *Renderer) url(path string) template.URL {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return template.URL(path)
	}
	return template.URL(r.plan.Site.BasePath + path[1:])
}

func (r *Renderer) section(topic any, id string) template.HTML {
	return r.bodyOf(topic).sections[id].html
}

func (r *Renderer) sectionTitle(topic any, id string) template.HTML {
	return r.bodyOf(topic).sections[id].title
}

func (r *Renderer) body(document any) template.HTML { return r.bodyOf(document).html }

// rest is what a body has from its first heading on.
func (r *Renderer) rest(document any) template.HTML { return r.bodyOf(document).rest }

// bodyOf finds the rendered Markdown of a topic or document.
func (r *Renderer) bodyOf(of any) *body {
	var key bodyKey
	switch of := of.(type) {
	case *plan.Topic:
		key = bodyKey{of.Source.File, of.Body.Text}
	case *model.Topic:
		key = bodyKey{of.Source.File, of.Body.Text}
	case *plan.SuggestionsWork:
		key = bodyKey{of.Source.File, of.Body.Text}
	case *plan.Document:
		key = bodyKey{of.Source.File, of.Body.Text}
	case *model.Document:
		key = bodyKey{of.Source.File, of.Body.Text}
	}
	if b := r.bodies[key]; b != nil {
		return b
	}
	return &body{}
}

// data is what widgets read of a program's page.
func data(p *plan.Program) template.HTML {
	return template.HTML(`<script type="application/json" id="hub-program">` + string(p.Data()) + `</script>`)
}

// labels joins the labels of terms: "Trauma, Medicaid".
func labels(terms []*model.Term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.Label
	}
	return strings.Join(words, ", ")
}

// distance gives "Less than a mile", "About 12 miles", or "" when it is not known.
func distance(miles float64) string {
	switch {
	case miles < 0:
		return ""
	case miles < 1:
		return "Less than a mile"
	case miles < 1.5:
		return "About a mile"
	}
	return "About " + strconv.Itoa(int(math.Round(miles))) + " miles"
}

// count gives "1 program", "12,176 programs".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
