package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// A layout is one template of the theme with what it calls. Html/template parses
// it and decides how each value is escaped where it stands; what it has decided
// is then compiled, because walking trees by reflection was most of the time of a
// large build. What the compiler does not know, and every mistake, is left to
// html/template, so that a theme may use all of it.
type layout struct {
	html *template.Template
	fast func() *piece // nil when it can't be compiled
}

func newLayout(t *template.Template, f functions) *layout {
	return &layout{html: t, fast: sync.OnceValue(func() *piece {
		closed, w := io.Pipe()
		closed.Close()
		_ = t.Execute(w, nil) // the first time it executes, html/template escapes
		return compile(t, f)
	})}
}

// appendTo adds what the template makes of data to dst.
func (l *layout) appendTo(dst []byte, data any) ([]byte, error) {
	if p := l.fast(); p != nil {
		if page, err := p.appendTo(dst, data); err == nil {
			return page, nil
		}
	}
	b := bytes.NewBuffer(dst)
	err := l.html.Execute(b, data)
	return b.Bytes(), err
}

// A piece is one template, compiled.
type piece struct {
	body  step
	slots int // how many variables it needs
}

// A step writes a part of a page. An expression gives a value. Dot is what the
// template's dot stands for; both panic when they can't go on.
type (
	step       func(r *run, dot reflect.Value)
	expression func(r *run, dot reflect.Value) reflect.Value
)

// run is one execution: what has been written, and the variables of every
// template that is at work, the innermost last.
type run struct {
	out   []byte
	vars  []reflect.Value
	base  int // of the innermost template's variables
	depth int
}

var runs = sync.Pool{New: func() any { return new(run) }}

// unable is the panic over what is left to html/template.
var unable = errors.New("left to html/template")

// maxDepth is how deep templates may call each other. Html/template is asked to
// say that they never end.
const maxDepth = 100

// appendTo adds what the piece makes of data to dst. Its error serves to try
// html/template, which says better what is wrong.
func (p *piece) appendTo(dst []byte, data any) (out []byte, err error) {
	r := runs.Get().(*run)
	r.out = dst
	defer func() {
		if failed := recover(); failed != nil {
			err = fmt.Errorf("%v", failed)
		}
		clear(r.vars[:cap(r.vars)]) // or a preview's old hub would be kept
		*r = run{vars: r.vars[:0]}
		runs.Put(r)
	}()
	p.execute(r, reflect.ValueOf(data))
	return r.out, nil
}

// execute runs the piece with variables of its own; the first of them is $.
func (p *piece) execute(r *run, dot reflect.Value) {
	if r.depth++; r.depth > maxDepth {
		panic(unable)
	}
	outer := r.base
	r.base = len(r.vars)
	r.vars = append(r.vars, make([]reflect.Value, p.slots)...)
	r.vars[r.base] = dot
	p.body(r, dot)
	r.vars, r.base = r.vars[:r.base], outer
	r.depth--
}
