package read

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

const fullTopic = `+++
title = "Support Systems"
kind = "skill"
definition = "People who are there."
updated = 2026-10-05
aliases = ["/support/"]
related = ["safety-planning"]
programs = { need = ["addiction"] }

[snapshot]
supports = { need = ["trauma"] }
duration = "Ongoing"
involved = ["family", "friends"]
works_with = ["safety-planning"]
evidence = "moderate"
evidence_note = "Some trials."

[[kinds]]
name = "Peers"
text = "People who have been there."
examples = ["AA", "SMART Recovery"]
programs = { payment = ["medicaid"] }

[[evidence]]
claim = "Networks change drinking."
level = "strong"
citations = ["litt-2009"]

[[citation]]
id = "litt-2009"
text = "Litt and others, 2009"
url = "https://example.org/PMC2661035"
year = 2009
design = "randomized trial"
+++

## What it is {#overview}
Text.
`

const plainTopic = "+++\ntitle = \"Safety Planning\"\ndefinition = \"A plan.\"\n+++\n"

func TestTopic(t *testing.T) {
	site, found := readHub(t, map[string]string{
		"content/topics/support-systems.md": strings.ReplaceAll(fullTopic, "\n", "\r\n"),
		"content/topics/safety-planning.md": plainTopic,
	}, Options{})
	want(t, found, "")
	day, _ := model.ParseDate("2026-10-05")
	expected := &model.Topic{
		Slug: "support-systems", Title: "Support Systems", Kind: "skill", Definition: "People who are there.",
		Snapshot: model.Snapshot{Supports: model.TermSet{1}, Duration: "Ongoing", Involved: []string{"family", "friends"},
			WorksWith: []string{"safety-planning"}, Evidence: "moderate", EvidenceNote: "Some trials."},
		Kinds:     []model.TopicKind{{Name: "Peers", Text: "People who have been there.", Examples: []string{"AA", "SMART Recovery"}, Programs: model.TermSet{2}}},
		Evidence:  []model.Evidence{{Claim: "Networks change drinking.", Level: "strong", Citations: []string{"litt-2009"}}},
		Citations: []model.Citation{{ID: "litt-2009", Text: "Litt and others, 2009", URL: "https://example.org/PMC2661035", Year: 2009, Design: "randomized trial"}},
		Related:   []string{"safety-planning"}, Programs: model.TermSet{0},
		Body:    model.Markdown{Text: "\n## What it is {#overview}\nText.\n", FirstLine: 36},
		Aliases: []string{"/support/"}, Updated: day,
		Source: model.Source{File: "content/topics/support-systems.md", Line: 1},
	}
	if diff := cmp.Diff(expected, site.Topic("support-systems")); diff != "" {
		t.Error(diff)
	}
	if got := site.Topic("safety-planning").Related; !cmp.Equal(got, []string{"support-systems"}) {
		t.Errorf("related is not two-way: %q", got)
	}
}

// TestTopicFindings pins findings in front matter, whose lines are the file's.
func TestTopicFindings(t *testing.T) {
	const head = "+++\ntitle = \"T\"\ndefinition = \"D\"\n"
	for _, test := range []struct{ name, text, want string }{
		{"unknown topic", head + "related = [\"safety-planing\"]\n+++\n", `4:12: error: there is no topic "safety-planing"
  hint: did you mean "safety-planning"? a topic is a file content/topics/safety-planing.md`},
		{"itself", head + "related = [\"topic\"]\n+++\n", `4:12: error: the topic "topic" names itself
  hint: take it out of the list`},
		{"draft", head + "[snapshot]\nworks_with = [\"safety-planning\", \"unfinished\"]\n+++\n", `5:34: error: the topic "unfinished" is a draft
  hint: publish it first, or take it out of the list`},
		{"uncited", head + "[[evidence]]\nclaim = \"c\"\nlevel = \"strong\"\n+++\n", `6:9: error: evidence is called "strong" without a citation
  hint: name a [[citation]], or call it "moderate", "emerging" or "practice-based"`},
		{"uncited in the snapshot", head + "snapshot.evidence = \"strong\"\n+++\n", `4:21: error: evidence is called "strong" without a citation
  hint: name a [[citation]], or call it "moderate", "emerging" or "practice-based"`},
		{"unknown citation", head + "[[evidence]]\nclaim = \"c\"\nlevel = \"strong\"\ncitations = [\"litt-2008\"]\n[[citation]]\nid = \"litt-2009\"\ntext = \"Litt\"\nurl = \"https://example.org/\"\n+++\n",
			`7:14: error: there is no citation "litt-2008" on this page
  hint: did you mean "litt-2009"? each citation is a [[citation]] with an id`},
		{"kind", head + "kind = \"terapy\"\n+++\n", `4:8: error: unknown kind "terapy"
  hint: did you mean "therapy"? it is one of: skill, therapy, condition, guide`},
		{"old path", head + "aliases = [\"old\"]\n+++\n", `4:12: error: the path "old" does not begin with one slash
  hint: write it from the hub's root: "/old/"`},
		{"syntax", head + "kind = “guide”\n+++\n", `4:8: error: a typographic quote can't begin or end a value
  hint: use plain quotes: "…"`},
		{"terms", head + "[[kinds]]\nname = \"K\"\nprograms = { need = [\"adiction\"] }\n+++\n", `6:22: error: unknown term "adiction" for facet "need"
  hint: did you mean "addiction"? all terms are in content/vocabulary.toml`},
		{"not closed", "+++\ntitle = \"T\"\n# Body\n", `1:1: error: the front matter is not closed
  hint: put a line +++ between the keys and the text`},
		{"YAML", "---\ntitle: T\n---\n", `1:1: error: the front matter is between --- lines, as YAML is
  hint: write it as TOML between +++ lines: title = "…"`},
		{"none", "# Title\n", `1:1: error: the file does not begin with front matter
  hint: begin with a line +++, then title = "…", then a line +++`},
		{"empty file", "", `1:1: error: the file does not begin with front matter
  hint: begin with a line +++, then title = "…", then a line +++`},
		{"invalid UTF-8 in the text", head + "+++\n# \xff\xfe\n", `5:3: error: the byte 0xff is not UTF-8
  hint: save the file as UTF-8`},
		{"long line", head + "+++\n\n" + strings.Repeat("x", maxLine+2), `6:20000: error: a line has more than 20000 bytes
  hint: break it into several lines`},
		{"links in a run", head + "+++\nfine\n\n" + strings.Repeat(strings.Repeat("[a](b", 20)+"\n", 30), `32:1: error: a paragraph has more than 500 opening brackets
  hint: break it into several paragraphs`},
		{"emphasis in a run", head + "+++\n" + strings.Repeat(strings.Repeat("*a_ ", 30)+"\n", 40), `38:1: error: a paragraph has more than 2000 marks of emphasis
  hint: break it into several paragraphs`},
		{"wide table", head + "+++\n" + strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("|x\n", 2000), `55:1: error: the tables have more than 100000 cells
  hint: move some of them to a page of their own`},
		{"lists within lists", head + "+++\n- fine\n\n" + strings.Repeat(strings.Repeat("- ", 9000)+"x\n", 20), `7:1: error: a line begins with more than 32 marks of lists and quotations
  hint: write \ before a mark that is meant as itself, or begin fewer lists within lists`},
		{"lists of every kind", head + "+++\n" + strings.Repeat("> - * + 12. 3)\t", 6) + "x\n", `5:1: error: a line begins with more than 32 marks of lists and quotations
  hint: write \ before a mark that is meant as itself, or begin fewer lists within lists`},
		{"no lists", head + "+++\n" + strings.Repeat("-", 100) + "\n" + strings.Repeat("> ", 32) + strings.Repeat("x - ", 40) + "\n", ``},
		{"long text", head + "+++\n" + strings.Repeat("word\n", 220_000), `209720: error: the text is larger than 1 MB
  hint: split it into several pages`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := readHub(t, map[string]string{
				"content/topics/topic.md":           test.text,
				"content/topics/safety-planning.md": plainTopic,
				"content/topics/unfinished.md":      "+++\ntitle = \"U\"\ndefinition = \"U\"\ndraft = true\n+++\n",
			}, Options{})
			want(t, strings.ReplaceAll(found, "content/topics/topic.md:", ""), test.want)
		})
	}
}

func TestDrafts(t *testing.T) {
	files := map[string]string{
		"content/topics/t.md":     "+++\ntitle = \"T\"\ndefinition = \"D\"\ndraft = true\n+++\n",
		"content/pages/p.md":      "+++\ntitle = \"P\"\ndraft = true\n+++\n",
		"content/programs/x.toml": "id = \"x\"\nname = \"X\"\ndraft = true\n",
	}
	for _, drafts := range []bool{false, true} {
		site, found := readHub(t, files, Options{Drafts: drafts})
		want(t, found, "")
		n := 0
		if drafts {
			n = 1
		}
		if len(site.Topics) != n || len(site.Documents) != n || len(site.Programs) != n {
			t.Errorf("drafts %v: %d topics, %d documents, %d programs", drafts, len(site.Topics), len(site.Documents), len(site.Programs))
		}
	}
}

func TestFrontMatterOnly(t *testing.T) {
	site, found := readHub(t, map[string]string{
		"content/home.md":        "\ufeff+++\ntitle = \"Home\"\n+++",
		"content/pages/about.md": "+++\ntitle = \"About\"\n+++\nNo newline",
		"content/pages/tools.md": "+++\ntitle = \"Tools\"\n+++\n",
		"content/pages/About.md": "+++\ntitle = \"About\"\n+++\n",
	}, Options{})
	want(t, found, `content/pages/About.md:1:1: error: the file's name "About" is not a valid id
  hint: use lowercase letters, digits and single hyphens, such as "about"
content/pages/tools.md:1:1: error: the file's name "tools" is that of a page which every hub has
  hint: rename the file`)
	if site.Home.Title != "Home" || site.Home.Body.Text != "" || site.Documents[1].Body != (model.Markdown{Text: "No newline", FirstLine: 4}) {
		t.Errorf("%+v\n%+v", site.Home, site.Documents[1])
	}
}
