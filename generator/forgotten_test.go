package generator_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sitegen"
	"sitegen/content"
	"sitegen/generator"
	"sitegen/themes"
)

// TestNoWordIsForgotten builds the example hub with every word of content and theme in
// letters that are not Latin: what is still Latin on a page is written in a template or
// in the generator, where no translator finds it.
func TestNoWordIsForgotten(t *testing.T) {
	for path, body := range maskedSite(t) {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, text := range readTexts(n) {
				if words := latin.FindAllString(named.ReplaceAllString(text, ""), -1); len(words) > 0 {
					t.Errorf("%s: %q in %q", path, words, strings.TrimSpace(text))
				}
			}
		}
		if t.Failed() && path == "find/index.html" {
			break
		}
	}
}

// readTexts is what people read of a node: its text, and the attributes that say something.
func readTexts(n *html.Node) []string {
	if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
		return []string{n.Data}
	}
	var texts []string
	for _, a := range n.Attr {
		isDescription := a.Key == "content" && slices.ContainsFunc(n.Attr, func(b html.Attribute) bool {
			return b.Val == "description" || strings.HasPrefix(b.Val, "og:title") || b.Val == "og:description" || b.Val == "og:site_name"
		})
		if isDescription || slices.Contains([]string{"aria-label", "alt", "title", "placeholder", "summary"}, a.Key) {
			texts = append(texts, a.Val)
		}
	}
	return texts
}

var (
	latin = regexp.MustCompile(`\p{Latin}{2,}`)
	// Names of places, languages, programs and hosts, time zones, addresses, and numbers spelled with letters.
	named = regexp.MustCompile(`English|español|Stanley-Brown Safety Plan|axe-core|html-validate|[\w-]+(?:\.[\w-]+)+|\w+@[\w.]+|https?://\S+|America/\w+|Colorado|Nebraska|Wyoming|\b(CO|NE)\b|` + cityNames())
)

func cityNames() string {
	found := regexp.MustCompile(`(?m)^\s*city = "(.*)"|"\w\w/([^"]*)"`)
	var names []string
	_ = fs.WalkDir(content.FS, "programs", func(path string, _ fs.DirEntry, err error) error {
		text, _ := fs.ReadFile(content.FS, path)
		for _, m := range found.FindAllSubmatch(text, -1) {
			names = append(names, regexp.QuoteMeta(string(m[1])+string(m[2])))
		}
		return err
	})
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(slices.Compact(names), "|")
}

func maskedSite(t *testing.T) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("config.toml", maskedKeys(string(sitegen.Config)))
	write("content/languages/es/words.toml", "")
	err := fs.WalkDir(content.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "languages/") {
			return err
		}
		text, err := fs.ReadFile(content.FS, name)
		masked := maskedKeys(string(text))
		if front, body, ok := strings.Cut(strings.TrimPrefix(masked, "+++"), "\n+++\n"); ok {
			masked = "+++" + front + "\n+++\n" + maskedText(body)
		}
		write("content/"+name, masked)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(themes.FS, "haven/languages/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		words, err := fs.ReadFile(themes.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		write("themes/"+file, quoted.ReplaceAllStringFunc(string(words), maskedText))
	}
	out := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(t.Context(), generator.Options{Source: dir, Themes: themes.FS, Drafts: true}, out)
	if err != nil {
		report.Diagnostics.Print(t.Output())
		t.Fatal(err)
	}
	return maps.Clone(tree(t, out))
}

var (
	quoted = regexp.MustCompile(`"[^"\n]*"`)
	worded = regexp.MustCompile(`(?ms)^(\s*|.*[{,] )(name|organization|street|summary|alert|label|note|question|statements?|strength|step|title|tagline|intro|heading|` +
		`yes|no|description|definition|author|example_banner|text|text_body|duration|involved|evidence_note|examples|claim|design) = ("""[^$]*?"""|"[^"\n]*"|\[.*?\])`)
	// What stands for something in a text: places, addresses of links, ids, directives, entities, ways to call.
	meaning = regexp.MustCompile(`\{[^}\n]*\}|\]\([^)\n]*\)|<[^>\n]*>|(?m:^::: \w+( \w+)?$)|\\.|\[\^\w+\]|&\w+;`)
	letters = regexp.MustCompile(`\p{Latin}`)
)

// maskedKeys masks the values of keys that hold words.
func maskedKeys(text string) string {
	return worded.ReplaceAllStringFunc(text, func(entry string) string {
		key, value, _ := strings.Cut(entry, " = ")
		if strings.HasSuffix(key, "text") && strings.Trim(value, `"0123456789`) == "" {
			return entry // a number to write to
		}
		return key + " = " + maskedText(value)
	})
}

// maskedText replaces every letter that is read, and nothing else.
func maskedText(text string) string {
	var b strings.Builder
	at := 0
	for _, span := range meaning.FindAllStringIndex(text, -1) {
		b.WriteString(letters.ReplaceAllString(text[at:span[0]], "ж"))
		b.WriteString(text[span[0]:span[1]])
		at = span[1]
	}
	return b.String() + letters.ReplaceAllString(text[at:], "ж")
}
