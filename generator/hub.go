package generator

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"sitegen/generator/internal/assets"
	"sitegen/generator/internal/atlas"
	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
	"sitegen/generator/internal/read"
	"sitegen/generator/internal/render"
)

// Hub is a hub that has been read and planned, and renders pages as they are
// asked for. Update reads again what changed; what cannot have changed is kept.
// File may be called by many goroutines, though not during Update.
type Hub struct {
	opts   Options
	root   *os.Root // the hub's folder
	reader *read.Reader
	trace  trace

	site     *model.Site
	bundle   assets.Bundle
	widgets  []model.Widget
	index    func() *match.Index // made when a page first needs it
	atlas    func() *atlas.Atlas // made when hub.json or a file of it is first asked for
	plan     *plan.Plan
	renderer *render.Renderer

	widgetWords, themeWords model.Catalog // the hub's own wording over what comes with sitegen
}

// Open prepares to read a hub. The first Update reads it.
func Open(opts Options) (*Hub, error) {
	reader, err := read.Open(opts.Source, read.Options{Drafts: opts.Drafts, AsOf: opts.asOf(), Today: opts.today(), Everything: opts.everything})
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(opts.Source)
	if err != nil {
		reader.Close()
		return nil, err
	}
	return &Hub{opts: opts, root: root, reader: reader}, nil
}

// Close lets go of the hub's folder.
func (h *Hub) Close() error { return errors.Join(h.reader.Close(), h.root.Close()) }

// Update walks from files to pages that are ready to render. Changed names
// files, relative to the hub's folder, that are known to have changed; others
// are noticed by size and time. With an error among the diagnostics the hub
// stays as it was before.
func (h *Hub) Update(changed ...string) Diagnostics {
	next := *h
	next.trace = nil
	found := next.load(changed)
	found.Sort()
	h.trace = next.trace
	if !found.HasErrors() {
		*h = next
	}
	return found
}

// load is the pipeline: read → assets → plan → render. It goes on after mistakes
// as long as what follows still speaks of the same hub, so that all of them are
// told in one run.
func (h *Hub) load(changed []string) diag.List {
	var found diag.List
	stage := func(name string, work func() diag.List) {
		h.trace.stage(name, func() { found = append(found, work()...) })
	}
	stage("read", func() diag.List { return h.read(changed) })
	unread := slices.ContainsFunc(found, hidesPages)
	if h.site.Vocabulary == nil || h.site.Crisis == nil || h.site.Config.Theme == "" {
		return found
	}
	theme, err := fs.Sub(h.themes(), h.site.Config.Theme)
	if err != nil {
		return found // read has told that this is no name
	}
	stage("words", func() diag.List { return h.readWords(theme) })
	stage("assets", func() diag.List { return h.buildAssets(theme, changed) })
	if h.bundle.CSS == "" {
		return found
	}
	site := h.site
	h.index = sync.OnceValue(func() *match.Index { return match.NewIndex(site) })
	h.atlas = sync.OnceValue(func() *atlas.Atlas { return atlas.Make(site) })
	stage("plan", func() (list diag.List) {
		h.plan, list = plan.Make(site, plan.Options{
			CSS: h.bundle.CSS, Styles: h.bundle.Styles, Script: h.bundle.Script, Modules: h.bundle.Modules, Assets: h.bundle.Paths(), Guest: h.bundle.Guest, Pin: plan.Pin(h.bundle.Pin), Widgets: h.widgets, Gallery: h.bundle.Gallery, Sizes: sizesOf(h.bundle.Sizes), Drafts: h.opts.Drafts, Portable: h.opts.Portable, Altered: h.altersTheme(),
			Index: h.index, Atlas: rootsOf(h.atlas),
		})
		return list
	})
	stage("markdown", func() (list diag.List) {
		h.renderer, list = render.New(h.plan, render.Options{
			Theme: theme, ThemeName: site.Config.Theme, Static: h.reader.Static, Site: site, Portable: h.opts.Portable, Previous: h.renderer,
		})
		return list
	})
	if unread { // a page may be missing because its file could not be read, which was said
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == "broken-link" })
	}
	return found
}

func sizesOf(scripts map[string]assets.Size) map[string]plan.ScriptSize {
	all := map[string]plan.ScriptSize{}
	for url, size := range scripts {
		all[url] = plan.ScriptSize(size)
	}
	return all
}

// rootsOf is what hub.json tells of an atlas.
func rootsOf(made func() *atlas.Atlas) func() plan.Atlas {
	return func() plan.Atlas {
		a := made()
		return plan.Atlas{Near: a.Near, Wide: a.Wide, Words: a.Words, Places: a.Places, Rows: a.Rows}
	}
}

// read reads the hub's files and settles where the site will live.
func (h *Hub) read(changed []string) (found diag.List) {
	h.site, found = h.reader.Read(changed...)
	found = append(found, h.leaveVersions()...)
	if h.opts.BaseURL != "" {
		h.site.Config.BaseURL = strings.TrimSuffix(h.opts.BaseURL, "/") + "/"
	}
	if h.site.Config.BaseURL == "" {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.File == "config.toml" && d.Severity == diag.Error }) {
			found.Add(diag.Diagnostic{
				File: "config.toml", Code: "missing-key", Text: "base_url is missing: feeds and search engines need whole addresses",
				Hint: `write base_url = "https://example.org/", or, while the hub has no home, "http://localhost:8080/"`,
			})
		}
		h.site.Config.BaseURL = "https://hub.invalid/" // so that other mistakes are told too
	}
	for _, s := range h.site.All() {
		s.Config.BaseURL = h.site.Config.BaseURL
		s.Programs = slices.DeleteFunc(slices.Clone(s.Programs), func(p *model.Program) bool { return p.ID == "" })
		s.Topics = slices.DeleteFunc(s.Topics, func(t *model.Topic) bool { return t.Slug == "" })
	}
	return found
}

// hidesPages reports that a file could not be read, so that its pages are missing.
func hidesPages(d diag.Diagnostic) bool {
	switch d.Code {
	case "toml-syntax", "front-matter", "unreadable", "too-large", "too-complex", "bad-encoding", "bad-name", "bad-link", "special-file", "missing-file":
		return true
	}
	return false
}

// ownThemes is the hub's own themes/ folder, which may be missing.
func (h *Hub) ownThemes() fs.FS {
	own, err := fs.Sub(read.RegularFiles(h.root.FS()), "themes")
	if err != nil { // "themes" is a valid name
		panic(err)
	}
	return own
}

// themes lays the hub's own themes over the built-in ones, file by file.
func (h *Hub) themes() fs.FS { return overlay{h.ownThemes(), h.opts.Themes} }

// altersTheme reports whether the hub's own folder changes its theme, or is all of it.
func (h *Hub) altersTheme() bool {
	own, name, altered := h.ownThemes(), h.site.Config.Theme, false
	_ = fs.WalkDir(own, name, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		mine, _ := fs.ReadFile(own, path)
		builtIn, err := fs.ReadFile(h.opts.Themes, path)
		if altered = err != nil || !bytes.Equal(mine, builtIn); altered {
			return fs.SkipAll
		}
		return nil
	})
	return altered
}

// readWords reads what widgets and theme say, and lays the hub's own wording over it.
func (h *Hub) readWords(theme fs.FS) (found diag.List) {
	var widgets model.Catalog
	if h.opts.Widgets != nil {
		widgets, found = read.Words(h.opts.Widgets, "widgets")
	}
	themeName := "themes/" + h.site.Config.Theme
	themes, more := read.Words(theme, themeName)
	ownWidgets, ownTheme, own := h.reader.Words(widgets[model.SourceLanguage], themes[model.SourceLanguage])
	h.widgetWords, h.themeWords = ownWidgets.Over(widgets), ownTheme.Over(themes)
	for _, s := range h.site.All() {
		tag := s.Config.Language
		standIns := ancestry(tag)
		tags := append(slices.Clone(standIns), ancestry(h.site.Config.Language)...)
		s.WidgetWords, s.Words = h.widgetWords.In(tags...), h.themeWords.In(tags...)
		s.WidgetsSpoken, s.Spoken = h.spoken(h.widgetWords, tag), h.spoken(h.themeWords, tag)
		own, part := h.ownThemeWords(tag)
		found = append(found, h.reader.Untranslated(h.widgetWords, read.WordsFile(tag), "widgets.", tag, standIns)...)
		found = append(found, h.reader.Untranslated(h.themeWords, own, part, tag, standIns)...)
	}
	return slices.Concat(found, more, own)
}

// ownThemeWords is where a hub says what its theme does not say in a language, and what
// sections begin with there: in its own theme, when that speaks it, else beside its content.
func (h *Hub) ownThemeWords(tag string) (file, part string) {
	file = path.Join(h.site.Config.Theme, "languages", tag+".toml")
	if _, err := fs.Stat(h.ownThemes(), file); err == nil {
		return path.Join("themes", file), ""
	}
	return read.WordsFile(tag), "theme."
}

// spoken is the language that most of a catalog's words are in where tag is asked for.
func (h *Hub) spoken(c model.Catalog, tag string) string {
	for _, try := range []string{tag, h.site.Config.Language} {
		if c.Speaks(ancestry(try)...) {
			return try
		}
	}
	return model.SourceLanguage
}

// ancestry is a language and what can stand for it: "es-MX", "es-419", "es".
func ancestry(tag string) []string {
	var tags []string
	for t := language.Make(tag); !t.IsRoot(); t = t.Parent() {
		tags = append(tags, t.String())
	}
	return tags
}

// buildAssets bundles style sheet and script, unless only content has changed.
func (h *Hub) buildAssets(theme fs.FS, changed []string) diag.List {
	if h.bundle.CSS != "" && !touchesAssets(changed) {
		return nil
	}
	widgets := h.opts.Widgets
	if h.opts.Portable {
		widgets = nil // browsers run no modules from a folder
	}
	described, unread := read.Widgets(widgets)
	settings, found := read.Theme(h.themes(), h.site.Config.Theme)
	found = append(found, unread...)
	found = append(found, read.UnknownThemeFiles(h.ownThemes(), h.opts.Themes, h.site.Config.Theme)...)
	if found.HasErrors() {
		return found
	}
	worker := "src/offline/gone.ts"
	if h.site.Config.Offline {
		worker = "src/offline/worker.ts"
	}
	bundle, more := assets.Build(assets.Options{
		Name: h.site.Config.Theme, Theme: theme, CSS: settings.CSS, Styles: settings.Styles, Tokens: tokens(settings), Widgets: widgets, Worker: worker,
		BasePath: plan.BasePath(h.site.Config.BaseURL), Define: map[string]string{
			"HUB_FALLBACK": strconv.Quote(string(plan.Fallback(h.site))), "HUB_OFFLINE": strconv.FormatBool(h.site.Config.Offline),
		},
	})
	// A file in the hub's own static/ replaces the theme's of the same name.
	bundle.Files = slices.DeleteFunc(bundle.Files, func(f assets.File) bool { return slices.Contains(h.site.Static, f.Path) })
	h.bundle, h.widgets = bundle, described
	return append(found, more...)
}

func touchesAssets(changed []string) bool {
	for _, c := range changed {
		if c == "config.toml" || c == "content/crisis.toml" || strings.HasPrefix(c, "themes/") || strings.HasPrefix(c, "content/languages/") {
			return true
		}
	}
	return len(changed) == 0
}

// tokens joins a theme's light and dark values by name.
func tokens(t model.Theme) []assets.Token {
	dark := map[string]string{}
	for _, d := range t.Dark {
		dark[d.Name] = d.Value
	}
	var joined []assets.Token
	for _, l := range t.Light {
		joined = append(joined, assets.Token{Name: l.Name, Light: l.Value, Dark: dark[l.Name]})
	}
	return joined
}
