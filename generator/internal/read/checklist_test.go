package read

import (
	"strings"
	"testing"
)

// A checklist without mistakes, to break in one place at a time.
const plainChecklist = `title = "Map"
answer = [{ id = "yes", label = "Yes", value = 1 }, { id = "no", label = "No", value = 0 }]
want = { question = "More?", yes = "Yes", no = "No" }
band = [{ id = "fine", label = "Fine", from = 0.5 }, { id = "add", label = "Add", from = 0 }]
domain = [{ id = "one", label = "One", statements = ["S"], step = "Do it." }]
item = [{ id = "two", kind = "strain", statement = "Hard", step = "Do that." }]
source = [{ id = "family", label = "Family", formal = false }]
`

func TestChecklistFindings(t *testing.T) {
	for name, test := range map[string]struct{ from, to, want string }{
		"no mistake":          {"", "", ""},
		"steps out of range":  {`title = "Map"`, "title = \"Map\"\nsteps = 11", "2:9: error: steps is 11\n  hint: write a number from 1 to 10"},
		"no steps":            {`title = "Map"`, "title = \"Map\"\nsteps = 0", "2:9: error: steps is 0\n  hint: write a number from 1 to 10"},
		"no title":            {`title = "Map"`, "", "1:1: error: \"title\" is missing\n  hint: it is the checklist's heading"},
		"value out of range":  {"value = 1 ", "value = 1.5 ", "2:48: error: value is 1.5\n  hint: write a number from 0 to 1"},
		"no value":            {", value = 1 ", "", "2:11: error: \"value\" is missing\n  hint: how available the support is, from 0 to 1; or skip = true"},
		"one answer":          {", value = 0 ", ", skip = true", "1:1: error: \"answer\" is missing\n  hint: a checklist needs at least two [[answer]] with a value"},
		"answer twice":        {`id = "no"`, `id = "yes"`, "2:60: error: the answer \"yes\" is defined twice\n  hint: rename one, or merge the two"},
		"no want":             {`want = { question = "More?", yes = "Yes", no = "No" }`, "", "1:1: error: \"want\" is missing\n  hint: a table [want] with question, yes and no: it is asked after each domain"},
		"half a want":         {`, no = "No"`, "", "3:8: error: \"no\" is missing\n  hint: an answer needs a label"},
		"bands rise":          {"from = 0.5", "from = 0", "4:88: error: band \"add\" does not begin below the one before it\n  hint: write the bands from the highest to the lowest"},
		"bands end above 0":   {"from = 0 ", "from = 0.1 ", "4:90: error: the last band does not begin at 0\n  hint: write from = 0"},
		"no statements":       {`, statements = ["S"]`, "", "5:11: error: \"statements\" is missing\n  hint: a domain asks about at least one statement"},
		"empty statements":    {`["S"]`, "[]", "5:11: error: \"statements\" is missing\n  hint: a domain asks about at least one statement"},
		"no step":             {`, step = "Do it."`, "", "5:11: error: \"step\" is missing\n  hint: a tiny thing to do first, when more would help"},
		"unknown topic":       {`["S"]`, `["S"], topics = ["support-sistems"]`, "5:70: error: there is no topic \"support-sistems\"\n  hint: a topic is a file content/topics/support-sistems.md"},
		"unknown term":        {`["S"]`, `["S"], programs = { need = ["traumma"] }`, "5:81: error: unknown term \"traumma\" for facet \"need\"\n  hint: did you mean \"trauma\"? all terms are in content/vocabulary.toml"},
		"unknown facet":       {`["S"]`, `["S"], programs = { needs = ["trauma"] }`, "5:73: error: unknown facet \"needs\"\n  hint: did you mean \"need\"? all facets are in content/vocabulary.toml"},
		"domain and item":     {`id = "two"`, `id = "one"`, "6:16: error: the domain or item \"one\" is defined twice\n  hint: rename one, or merge the two"},
		"unknown kind":        {`"strain"`, `"strian"`, "6:30: error: unknown kind \"strian\"\n  hint: did you mean \"strain\"? it is one of: strain, giving"},
		"strain without step": {`, step = "Do that."`, "", "6:9: error: \"step\" is missing\n  hint: it comes first when somebody says yes"},
		"no formal":           {", formal = false", "", "7:11: error: \"formal\" is missing\n  hint: true for somebody's task or a set group, false for what grows on its own"},
		"unknown key":         {"formal = false", "formel = false", "7:11: error: \"formal\" is missing\n  hint: true for somebody's task or a set group, false for what grows on its own\n7:46: error: unknown key \"formel\"\n  hint: did you mean \"formal\"?"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(plainChecklist, test.from) {
				t.Fatalf("the checklist has no %s", test.from)
			}
			_, found := readHub(t, map[string]string{checklistPath: strings.Replace(plainChecklist, test.from, test.to, 1)}, Options{})
			want(t, strings.ReplaceAll(found, checklistPath+":", ""), test.want)
		})
	}
}

// TestChecklistFind: where to look is in the author's order, and what goes together comes together.
func TestChecklistFind(t *testing.T) {
	const two = `programs = { size = ["small", "big"], need = ["trauma"] }`
	for together, want := range map[string]string{
		"": "small big trauma",
		`together = { need = ["trauma", "grief"] }`:       "small big trauma grief",
		`together = { size = ["big"], need = ["grief"] }`: "small big grief trauma",
		`together = { need = ["grief"] }`:                 "small big trauma",
	} {
		text := together + "\n" + strings.Replace(plainChecklist, `["S"]`, `["S"], `+two, 1)
		site, found := readHub(t, map[string]string{checklistPath: text, vocabularyPath: findVocabulary}, Options{})
		if found != "" {
			t.Fatal(found)
		}
		d := site.Checklist.Domains[0]
		var ids []string
		for _, id := range d.Find {
			ids = append(ids, site.Vocabulary.Terms[id].ID)
			if !d.Programs.Has(id) {
				t.Errorf("with %s, %d is not among the programs", together, id)
			}
		}
		if got := strings.Join(ids, " "); got != want || len(d.Programs) != len(ids) {
			t.Errorf("with %s: %s, %d programs, want %s", together, got, len(d.Programs), want)
		}
	}
}

const findVocabulary = `[[facet]]
id = "need"
label = "Need"
role = "need"
term = [{ id = "grief", label = "Grief" }, { id = "trauma", label = "Trauma" }]

[[facet]]
id = "size"
label = "Size"
term = [{ id = "big", label = "Big" }, { id = "small", label = "Small" }]
`
