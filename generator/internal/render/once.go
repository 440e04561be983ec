package render

import (
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// part is a partial of the theme, and what has been made with it so far.
type part struct {
	layout   *layout
	programs func() []atomic.Pointer[string] // by number: most of what is made, and found without a search
	others   sync.Map                        // pointer → string
}

func newPart(l *layout, programs int) *part {
	return &part{layout: l, programs: sync.OnceValue(func() []atomic.Pointer[string] {
		return make([]atomic.Pointer[string], programs)
	})}
}

// once adds a partial to dst. It is rendered the first time it is asked for with
// that pointer, and gives the same bytes ever after. Two workers may both make
// it; they agree.
func (e *edition) once(dst []byte, partial string, data any) ([]byte, error) {
	p := e.parts[partial]
	if p == nil {
		return nil, fmt.Errorf("the theme has no partial %q", partial)
	}
	if kind := reflect.ValueOf(data).Kind(); kind != reflect.Pointer {
		return nil, fmt.Errorf("once %q needs a pointer, so that it can tell one from another; it got %T", partial, data)
	}
	return p.keep(dst, data)
}

// each is once for every element of a slice of pointers, one after the other: a
// list of fifty cards is one call of the template engine and not fifty.
func (e *edition) each(dst []byte, partial string, list any) ([]byte, error) {
	p := e.parts[partial]
	if p == nil {
		return nil, fmt.Errorf("the theme has no partial %q", partial)
	}
	switch list := list.(type) {
	case []*plan.Program:
		return keepAll(dst, p, list)
	case []*plan.FacetRow:
		return p.rows(dst, list)
	case []*plan.Crumb:
		return keepAll(dst, p, list)
	case []*model.Term:
		return keepAll(dst, p, list)
	case []*model.Facet:
		return keepAll(dst, p, list)
	}
	return nil, fmt.Errorf("each %q knows lists of programs, facet rows, facets, terms and crumbs, not %T", partial, list)
}

func keepAll[T any](dst []byte, p *part, list []*T) (_ []byte, err error) {
	for _, data := range list {
		if dst, err = p.keep(dst, data); err != nil {
			return nil, err
		}
	}
	return dst, nil
}

// rows keeps what it made of rows that will come again, and nothing else.
func (p *part) rows(dst []byte, rows []*plan.FacetRow) (_ []byte, err error) {
	for _, row := range rows {
		if row.Shared {
			dst, err = p.keep(dst, row)
		} else {
			dst, err = p.layout.appendTo(dst, row)
		}
		if err != nil {
			return nil, err
		}
	}
	return dst, nil
}

// keep adds what p makes of data, made now or before.
func (p *part) keep(dst []byte, data any) ([]byte, error) {
	if html, ok := p.made(data); ok {
		return append(dst, html...), nil
	}
	before := len(dst)
	dst, err := p.layout.appendTo(dst, data)
	if err != nil {
		return nil, err
	}
	html := string(dst[before:])
	if program, ok := data.(*plan.Program); ok && program != nil {
		p.programs()[program.Number()].Store(&html)
	} else {
		p.others.Store(data, html)
	}
	return dst, nil
}

func (p *part) made(data any) (string, bool) {
	if program, ok := data.(*plan.Program); ok && program != nil {
		if html := p.programs()[program.Number()].Load(); html != nil {
			return *html, true
		}
		return "", false
	}
	html, ok := p.others.Load(data)
	if !ok {
		return "", false
	}
	return html.(string), true
}
