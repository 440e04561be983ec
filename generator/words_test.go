package generator_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

// What comes with sitegen has no mistakes, in any language.
func TestWordsAreWellFormed(t *testing.T) {
	for _, folder := range []string{"widgets", "themes/haven"} {
		catalog, found := read.Words(os.DirFS("../"+folder), folder)
		for _, d := range found {
			t.Error(d)
		}
		if len(catalog[model.SourceLanguage]) == 0 {
			t.Errorf("%s says nothing", folder)
		}
	}
}

// Widgets are given some sections each as one table.
func TestWidgetKeysAreUnique(t *testing.T) {
	sections := map[string]string{}
	for section, messages := range widgetWords(t) {
		for key := range messages {
			if other, ok := sections[key]; ok {
				t.Errorf("%q is a key of [%s] and of [%s]", key, section, other)
			}
			sections[key] = section
		}
	}
}

var (
	sayCall = regexp.MustCompile(`\b[sS]ay\(`)
	literal = regexp.MustCompile("\"([a-z0-9_]+)\"|`([a-z0-9_]+)\\$\\{")
)

// Every key that a widget says is a message, and every message is said, or its key is
// at least written somewhere and handed on.
func TestWidgetsSayTheirWords(t *testing.T) {
	known, said := map[string]bool{}, map[string]bool{}
	for _, messages := range widgetWords(t) {
		for key := range messages {
			known[key] = true
		}
	}
	sources := widgetSources(t)
	for file, text := range sources {
		for _, at := range sayCall.FindAllStringIndex(text, -1) {
			key := firstArgument(text[at[1]:])
			for _, match := range literal.FindAllStringSubmatch(key, -1) {
				keys := []string{match[1]}
				if match[2] != "" {
					keys = beginning(known, match[2])
				}
				for _, key := range keys {
					said[key] = true
					if !known[key] {
						t.Errorf("%s says %q, which is not in widgets/languages/en.toml", file, key)
					}
				}
				if len(keys) == 0 {
					t.Errorf("%s says keys that begin with %q, and there are none", file, match[2])
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		written := func(text string) bool { return strings.Contains(text, `"`+key+`"`) }
		if !said[key] && !slices.ContainsFunc(slices.Collect(maps.Values(sources)), written) {
			t.Errorf("nothing says %q of widgets/languages/en.toml", key)
		}
	}
}

func beginning(known map[string]bool, prefix string) (keys []string) {
	for key := range known {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	return keys
}

// firstArgument is what stands before the comma or bracket that ends it. What is
// compared in it, as in on === "x" ? "a" : "b", is no key.
func firstArgument(text string) string {
	depth := 0
	for i, r := range text {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r) && depth > 0:
			depth--
		case (r == ')' || r == ',') && depth == 0:
			return compared.ReplaceAllString(text[:i], "")
		}
	}
	return text
}

var compared = regexp.MustCompile(`[!=]== "[^"]*"`)

func widgetWords(t *testing.T) model.Words {
	t.Helper()
	catalog, _ := read.Words(os.DirFS("../widgets"), "widgets")
	return catalog[model.SourceLanguage]
}

func widgetSources(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	root := os.DirFS("../widgets/src")
	err := fs.WalkDir(root, ".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".ts" {
			return err
		}
		text, err := fs.ReadFile(root, file)
		texts[file] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
