package assets

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/evanw/esbuild/pkg/api"

	"sitegen/generator/internal/diag"
)

// Element is a custom element that a package gives under a name of its own.
type Element struct {
	Name   string // "finder", for finder.js
	Tag    string // "hub-finder"
	Class  string // "HubFinder"
	Source string // "src/finder/finder.ts"
}

const (
	packageSpace = "package"
	packageIndex = "index"
	packageWords = "words"
	chunkFolder  = "chunks"
	baseSource   = "src/shared/base.ts"
)

// Package bundles the widgets as ECMAScript modules for websites with a bundler of their
// own: index.js grows widgets from links, NAME.js registers one element and gives its class.
// What they share is in modules beside them. Their hub is the one at the address base,
// since a bundle's own address says nothing.
func Package(o Options, elements []Element, base string) ([]File, diag.List) {
	b := builder{Options: o}
	bodies := entries(elements)
	options := b.bundling("")
	options.EntryPoints = nil
	for _, name := range slices.Sorted(maps.Keys(bodies)) {
		if name == packageWords {
			continue // the others import it
		}
		options.EntryPointsAdvanced = append(options.EntryPointsAdvanced, api.EntryPoint{InputPath: packageSpace + ":" + name, OutputPath: name})
	}
	options.Format = api.FormatESModule
	options.Splitting = true
	options.Outdir = packageSpace
	options.ChunkNames = chunkFolder + "/[name]-[hash]"
	options.MinifyWhitespace, options.MinifyIdentifiers = false, false // bundlers do that, and people read it
	options.Plugins = append([]api.Plugin{{Name: packageSpace, Setup: func(p api.PluginBuild) { setUpPackage(p, bodies, base) }}}, options.Plugins...)
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings)
	for _, file := range result.OutputFiles {
		name := filepath.Base(file.Path)
		if filepath.Base(filepath.Dir(file.Path)) == chunkFolder {
			name = chunkFolder + "/" + name
		}
		b.out.Files = append(b.out.Files, File{name, file.Contents})
	}
	b.found.Sort()
	return b.out.Files, b.found
}

// entries are the modules that a package begins with, by name: what the hub says when nothing
// else can be had, each element, and all of them on demand.
func entries(elements []Element) map[string]string {
	const words = "import \"" + packageSpace + ":" + packageWords + "\";\n"
	bodies := map[string]string{
		packageWords: "import { speak } from \"./src/shared/fallback.ts\";\nspeak(JSON.parse(HUB_FALLBACK));\n",
	}
	index := words + "import { upgradeLinks } from \"./src/shared/upgrade.ts\";\nupgradeLinks({\n"
	for _, e := range elements {
		bodies[e.Name] = words + fmt.Sprintf("import { %[1]s } from \"./%[2]s\";\nif (!customElements.get(%[3]q)) customElements.define(%[3]q, %[1]s);\nexport { %[1]s };\n",
			e.Class, e.Source, e.Tag)
		index += fmt.Sprintf("  %s: async () => (await import(\"./%s\")).%s,\n", e.Name, e.Source, e.Class)
	}
	bodies[packageIndex] = index + "}, () => {});\n"
	return bodies
}

// setUpPackage makes up the modules that a package begins with, and puts the hub's address
// in place of the script's.
func setUpPackage(p api.PluginBuild, bodies map[string]string, base string) {
	p.OnResolve(api.OnResolveOptions{Filter: "^" + packageSpace + ":"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: a.Path[len(packageSpace)+1:], Namespace: packageSpace}, nil
	})
	p.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: packageSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		body := bodies[a.Path]
		return api.OnLoadResult{Contents: &body, Loader: api.LoaderJS}, nil
	})
	p.OnLoad(api.OnLoadOptions{Filter: "^" + baseSource + "$", Namespace: widgetSpace}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		body := "export const base = new URL(" + strconv.Quote(base) + ");\n"
		return api.OnLoadResult{Contents: &body, Loader: api.LoaderJS}, nil
	})
}
