package read

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// spanish is a hub with these files below content/languages/es, and one topic and page.
func spanish(files map[string]string) map[string]string {
	all := map[string]string{
		"content/vocabulary.toml": `[[facet]]
id = "need"
label = "Need"
question = "What?"
[[facet.term]]
id = "grief"
label = "Grief"
[[facet.term]]
id = "sleep"
label = "Sleep"
`,
		"content/checklist.toml": `title = "Map"
[[answer]]
id = "yes"
label = "Yes"
value = 1
[[answer]]
id = "no"
label = "No"
value = 0
[want]
question = "More?"
yes = "Yes"
no = "No"
[[band]]
id = "thin"
label = "Thin"
from = 0
[[domain]]
id = "heart"
label = "Heart"
statements = ["Someone listens.", "Someone knows."]
step = "Call."
`,
		"content/topics/oak.md": `+++
title = "Oak"
definition = "A tree."
related = ["elm"]
[snapshot]
supports = { need = ["grief"] }
duration = "Long"
[[kinds]]
name = "Red"
[[kinds]]
name = "White"
+++
## What {#overview}

Text.
`,
		"content/topics/elm.md":  "+++\ntitle = \"Elm\"\ndefinition = \"Another.\"\n+++\n",
		"content/pages/about.md": "+++\ntitle = \"About\"\n+++\nUs.\n",
	}
	for name, text := range files {
		all["content/languages/es/"+name] = text
	}
	return all
}

func TestTranslation(t *testing.T) {
	r := open(t, hub(t, spanish(map[string]string{
		"config.toml":     "title = \"Portal\"\n",
		"vocabulary.toml": "[[facet]]\nid = \"need\"\nlabel = \"Ayuda\"\n[[facet.term]]\nid = \"sleep\"\nlabel = \"Dormir\"\n",
		"checklist.toml":  "[[domain]]\nid = \"heart\"\nstatements = [\"Alguien escucha.\", \"Alguien sabe.\"]\n",
		"topics/oak.md":   "+++\ntitle = \"Roble\"\n[snapshot]\nduration = \"Largo\"\n[[kinds]]\n[[kinds]]\nname = \"Blanco\"\n+++\n## Qué {#overview}\n\nTexto.\n",
		"pages/about.md":  "+++\ntitle = \"Nosotros\"\n+++\n",
	})), Options{})
	own, found := r.Read()
	if found.HasErrors() || len(own.Translations) != 1 {
		t.Fatal(found)
	}
	es := own.Translations[0]
	oak, words := es.Topic("oak"), es.Vocabulary.Terms
	for what, pair := range map[string][2]string{
		"title of the hub": {es.Config.Title, "Portal"}, "language": {es.Config.Language, "es"}, "prefix": {es.Prefix, "/es"},
		"translated term": {words[1].Label, "Dormir"}, "term that falls back": {words[0].Label, "Grief"},
		"facet": {words[0].Facet.Label, "Ayuda"}, "question that falls back": {words[0].Facet.Question, "What?"},
		"statement": {es.Checklist.Domains[0].Statements[1], "Alguien sabe."}, "step that falls back": {es.Checklist.Domains[0].Step, "Call."},
		"topic": {oak.Title, "Roble"}, "definition that falls back": {oak.Definition, "A tree."}, "duration": {oak.Snapshot.Duration, "Largo"},
		"first kind": {oak.Kinds[0].Name, "Red"}, "second kind": {oak.Kinds[1].Name, "Blanco"}, "related": {strings.Join(oak.Related, " "), "elm"},
		"body": {oak.Body.Language + oak.Body.Text, "es## Qué {#overview}\n\nTexto.\n"},
		"page": {es.Documents[0].Title + es.Documents[0].Body.Language + es.Documents[0].Body.Text, "NosotrosUs.\n"},
		"own":  {own.Topic("oak").Title + own.Vocabulary.Terms[1].Label, "OakSleep"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if !oak.Snapshot.Supports.Has(words[0].TermID) || es.Topic("elm") != own.Topic("elm") {
		t.Error("what is not translated is not the original's")
	}
}

func TestTranslationFindings(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"key", "vocabulary.toml", "[[facet]]\nid = \"need\"\nlabl = \"A\"\n", `vocabulary.toml:3:1: error: unknown key "labl"` + "\n  hint: did you mean \"label\"?"},
		{"key of the original", "vocabulary.toml", "[[facet]]\nid = \"need\"\nterm = []\nrole = \"need\"\n", `unknown key "role"`},
		{"not a word", "checklist.toml", "[[answer]]\nid = \"yes\"\nvalue = 1\n", `checklist.toml:3:1: error: "value" is the same in every language` + "\n  hint: leave it out; it comes from content/checklist.toml"},
		{"id", "vocabulary.toml", "[[facet]]\nid = \"need\"\n[[facet.term]]\nid = \"greif\"\n", `vocabulary.toml:4:6: error: the original has no term "greif"` + "\n  hint: did you mean \"grief\"? all are in content/vocabulary.toml"},
		{"no id", "vocabulary.toml", "[[facet]]\nlabel = \"A\"\n", `vocabulary.toml:1:1: error: "id" is missing`},
		{"id twice", "vocabulary.toml", "[[facet]]\nid = \"need\"\n[[facet]]\nid = \"need\"\n", `vocabulary.toml:3:1: error: the facet "need" is translated twice`},
		{"not text", "vocabulary.toml", "[[facet]]\nid = \"need\"\nlabel = 3\n", `vocabulary.toml:3:9: error: "label" must be text`},
		{"not a list", "checklist.toml", "[[domain]]\nid = \"heart\"\nstatements = \"A\"\n", `checklist.toml:3:14: error: "statements" must be a list of texts`},
		{"number of statements", "checklist.toml", "[[domain]]\nid = \"heart\"\nstatements = [\"A\"]\n", `checklist.toml:3:14: error: "statements" has 1 texts, and the original has 2`},
		{"not tables", "vocabulary.toml", "facet = \"need\"\n", `vocabulary.toml:1:9: error: "facet" must be a list of tables`},
		{"too many", "topics/oak.md", "+++\n[[kinds]]\n[[kinds]]\n[[kinds]]\nname = \"A\"\n+++\n", `topics/oak.md:4:1: error: the original has 2 [[kinds]]`},
		{"too few", "topics/oak.md", "+++\n[[kinds]]\nname = \"A\"\n+++\n", `topics/oak.md:2:1: error: the original has 2 [[kinds]], and this has 1`},
		{"table that is not there", "topics/elm.md", "+++\n[snapshot]\nduration = \"A\"\n+++\n", `topics/elm.md:2:1: error: the original has no "snapshot"`},
		{"front matter", "topics/oak.md", "+++\nkind = \"skill\"\n+++\n", `topics/oak.md:2:1: error: unknown key "kind"`},
		{"no original", "topics/ook.md", "+++\n+++\n", `topics/ook.md:1:1: warning: there is no content/topics/ook.md to translate` + "\n  hint: did you mean \"content/topics/oak.md\"?"},
		{"nothing of ours", "programs/a.toml", "", `programs/a.toml: warning: nothing reads this file`},
		{"syntax", "vocabulary.toml", "[[facet\n", `vocabulary.toml:1:`},
		{"words of the original", "crisis.toml", "heading = \"A\\u202eB\"\n", `crisis.toml:1:11: error: "heading" has the invisible character U+202E`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := open(t, hub(t, spanish(map[string]string{test.file: test.text})), Options{}).Read()
			if said := printed(found); !strings.Contains(said, test.want) {
				t.Errorf("got:\n%s\nwant: %s", said, test.want)
			}
			if n := len(found) - found.Count(diag.Hint); n != 1 {
				t.Errorf("%d findings where one is enough:\n%s", n, printed(found))
			}
		})
	}
}

func TestLanguageFolders(t *testing.T) {
	for file, want := range map[string]string{
		"content/languages/en/config.toml":      `content/languages/en/config.toml:1:1: error: "en" is the hub's own language` + "\n  hint: write this in config.toml",
		"content/languages/ES/config.toml":      `content/languages/ES: error: the language "ES" is written "es"`,
		"content/languages/spanish/config.toml": `content/languages/spanish: error: "spanish" is not the tag of a language`,
	} {
		_, found := open(t, hub(t, map[string]string{file: "title = \"A\"\n"}), Options{}).Read()
		if said := printed(found); !strings.Contains(said, want) {
			t.Errorf("got:\n%s\nwant: %s", said, want)
		}
	}
}

// TestCrisisNotes: notes that are older than the lines may be wrong, and are told.
func TestCrisisNotes(t *testing.T) {
	const file = "content/languages/es/crisis.toml"
	for text, want := range map[string]string{
		"heading = \"A\"\n":                          ":1:1: hint: the Spanish notes are older than the lines, which were checked on 2026-10-01\n  hint: check the Spanish notes against content/crisis.toml",
		"heading = \"A\"\nchecked = 2026-09-30\n":    ":2:11: hint: the Spanish notes are older than the lines",
		"heading = \"A\"\nchecked = 2026-10-01\n":    "",
		"heading = \"A\"\nchecked = 2027-10-01\n":    ":2:11: error: checked is 2027-10-01, which has not come yet",
		"heading = \"A\"\nchecked = \"yesterday\"\n": ":2:11: error: \"checked\" must be a date",
	} {
		site, found := open(t, hub(t, map[string]string{file: text}), Options{Today: model.DateOf(time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC))}).Read()
		said := printed(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.File != file || d.Code == "not-translated" }))
		if want == "" && said != "" || !strings.Contains(said, want) || strings.Count(said, file) > 1 {
			t.Errorf("%s: got:\n%s\nwant: %s", text, said, want)
		}
		if site.Translations[0].Crisis.Checked != site.Crisis.Checked {
			t.Error("the day of the notes is shown as that of the lines")
		}
	}
}

// TestUntranslated: a build names the first of what is missing, check all of it.
func TestUntranslated(t *testing.T) {
	files := spanish(map[string]string{"checklist.toml": "title = \"Mapa\"\n"})
	for everything, want := range map[bool]string{
		false: "9 words are not translated: answer.yes.label, answer.no.label, band.thin.label and 6 more\n",
		true: "9 words are not translated: answer.yes.label, answer.no.label, band.thin.label, domain.heart.label, domain.heart.statements, " +
			"domain.heart.step, want.question, want.yes, want.no\n",
	} {
		_, found := open(t, hub(t, files), Options{Everything: everything}).Read()
		if said := printed(found); !strings.Contains(said, "content/languages/es/checklist.toml: hint: "+want) {
			t.Errorf("got:\n%s\nwant: %s", said, want)
		}
	}
}
