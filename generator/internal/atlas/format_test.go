package atlas

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"sitegen/generator/internal/model"
)

var update = flag.Bool("update", false, "write the worked example of FORMAT.md anew")

// exampleHeading begins what the test writes; it goes on to the end of FORMAT.md.
const exampleHeading = "## Worked example\n"

// TestFormat holds the worked example and the writer's choices in FORMAT.md against
// the code. The example is read by the reader of these tests.
func TestFormat(t *testing.T) {
	text, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	said, example, ok := strings.Cut(string(text), exampleHeading)
	if !ok {
		t.Fatalf("FORMAT.md does not have %q", exampleHeading)
	}
	if want := workedExample(); *update {
		if err := os.WriteFile("FORMAT.md", []byte(said+exampleHeading+want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if example != want {
		t.Errorf("FORMAT.md's example differs from the code: see what changed with -update\n%s", want)
	}
	for _, choice := range []string{
		fmt.Sprintf("| BUCKET | rows of a core, at most | %d |", chosen.bucket),
		fmt.Sprintf("| BLOCK | rows of a details file, at most | %d |", chosen.block),
		fmt.Sprintf("| DIRECTORY | entries of a directory, at most | %d |", chosen.directory),
		fmt.Sprintf("| WORDS | bytes of a file of words before deflation, about, at most | %d |", chosen.words),
		fmt.Sprintf("| CELLS | cells of a word, at most | %d |", chosen.cells),
		fmt.Sprintf("| PLACES | bytes of a file of places before deflation, about, at most | %d |", chosen.places),
	} {
		if !strings.Contains(said, choice) {
			t.Errorf("FORMAT.md does not say: %s", choice)
		}
	}
}

// workedExample is every file of a hub with two programs near each other, inflated.
func workedExample() string {
	a := Make(&model.Site{Vocabulary: smallVocabulary(), Programs: smallPrograms()})
	r := newReader(a, 3)
	var b strings.Builder
	b.WriteString(`
A hub with three terms (0 "Medicaid", 1 "Walk-in", 2 "Telehealth") and two programs in Denver, without a gazetteer. Each file is shown
inflated: where, bytes in hexadecimal, what they are.
`)
	show := func(what, name string, decode func(*decoder)) {
		fmt.Fprintf(&b, "\n%s, %s.bin:\n\n", what, name)
		plain, err := trusted(name, a.Files[Folder+name+".bin"])
		if err != nil {
			panic(err)
		}
		decode(&decoder{data: plain, notes: &b})
	}
	core := r.directory(a.Near)[0].file
	show("The directory of near", a.Near, func(d *decoder) { decodeDirectory(d, 3) })
	show("The core", core, func(d *decoder) { decodeCore(d, 3) })
	show("The details", r.core(core).details[0], func(d *decoder) { decodeDetails(d, 2) })
	show("The table of words", a.Words, func(d *decoder) { decodeTable(d) })
	show("The words", r.file(a.Words, ""), func(d *decoder) { decodeWords(d) })
	show("The table of places", a.Places, func(d *decoder) { decodeTable(d) })
	show("The places", r.file(a.Places, ""), func(d *decoder) { decodePlaces(d) })
	return b.String()
}

func smallVocabulary() *model.Vocabulary {
	return model.NewVocabulary([]*model.Facet{{ID: "payment", Terms: []*model.Term{{ID: "medicaid"}}}, {ID: "access", Terms: []*model.Term{{ID: "walk-in"}, {ID: "telehealth"}}}})
}

func smallPrograms() []*model.Program {
	denver := func(street string, latitude, longitude float64) model.Location {
		return model.Location{
			Kind: model.Physical, Street: street, City: "Denver", Region: "CO", PostalCode: "80202", Country: "US",
			Latitude: latitude, Longitude: longitude, HasPoint: true, Public: true,
		}
	}
	return []*model.Program{
		{
			ID: "oak-house-denver-co", Name: "Oak House", Organization: "Oak House", Status: model.Active,
			Location: denver("1 Main Street", 39.75, -105), Offers: model.TermSet{0, 1}, Lacks: model.TermSet{2},
			Phones:      []model.Phone{{Number: "+13035550142", Display: "(303) 555-0142"}},
			Eligibility: model.Eligibility{MinimumAge: 18, MaximumAge: -1}, Verified: model.Verified{On: 20500, By: "phone"},
			Hours: []model.Hours{{First: time.Monday, Last: time.Tuesday, Opens: 540, Closes: 1020}},
		},
		{
			ID: "peer-group", Name: "Peer Group", Status: model.TemporarilyClosed, Alert: "Back in May", Location: denver("2 Elm Street", 39.74, -104.99),
			Offers: model.TermSet{1}, Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1},
			Services: []model.Service{{ID: "tuesday", Name: "Tuesday group", Schedule: []model.Session{{Day: time.Tuesday, Start: 1110, End: -1, Timezone: "America/Denver"}}}},
		},
	}
}
