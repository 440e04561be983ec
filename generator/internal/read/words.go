package read

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Words reads languages/*.toml of fsys, the words of widgets or of a theme by language.
// name is what messages call fsys: "widgets". A fsys without that folder has no words.
func Words(fsys fs.FS, name string) (model.Catalog, diag.List) {
	catalog, found := model.Catalog{}, diag.List{}
	files, err := fs.Glob(fsys, "languages/*.toml")
	if err != nil {
		panic(err) // only for a bad pattern
	}
	// Others are judged by the source language.
	slices.SortFunc(files, func(a, b string) int { return isSource(b) - isSource(a) })
	for _, file := range files {
		s := &sheet{path: path.Join(name, file), words: words{}}
		tag := strings.TrimSuffix(path.Base(file), ".toml")
		if s.checkLanguage(tag) {
			if m, ok := s.load(fsys, file); ok {
				catalog[tag] = s.wordsOf(m, catalog[model.SourceLanguage])
			}
		}
		found = append(found, s.diagnostics()...)
	}
	return catalog, found
}

func isSource(file string) int {
	if path.Base(file) == model.SourceLanguage+".toml" {
		return 1
	}
	return 0
}

// load decodes a file that is no file of a hub's content.
func (s *sheet) load(fsys fs.FS, file string) (m map[string]any, ok bool) {
	raw, err := fs.ReadFile(RegularFiles(fsys), file)
	if err != nil {
		s.failLine(0, 0, "unreadable", "the file can't be read: "+reason(err), "check its permissions")
		return nil, false
	}
	if s.toml, ok = s.checkBytes(raw); !ok {
		return nil, false
	}
	return s.decode()
}

// checkLanguage judges the tag that names a file or folder of a language.
func (s *sheet) checkLanguage(tag string) bool {
	if parsed, err := language.Parse(tag); err == nil && parsed.String() == tag {
		return true
	} else if err == nil {
		s.failLine(0, 0, "bad-language", fmt.Sprintf("the language %q is written %q", tag, parsed), "rename it")
		return false
	}
	s.failLine(0, 0, "bad-language", fmt.Sprintf("%q is not the tag of a language", tag), `name it after a BCP 47 tag, such as "es" or "zh-Hans"`)
	return false
}

// wordsOf reads sections of messages, which may hold what source has; source itself is
// read with nil.
func (s *sheet) wordsOf(m map[string]any, source model.Words) model.Words {
	if source == nil {
		source = model.Words{}
		for section := range m {
			source[section] = nil
		}
	}
	root := s.table(nil, m, slices.Sorted(maps.Keys(source)))
	return s.sections(root.at, m, source)
}

// sections reads those that source has; others were told.
func (s *sheet) sections(at *place, m map[string]any, source model.Words) model.Words {
	all := model.Words{}
	for section, v := range m {
		known, ok := source[section]
		if !ok {
			continue
		}
		if values, ok := v.(map[string]any); ok {
			all[section] = s.messages(at.child(section), values, known)
		} else {
			s.wrongType(at.child(section), section, "a section of messages", v, fmt.Sprintf("write messages below a line [%s]", section))
		}
	}
	return all
}

func (s *sheet) messages(at *place, values map[string]any, source map[string]model.Message) map[string]model.Message {
	t := table{s, at, values}
	if source != nil {
		t = s.table(at, values, slices.Sorted(maps.Keys(source)))
	}
	all := map[string]model.Message{}
	for key, v := range values {
		if message := t.message(key, v); message != nil && (source == nil || source[key] != nil) {
			t.checkPlaces(key, message, source[key])
			all[key] = message
		}
	}
	return all
}

// message is a text, or one for each plural form. It is nil when it can't be used.
func (t table) message(key string, v any) model.Message {
	at := t.at.child(key)
	switch v := v.(type) {
	case string:
		if text := t.spoken(t.at, key, v); text != "" {
			return model.Message{"other": text}
		}
	case map[string]any:
		forms := t.table(at, v, model.PluralForms)
		message := model.Message{}
		for form, v := range v {
			if text := forms.spoken(at, form, v); text != "" && slices.Contains(model.PluralForms, form) {
				message[form] = text
			}
		}
		if !forms.has("other") {
			forms.missing("other", "it is said where no other form is asked for")
		} else if message["other"] != "" {
			return message
		}
	default:
		t.wrongType(at, key, "text, or a table of plural forms", v, fmt.Sprintf(`write %s = "…", or %[1]s = { one = "…", other = "…" }`, key))
	}
	return nil
}

// spoken is a text that says something.
func (t table) spoken(up *place, key string, v any) string {
	if isEmpty(v) {
		t.fail(up.child(key), "bad-text", fmt.Sprintf("%q is empty", key), "leave it out, and another language's is shown")
		return ""
	}
	return t.rawText(up, key, v, false)
}

var placePattern = regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)

// placesIn are the names of the {places} of a text.
func placesIn(text string) (names []string) {
	for _, match := range placePattern.FindAllStringSubmatch(text, -1) {
		names = append(names, match[1])
	}
	return names
}

// checkPlaces compares the {places} of a message with those of its source, when there is one.
func (t table) checkPlaces(key string, message, source model.Message) {
	want := placesIn(source["other"])
	if source == nil {
		want = placesIn(message["other"])
	}
	at := t.at.child(key)
	if len(message) > 1 && !slices.Contains(want, "n") {
		t.fail(at, "wrong-type", fmt.Sprintf("%q has plural forms, and no {n} that chooses one", key), "write one text")
		return
	}
	for form, text := range message {
		at := at
		if _, isTable := t.values[key].(map[string]any); isTable {
			at = at.child(form)
		}
		t.compare(at, form, text, want)
	}
}

// compare judges one text by the places it should have. A form for certain numbers
// need not show the number: "one program".
func (s *sheet) compare(at *place, form, text string, want []string) {
	got := placesIn(text)
	for _, name := range got {
		if !slices.Contains(want, name) {
			s.fail(at, "unknown-place", fmt.Sprintf("nothing is put in place of {%s}", name), suggest(name, want, placesHint(want)))
		}
	}
	for _, name := range want {
		if !slices.Contains(got, name) && (name != "n" || form == "other") {
			s.fail(at, "missing-place", fmt.Sprintf("{%s} is missing", name), "it stands for what only the page knows; put it where it belongs in this language")
		}
	}
	if strings.ContainsAny(placePattern.ReplaceAllString(text, ""), "{}") {
		s.fail(at, "bad-text", "a brace begins or ends no {place}", placesHint(want))
	}
}

func placesHint(want []string) string {
	if len(want) == 0 {
		return "this message has no places"
	}
	return "places of this message: {" + strings.Join(want, "}, {") + "}"
}
