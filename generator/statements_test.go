package generator_test

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sitegen"
	"sitegen/content"
	"sitegen/generator"
	"sitegen/generator/internal/read"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestStatementsFollowSettings builds the example hub with other settings and a template
// of its own: the pages on privacy and accessibility say so, in every language.
func TestStatementsFollowSettings(t *testing.T) {
	usual, changed := exampleSite(t), changedExample(t)
	for i, tag := range exampleLanguages(t) {
		language := tag + "/"
		if i == 0 {
			language = ""
		}
		privacy, accessibility := language+"privacy/index.html", language+"accessibility/index.html"
		for _, c := range []struct {
			page, mark       string
			usually, changed bool
		}{
			{privacy, `id="without-a-connection"`, false, true},
			{privacy, `id="quick-exit"`, true, false},
			{privacy, "30", true, false},
			{privacy, `<p class="notice">`, false, true},
			{privacy, `id="what-stays-on-your-device"`, true, true},
			{accessibility, `<p class="notice">`, false, true},
			{accessibility, "mailto:hello@hub.example", true, false},
			{accessibility, "axe-core", true, true},
		} {
			if got := strings.Contains(mainOf(usual[c.page]), c.mark); got != c.usually {
				t.Errorf("%s has %s: %v", c.page, c.mark, got)
			}
			if got := strings.Contains(mainOf(changed[c.page]), c.mark); got != c.changed {
				t.Errorf("with other settings %s has %s: %v", c.page, c.mark, got)
			}
		}
		_, footer, _ := strings.Cut(string(usual[language+"index.html"]), "<footer")
		for _, page := range []string{"privacy", "accessibility"} {
			if !strings.Contains(footer, `href="/`+language+page+`/"`) {
				t.Errorf("/%s does not lead to %s", language, page)
			}
		}
	}
}

// TestStatementsOfPortableCopy: what is said of a website with tools is not said of a copy
// to read from a folder, in any language.
func TestStatementsOfPortableCopy(t *testing.T) {
	dir, out := copyExample(t), filepath.Join(t.TempDir(), "portable")
	if err := os.RemoveAll(filepath.Join(dir, "content/programs")); err != nil {
		t.Fatal(err)
	}
	build(t, generator.Options{Source: dir, Themes: themes.FS, Widgets: widgets.FS, Portable: true}, out)
	website, portable := exampleSite(t), tree(t, out)
	catalog, _ := read.Words(os.DirFS("../themes/haven"), "themes/haven")
	for i, tag := range exampleLanguages(t) {
		words, folder := catalog[tag], tag+"/"
		if i == 0 {
			folder = ""
		}
		for _, c := range []struct{ page, section, key string }{
			{"privacy", "privacy", "sent_parts"}, {"privacy", "privacy", "others_network"}, {"privacy", "privacy", "others_host"},
			{"privacy", "privacy", "exit_back"}, {"accessibility", "tested", "axe_tools"}, {"accessibility", "tested", "keyboard_tools"},
			{"tools/support-map", "suggestions_basis", "how"},
			{"privacy", "privacy", "-copy"}, {"privacy", "privacy", "-sent_parts_copy"}, {"privacy", "privacy", "-others_copy"},
			{"privacy", "privacy", "-exit_link"}, {"accessibility", "accessibility", "-tested_copy"}, {"how-suggestions-work", "suggestions_work", "-copy"},
		} {
			key, ofCopy := strings.CutPrefix(c.key, "-")
			file, word := folder+c.page+"/index.html", words[c.section][key]["other"]
			if word == "" {
				t.Fatalf("%s has no %s.%s", tag, c.section, key)
			}
			if says(website[file], word) == ofCopy || says(portable[file], word) != ofCopy {
				t.Errorf("%s.%s on %s: %v, in the copy: %v", c.section, key, file, says(website[file], word), says(portable[file], word))
			}
		}
	}
}

func says(page []byte, word string) bool {
	return strings.Contains(html.UnescapeString(mainOf(page)), word)
}

func mainOf(page []byte) string {
	_, after, _ := strings.Cut(string(page), "<main")
	inside, _, _ := strings.Cut(after, "</main>")
	return inside
}

func changedExample(t *testing.T) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	config := regexp.MustCompile(`(?m)^(quick_exit|email|phone|keep_days|offline) = .*$`).ReplaceAllString(string(sitegen.Config), "")
	own := filepath.Join(dir, "themes/haven/templates")
	if err := os.MkdirAll(own, 0o755); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		filepath.Join(dir, "config.toml"):    "offline = true\nkeep_days = 7\n" + config,
		filepath.Join(own, "not-found.html"): `{{define "main"}}<h1>{{.Head.Title}}</h1>{{end}}`,
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(t.Context(), generator.Options{Source: dir, Themes: themes.FS, Widgets: widgets.FS}, out)
	if err != nil {
		report.Diagnostics.Print(t.Output())
		t.Fatal(err)
	}
	return tree(t, out)
}
