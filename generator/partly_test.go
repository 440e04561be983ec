package generator_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitegen/generator"
	"sitegen/generator/internal/htmlcheck"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestLanguageWithoutWords builds the example hub with two translated files of a language
// that sitegen does not speak: its pages are in the language of their words, and mark what
// was translated.
func TestLanguageWithoutWords(t *testing.T) {
	dir, out := copyExample(t), filepath.Join(t.TempDir(), "public")
	if err := os.RemoveAll(filepath.Join(dir, "content/programs")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/languages/he/topics/support-systems.md", "+++\ntitle = \"אנשים\"\n+++\n## מה {#overview}\n\nטקסט.\n")
	put(t, dir, "content/languages/he/crisis.toml", "heading = \"בסכנה?\"\n")
	build(t, generator.Options{Source: dir, Themes: themes.FS, Widgets: widgets.FS}, out)
	files := tree(t, out)
	pages := pagesIn(t, files)
	topic, other := pages["he/topics/support-systems/index.html"], pages["he/topics/safety-planning/index.html"]
	for _, c := range []struct {
		p        *page
		selector string
		count    int
	}{
		{topic, "html[lang='en'][dir='ltr'][data-hub-language='he']", 1},
		{topic, "main header[lang='he'][dir='rtl'] h1", 1},
		{topic, ".crisis-heading[lang='he'][dir='rtl']", 1},
		{topic, ".crisis-note bdi[lang='he']", 1},
		{topic, "main .notice", 0},
		{topic, ".languages a[lang='he'][dir='rtl'][aria-current]", 1},
		{other, "html[lang='en'][dir='ltr']", 1},
		{other, "main header[lang]", 0},
		{other, "main .notice", 0},
		{pages["es/topics/support-systems/index.html"], "[data-hub-language]", 0},
		{pages["ar/index.html"], "html[lang='ar'][dir='rtl']", 1},
	} {
		if got := len(htmlcheck.Find(c.p.root, c.selector)); got != c.count {
			t.Errorf("%s has %d %s, want %d", c.p.path, got, c.selector, c.count)
		}
	}
	if text := textIn(pages["he/accessibility/index.html"].root); !strings.Contains(text, "Some texts are in עברית.") || strings.Contains(text, "العربية, and עברית.") {
		t.Error("the statement does not tell a language with its words from one without")
	}
	for file, want := range map[string][3]string{
		"data/v1/he/hub.json": {"en", "he/", ""}, "data/v1/es/hub.json": {"es", "es/", ""}, "data/v1/hub.json": {"en", "", ""},
	} {
		var hub struct{ Language, Path, Direction string }
		if err := json.Unmarshal(files[file], &hub); err != nil || [3]string{hub.Language, hub.Path, hub.Direction} != want {
			t.Errorf("%s: %v, %v", file, hub, err)
		}
	}
}
