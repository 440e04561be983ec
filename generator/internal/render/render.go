// Package render turns a planned page into bytes. It is the only door to
// goldmark (Markdown) and to html/template (themes). It takes a plan and a
// theme's files, finds what is wrong with either before a page is made, and
// never decides which pages exist or where they are written.
package render

import (
	"fmt"
	"io/fs"
	"sync"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// Options is what rendering needs besides the plan.
type Options struct {
	Theme     fs.FS                             // a theme's folder: templates/…
	ThemeName string                            // for messages: themes/<name>/templates/…
	Static    func(path string) ([]byte, error) // a file of the hub's static folder, to measure pictures
	Site      *model.Site                       // in the hub's own language
	Portable  bool                              // addresses work from a folder, without a server
	Previous  *Renderer                         // of an earlier build with the same theme; its Markdown is reused
}

// Renderer renders the pages of one plan. It is safe for concurrent use.
type Renderer struct {
	plan     *plan.Plan
	theme    string              // its name
	editions map[string]*edition // by language
	buffers  sync.Pool           // of *[]byte, to make pages in
	portable bool
}

// edition is theme and Markdown in one language of the hub. What is made once in one
// is not shown in another.
type edition struct {
	plan   *plan.Plan
	site   *plan.Site
	pages  map[string]*layout // by template name
	parts  map[string]*part   // partials by name
	bodies map[bodyKey]*body
}

type bodyKey struct {
	file, text string
}

// New parses the theme and all Markdown, and reports what is wrong with them.
func New(p *plan.Plan, opts Options) (*Renderer, diag.List) {
	r := &Renderer{plan: p, theme: opts.ThemeName, portable: opts.Portable, buffers: sync.Pool{New: func() any { return new([]byte) }}}
	r.editions = map[string]*edition{}
	var found diag.List
	for i, site := range opts.Site.All() {
		e := &edition{plan: p, site: p.Sites[i]}
		r.editions[site.Config.Language] = e
		found = append(found, e.parseBodies(site, opts)...)
		found = append(found, e.parseTheme(opts)...)
	}
	found.Sort() // a theme's mistakes are the same in every language
	return r, found
}

// TemplateError is a template that failed on a page.
type TemplateError struct {
	diag.Diagnostic
	URL string // the page; the mistake is the template's
}

func (e *TemplateError) Error() string { return e.URL + ": " + e.Diagnostic.String() }

// Page renders one page and hands the bytes to use, which must not keep them.
func (r *Renderer) Page(p *plan.Page, use func([]byte) error) error {
	if p.Raw != nil {
		return use(p.Raw())
	}
	t := r.editions[p.Language].pages[p.Template]
	if t == nil {
		return fmt.Errorf("%s: the theme has no template %q", p.URL, p.Template)
	}
	b := r.buffers.Get().(*[]byte)
	defer r.buffers.Put(b)
	var err error
	if *b, err = t.appendTo((*b)[:0], p.Data()); err != nil {
		return &TemplateError{Diagnostic: templateDiagnostic(r.theme, "templates/"+p.Template+".html", err), URL: p.URL}
	}
	if !r.portable {
		return use(*b)
	}
	return use(portable(nil, *b, p.Path(), r.plan.Site.BasePath))
}
