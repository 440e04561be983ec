package generator

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"text/template"

	"sitegen/generator/internal/assets"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
	"sitegen/generator/internal/read"
	"sitegen/generator/internal/write"
)

// npmFiles are the files of a package that people and compilers read.
//
//go:embed npm
var npmFiles embed.FS

var npmTemplates = template.Must(template.ParseFS(npmFiles, "npm/*"))

// npmPackage is what those files speak of.
type npmPackage struct {
	Name, Version, Title, Hub string // Hub is its address, with a final slash
	Widgets                   []*Widget
}

// Package writes the hub's widgets to the folder dir as an npm package, for websites that
// have a bundler: ECMAScript modules, types, custom-elements.json, the text of its license, no
// dependency. Name and version of a package that is there already stay. Errors are those of Build.
func Package(ctx context.Context, opts Options, dir string, license []byte) (Report, error) {
	hub, report, err := openSound(opts)
	if err != nil {
		return report, err
	}
	defer hub.Close()
	p := npmPackage{Title: hub.site.Config.Title, Hub: hub.site.Config.BaseURL, Widgets: hub.plan.Widgets()}
	if p.Name, p.Version, err = publishedAs(dir, p.Title); err != nil {
		return report, err
	}
	files, found := hub.packaged(p)
	files = append(files, assets.File{Path: "LICENSE", Body: license})
	if report.Diagnostics = append(report.Diagnostics, found...); found.HasErrors() {
		return report, ErrFindings
	}
	tree, err := write.Prepare(dir, opts.Source)
	if err != nil {
		return report, err
	}
	for _, f := range files {
		if err := errors.Join(ctx.Err(), tree.Add(f.Path, f.Body)); err != nil {
			tree.Abort()
			return report, err
		}
	}
	done, err := tree.Commit()
	report.Written, report.Unchanged, report.Removed, report.Bytes = done.Written, done.Unchanged, done.Removed, done.Bytes
	return report, err
}

// publishedAs is what package.json of dir says, or what a first one should say.
func publishedAs(dir, title string) (name, version string, err error) {
	at := filepath.Join(dir, "package.json")
	old := struct{ Name, Version string }{cmp.Or(model.Slugify(title), "hub") + "-widgets", "1.0.0"}
	text, err := os.ReadFile(at)
	if err == nil {
		if err = json.Unmarshal(text, &old); err != nil {
			err = fmt.Errorf("%s, whose name and version would stay, is no JSON: %w", at, err)
		}
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return old.Name, old.Version, err
}

// packaged are all files of the package.
func (h *Hub) packaged(p npmPackage) ([]assets.File, Diagnostics) {
	var elements []assets.Element
	for _, w := range p.Widgets {
		elements = append(elements, assets.Element{Name: w.Name, Tag: w.Tag, Class: w.Class, Source: w.Source})
	}
	files, found := assets.Package(assets.Options{Widgets: h.opts.Widgets, Define: map[string]string{
		"HUB_FALLBACK": strconv.Quote(string(plan.Fallback(h.site))), "HUB_OFFLINE": "false", // a service worker is the hub's own site's
	}}, elements, p.Hub)
	manifest, err := read.PackagedManifest(h.opts.Widgets)
	if err != nil {
		panic(err) // it has been read for hub.widgets
	}
	files = append(files, assets.File{Path: "custom-elements.json", Body: manifest}, assets.File{Path: "package.json", Body: p.json()})
	for _, name := range []string{"README.md", "server.js", "elements.d.ts", "react.d.ts", "vue.d.ts"} {
		var text bytes.Buffer
		if err := npmTemplates.ExecuteTemplate(&text, name, p); err != nil {
			panic(err) // the templates know npmPackage
		}
		files = append(files, assets.File{Path: name, Body: text.Bytes()})
	}
	files = append(files, assets.File{Path: "index.d.ts", Body: []byte("export type * from \"./elements.js\";\n")})
	for _, w := range p.Widgets {
		files = append(files, assets.File{Path: w.Name + ".d.ts", Body: fmt.Appendf(nil, "export { %[1]s, type %[1]sAttributes } from \"./elements.js\";\n", w.Class)})
	}
	return files, found
}

// json is package.json.
func (p npmPackage) json() []byte {
	type paths struct { // the first that holds is taken
		Types    string `json:"types"`
		Workers  string `json:"workerd,omitempty"` // servers of Cloudflare, which also say that they are browsers
		EdgeNext string `json:"edge-light,omitempty"`
		Node     string `json:"node,omitempty"` // and Deno, Bun, bundlers that work for a server
		Default  string `json:"default,omitempty"`
	}
	module := func(name string) paths {
		const server = "./server.js"
		return paths{"./" + name + ".d.ts", server, server, server, "./" + name + ".js"}
	}
	exports := map[string]any{
		".": module("index"), "./react": paths{Types: "./react.d.ts"}, "./vue": paths{Types: "./vue.d.ts"},
		"./custom-elements.json": "./custom-elements.json",
	}
	for _, w := range p.Widgets {
		exports["./"+w.Name] = module(w.Name)
	}
	var text bytes.Buffer
	to := json.NewEncoder(&text)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	if err := to.Encode(map[string]any{
		"name": p.Name, "version": p.Version, "description": "Widgets of " + p.Title, "homepage": p.Hub, "license": "MIT", "type": "module",
		"exports": exports, "types": "./index.d.ts", "customElements": "custom-elements.json", "sideEffects": true,
		"files": []string{"*.js", "*.d.ts", "chunks", "custom-elements.json"},
	}); err != nil {
		panic(err) // strings and maps of strings are JSON
	}
	return text.Bytes()
}

// Events are those of all widgets, each name once.
func (p npmPackage) Events() []model.WidgetEvent {
	var all []model.WidgetEvent
	for _, w := range p.Widgets {
		for _, e := range w.Events {
			i := slices.IndexFunc(all, func(have model.WidgetEvent) bool { return have.Name == e.Name })
			switch {
			case i < 0:
				all = append(all, e)
			case all[i].Type != e.Type:
				all[i].Type += " | " + e.Type
			}
		}
	}
	return all
}
