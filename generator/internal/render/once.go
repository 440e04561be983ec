package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"sync"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// part is a partial of the theme, and what has been made with it so far.
type part struct {
	template *template.Template
	made     sync.Map // pointer → string
}

// once renders a partial the first time it is asked for with that pointer, and
// gives the same bytes ever after. Two workers may both make it; they agree.
func (r *Renderer) once(partial string, data any) (template.HTML, error) {
	p := r.parts[partial]
	if p == nil {
		return "", fmt.Errorf("the theme has no partial %q", partial)
	}
	if kind := reflect.ValueOf(data).Kind(); kind != reflect.Pointer {
		return "", fmt.Errorf("once %q needs a pointer, so that it can tell one from another; it got %T", partial, data)
	}
	html, err := r.keep(p, data)
	return template.HTML(html), err
}

// each is once for every element of a slice of pointers, one after the other: a
// list of fifty cards is one call of the template engine and not fifty.
func (r *Renderer) each(partial string, list any) (template.HTML, error) {
	p := r.parts[partial]
	if p == nil {
		return "", fmt.Errorf("the theme has no partial %q", partial)
	}
	b := r.buffer()
	defer r.buffers.Put(b)
	var err error
	switch list := list.(type) {
	case []*plan.Program:
		err = keepAll(r, b, p, list)
	case []*plan.FacetRow:
		err = r.rows(b, p, list)
	case []*plan.Crumb:
		err = keepAll(r, b, p, list)
	case []*model.Term:
		err = keepAll(r, b, p, list)
	case []*model.Facet:
		err = keepAll(r, b, p, list)
	default:
		err = fmt.Errorf("each %q knows lists of programs, facet rows, facets, terms and crumbs, not %T", partial, list)
	}
	return template.HTML(b.String()), err
}

func keepAll[T any](r *Renderer, b *bytes.Buffer, p *part, list []*T) error {
	for _, data := range list {
		html, err := r.keep(p, data)
		if err != nil {
			return err
		}
		b.WriteString(html)
	}
	return nil
}

// rows keeps what it made of rows that will come again, and nothing else.
func (r *Renderer) rows(b *bytes.Buffer, p *part, rows []*plan.FacetRow) error {
	for _, row := range rows {
		if !row.Shared {
			if err := p.template.Execute(b, row); err != nil {
				return err
			}
			continue
		}
		html, err := r.keep(p, row)
		if err != nil {
			return err
		}
		b.WriteString(html)
	}
	return nil
}

// keep gives what p makes of data, made now or before.
func (r *Renderer) keep(p *part, data any) (string, error) {
	if html, ok := p.made.Load(data); ok {
		return html.(string), nil
	}
	b := r.buffer()
	defer r.buffers.Put(b)
	if err := p.template.Execute(b, data); err != nil {
		return "", err
	}
	html := b.String()
	p.made.Store(data, html)
	return html, nil
}

// buffer is an empty one to work in; it goes back to r.buffers.
func (r *Renderer) buffer() *bytes.Buffer {
	b := r.buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}
