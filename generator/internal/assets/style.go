package assets

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"sitegen/generator/internal/diag"
)

// styleEngines are the oldest browsers that get the theme as it was drawn.
// Newer syntax is lowered for them; older ones still read the plain page.
var styleEngines = []api.Engine{
	{Name: api.EngineChrome, Version: "90"},
	{Name: api.EngineFirefox, Version: "91"},
	{Name: api.EngineSafari, Version: "15"},
}

const (
	themeSpace = "theme"
	entryName  = "theme.css" // only a name: the entry is made here
	tokensName = "tokens.css"
)

// styles makes a style sheet for all pages, and those that pages ask for by name.
func (b *builder) styles() {
	name := "assets/" + cmp.Or(b.Name, "theme")
	if css, ok := b.styleSheet(entry(append([]string{tokensName}, b.CSS...))); ok {
		b.out.CSS = b.add(name+".css", css)
	}
	b.out.Styles = map[string]string{}
	for _, style := range slices.Sorted(maps.Keys(b.Styles)) {
		if css, ok := b.styleSheet(entry(b.Styles[style])); ok {
			b.out.Styles[style] = b.add(name+"-"+style+".css", css)
		}
	}
}

// styleSheet bundles what an entry imports into one, in that order.
func (b *builder) styleSheet(entry string) ([]byte, bool) {
	result := api.Build(api.BuildOptions{
		EntryPoints:      []string{entryName},
		Outfile:          entryName,
		Bundle:           true,
		Write:            false,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsNone,
		Engines:          styleEngines,
		LogLevel:         api.LogLevelSilent,
		TsconfigRaw:      "{}",
		Plugins:          []api.Plugin{{Name: themeSpace, Setup: func(p api.PluginBuild) { b.setUpTheme(p, entry) }}},
	})
	b.report("themes/"+b.Name+"/", result.Errors, result.Warnings)
	if len(result.OutputFiles) != 1 {
		return nil, false
	}
	return result.OutputFiles[0].Contents, true
}

// setUpTheme makes esbuild read the theme's file system and nothing else.
func (b *builder) setUpTheme(p api.PluginBuild, entry string) {
	p.OnResolve(api.OnResolveOptions{Filter: ".*"}, b.resolveStyle)
	p.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: themeSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		switch a.Path {
		case entryName:
			return contents(entry, api.LoaderCSS), nil
		case tokensName:
			return contents(b.tokens(), api.LoaderCSS), nil
		}
		return load(b.Theme, a.Path, api.LoaderCSS)
	})
}

// entry imports everything, so that errors keep the place of their own file.
func entry(names []string) string {
	var s strings.Builder
	for _, name := range names {
		fmt.Fprintf(&s, "@import %q;", "/"+name)
	}
	return s.String()
}

func (b *builder) resolveStyle(a api.OnResolveArgs) (api.OnResolveResult, error) {
	inside := api.OnResolveResult{Namespace: themeSpace}
	switch {
	case a.Kind == api.ResolveEntryPoint:
		// Not a.Path: esbuild turns it into ./theme.css where such a file lies about.
		inside.Path = entryName
		return inside, nil
	case a.Importer == entryName && a.Path == "/"+tokensName:
		inside.Path = tokensName
		return inside, nil
	case strings.HasPrefix(a.Path, "data:"), strings.HasPrefix(a.Path, "#"):
		return api.OnResolveResult{Path: a.Path, External: true}, nil
	case remote(a.Path):
		return fault("remote-asset", fmt.Sprintf("%q is on another site", a.Path),
			"pages make no request to another site: put the file into the theme's folder")
	case strings.HasPrefix(a.Path, "/") && a.Importer != entryName:
		return api.OnResolveResult{Path: b.BasePath + a.Path[1:], External: true}, nil
	}
	name, written := path.Join(path.Dir(a.Importer), a.Path), a.Path
	if a.Importer == entryName {
		name = strings.TrimPrefix(a.Path, "/")
		written = name
	}
	if !isFile(b.Theme, name) {
		return missing(b.Theme, name, written)
	}
	if a.Kind == api.ResolveCSSURLToken {
		return b.image(name)
	}
	inside.Path = name
	return inside, nil
}

// image publishes a file that a style sheet refers to: a picture, a font.
func (b *builder) image(name string) (api.OnResolveResult, error) {
	url, known := b.images[name]
	if !known {
		body, err := fs.ReadFile(b.Theme, name)
		if err != nil {
			return api.OnResolveResult{}, err
		}
		url = b.add("assets/"+path.Base(name), body)
		b.images[name] = url
	}
	return api.OnResolveResult{Path: url, External: true}, nil
}

var (
	tokenName   = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	remoteStart = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9+.-]*:|//)`)
)

func remote(url string) bool { return remoteStart.MatchString(url) }

// tokens gives the custom properties. Paper stays light whatever the screen is,
// hence "screen and".
func (b *builder) tokens() string {
	var light, dark strings.Builder
	for _, t := range b.Tokens {
		if !tokenName.MatchString(t.Name) || strings.ContainsAny(t.Light+t.Dark, ";{}\n") {
			b.found.Add(diag.Diagnostic{
				File: "themes/" + b.Name + "/theme.toml", Code: "bad-token",
				Text: fmt.Sprintf("token %q cannot become a custom property", t.Name),
				Hint: "names are lowercase letters, digits and hyphens; values hold no ; { } or line break",
			})
			continue
		}
		fmt.Fprintf(&light, "--%s:%s;", t.Name, t.Light)
		if t.Dark != "" && t.Dark != t.Light {
			fmt.Fprintf(&dark, "--%s:%s;", t.Name, t.Dark)
		}
	}
	css := ":root{" + light.String() + "}"
	if dark.Len() > 0 {
		css += "@media screen and (prefers-color-scheme:dark){:root{" + dark.String() + "}}"
	}
	return css
}
