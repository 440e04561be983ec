package generator_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"sitegen/generator/internal/htmlcheck"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

// TestGrade prints how hard the tools' English is to read, and the hardest sentences:
// make grade. It judges nothing.
func TestGrade(t *testing.T) {
	words := 0
	for _, part := range gradedTexts(t) {
		found := sentencesOf(part.texts)
		words += found.words()
		t.Logf("%5.1f  %s (%d words; %d of %d sentences above %d)", found.grade(), part.name, found.words(), found.above(wanted), len(found), wanted)
		for _, s := range found.hardest(3) {
			t.Logf("         %4.1f  %s", prose{s}.grade(), s.text)
		}
	}
	if words < 4000 {
		t.Errorf("only %d words were read", words)
	}
}

type graded struct {
	name  string
	texts []string
}

// gradedTexts are the words of the widgets, of the tools' pages and of the checklist, and
// the tools' pages as they are built.
func gradedTexts(t *testing.T) []graded {
	t.Helper()
	var all []graded
	add := func(name string, texts []string) { all = append(all, graded{name, texts}) }
	for _, from := range []struct{ folder, sections string }{
		{"widgets", "shared checklist contacts saved finder suggestions"},
		{"themes/haven", "support_map safety_contacts safety_plan saved privacy stored accessibility tested suggestions_work"},
	} {
		catalog, _ := read.Words(os.DirFS("../"+from.folder), from.folder)
		for section := range strings.FieldsSeq(from.sections) {
			var texts []string
			messages := catalog[model.SourceLanguage][section]
			for _, key := range slices.Sorted(maps.Keys(messages)) {
				texts = append(texts, messages[key]["other"])
			}
			add(from.folder+"/languages/en.toml ["+section+"]", texts)
		}
	}
	var checklist any
	if _, err := toml.DecodeFile("../content/checklist.toml", &checklist); err != nil {
		t.Fatal(err)
	}
	add("content/checklist.toml", textsWithin(checklist))
	pages := examplePages(t)
	for _, url := range strings.Fields("tools/support-map/ tools/safety-contacts/ tools/safety-plan/ saved/ privacy/ accessibility/ how-suggestions-work/") {
		if p := pages[url+"index.html"]; p != nil {
			add("the page "+url, blocksOf(p.root))
		}
	}
	return all
}

// textsWithin are all texts of a decoded file.
func textsWithin(value any) []string {
	var texts []string
	switch v := value.(type) {
	case string:
		if strings.Contains(v, " ") { // others are ids
			texts = append(texts, v)
		}
	case []any:
		for _, item := range v {
			texts = append(texts, textsWithin(item)...)
		}
	case []map[string]any:
		for _, item := range v {
			texts = append(texts, textsWithin(item)...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			texts = append(texts, textsWithin(v[key])...)
		}
	}
	return texts
}

// blocksOf are the texts of a page's main part, one for each paragraph, item and heading.
func blocksOf(root *html.Node) []string {
	var texts []string
	for _, tag := range strings.Fields("p li dd h1 h2 h3 legend label") {
		for _, block := range htmlcheck.Find(root, "main "+tag) {
			if len(htmlcheck.Find(block, "p"))+len(htmlcheck.Find(block, "li")) == 0 {
				texts = append(texts, textIn(block))
			}
		}
	}
	return texts
}

// sentence is one that is counted: its words without names and numbers.
type sentence struct {
	text             string
	words, syllables int
}

type prose []sentence

var (
	ends     = regexp.MustCompile(`[.!?…]["”’)]*(\s+|$)|\n\s*\n`)
	uncalled = regexp.MustCompile(`\{\w+\}|[\w-]+(?:\.[\w-]+)+|\w+@\S+|axe-core|WCAG|AA|AND|Ana|Axe|Html-validate|JavaScript|Chromium|Firefox|Safari|sitegen|` +
		`Plains & Peaks Support Hub|National Domestic Violence Hotline|Stanley-Brown Safety Plan`)
	spelled = regexp.MustCompile(`\p{L}[\p{L}’']*`)
)

const wanted = 6

// A label of two or three words is no sentence, and would make all others look easy.
const fewestWords = 4

func sentencesOf(texts []string) prose {
	var found prose
	for _, text := range texts {
		text = strings.Join(strings.Fields(uncalled.ReplaceAllString(text, " ")), " ")
		for _, part := range ends.Split(text, -1) {
			s := sentence{text: strings.TrimSpace(part)}
			for _, word := range spelled.FindAllString(part, -1) {
				s.words++
				s.syllables += syllables(word)
			}
			if s.words >= fewestWords {
				found = append(found, s)
			}
		}
	}
	return found
}

func (p prose) words() (n int) {
	for _, s := range p {
		n += s.words
	}
	return n
}

// grade is the Flesch-Kincaid grade level: Kincaid, Fishburne, Rogers and Chissom,
// "Derivation of new readability formulas", Naval Air Station Memphis 1975.
func (p prose) grade() float64 {
	syllables := 0
	for _, s := range p {
		syllables += s.syllables
	}
	words := float64(p.words())
	if words == 0 {
		return 0
	}
	return 0.39*words/float64(len(p)) + 11.8*float64(syllables)/words - 15.59
}

func (p prose) above(grade float64) (n int) {
	for _, s := range p {
		if (prose{s}).grade() > grade {
			n++
		}
	}
	return n
}

func (p prose) hardest(n int) prose {
	sorted := slices.Clone(p)
	slices.SortFunc(sorted, func(a, b sentence) int {
		return cmp.Or(cmp.Compare(prose{b}.grade(), prose{a}.grade()), strings.Compare(a.text, b.text))
	})
	sorted = slices.Compact(sorted)
	return sorted[:min(n, len(sorted))]
}

// TestGradeOfKnownText holds the formula to numbers worked out by hand.
func TestGradeOfKnownText(t *testing.T) {
	found := sentencesOf([]string{"The cat sat on the mat. It was warm there, {name}.", "Print"})
	if len(found) != 2 || found.words() != 10 {
		t.Fatalf("counted %+v", found)
	}
	if got, want := fmt.Sprintf("%.2f", found.grade()), "-1.84"; got != want {
		t.Errorf("grade %s, want %s", got, want)
	}
}
