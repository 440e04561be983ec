package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"reflect"
	"strconv"
	"strings"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// funcs are what templates may call; themes/README.md explains each.
func (r *Renderer) funcs() template.FuncMap {
	return template.FuncMap{
		"once":         r.once,
		"each":         r.each,
		"url":          r.url,
		"href":         func(url string) template.URL { return template.URL(url) },
		"section":      r.section,
		"sectionTitle": r.sectionTitle,
		"body":         r.body,
		"meta":         meta,
		"labels":       labels,
		"date":         model.Date.Long,
		"count":        count,
		"distance":     distance,
		"add":          func(a, b int) int { return a + b },
		"sub":          func(a, b int) int { return a - b },
		"lower":        strings.ToLower,
	}
}

// once renders a partial the first time it is asked for with that pointer, and
// gives the same bytes ever after. Two workers may both make it; they agree.
func (r *Renderer) once(partial string, data any) (template.HTML, error) {
	if kind := reflect.ValueOf(data).Kind(); kind != reflect.Pointer {
		return "", fmt.Errorf("once %q needs a pointer, so that it can tell one from another; it got %T", partial, data)
	}
	made, ok := r.made[partial]
	if !ok {
		return "", fmt.Errorf("the theme has no partial %q", partial)
	}
	if html, ok := made.Load(data); ok {
		return html.(template.HTML), nil
	}
	var b bytes.Buffer
	if err := r.parts.ExecuteTemplate(&b, partial, data); err != nil {
		return "", err
	}
	html := template.HTML(b.String())
	made.Store(data, html)
	return html, nil
}

// each is once for every element of a slice of pointers, one after the other: a
// list of fifty cards is one call of the template engine and not fifty.
func (r *Renderer) each(partial string, list any) (template.HTML, error) {
	var b strings.Builder
	switch list := list.(type) {
	case []*plan.Program:
		return eachOf(r, &b, partial, list)
	case []*plan.FacetRow:
		return r.eachRow(&b, partial, list)
	case []*plan.Crumb:
		return eachOf(r, &b, partial, list)
	case []*model.Term:
		return eachOf(r, &b, partial, list)
	case []*model.Facet:
		return eachOf(r, &b, partial, list)
	}
	return "", fmt.Errorf("each %q knows lists of programs, facet rows, facets, terms and crumbs, not %T", partial, list)
}

// eachRow keeps what it made of rows that will come again, and nothing else.
func (r *Renderer) eachRow(b *strings.Builder, partial string, rows []*plan.FacetRow) (template.HTML, error) {
	for _, row := range rows {
		if !row.Shared {
			if err := r.parts.ExecuteTemplate(b, partial, row); err != nil {
				return "", err
			}
			continue
		}
		html, err := r.once(partial, row)
		if err != nil {
			return "", err
		}
		b.WriteString(string(html))
	}
	return template.HTML(b.String()), nil
}

func eachOf[T any](r *Renderer, b *strings.Builder, partial string, list []*T) (template.HTML, error) {
	parts := make([]string, 0, 64)
	size := 0
	for _, data := range list {
		html, err := r.once(partial, data)
		if err != nil {
			return "", err
		}
		parts = append(parts, string(html))
		size += len(html)
	}
	b.Grow(size)
	for _, p := range parts {
		b.WriteString(p)
	}
	return template.HTML(b.String()), nil
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

// bodyOf finds the rendered Markdown of a topic or document.
func (r *Renderer) bodyOf(of any) *body {
	var key bodyKey
	switch of := of.(type) {
	case *plan.Topic:
		key = bodyKey{of.Source.File, of.Body.Text}
	case *model.Topic:
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

// jsonLD is data for a <script type="application/ld+json">; encoding/json
// escapes <, > and &, so that it cannot end the element.
func jsonLD(data any) (string, error) {
	b, err := json.Marshal(data)
	return string(b), err
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
