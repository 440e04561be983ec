package plan

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

// Terms of the vocabulary that tests use, by TermID.
const (
	addiction model.TermID = iota
	grief
	clinic
	meeting
	other
	medicaid
	medicare
	walkIn
)

func vocabulary() *model.Vocabulary {
	return model.NewVocabulary([]*model.Facet{
		{ID: "need", Label: "Need", Role: model.RoleNeed, Landing: true, Terms: []*model.Term{
			{ID: "addiction", Label: "Addiction"}, {ID: "grief", Label: "Grief"},
		}},
		{ID: "kind", Label: "Kind", Role: model.RoleKind, Landing: true, Terms: []*model.Term{
			{ID: "clinic", Label: "Clinic", SchemaType: "MedicalClinic"},
			{ID: "meeting", Label: "Meeting", SchemaType: "Event"},
			{ID: "other", Label: "Other"},
		}},
		{ID: "payment", Label: "Payment", Question: "How can I pay?", Landing: true, Highlight: true, Terms: []*model.Term{
			{ID: "medicaid", Label: "Medicaid"}, {ID: "medicare", Label: "Medicare"},
		}},
		{ID: "access", Label: "Access", Question: "Can I walk in?", Terms: []*model.Term{
			{ID: "walk-in", Label: "Walk-in"},
		}},
	})
}

// testWords are those of the theme for tests.
var testWords = sync.OnceValue(func() model.Words {
	catalog, found := read.Words(os.DirFS("../../testdata/themes/plain"), "themes/plain")
	if len(found) > 0 {
		panic(found)
	}
	return catalog["en"]
})

// site gives a hub with these programs, each active unless it says otherwise.
func site(programs ...*model.Program) *model.Site {
	for _, p := range programs {
		if p.Status == "" {
			p.Status = model.Active
		}
		if p.Name == "" {
			p.Name = p.ID
		}
	}
	return &model.Site{
		Config: model.Config{
			Title: "Test Hub", BaseURL: "https://hub.example/", Language: "en", ProgramsPerPage: 3, StaleAfterDays: 180,
		},
		Vocabulary: vocabulary(), Crisis: &model.Crisis{Heading: "In danger?"}, Programs: programs, AsOf: 20_000, Words: testWords(),
	}
}

func terms(ids ...model.TermID) model.TermSet { return model.NewTermSet(ids) }

func at(city, region string) model.Location {
	return model.Location{Kind: model.Physical, City: city, Region: region, Country: "US", Public: true}
}

// many gives n programs of Denver that offer help with grief.
func many(n int) []*model.Program {
	programs := make([]*model.Program, n)
	for i := range programs {
		programs[i] = &model.Program{ID: fmt.Sprintf("p-%02d", i+1), Location: at("Denver", "CO"), Offers: terms(grief)}
	}
	return programs
}

// planned expects a plan without findings.
func planned(t *testing.T, s *model.Site) *Plan {
	t.Helper()
	p, found := Make(s, Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return p
}

// mainOf gives what the page at url shows.
func mainOf[T any](t *testing.T, p *Plan, url string) (T, Head) {
	t.Helper()
	page := p.Page(url)
	if page == nil {
		t.Fatalf("there is no page %s", url)
	}
	view := page.Data()
	shown, ok := view.Main.(T)
	if !ok {
		t.Fatalf("%s shows a %T", url, view.Main)
	}
	return shown, view.Head
}

func ids(programs []*Program) string {
	var list []string
	for _, p := range programs {
		list = append(list, p.ID)
	}
	return strings.Join(list, " ")
}

func printed(found diag.List) string {
	found.Sort()
	var b strings.Builder
	found.Print(&b)
	return b.String()
}
