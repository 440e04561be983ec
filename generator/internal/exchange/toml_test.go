package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

// listing is the source format of a program, as far as these tests read it.
type listing struct {
	ID, Name, Organization, Status, Alert, Summary, URL, Email string
	Phones                                                     []struct{ Number, Extension, Kind string }
	Hours, Aliases                                             []string
	Draft                                                      bool
	Location                                                   struct {
		Kind, Street, City, Region, Country string
		PostalCode                          string `toml:"postal_code"`
		Latitude, Longitude                 *float64
		Serves                              []string
		Public                              bool
	}
	Offers, Lacks map[string][]string
	Eligibility   map[string]int
	Verified      struct {
		On         time.Time
		By, Source string
	}
	Service []struct {
		ID, Name, Summary string
		Offers, Lacks     map[string][]string
		Schedule          []struct{ Day, Start, End, Timezone string }
	}
}

func parseListings(t testing.TB, files []File) []listing {
	t.Helper()
	var all []listing
	for _, f := range files {
		var file struct{ Program []listing }
		meta, err := toml.Decode(f.Body, &file)
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if unknown := meta.Undecoded(); len(unknown) > 0 {
			t.Fatalf("%s: unknown keys %v", f.Path, unknown)
		}
		all = append(all, file.Program...)
	}
	return all
}

// back turns a listing into what a reader would make of it.
func back(t testing.TB, l listing, v *model.Vocabulary) *model.Program {
	p := &model.Program{ID: l.ID, Name: l.Name, Organization: l.Organization, Status: model.Status(l.Status), Alert: l.Alert, Summary: l.Summary,
		URL: l.URL, Email: l.Email, Aliases: l.Aliases, Draft: l.Draft, Offers: termSet(t, l.Offers, v), Lacks: termSet(t, l.Lacks, v),
		Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1}, Verified: model.Verified{By: l.Verified.By, Source: l.Verified.Source}}
	if !l.Verified.On.IsZero() {
		p.Verified.On = model.DateOf(l.Verified.On)
	}
	for key, age := range l.Eligibility {
		if key == "minimum_age" {
			p.Eligibility.MinimumAge = age
		} else {
			p.Eligibility.MaximumAge = age
		}
	}
	for _, phone := range l.Phones {
		p.Phones = append(p.Phones, model.Phone{Number: strings.ReplaceAll(phone.Number, "-", ""), Extension: phone.Extension, Kind: phone.Kind})
	}
	p.Location = model.Location{Kind: model.LocationKind(l.Location.Kind), Street: l.Location.Street, City: l.Location.City, Region: l.Location.Region,
		PostalCode: l.Location.PostalCode, Country: l.Location.Country, Serves: l.Location.Serves, Public: l.Location.Public}
	if l.Location.Latitude != nil {
		p.Location.Latitude, p.Location.Longitude, p.Location.HasPoint = *l.Location.Latitude, *l.Location.Longitude, true
	}
	return p
}

func termSet(t testing.TB, facets map[string][]string, v *model.Vocabulary) model.TermSet {
	var ids []model.TermID
	for facet, terms := range facets {
		for _, id := range terms {
			ids = append(ids, v.Facet(facet).Term(id).TermID)
		}
	}
	return model.NewTermSet(ids)
}

// withoutDisplay leaves out what a listing does not carry.
func withoutDisplay(p *model.Program) *model.Program {
	q := *p
	q.Phones = slices.Clone(p.Phones)
	for i := range q.Phones {
		q.Phones[i].Display = ""
	}
	q.Hours, q.Services = nil, nil
	return &q
}

func fullProgram() *model.Program {
	return &model.Program{
		ID: "oak", Name: "Oak \"House\" \\ \u202e\U000E0001 בית", Organization: "Oak", Status: model.TemporarilyClosed, Alert: "Flood", Summary: "A\tplace\nto be",
		URL: "https://example.org/", Email: "a@example.org", Aliases: []string{"/old/"}, Draft: true,
		Phones: []model.Phone{{Number: "988", Kind: "crisis"}, {Number: "+13035550142", Extension: "7"}, {Number: "+6913502115"}},
		Hours:  []model.Hours{{First: time.Monday, Last: time.Friday, Opens: 540, Closes: 1440}, {First: time.Sunday, Last: time.Sunday, Opens: 0, Closes: 90}},
		Location: model.Location{Kind: model.Area, Street: "1 St", City: "Denver", Region: "CO", PostalCode: "01234", Country: "US",
			Latitude: 40, Longitude: -0.000001, HasPoint: true, Serves: []string{"CO/Denver"}, Public: true},
		Offers: model.TermSet{0, 3, 6}, Lacks: model.TermSet{4}, Eligibility: model.Eligibility{MinimumAge: 0, MaximumAge: 25},
		Verified: model.Verified{On: day2022, By: "us", Source: "https://example.org/"},
		Services: []model.Service{{ID: "night", Name: "Family night", Summary: "x", Offers: model.TermSet{0, 5}, Lacks: model.TermSet{1},
			Schedule: []model.Session{{Day: time.Tuesday, Start: 1110, End: 1200, Timezone: "America/Denver"}, {Day: time.Sunday, Start: 0, End: -1}}}},
	}
}

func TestWriteProgram(t *testing.T) {
	v := testVocabulary()
	for _, p := range []*model.Program{fullProgram(), {ID: "bare", Name: "Bare", Status: model.Active, Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1}}} {
		files := WritePrograms([]*model.Program{p}, v, "samhsa")
		listings := parseListings(t, files)
		if len(listings) != 1 {
			t.Fatalf("%d listings in\n%s", len(listings), files[0].Body)
		}
		if d := cmp.Diff(withoutDisplay(p), back(t, listings[0], v)); d != "" {
			t.Error(d)
		}
		if p.ID != "oak" {
			continue
		}
		l := listings[0]
		if d := cmp.Diff([]string{"Mon-Fri 09:00-24:00", "Sun 00:00-01:30"}, l.Hours); d != "" {
			t.Error(d)
		}
		got := fmt.Sprintf("%v", l.Service)
		want := "[{night Family night x map[level:[outpatient] population:[pregnant]] map[level:[intensive-outpatient]] [{Tue 18:30 20:00 America/Denver} {Sun 00:00  }]}]"
		if got != want {
			t.Errorf("services %s, want %s", got, want)
		}
		for _, line := range strings.Split(files[0].Body, "\n") {
			if strings.ContainsAny(line, "\u202e\r\t") {
				t.Errorf("invisible characters in %q", line)
			}
		}
	}
}

func TestFiles(t *testing.T) {
	v := testVocabulary()
	var programs []*model.Program
	add := func(n int, region, city, summary string) {
		for range n {
			id := fmt.Sprintf("p-%03d", len(programs))
			programs = append(programs, &model.Program{ID: id, Name: id, Summary: summary, Location: model.Location{Region: region, City: city}})
		}
	}
	add(250, "CO", "Denver", "")
	add(1, "CO", "Denver 2", "") // its file name is taken by the second of Denver's
	add(1, "", "", "")
	add(1, "CO", "Con", "")
	add(60, "CO", "Wordy", strings.Repeat("word ", 4000))
	files := WritePrograms(programs, v, "samhsa")
	var paths []string
	total := 0
	for _, f := range files {
		n := strings.Count(f.Body, "[[program]]")
		total += n
		paths = append(paths, fmt.Sprint(f.Path, " ", n))
		if len(f.Body) > 1_000_000 {
			t.Errorf("%s has %d bytes", f.Path, len(f.Body))
		}
	}
	want := []string{"samhsa/co/city-con.toml 1", "samhsa/co/denver.toml 100", "samhsa/co/denver-2.toml 100", "samhsa/co/denver-3.toml 50",
		"samhsa/co/denver-2-2.toml 1", "samhsa/co/wordy.toml 44", "samhsa/co/wordy-2.toml 16", "samhsa/elsewhere/other.toml 1"}
	slices.Sort(paths)
	slices.Sort(want)
	if d := cmp.Diff(want, paths); d != "" || total != len(programs) {
		t.Error(total, d)
	}
	slices.Reverse(programs)
	if d := cmp.Diff(files, WritePrograms(programs, v, "samhsa")); d != "" {
		t.Error("files depend on the order of programs:", d)
	}
}
