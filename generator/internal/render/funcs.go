package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
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
		"url":          r.url,
		"href":         func(url string) template.URL { return template.URL(url) },
		"section":      r.section,
		"sectionTitle": r.sectionTitle,
		"body":         r.body,
		"jsonld":       jsonLD,
		"date":         model.Date.Long,
		"count":        count,
		"add":          func(a, b int) int { return a + b },
		"sub":          func(a, b int) int { return a - b },
		"lower":        strings.ToLower,
	}
}

type onceKey struct {
	partial string
	data    any // a pointer
}

// once renders a partial the first time it is asked for with that pointer, and
// gives the same bytes ever after. Two workers may both make it; they agree.
func (r *Renderer) once(partial string, data any) (template.HTML, error) {
	key := onceKey{partial, data}
	if kind := reflect.ValueOf(data).Kind(); kind != reflect.Pointer {
		return "", fmt.Errorf("once %q needs a pointer, so that it can tell one from another; it got %T", partial, data)
	}
	if made, ok := r.made.Load(key); ok {
		return made.(template.HTML), nil
	}
	var b bytes.Buffer
	if err := r.parts.ExecuteTemplate(&b, partial, data); err != nil {
		return "", err
	}
	made := template.HTML(b.String())
	r.made.Store(key, made)
	return made, nil
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
func jsonLD(data any) (template.JS, error) {
	b, err := json.Marshal(data)
	return template.JS(b), err
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
