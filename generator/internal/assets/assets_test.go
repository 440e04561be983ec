package assets

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"sitegen/generator/internal/diag"
)

const dot = `<svg xmlns="http://www.w3.org/2000/svg"/>`

// site is a small theme and a small script; change(o) may break it.
func site(change func(o *Options)) Options {
	o := Options{
		Name: "calm",
		Theme: fstest.MapFS{
			"css/base.css":  {Data: []byte("body {\n  color: var(--ink);\n}\n")},
			"css/cards.css": {Data: []byte("@import './base.css';\n.card { background: url(../img/dot.svg) }\n")},
			"img/dot.svg":   {Data: []byte(dot)},
		},
		CSS:    []string{"css/base.css", "css/cards.css"},
		Tokens: []Token{{"ink", "#111", "#eee"}, {"gap", "1rem", ""}},
		Widgets: fstest.MapFS{
			"src/hub.ts":         {Data: []byte("declare const HUB_MODULES: {}, HUB_DIGESTS: {} | null;\nexport const known = [HUB_MODULES, HUB_DIGESTS];\n")},
			"src/pages.ts":       {Data: []byte("import { name } from './shared/name.ts';\nimport css from './style.css';\ndocument.title = name as string + css;\n")},
			"src/shared/name.ts": {Data: []byte("export const name: string = 'widgets';\n")},
			"src/style.css":      {Data: []byte(":host {\n  display: block;\n}\n")},
		},
		BasePath: "/hub/",
	}
	if change != nil {
		change(&o)
	}
	return o
}

func put(files any, name, text string) {
	files.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte(text)}
}

func build(t *testing.T, o Options) Bundle {
	t.Helper()
	b, found := Build(o)
	if len(found) > 0 {
		t.Fatalf("Build: %v", found)
	}
	return b
}

func body(t *testing.T, b Bundle, prefix, suffix string) string {
	t.Helper()
	for _, f := range b.Files {
		if strings.HasPrefix(f.Path, prefix) && strings.HasSuffix(f.Path, suffix) {
			return string(f.Body)
		}
	}
	t.Fatalf("no file %s…%s among %v", prefix, suffix, paths(b))
	return ""
}

func paths(b Bundle) []string {
	var names []string
	for _, f := range b.Files {
		names = append(names, f.Path)
	}
	return names
}

func TestBuildGivesFingerprintedFiles(t *testing.T) {
	b := build(t, site(nil))
	css, js := body(t, b, "assets/calm-", ".css"), body(t, b, "widgets/pages-", ".js")
	if want := "/hub/assets/calm-" + fingerprint([]byte(css)) + ".css"; b.CSS != want {
		t.Errorf("CSS = %s, want %s", b.CSS, want)
	}
	if !strings.HasPrefix(b.Script, "/hub/widgets/pages-") || !slices.Contains(paths(b), strings.TrimPrefix(b.Script, "/hub/")) {
		t.Errorf("Script = %s, which is not among %v", b.Script, paths(b))
	}
	if !strings.Contains(js, ":host{display:block}") {
		t.Errorf("the widget's style sheet is not minified text in the script: %s", js)
	}
	if strings.Contains(js, ": string") || strings.Contains(js, "import") {
		t.Errorf("script is not one plain module: %s", js)
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	first := build(t, site(nil))
	for range 5 {
		if again := build(t, site(nil)); !reflect.DeepEqual(first, again) {
			t.Fatalf("same input, other output:\n%v\n%v", paths(first), paths(again))
		}
	}
	changed := build(t, site(func(o *Options) { put(o.Theme, "css/base.css", "body{color:red}") }))
	if changed.CSS == first.CSS {
		t.Error("another style sheet has the same URL")
	}
	if changed.Script != first.Script {
		t.Error("a style sheet changed the script's URL")
	}
}

// What lies in the folder in which a build is started is no part of it.
func TestBuildIgnoresWorkingFolder(t *testing.T) {
	want := build(t, site(nil))
	t.Chdir(t.TempDir())
	if err := os.Mkdir("src", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{entryName, tokensName, hubScript, pagesScript, "tsconfig.json", "package.json"} {
		if err := os.WriteFile(name, []byte("broken {"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := build(t, site(nil)); !reflect.DeepEqual(got, want) {
		t.Errorf("other files: %v, want %v", paths(got), paths(want))
	}
}

func TestBuildTokens(t *testing.T) {
	css := body(t, build(t, site(nil)), "assets/calm-", ".css")
	want := ":root{--ink:#111;--gap:1rem}@media screen and (prefers-color-scheme:dark){:root{--ink:#eee}}"
	if got := strings.ReplaceAll(css, "(prefers-color-scheme: dark)", "(prefers-color-scheme:dark)"); !strings.HasPrefix(got, want) {
		t.Errorf("style sheet begins\n%s\nwant\n%s", css, want)
	}
}

func TestBuildPublishesImagesOfStyleSheets(t *testing.T) {
	b := build(t, site(nil))
	if got := body(t, b, "assets/dot-", ".svg"); got != dot {
		t.Errorf("dot.svg = %q", got)
	}
	css := body(t, b, "assets/calm-", ".css")
	if want := "url(/hub/assets/dot-" + fingerprint([]byte(dot)) + ".svg)"; !strings.Contains(css, want) {
		t.Errorf("style sheet lacks %s:\n%s", want, css)
	}
}

// divided has two widgets, with a module in common, and each with one of its own.
func divided(change func(o *Options)) Options {
	return site(func(o *Options) {
		put(o.Widgets, "src/pages.ts", "for (const load of [() => import('./map/map.ts'), () => import('./list.ts')]) void load();\n")
		put(o.Widgets, "src/map/map.ts", "import { name } from '../shared/name.ts';\ndocument.title = name + 'map';\n")
		put(o.Widgets, "src/list.ts", "import { name } from './shared/name.ts';\ndocument.title = name + 'list';\n")
		if change != nil {
			change(o)
		}
	})
}

// What a widget needs is imported when a page has it, and told to pages.
func TestBuildDividesScript(t *testing.T) {
	b := build(t, divided(nil))
	if len(b.Modules) != 2 {
		t.Fatalf("Modules = %v, want those of map and list", b.Modules)
	}
	shared := b.Modules["map"][1]
	for name, modules := range b.Modules {
		if len(modules) != 2 || modules[1] != shared || !strings.HasPrefix(modules[0], "/hub/widgets/"+name+"-") {
			t.Errorf("Modules[%q] = %v, want its own and the shared one", name, modules)
		}
		for _, url := range modules {
			if path := strings.TrimPrefix(url, "/hub/"); !slices.Contains(paths(b), path) {
				t.Errorf("%s is not built: %v", path, paths(b))
			}
		}
	}
	if pages := body(t, b, "widgets/pages-", ""); strings.Contains(pages, "document.title") {
		t.Errorf("the script holds what it should import: %s", pages)
	}
}

func TestBuildWithoutWidgets(t *testing.T) {
	b := build(t, site(func(o *Options) { o.Widgets = nil }))
	if b.Script != "" || b.Pin.URL != "" {
		t.Errorf("Script = %q and Pin = %v, want none", b.Script, b.Pin)
	}
}

func TestBuildDefines(t *testing.T) {
	b := build(t, site(func(o *Options) {
		put(o.Widgets, "src/hub.ts", "declare const HUB_FALLBACK: string[];\ndocument.title = HUB_FALLBACK[0]!;\n")
		o.Define = map[string]string{"HUB_FALLBACK": `["call 988"]`}
	}))
	if js := body(t, b, "widgets/hub.js", ""); !strings.Contains(js, "call 988") {
		t.Errorf("the defined value is not in the script: %s", js)
	}
}

// TestBuildFrees holds widgets to a rem that is theirs, wherever they are.
func TestBuildFrees(t *testing.T) {
	b := build(t, site(func(o *Options) {
		put(o.Widgets, "src/style.css", ":host { --rem: max(1rem, 16px); padding: .5rem 2rem; margin: 1remarkable }")
	}))
	const want = ":host{--rem: max(1rem, 16px);padding:calc(var(--rem)*.5) calc(var(--rem)*2);margin:1remarkable}"
	if js := body(t, b, "widgets/pages-", ".js"); !strings.Contains(js, want) {
		t.Errorf("the script has no %s: %s", want, js)
	}
}

func TestBuildFindings(t *testing.T) {
	tests := []struct {
		name   string
		change func(o *Options)
		want   diag.Diagnostic
	}{
		{"style syntax", func(o *Options) { put(o.Theme, "css/base.css", "body {\n  color red;\n}\n") },
			diag.Diagnostic{File: "themes/calm/css/base.css", Line: 2, Column: 8, Code: "css-syntax-error", Text: `expected ":"`}},
		{"style column counts code points", func(o *Options) { put(o.Theme, "css/base.css", "/* été */ a { color red }\n") },
			diag.Diagnostic{File: "themes/calm/css/base.css", Line: 1, Column: 20, Code: "css-syntax-error", Text: `expected ":"`}},
		{"style property", func(o *Options) { put(o.Theme, "css/base.css", "body { wdith: red }\n") },
			diag.Diagnostic{File: "themes/calm/css/base.css", Line: 1, Column: 8, Severity: diag.Warning, Code: "unsupported-css-property",
				Text: `"wdith" is not a known CSS property`, Hint: `write "width" here`}},
		{"missing style sheet", func(o *Options) { o.CSS = []string{"css/bse.css"} },
			diag.Diagnostic{File: "themes/calm/theme.toml", Code: "missing-asset", Text: `cannot find "css/bse.css"`, Hint: `did you mean "base.css"?`}},
		{"missing image", func(o *Options) { put(o.Theme, "css/base.css", "a{background:url(../img/dott.svg)}") },
			diag.Diagnostic{File: "themes/calm/css/base.css", Line: 1, Column: 14, Code: "missing-asset",
				Text: `cannot find "../img/dott.svg"`, Hint: `did you mean "dot.svg"?`}},
		{"remote font", func(o *Options) { put(o.Theme, "css/base.css", "@import 'https://fonts.example/a.css';") },
			diag.Diagnostic{File: "themes/calm/css/base.css", Line: 1, Column: 9, Code: "remote-asset",
				Text: `"https://fonts.example/a.css" is on another site`, Hint: "pages make no request to another site: put the file into the theme's folder"}},
		{"token", func(o *Options) { o.Tokens = []Token{{"ink", "red;} body{display:none", ""}} },
			diag.Diagnostic{File: "themes/calm/theme.toml", Code: "bad-token", Text: `token "ink" cannot become a custom property`,
				Hint: "names are lowercase letters, digits and hyphens; values hold no ; { } or line break"}},
		{"script syntax", func(o *Options) { put(o.Widgets, "src/hub.ts", "const a = 1\nconst b = = 2\n") },
			diag.Diagnostic{File: "widgets/src/hub.ts", Line: 2, Column: 11, Code: "asset-error", Text: `unexpected "="`}},
		{"missing module", func(o *Options) { put(o.Widgets, "src/hub.ts", "import './shared/nam.ts'\n") },
			diag.Diagnostic{File: "widgets/src/hub.ts", Line: 1, Column: 8, Code: "missing-asset",
				Text: `cannot find "./shared/nam.ts"`, Hint: `did you mean "name.ts"?`}},
		{"package", func(o *Options) { put(o.Widgets, "src/hub.ts", "import 'lit'\n") },
			diag.Diagnostic{File: "widgets/src/hub.ts", Line: 1, Column: 8, Code: "outside-import",
				Text: `"lit" is not a file of the widgets`, Hint: "widgets have no dependencies: import a file with ./ or ../"}},
		{"widget style", func(o *Options) { put(o.Widgets, "src/style.css", ":host {\n  display block;\n}") },
			diag.Diagnostic{File: "widgets/src/style.css", Line: 2, Column: 10, Code: "css-syntax-error", Text: `expected ":"`}},
		{"widget query", func(o *Options) {
			put(o.Widgets, "src/style.css", "@container (min-width: 50rem) { p { margin: 0 } }")
		},
			diag.Diagnostic{File: "widgets/src/pages.ts", Line: 2, Column: 17, Code: "rem-in-query",
				Text: `src/style.css: "@container (min-width: 50rem" asks for rem, which is a page's to set`, Hint: "say it in em"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, found := Build(site(test.change))
			if len(found) == 0 {
				t.Fatal("nothing was found")
			}
			got := found[0]
			if got.Hint == "" {
				t.Error("no hint")
			}
			if test.want.Hint == "" {
				got.Hint = ""
			}
			if got != test.want {
				t.Errorf("got  %v\nwant %v", got, test.want)
			}
		})
	}
}

func TestBuildPublishesTheThemesStaticFolder(t *testing.T) {
	theme := fstest.MapFS{
		"css/a.css":          {Data: []byte("p{color:red}")},
		"static/favicon.svg": {Data: []byte("<svg/>")},
	}
	bundle, found := Build(Options{Name: "t", Theme: theme, CSS: []string{"css/a.css"}, BasePath: "/"})
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, f := range bundle.Files {
		if f.Path == "favicon.svg" && string(f.Body) == "<svg/>" {
			return
		}
	}
	t.Errorf("no favicon.svg in %v", bundle.Files)
}

// Style sheets of some pages stand beside the one of all, and repeat nothing of it.
func TestStyles(t *testing.T) {
	b := build(t, site(func(o *Options) {
		put(o.Theme, "css/home.css", ".hero { margin: 0 }")
		o.Styles = map[string][]string{"home": {"css/home.css"}}
	}))
	if got := body(t, b, "assets/calm-home-", ".css"); strings.TrimSpace(got) != ".hero{margin:0}" {
		t.Errorf("the style sheet of the front page is %q", got)
	}
	if url := b.Styles["home"]; !strings.HasPrefix(url, "/hub/assets/calm-home-") || strings.Contains(body(t, b, strings.TrimPrefix(b.CSS, "/hub/"), ""), "hero") {
		t.Errorf("%q, and the style sheet of all has it, too, or not", url)
	}
}

// Small modules that widgets share are joined, even where one has no use for all of them;
// a large one is not, and the script of pages gets nothing more.
func TestBuildJoinsModules(t *testing.T) {
	b := build(t, site(func(o *Options) {
		put(o.Widgets, "src/pages.ts", "import './core.ts';\nfor (const load of [() => import('./a.ts'), () => import('./b.ts'), () => import('./c.ts')]) void load();\n")
		put(o.Widgets, "src/core.ts", "document.title = 'core';\n")
		put(o.Widgets, "src/all.ts", "document.title = 'all';\n")
		put(o.Widgets, "src/small.ts", "document.title = 'small';\n")
		put(o.Widgets, "src/large.ts", "document.title = '"+strings.Repeat("large ", 2000)+"';\n")
		put(o.Widgets, "src/a.ts", "import './core.ts';\nimport './all.ts';\nimport './small.ts';\nimport './large.ts';\n")
		put(o.Widgets, "src/b.ts", "import './core.ts';\nimport './all.ts';\nimport './large.ts';\n")
		put(o.Widgets, "src/c.ts", "import './all.ts';\nimport './small.ts';\n")
	}))
	for name, want := range map[string][]string{"a": {"core", "all", "small", "large"}, "b": {"core", "all", "small", "large"}, "c": {"all", "small"}} {
		var text strings.Builder
		for _, url := range b.Modules[name] {
			text.WriteString(body(t, b, strings.TrimPrefix(url, "/hub/"), ""))
		}
		for _, source := range []string{"core", "all", "small", "large"} {
			if got := strings.Contains(text.String(), source); got != slices.Contains(want, source) {
				t.Errorf("%s brings %s: %v", name, source, got)
			}
		}
		if n := len(b.Modules[name]); n > len(want) {
			t.Errorf("%s is %d modules: %v", name, n, b.Modules[name])
		}
	}
	if pages := body(t, b, strings.TrimPrefix(b.Script, "/hub/"), ""); strings.Contains(pages, "small") {
		t.Errorf("the script of pages brings more: %s", pages)
	}
}

// once is a folder of widgets of which one file can be read once.
type once struct {
	fstest.MapFS
	name string
	read *atomic.Bool
}

func (o once) ReadFile(name string) ([]byte, error) {
	if name == o.name && o.read.Swap(true) {
		return nil, fs.ErrPermission
	}
	return o.MapFS.ReadFile(name)
}

// Modules are bundled twice; what goes wrong the second time is told as well.
func TestBuildTellsOfTheSecondRun(t *testing.T) {
	_, found := Build(divided(func(o *Options) { o.Widgets = once{o.Widgets.(fstest.MapFS), "src/list.ts", new(atomic.Bool)} }))
	if !found.HasErrors() || !strings.Contains(found[0].Text, "permission denied") {
		t.Errorf("found %v", found)
	}
}
