package browser

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lastName is how the languages of the example ask for a last name, and how fields of the
// HTML standard and of forms do.
var lastName = regexp.MustCompile(`(?i)\b(last|family|full|second|middle|maiden|legal|your)[ -]?names?\b|\bsurnames?\b` +
	`|apellidos?|nombre completo|nombre y apellido` +
	`|اسم العائلة|الاسم الأخير|اسم الأسرة|الاسم الكامل|اللقب|الاسم الثلاثي|الكنية` +
	`|\b(additional-name|lname|lastname)\b|autocomplete=name\b`)

// TestNoLastName reads every word that a language has for a tool or a page, and every field
// of every page: nobody is asked for a last name.
func TestNoLastName(t *testing.T) {
	var catalogues []string
	for _, dir := range []string{"widgets/languages", "themes/haven/languages", "content"} {
		err := filepath.WalkDir(filepath.Join(repository, dir), func(path string, d fs.DirEntry, err error) error {
			if err == nil && !strings.HasSuffix(path, ".toml") || d.IsDir() || strings.Contains(path, "programs") {
				return err
			}
			catalogues = append(catalogues, path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(catalogues) < 3*len(example.languages(t)) {
		t.Fatalf("only %q", catalogues)
	}
	var found findings
	for _, path := range catalogues {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			if words, _, _ := strings.Cut(line, " #"); !strings.HasPrefix(words, "#") && lastName.MatchString(words) {
				found.add(path, "asks for a last name: %s", line)
			}
		}
	}
	pages, _, err := example.pages()
	if err != nil {
		t.Fatal(err)
	}
	fields := 0
	for _, page := range pages {
		for n := range parse(t, example, page).Descendants() {
			if said, ok := asked(n); ok {
				fields++
				if lastName.MatchString(said) {
					found.add(page, "asks for a last name: %s", said)
				}
			}
		}
	}
	if fields < 20 {
		t.Errorf("only %d fields and labels were seen", fields)
	}
	found.report(t)
}

// asked is what a field or label of a page says that it is for.
func asked(n *html.Node) (string, bool) {
	switch n.DataAtom {
	case atom.Label, atom.Legend, atom.Dt:
		return textOf(n), true
	case atom.Input, atom.Textarea, atom.Select:
		return strings.Join([]string{attr(n, "name"), attr(n, "id"), "autocomplete=" + attr(n, "autocomplete"), attr(n, "placeholder"), attr(n, "aria-label")}, " "), true
	}
	return "", false
}
