package render

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/plan"
	"sitegen/generator/internal/read"
	"sitegen/themes"
)

// TestEnginePages renders every page of the example hub and of the golden sites
// twice, compiled and by html/template alone.
func TestEnginePages(t *testing.T) {
	golden, err := filepath.Glob("../../testdata/golden/*/in")
	if err != nil || len(golden) < 10 {
		t.Fatalf("only %d golden sites: %v", len(golden), err)
	}
	left := compareHub(t, "../../..", theme(t, themes.FS, "haven"))
	for _, name := range []string{"program", "listing", "topic"} { // most pages of a large hub
		if left[name] {
			t.Errorf("pages of %q are left to html/template", name)
		}
	}
	for _, dir := range golden {
		compareHub(t, dir, theme(t, os.DirFS("../../testdata/themes"), "plain"))
		compareHub(t, dir, theme(t, themes.FS, "haven"))
	}
}

func theme(t testing.TB, themes fs.FS, name string) fs.FS {
	t.Helper()
	theme, err := fs.Sub(themes, name)
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// compareHub gives the names of the templates of the pages that the engine left
// to html/template.
func compareHub(t *testing.T, dir string, theme fs.FS) (templates map[string]bool) {
	t.Helper()
	p, fast, slow := renderers(t, dir, theme)
	if p == nil {
		return nil
	}
	templates = map[string]bool{}
	for i := range p.Pages {
		page := &p.Pages[i]
		if page.Raw != nil {
			continue
		}
		var got []byte
		if err := fast.Page(page, func(b []byte) error { got = bytes.Clone(b); return nil }); err != nil {
			t.Error(err)
		}
		err := slow.Page(page, func(want []byte) error {
			if !bytes.Equal(got, want) {
				t.Errorf("%s %s\ngot  %s\nwant %s", dir, page.URL, got, want)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		if left(fast, page) {
			templates[page.Template] = true
		}
	}
	return templates
}

// leaveAll makes r do without the engine.
func leaveAll(r *Renderer) {
	none := func() *piece { return nil }
	for _, e := range r.editions {
		for _, l := range e.pages {
			l.fast = none
		}
		for _, p := range e.parts {
			p.layout.fast = none
		}
	}
}

func left(r *Renderer, page *plan.Page) bool {
	fast := r.editions[page.Language].pages[page.Template].fast()
	if fast == nil {
		return true
	}
	_, err := fast.appendTo(nil, page.Data())
	return err != nil
}

// renderers gives a hub's plan and two renderers of it, of which the second does
// without the engine; nil when the hub has mistakes, as its pages are never made.
func renderers(tb testing.TB, dir string, theme fs.FS) (p *plan.Plan, fast, slow *Renderer) {
	tb.Helper()
	reader, err := read.Open(dir, read.Options{Drafts: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { reader.Close() })
	site, found := reader.Read()
	if found.HasErrors() {
		return nil, nil, nil
	}
	words, found := read.Words(theme, "theme")
	if found.HasErrors() {
		tb.Fatal(found)
	}
	for _, s := range site.All() {
		s.Words = words.In(s.Config.Language)
	}
	p, _ = plan.Make(site, plan.Options{
		CSS: "/style.css", Script: "/script.js", Guest: "/guest.js", Drafts: true,
		Index: sync.OnceValue(func() *match.Index { return match.NewIndex(site) }),
	})
	opts := Options{Theme: theme, Static: reader.Static, Site: site}
	fast, _ = New(p, opts)
	slow, _ = New(p, opts)
	leaveAll(slow)
	return p, fast, slow
}

// BenchmarkPages renders the program pages of the example hub.
func BenchmarkPages(b *testing.B) {
	p, fast, slow := renderers(b, "../../..", theme(b, themes.FS, "haven"))
	for name, r := range map[string]*Renderer{"compiled": fast, "html-template": slow} {
		b.Run(name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				for i := range p.Pages {
					if p.Pages[i].Template == "program" {
						pages++
						if err := r.Page(&p.Pages[i], func([]byte) error { return nil }); err != nil {
							b.Fatal(err)
						}
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(pages), "us/page")
			b.ReportMetric(0, "ns/op")
		})
	}
}
