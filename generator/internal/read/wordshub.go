package read

import (
	"maps"
	"path"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Words reads a hub's own wording, content/languages/*/words.toml, after Read. It says
// what it likes of what widgets and theme say in their source language.
func (r *Reader) Words(widgets, theme model.Words) (ownWidgets, ownTheme model.Catalog, found diag.List) {
	ownWidgets, ownTheme = model.Catalog{}, model.Catalog{}
	for _, file := range slices.Sorted(maps.Keys(r.files)) {
		if r.files[file].kind != wordsFile {
			continue
		}
		s := &sheet{path: file, words: words{}}
		tag := path.Base(path.Dir(file))
		if s.checkLanguage(tag) {
			ownWidgets[tag], ownTheme[tag] = s.ownWords(r.workers[0], widgets, theme)
		}
		found = append(found, s.diagnostics()...)
	}
	return ownWidgets, ownTheme, found
}

// Untranslated tells what a catalog does not say in the language with that tag, or in
// one that stands for it; name is what messages call the folder of the catalog.
func (r *Reader) Untranslated(catalog model.Catalog, name, tag string, standIns []string) diag.List {
	missing := slices.DeleteFunc(catalog.Missing(tag), func(key string) bool {
		section, key, _ := strings.Cut(key, ".")
		return slices.ContainsFunc(standIns, func(other string) bool { return catalog[other][section][key] != nil })
	})
	return r.options.untranslated(path.Join(name, "languages", tag+".toml"), missing)
}

func (s *sheet) ownWords(w *worker, widgets, theme model.Words) (ownWidgets, ownTheme model.Words) {
	text, ok := s.text(w)
	w.leave()
	if !ok {
		return nil, nil
	}
	s.toml = text
	m, ok := s.decode()
	if !ok {
		return nil, nil
	}
	root := s.table(nil, m, []string{"widgets", "theme"})
	part := func(key string, source model.Words) model.Words {
		t, ok := root.sub(key, slices.Sorted(maps.Keys(source)))
		if !ok {
			return nil
		}
		return s.sections(t.at, t.values, source)
	}
	return part("widgets", widgets), part("theme", theme)
}
