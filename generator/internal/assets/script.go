package assets

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	widgetSpace = "widgets"
	widgetDir   = "widgets/" // of the output
	pagesScript = "src/pages.ts"
	hubScript   = "src/hub.ts"
	frameHost   = widgetDir + "frame.js"
)

// widgetEngines are the oldest browsers with adoptedStyleSheets; in others the
// links that widgets grow from stay links.
var widgetEngines = []api.Engine{
	{Name: api.EngineChrome, Version: "90"},
	{Name: api.EngineFirefox, Version: "101"},
	{Name: api.EngineSafari, Version: "16.4"},
}

// scripts bundles the widgets: modules that are named after their content, a script for
// the hub's own pages among them, and two small ones that other websites name.
func (b *builder) scripts() {
	_, told := b.modules()
	if told == nil {
		return // there were errors, which are told
	}
	b.joins = told.joins(pagesScript)
	modules, told := b.modules()
	b.joins = nil
	if told == nil {
		return
	}
	b.out.Files = append(b.out.Files, modules...)
	b.out.Script = b.BasePath + told.output(pagesScript)
	b.out.Modules = map[string][]string{}
	main := told.output(pagesScript)
	soon, later := imported{}, imported{}
	for _, importer := range told.importers() {
		for name, path := range told.onDemand(importer) {
			needed := told.closure(path)
			b.out.Modules[name] = b.urls(needed)
			if importer == main {
				soon.add(name, needed)
			} else {
				later.add(name, needed)
			}
		}
	}
	b.out.Files = append(b.out.Files, File{hubPath, b.hubScript(soon, imported{}, nil)})
	b.pin(modules, soon, later)
}

func (b *builder) urls(paths []string) (urls []string) {
	for _, path := range paths {
		urls = append(urls, b.BasePath+path)
	}
	return urls
}

// modules bundles the script of the hub's own pages, and beside it the modules that are
// imported when a page has the widget they are for.
func (b *builder) modules() (files []File, told *metafile) {
	options := b.bundling(pagesScript)
	options.Format = api.FormatESModule
	options.Splitting = true
	options.Outdir = widgetDir
	options.EntryNames = "[name]-[hash]"
	options.ChunkNames = "[name]-[hash]"
	options.Metafile = true
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings) // of both runs: what is told twice is told once in the end
	for _, file := range result.OutputFiles {
		files = append(files, File{widgetDir + filepath.Base(file.Path), file.Contents})
	}
	if len(result.Errors) > 0 || json.Unmarshal([]byte(result.Metafile), &told) != nil {
		return nil, nil
	}
	return files, told
}

// metafile is what esbuild tells of its output.
type metafile struct {
	Outputs map[string]struct {
		EntryPoint string // "widgets:src/finder/finder.ts"
		Imports    []struct{ Path, Kind string }
		Inputs     map[string]struct{}
		Bytes      int
	}
}

// output is the path of what was made of an entry point.
func (m *metafile) output(entry string) string {
	for path, made := range m.Outputs {
		if made.EntryPoint == widgetSpace+":"+entry {
			return path
		}
	}
	return ""
}

// onDemand gives the paths of what a module imports on demand, by the name of its source.
func (m *metafile) onDemand(module string) map[string]string {
	found := map[string]string{}
	for _, on := range m.Outputs[module].Imports {
		if on.Kind == "dynamic-import" {
			found[strings.TrimSuffix(path.Base(m.Outputs[on.Path].EntryPoint), ".ts")] = on.Path
		}
	}
	return found
}

// importers are paths of all modules, in order.
func (m *metafile) importers() []string { return slices.Sorted(maps.Keys(m.Outputs)) }

// closure is a module and all that it cannot be without.
func (m *metafile) closure(module string) []string {
	found := []string{module}
	for i := 0; i < len(found); i++ {
		for _, on := range m.Outputs[found[i]].Imports {
			if on.Kind == "import-statement" && !slices.Contains(found, on.Path) {
				found = append(found, on.Path)
			}
		}
	}
	return found
}

// frames bundles what is on both sides of a frame: for other websites, a script at one
// address, and for the hub's pages in frames another.
func (b *builder) frames() {
	if body := b.module("src/frame/host.ts"); body != nil {
		b.out.Files = append(b.out.Files, File{frameHost, body})
	}
	if body := b.module("src/frame/guest.ts"); body != nil {
		b.out.Guest = b.add(widgetDir+"guest.js", body)
	}
}

// gallery bundles what the page of snippets does in a browser.
func (b *builder) gallery() {
	if body := b.module("src/gallery/gallery.ts"); body != nil {
		b.out.Gallery = b.add(widgetDir+"gallery.js", body)
	}
}

// module bundles a module and all that it imports into one file; nil where there is none.
func (b *builder) module(entry string) []byte {
	if !isFile(b.Widgets, entry) {
		return nil
	}
	options := b.bundling(entry)
	options.Format = api.FormatESModule
	return b.single(options)
}

// worker bundles the service worker into one file at the root: that is how far it reaches.
func (b *builder) worker(entry string) {
	options := b.bundling(entry)
	options.Format = api.FormatIIFE
	b.out.Files = append(b.out.Files, File{WorkerPath, b.single(options)})
}

// single bundles one file, which imports nothing before it is there.
func (b *builder) single(options api.BuildOptions) []byte {
	options.Outfile = "one.js" // the name is nowhere in it
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings)
	for _, file := range result.OutputFiles {
		return file.Contents
	}
	return nil
}

// bundling is what all scripts have in common.
func (b *builder) bundling(entry string) api.BuildOptions {
	return api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Write:             false,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Define:            b.Define,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
		TsconfigRaw:       "{}",
		Plugins:           []api.Plugin{{Name: widgetSpace, Setup: b.setUpWidgets}},
	}
}

// setUpWidgets makes esbuild read the widgets' file system and nothing else.
func (b *builder) setUpWidgets(p api.PluginBuild) {
	p.OnResolve(api.OnResolveOptions{Filter: ".*"}, b.resolveModule)
	p.OnLoad(api.OnLoadOptions{Filter: `\.ts$`, Namespace: widgetSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		result, err := load(b.Widgets, a.Path, api.LoaderTS)
		if joined := b.joins[a.Path]; err == nil && joined != nil {
			*result.Contents = importing(*result.Contents, a.Path, joined)
		}
		return result, err
	})
	p.OnLoad(api.OnLoadOptions{Filter: `\.css$`, Namespace: widgetSpace}, b.loadWidgetStyle)
}

// resolveModule follows relative imports, which carry their file's extension.
func (b *builder) resolveModule(a api.OnResolveArgs) (api.OnResolveResult, error) {
	name := path.Clean(a.Path) // esbuild turns an entry point into ./src/hub.ts where such a file lies about
	if a.Kind != api.ResolveEntryPoint {
		if !strings.HasPrefix(a.Path, "./") && !strings.HasPrefix(a.Path, "../") {
			return fault("outside-import", fmt.Sprintf("%q is not a file of the widgets", a.Path),
				"widgets have no dependencies: import a file with ./ or ../")
		}
		name = path.Join(path.Dir(a.Importer), a.Path)
	}
	if !isFile(b.Widgets, name) {
		return missing(b.Widgets, name, a.Path)
	}
	return api.OnResolveResult{Path: name, Namespace: widgetSpace}, nil
}

// A rem of a page that embeds a widget may be 8 pixels: ours is the variable of
// widgets/src/shared/element.css, where it may say what it is. A query takes no variable.
var (
	rem      = regexp.MustCompile(`--rem:[^;}]+|([\d.]+)rem\b`)
	remQuery = regexp.MustCompile(`@(?:media|container)[^{]*\drem\b`)
)

// loadWidgetStyle gives a style sheet to its module as minified text, ready for
// CSSStyleSheet.replaceSync.
func (b *builder) loadWidgetStyle(a api.OnLoadArgs) (api.OnLoadResult, error) {
	css, err := fs.ReadFile(b.Widgets, a.Path)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	result := api.Transform(string(css), api.TransformOptions{
		Loader:           api.LoaderCSS,
		Sourcefile:       a.Path,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsNone,
		Engines:          widgetEngines,
		LogLevel:         api.LogLevelSilent,
	})
	text := strings.TrimSpace(string(result.Code))
	if query := remQuery.FindString(text); query != "" {
		result.Errors = append(result.Errors, api.Message{Text: query, Detail: explained{"rem-in-query",
			fmt.Sprintf("%s: %q asks for rem, which is a page's to set", a.Path, query), "say it in em"}})
	}
	text = rem.ReplaceAllStringFunc(text, func(size string) string {
		if n, ok := strings.CutSuffix(size, "rem"); ok {
			return "calc(var(--rem)*" + n + ")"
		}
		return size
	})
	return api.OnLoadResult{
		Contents: &text, Loader: api.LoaderText,
		Errors: result.Errors, Warnings: result.Warnings,
	}, nil
}
