package read

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// UnknownThemeFiles warns about files of own that look like a part of the theme
// called name and are none: a misspelled one replaces nothing. Both file systems
// are folders of themes. Nothing is said where builtIn has no such theme.
func UnknownThemeFiles(own, builtIn fs.FS, name string) (found diag.List) {
	if _, err := fs.Stat(builtIn, path.Join(name, "theme.toml")); err != nil {
		return nil
	}
	replaceable, mine := filesBelow(builtIn, name), filesBelow(own, name)
	settings, problems := Theme(builtIn, name)
	if slices.Contains(mine, "theme.toml") {
		settings, problems = Theme(own, name)
	}
	if problems.HasErrors() {
		return nil // which is told elsewhere
	}
	for _, file := range mine {
		if slices.Contains(replaceable, file) || isSheet(settings, file) || isThemeFile(file) ||
			isStyled(own, name, mine, file) || isStyled(builtIn, name, replaceable, file) {
			continue
		}
		found.Add(diag.Diagnostic{File: path.Join("themes", name, file), Severity: diag.Warning, Code: "unknown-file",
			Text: "nothing reads this file", Hint: themeFileHint(file, name, replaceable)})
	}
	return found
}

func isSheet(theme model.Theme, file string) bool {
	for _, files := range theme.Styles {
		if slices.Contains(files, file) {
			return true
		}
	}
	return slices.Contains(theme.CSS, file)
}

// filesBelow lists the files of a theme by their paths in it.
func filesBelow(fsys fs.FS, name string) (files []string) {
	_ = fs.WalkDir(fsys, name, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // it is read, or missed, elsewhere
		case file != name && isIgnored(path.Dir(file), entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case !entry.IsDir() && !isIgnored(path.Dir(file), entry.Name()):
			files = append(files, strings.TrimPrefix(file, name+"/"))
		}
		return nil
	})
	return files
}

// isThemeFile reports files that a theme can have under any name.
func isThemeFile(file string) bool {
	dir, name := path.Split(file)
	return strings.HasPrefix(file, "static/") || dir == "languages/" && path.Ext(name) == ".toml" || dir == "templates/partials/" && path.Ext(name) == ".html" ||
		path.Ext(name) == ".md" || strings.HasPrefix(name, "LICENSE")
}

// isStyled reports that another style sheet names the file, to import or to show it.
func isStyled(fsys fs.FS, name string, files []string, file string) bool {
	return slices.ContainsFunc(files, func(sheet string) bool {
		if path.Ext(sheet) != ".css" || sheet == file {
			return false
		}
		text, err := fs.ReadFile(RegularFiles(fsys), path.Join(name, sheet))
		return err == nil && strings.Contains(string(text), path.Base(file))
	})
}

func themeFileHint(file, name string, known []string) string {
	for _, k := range known {
		if path.Base(k) == path.Base(file) {
			return fmt.Sprintf("did you mean %q?", k)
		}
	}
	return suggest(file, known, "files to copy as they are belong in "+path.Join("themes", name, staticDir)+"/")
}
