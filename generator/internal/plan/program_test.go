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

// TestData: what widgets read of a page says all of it, and cannot end its element.
func TestData(t *testing.T) {
	p := &model.Program{
		ID: "oak", Name: "</script><script>alert(1)</script>", Organization: "<!--", Status: model.TemporarilyClosed,
		Location: model.Location{Kind: model.Physical, Street: "1 Oak St", City: "Denver", Region: "CO", PostalCode: "80202", Public: true},
		Phones:   []model.Phone{{Number: "+13035550142", Display: "(303) 555-0142"}, {Number: "+13035550143", Extension: "7", Display: "(303) 555-0143"}},
		Offers:   terms(grief, walkIn), Lacks: terms(medicaid),
		Verified: model.Verified{On: 20_000, By: "phone & web"},
		Services: []model.Service{{ID: "night", Name: "]]>", Offers: terms(grief)}},
	}
	got := string(shown(t, p).Data())
	want := `{"id":"oak","name":"\u003c/script\u003e\u003cscript\u003ealert(1)\u003c/script\u003e","organization":"\u003c!--",` +
		`"status":"temporarily closed","place":"physical","street":"1 Oak St","city":"Denver","region":"CO","postalCode":"80202",` +
		`"phones":[{"uri":"tel:+13035550142","text":"(303) 555-0142"},{"uri":"tel:+13035550143;ext=7","text":"(303) 555-0143 ext. 7"}],` +
		`"offers":[1,7],"lacks":[5],"verified":"2024-10-04","by":"phone \u0026 web",` +
		`"services":[{"id":"night","name":"]]\u003e","offers":[1]}]}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = string(shown(t, &model.Program{ID: "blank", Location: model.Location{Kind: model.Online}}).Data())
	if want := `{"id":"blank","name":"blank","place":"online","phones":[],"offers":[],"lacks":[],"services":[]}` + "\n"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
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
