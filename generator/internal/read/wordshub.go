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
// one that stands for it: a line for all, or with Everything one for each section. File
// is where a hub says it, in sections that begin with part: "theme."
func (r *Reader) Untranslated(catalog model.Catalog, file, part, tag string, standIns []string) (found diag.List) {
	missing := slices.DeleteFunc(catalog.Missing(tag), func(key string) bool {
		section, key, _ := strings.Cut(key, ".")
		return slices.ContainsFunc(standIns, func(other string) bool { return catalog[other][section][key] != nil })
	})
	const until = "; until then another language's words are shown"
	if !r.options.Everything {
		for i := range missing {
			missing[i] = part + missing[i]
		}
		return r.options.untranslated(file, "", missing, "say them in this file; sitegen check lists them by section"+until)
	}
	for len(missing) > 0 {
		section, _, _ := strings.Cut(missing[0], ".")
		n := 0
		for n < len(missing) && strings.HasPrefix(missing[n], section+".") {
			missing[n] = missing[n][len(section)+1:]
			n++
		}
		section = "[" + part + section + "]"
		found = append(found, r.options.untranslated(file, section+": ", missing[:n], "say them in this file, below a line "+section+until)...)
		missing = missing[n:]
	}
	return found
}

// WordsFile is where a hub says words of a language.
func WordsFile(tag string) string { return path.Join(languagesDir, tag, wordsName) }

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
