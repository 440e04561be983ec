package assets

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	widgetSpace = "widgets"
	entryScript = "src/hub.ts"
)

// widgetEngines are the oldest browsers with adoptedStyleSheets; in others the
// links that widgets grow from stay links.
var widgetEngines = []api.Engine{
	{Name: api.EngineChrome, Version: "90"},
	{Name: api.EngineFirefox, Version: "101"},
	{Name: api.EngineSafari, Version: "16.4"},
}

// script bundles entry and what it imports into one file.
func (b *builder) script(entry string, format api.Format) ([]byte, bool) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Outfile:           "hub.js",
		Bundle:            true,
		Write:             false,
		Format:            format,
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
	})
	b.report("widgets/", result.Errors, result.Warnings)
	if len(result.OutputFiles) != 1 {
		return nil, false
	}
	return result.OutputFiles[0].Contents, true
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
	return api.OnLoadResult{
		Contents: &text, Loader: api.LoaderText,
		Errors: result.Errors, Warnings: result.Warnings,
	}, nil
}
