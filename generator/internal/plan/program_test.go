package plan

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"sitegen/generator/internal/model"
)

// shown gives the view of a program that is alone in its hub.
func shown(t *testing.T, p *model.Program) *Program {
	t.Helper()
	view, _ := mainOf[*Program](t, planned(t, site(p)), "/programs/"+p.ID+"/")
	return view
}

func TestFacets(t *testing.T) {
	p := shown(t, &model.Program{ID: "oak", Offers: terms(walkIn, medicare, grief), Lacks: terms(medicaid, addiction, clinic)})
	var got []string
	for _, row := range p.Facets() {
		text := row.Facet.ID + " +"
		for _, t := range row.Offers {
			text += t.ID
		}
		text += " -"
		for _, t := range row.Lacks {
			text += t.ID
		}
		got = append(got, text)
	}
	want := "need +grief -addiction|kind + -clinic|payment +medicare -medicaid|access +walk-in -"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if rows := shown(t, &model.Program{ID: "blank"}).Facets(); len(rows) > 0 {
		t.Errorf("a program of which nothing is known has rows: %v", rows)
	}
}

// TestOffered: only what programs are compared by is noted.
func TestOffered(t *testing.T) {
	s := site(&model.Program{ID: "oak", Offers: terms(clinic, medicaid, walkIn, addiction), Lacks: terms(grief)})
	s.Vocabulary.Facet("need").Similar, s.Vocabulary.Facet("access").Similar = true, true
	view, _ := mainOf[*Program](t, planned(t, s), "/programs/oak/")
	if got := view.Offered(); got != "oak 0 7" {
		t.Errorf("got %q", got)
	}
}

// TestQuestions: a known no is known, so there is nothing to ask.
func TestQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		offers, lacks model.TermSet
		want          string
	}{
		"nothing is known":   {nil, nil, "How can I pay? Can I walk in? "},
		"a yes":              {terms(medicaid), nil, "Can I walk in? "},
		"a no":               {nil, terms(medicare), "Can I walk in? "},
		"a no and a yes":     {terms(walkIn), terms(medicaid), ""},
		"of facets around":   {terms(other), nil, "How can I pay? Can I walk in? "},
		"of the last before": {terms(medicare), terms(walkIn), ""},
	} {
		got := ""
		for _, q := range shown(t, &model.Program{ID: "oak", Offers: c.offers, Lacks: c.lacks}).Questions() {
			got += fmt.Sprint(q.Question, " ")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestStale(t *testing.T) {
	for days, want := range map[model.Date]bool{0: false, 180: false, 181: true, -1: false} {
		p := shown(t, &model.Program{ID: "oak", Verified: model.Verified{On: 20_000 - days}})
		if p.Stale() != want {
			t.Errorf("checked %d days ago: stale %t", days, p.Stale())
		}
	}
	if !shown(t, &model.Program{ID: "oak"}).Stale() {
		t.Error("a listing that nobody checked is not stale")
	}
}

func TestDescription(t *testing.T) {
	long := strings.Repeat("Warm words. ", 40)
	for _, c := range []struct {
		program model.Program
		want    string
	}{
		{model.Program{Summary: " Calm\n and  warm. "}, "Calm and warm."},
		{model.Program{Summary: long}, strings.Repeat("Warm words. ", 12) + "Warm words…"},
		{model.Program{Location: at("Denver", "CO"), Offers: terms(medicaid, medicare)}, "Oak House in Denver, CO: medicaid, medicare."},
		{model.Program{}, "Oak House."},
	} {
		c.program.ID, c.program.Name = "oak", "Oak House"
		got := shown(t, &c.program).describe()
		if got != c.want || utf8.RuneCountInString(got) > 160 {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestFirstWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"exactly10!", 10, "exactly10!"},
		{"one two three", 10, "one two…"},
		{"one two, three", 10, "one two…"},
		{"  one \n two  ", 10, "one two"},
		{"unbrokenword", 10, "unbrokenw…"},
		{"éé éé éé éé", 9, "éé éé…"},
		{"", 10, ""},
	} {
		got := firstWords(c.text, c.limit)
		if got != c.want || utf8.RuneCountInString(got) > c.limit {
			t.Errorf("firstWords(%q, %d) = %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestHighlights(t *testing.T) {
	p := shown(t, &model.Program{ID: "oak", Offers: terms(grief, medicaid, medicare, walkIn)})
	got := ""
	for _, term := range p.Highlights() {
		got += term.ID + " "
	}
	if got != "medicaid medicare " {
		t.Errorf("a card shows %q", got)
	}
}
