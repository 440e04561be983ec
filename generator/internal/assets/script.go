package assets

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	widgetSpace = "widgets"
	widgetDir   = "widgets" // of the output
	script      = widgetDir + "/hub.js"
	entryScript = "src/hub.ts"
	frameHost   = widgetDir + "/frame.js"
)

// widgetEngines are the oldest browsers with adoptedStyleSheets; in others the
// links that widgets grow from stay links.
var widgetEngines = []api.Engine{
	{Name: api.EngineChrome, Version: "90"},
	{Name: api.EngineFirefox, Version: "101"},
	{Name: api.EngineSafari, Version: "16.4"},
}

// modules bundles the widgets: a small script that pages name, and beside it the
// modules that it imports when a page has the widget they are for.
func (b *builder) modules(entry string) {
	options := b.bundling(entry)
	options.Format = api.FormatESModule
	options.Splitting = true
	options.Outdir = widgetDir
	options.EntryNames = "hub"
	options.ChunkNames = "[name]-[hash]"
	options.Metafile = true
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings)
	for _, file := range result.OutputFiles {
		name := widgetDir + "/" + filepath.Base(file.Path)
		b.out.Files = append(b.out.Files, File{name, file.Contents})
		if name == script {
			// The same bytes under an address that changes with them, for the hub's own pages.
			b.out.Script = b.add(script, file.Contents)
			b.out.Pin = Pin{b.out.Script, integrity(file.Contents)}
		}
	}
	b.out.Modules = b.modulesOf(result.Metafile)
}

// metafile is what esbuild tells of its output.
type metafile struct {
	Outputs map[string]struct {
		EntryPoint string // "widgets:src/finder/finder.ts"
		Imports    []struct{ Path, Kind string }
	}
}

// modulesOf finds, for each module that is imported on demand, its URL and those of
// all that it imports: pages may name them, to have them sooner.
func (b *builder) modulesOf(told string) map[string][]string {
	var meta metafile
	if json.Unmarshal([]byte(told), &meta) != nil {
		return nil // there were errors, which are told
	}
	modules := map[string][]string{}
	for _, on := range meta.Outputs[script].Imports {
		if on.Kind != "dynamic-import" {
			continue
		}
		found, source := []string{}, meta.Outputs[on.Path].EntryPoint
		var follow func(path string)
		follow = func(path string) {
			if url := b.BasePath + path; !slices.Contains(found, url) {
				found = append(found, url)
				for _, i := range meta.Outputs[path].Imports {
					if i.Kind == "import-statement" {
						follow(i.Path)
					}
				}
			}
		}
		follow(on.Path)
		modules[strings.TrimSuffix(path.Base(source), ".ts")] = found
	}
	return modules
}

// frames bundles what is on both sides of a frame: for other websites, a script at one
// address, and for the hub's pages in frames another.
func (b *builder) frames() {
	for _, body := range b.single("src/frame/host.ts") {
		b.out.Files = append(b.out.Files, File{frameHost, body})
	}
	for _, body := range b.single("src/frame/guest.ts") {
		b.out.Guest = b.add(widgetDir+"/guest.js", body)
	}
}

// single bundles a module and all that it imports into one file; none where there is no such module.
func (b *builder) single(entry string) (bodies [][]byte) {
	if !isFile(b.Widgets, entry) {
		return nil
	}
	options := b.bundling(entry)
	options.Format = api.FormatESModule
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings)
	for _, file := range result.OutputFiles {
		bodies = append(bodies, file.Contents)
	}
	return bodies
}

// worker bundles the service worker into one file at the root: that is how far it reaches.
func (b *builder) worker(entry string) {
	options := b.bundling(entry)
	options.Format = api.FormatIIFE
	options.Outfile = WorkerPath
	result := api.Build(options)
	b.report("widgets/", result.Errors, result.Warnings)
	for _, file := range result.OutputFiles {
		b.out.Files = append(b.out.Files, File{WorkerPath, file.Contents})
	}
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
		Plugins:           []api.Plugin{{Name: widgetSpace, Setup: func(p api.PluginBuild) { b.setUpWidgets(p, entry) }}},
	}
}

// setUpWidgets makes esbuild read the widgets' file system and nothing else.
func (b *builder) setUpWidgets(p api.PluginBuild, entry string) {
	p.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		return b.resolveModule(a, entry)
	})
	p.OnLoad(api.OnLoadOptions{Filter: `\.ts$`, Namespace: widgetSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		return load(b.Widgets, a.Path, api.LoaderTS)
	})
	p.OnLoad(api.OnLoadOptions{Filter: `\.css$`, Namespace: widgetSpace}, b.loadWidgetStyle)
}

// resolveModule follows relative imports, which carry their file's extension.
func (b *builder) resolveModule(a api.OnResolveArgs, entry string) (api.OnResolveResult, error) {
	name := entry // not a.Path: esbuild turns it into ./src/hub.ts where such a file lies about
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
