package generator_test

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

var (
	themeSays = regexp.MustCompile(`\b(?:word|phrase) "([a-z_]+\.[a-z_]+)"`)
	themeAsks = regexp.MustCompile(`\blabel "([a-z_]+)"`)
	planSays  = regexp.MustCompile(`"((?:page|list|date|time|distance|phone|snippet)\.[a-z_]+)"`)
)

// TestThemeSaysItsWords: what a template says is a word, and every word is said.
func TestThemeSaysItsWords(t *testing.T) {
	catalog, _ := read.Words(os.DirFS("../themes/haven"), "themes/haven")
	words := catalog[model.SourceLanguage]
	said := map[string]bool{}
	// These are put together from a number, or are signals, which the generator lists.
	built := []string{"date", "time", "signal", "list"}
	scan := func(root, suffix string, patterns ...*regexp.Regexp) {
		_ = fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, suffix) || strings.HasSuffix(path, "_test.go") || path == "own.go" {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(root), path)
			for _, pattern := range patterns {
				for _, m := range pattern.FindAllSubmatch(text, -1) {
					said[string(m[1])] = true
				}
			}
			return err
		})
	}
	scan("../themes/haven/templates", ".html", themeSays, themeAsks)
	scan("internal/plan", ".go", planSays)
	scan("internal/render", ".go", planSays)
	for key := range said {
		section, name, isWord := strings.Cut(key, ".")
		if isWord && words[section][name] == nil || !isWord && len(words[section]) == 0 {
			t.Errorf("nobody has the word %q", key)
		}
	}
	for section, messages := range words {
		for _, name := range slices.Sorted(maps.Keys(messages)) {
			if !said[section+"."+name] && !said[section] && !slices.Contains(built, section) && !strings.HasPrefix(section+"."+name, "page.program") {
				t.Errorf("nothing says %q", section+"."+name)
			}
		}
	}
}
