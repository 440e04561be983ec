package render

import (
	"errors"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sitegen/generator/internal/diag"
)

// templateNames are the pages that plan makes; a theme has a file for each.
var templateNames = []string{
	"home", "topics", "topic", "program", "listing", "places", "support-map",
	"safety-contacts", "safety-plan", "saved", "document", "suggestions-work", "privacy", "accessibility", "not-found", "redirect",
}

// framePage is a whole page in one file, of hubs that have widgets.
const framePage = "frame"

// parseTheme reads templates/base.html, the partials, and one file per page.
func (e *edition) parseTheme(opts Options) diag.List {
	var found diag.List
	add := func(file string, err error) {
		if err != nil {
			found.Add(templateDiagnostic(opts.ThemeName, file, err))
		}
	}
	funcs := e.funcs()
	shared := template.New("").Funcs(funcs.values)
	partials, err := fs.Glob(opts.Theme, "templates/partials/*.html")
	add("templates/partials", err)
	for _, file := range partials {
		add(file, parseFile(shared, opts.Theme, file))
	}
	parts, err := shared.Clone()
	add("templates", err)
	e.parts = map[string]*part{}
	for _, t := range shared.Templates() {
		e.parts[t.Name()] = newPart(newLayout(parts.Lookup(t.Name()), funcs), len(opts.Site.Programs))
	}
	add("templates/base.html", parseFile(shared, opts.Theme, "templates/base.html"))

	names := templateNames
	if opts.Site.Config.Offline {
		names = append(slices.Clone(names), "offline")
	}
	if e.site.Script != "" {
		names = append(slices.Clone(names), "embed", framePage)
	}
	e.pages = make(map[string]*layout, len(names))
	for _, name := range names {
		set, err := shared.Clone()
		file := "templates/" + name + ".html"
		add(file, err)
		add(file, parseFile(set, opts.Theme, file))
		whole := "templates/base.html"
		if name == framePage {
			whole = file
		}
		e.pages[name] = newLayout(set.Lookup(whole), funcs)
	}
	found.Sort()
	return found
}

func parseFile(set *template.Template, theme fs.FS, file string) error {
	text, err := fs.ReadFile(theme, file)
	if err != nil {
		return err
	}
	_, err = set.New(file).Parse(string(text))
	return err
}

// innermost is the place of the mistake itself when one template called another.
func innermost(err error) string {
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	if i := strings.LastIndex(text, "template: templates/"); i > 0 {
		return text[i:]
	}
	return text
}

// templatePlace finds the line in "template: NAME:12: fact" and "template: NAME:12:3: fact".
var templatePlace = regexp.MustCompile(`^(?:html/)?template: ?([^:]*):(\d+):(?:(\d+):)? ?(.*)$`)

func templateDiagnostic(theme, file string, err error) diag.Diagnostic {
	d := diag.Diagnostic{
		File: path.Join("themes", theme, file), Code: "template", Text: err.Error(),
		Hint: "a file of the same name in the hub's own themes/" + theme + " folder replaces the built-in one",
	}
	if errors.Is(err, fs.ErrNotExist) {
		d.Text = "the theme has no such file, and the hub needs it"
	}
	if m := templatePlace.FindStringSubmatch(innermost(err)); m != nil {
		if strings.HasPrefix(m[1], "templates/") {
			d.File = path.Join("themes", theme, m[1])
		}
		d.Line, _ = strconv.Atoi(m[2])
		d.Column, _ = strconv.Atoi(m[3])
		d.Text = m[4]
	}
	return d
}
