package read

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

var themeKeys = []string{"name", "description", "light", "dark", "css", "styles"}

// Theme reads NAME/theme.toml of fsys, the folder of all themes.
func Theme(fsys fs.FS, name string) (model.Theme, diag.List) {
	s := &sheet{path: path.Join("themes", name, "theme.toml"), words: words{}}
	raw, err := fs.ReadFile(RegularFiles(fsys), path.Join(name, "theme.toml"))
	if err != nil {
		s.noTheme(name, err)
		return model.Theme{}, s.diagnostics()
	}
	var theme model.Theme
	if text, ok := s.checkBytes(raw); ok {
		s.toml = text
		theme = s.themeOf()
	}
	return theme, s.diagnostics()
}

func (s *sheet) noTheme(name string, err error) {
	var special notRegular
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		s.failLine(0, 0, "missing-file", fmt.Sprintf("there is no theme %q", name), "set theme in config.toml to a theme that exists, or make the file")
	case errors.As(err, &special):
		s.failLine(0, 0, "special-file", special.Error(), "delete it, or move it out of the hub")
	default:
		s.failLine(0, 0, "unreadable", "the file can't be read: "+reason(err), "check its permissions")
	}
}

func (s *sheet) themeOf() (theme model.Theme) {
	m, ok := s.decode()
	if !ok {
		return theme
	}
	t := s.table(nil, m, themeKeys)
	theme = model.Theme{
		Name:        t.required("name", "it is what the theme is called"),
		Description: t.line("description"),
		CSS:         t.sheets("css"),
		Styles:      t.styles(),
	}
	theme.Light, theme.Dark = t.tokens("light"), t.tokens("dark")
	return theme
}

// sheets gives the paths of style sheets.
func (t table) sheets(key string) []string {
	files := t.lines(key)
	for i, file := range files {
		if !fs.ValidPath(file) || !strings.HasSuffix(file, ".css") {
			t.fail(t.at.child(key).item(i), "bad-path", fmt.Sprintf("%q is not a style sheet of the theme", file), `write its path below the theme's folder: "css/base.css"`)
		}
	}
	return files
}

// styles are the style sheets that pages ask for by a name.
func (t table) styles() map[string][]string {
	m, ok := t.values["styles"].(map[string]any)
	if !ok {
		if t.has("styles") {
			t.wrongType(t.at.child("styles"), "styles", "a table", t.values["styles"], "write names and their lists below a line [styles]")
		}
		return nil
	}
	sub := table{t.sheet, t.at.child("styles"), m}
	styles := map[string][]string{}
	for _, name := range keyOrder(t.toml, "styles") {
		if !tokenName.MatchString(name) {
			t.failKey(sub.at.child(name), "bad-name", fmt.Sprintf("%q is no name for style sheets", name), "use lowercase letters, digits and hyphens")
			continue
		}
		styles[name] = sub.sheets(name)
	}
	return styles
}

var tokenName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// tokens gives the custom properties of one table in the order of the file.
func (t table) tokens(key string) []model.Token {
	m, ok := t.values[key].(map[string]any)
	if !ok {
		if t.has(key) {
			t.wrongType(t.at.child(key), key, "a table", t.values[key], fmt.Sprintf("write tokens below a line [%s]", key))
		}
		return nil
	}
	sub := table{t.sheet, t.at.child(key), m}
	var tokens []model.Token
	for _, name := range keyOrder(t.toml, key) {
		if !tokenName.MatchString(name) {
			t.failKey(sub.at.child(name), "bad-token", fmt.Sprintf("%q is not a token's name", name), "use lowercase letters, digits and hyphens")
			continue
		}
		value := sub.line(name)
		if _, isText := m[name].(string); !isText {
			continue
		}
		if value == "" || strings.ContainsAny(value, ";{}<>\\@") || strings.Contains(strings.ToLower(value), "url(") || strings.Contains(value, "/*") {
			t.fail(sub.at.child(name), "bad-token", fmt.Sprintf("the value of %q is not one that a token can have", name), "write a color, a length or a list of fonts, without url(), braces or semicolons")
			continue
		}
		tokens = append(tokens, model.Token{Name: name, Value: value})
	}
	return tokens
}

// keyOrder lists the keys of a table of the root as they were written.
func keyOrder(text, table string) []string {
	_, meta, err := decodeTOML(text)
	if err != nil {
		return nil
	}
	var names []string
	for _, key := range meta.Keys() {
		if len(key) == 2 && key[0] == table {
			names = append(names, key[1])
		}
	}
	return names
}
