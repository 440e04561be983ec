package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

const directoryFolder = "../../../../shared/data/samhsa-sa-2022/"

func realFile(t testing.TB, name string) Input {
	t.Helper()
	data, err := os.ReadFile(directoryFolder + name)
	if err != nil {
		t.Skip("no National Directory beside the checkout: ", err)
	}
	return Input{Name: name, Data: data}
}

// realVocabulary is the hub's own, or a small one while there is none.
func realVocabulary(t testing.TB) *model.Vocabulary {
	var file struct {
		Facet []struct {
			ID   string
			Term []struct {
				ID      string
				Aliases []string
			}
		}
	}
	if _, err := toml.DecodeFile("../../../content/vocabulary.toml", &file); err != nil {
		t.Log("the small vocabulary is used: ", err)
		return testVocabulary()
	}
	var facets []*model.Facet
	for _, f := range file.Facet {
		facet := &model.Facet{ID: f.ID}
		for _, term := range f.Term {
			facet.Terms = append(facet.Terms, &model.Term{ID: term.ID, Aliases: term.Aliases})
		}
		facets = append(facets, facet)
	}
	return model.NewVocabulary(facets)
}

// imports remembers what a file gave, because several tests look at the same.
var imports = map[string]Result{}

func realImport(t testing.TB, in Input, v *model.Vocabulary) Result {
	t.Helper()
	key := fmt.Sprint(in.Name, len(v.Terms))
	if result, done := imports[key]; done {
		return result
	}
	start := time.Now()
	result, problems := SAMHSA(in, v, Options{})
	t.Logf("%s in %v: %s", in.Name, time.Since(start).Round(time.Millisecond), Summary(result))
	if len(problems) > 0 {
		t.Error(problems)
	}
	imports[key] = result
	if n := result.Count(Imported); n != len(result.Programs) || n+result.Count(Merged)+result.Count(Skipped) != len(result.Rows) {
		t.Errorf("rows are not accounted for: %s", Summary(result))
	}
	return result
}

// rawRows reads the file in the plainest way, to compare with.
func rawRows(t *testing.T, in Input) []map[string]string {
	records, err := csv.NewReader(bytes.NewReader(in.Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestNationalDirectory(t *testing.T) {
	in, v := realFile(t, "facilities-sa-2022-geocoded.csv"), realVocabulary(t)
	result := realImport(t, in, v)
	rows := rawRows(t, in)
	if len(rows) != 12176 || len(result.Rows) != len(rows) {
		t.Fatalf("%d rows of %d", len(result.Rows), len(rows))
	}
	programs := map[string]*model.Program{}
	for _, p := range result.Programs {
		if !validID(p.ID) || programs[p.ID] != nil {
			t.Errorf("id %q is invalid or used twice", p.ID)
		}
		programs[p.ID] = p
	}
	for i, raw := range rows {
		checkAgainstRow(t, raw, result.Rows[i], programs[result.Rows[i].ID], v)
	}
	if result.Count(Merged) != 6 || result.Count(Skipped) != 0 {
		t.Error(Summary(result))
	}
	kinds := map[string]int{}
	for _, g := range notesOf(result) {
		kinds[g.kind] = g.rows
	}
	for kind, want := range map[string]int{"no coordinates": 5, "name1 has 38 characters and may be cut off": 290,
		"the point is only the middle of a ZIP area (zcta-centroid)": 1198, "left out: phone numbers": 1, "kept: phone numbers that may be wrong": 10, "no phone": 1,
		"kept apart: same name, street and ZIP as another row, another suite": 5, "unknown code": 0, contradictory: 3} {
		if kinds[kind] != want {
			t.Errorf("%d notes %q, want %d", kinds[kind], kind, want)
		}
	}
}

// checkAgainstRow compares what a visitor will see with the row it came from.
func checkAgainstRow(t *testing.T, raw map[string]string, row Row, p *model.Program, v *model.Vocabulary) {
	if p == nil {
		t.Errorf("line %d has no program", row.Line)
		return
	}
	one := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	name2 := tradeName.ReplaceAllString(one(raw["name2"]), "")
	if !strings.Contains(p.Name, name2) || !strings.HasPrefix(p.Organization, one(raw["name1"])) {
		t.Errorf("line %d: %q, %q from %q, %q", row.Line, p.Name, p.Organization, raw["name1"], raw["name2"])
	}
	l := p.Location
	if !strings.HasPrefix(l.Street, one(raw["street1"])) || l.City != one(raw["city"]) || l.Region != raw["state"] || l.PostalCode != raw["zip"] || !l.Public {
		t.Errorf("line %d: %+v from %v", row.Line, l, raw)
	}
	if l.HasPoint != (raw["latitude"] != "") {
		t.Errorf("line %d: point %t", row.Line, l.HasPoint)
	}
	digits, extension, _ := strings.Cut(strings.ReplaceAll(raw["phone"], "-", ""), " x")
	published := slices.ContainsFunc(p.Phones, func(q model.Phone) bool {
		return strings.HasSuffix(q.Number, strings.TrimPrefix(strings.TrimPrefix(digits, "691"), "680")) && q.Extension == extension
	})
	refused := slices.ContainsFunc(row.Notes, func(n Note) bool {
		return n.Kind == "left out: phone numbers" && strings.HasPrefix(n.Detail, "phone ")
	})
	if digits != "" && published == refused {
		t.Errorf("line %d: phones %v from %q", row.Line, p.Phones, raw["phone"])
	}
	want := map[model.TermID]bool{}
	for _, code := range strings.Fields(strings.ReplaceAll(raw["service_code_info"], "*", " ")) {
		if slices.ContainsFunc(row.Notes, func(n Note) bool { return n.Kind == contradictory && slices.Contains(strings.Fields(n.Detail), code) }) {
			continue
		}
		for _, term := range v.ByAlias("samhsa:" + code) {
			want[term.TermID] = true
		}
	}
	if ids := slices.Sorted(maps.Keys(want)); row.Outcome == Imported && len(p.Offers.Both(ids)) != len(ids) || len(p.Lacks) > 0 {
		t.Errorf("line %d: offers %v, want %v", row.Line, p.Offers, ids)
	}
}

// 817 rows share street and ZIP and are different programs.
func TestNeighboursStayDifferent(t *testing.T) {
	in := realFile(t, "facilities-sa-2022.csv")
	result := realImport(t, in, realVocabulary(t))
	at := map[string][]int{}
	for i, raw := range rawRows(t, in) {
		address := raw["street1"] + "|" + raw["zip"]
		at[address] = append(at[address], i)
	}
	shared, lost := 0, 0
	for _, rows := range at {
		if len(rows) < 2 {
			continue
		}
		ids := map[string]bool{}
		for _, i := range rows {
			shared++
			ids[result.Rows[i].ID] = true
		}
		lost += len(rows) - len(ids)
	}
	if shared != 817 || lost != result.Count(Merged) {
		t.Errorf("%d rows share an address; %d of them lost their page, %d were merged", shared, lost, result.Count(Merged))
	}
}

func TestThreeFilesAgree(t *testing.T) {
	v := realVocabulary(t)
	plain := realImport(t, realFile(t, "facilities-sa-2022.csv"), v)
	located := realImport(t, realFile(t, "facilities-sa-2022-geocoded.csv"), v)
	sheet := realImport(t, realFile(t, "National_Directory_SA_Facilities_2022.xlsx"), v)
	var placeless []*model.Program
	for _, p := range located.Programs {
		q := *p
		q.Location.Latitude, q.Location.Longitude, q.Location.HasPoint = 0, 0, false
		placeless = append(placeless, &q)
	}
	samePrograms(t, plain.Programs, placeless)
	samePrograms(t, plain.Programs, sheet.Programs)
}

func samePrograms(t *testing.T, want, got []*model.Program) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%d programs, want %d", len(got), len(want))
	}
	for i, p := range want {
		if !reflect.DeepEqual(p, got[i]) {
			t.Fatal(cmp.Diff(p, got[i]))
		}
	}
}

func TestShuffledDirectory(t *testing.T) {
	in := realFile(t, "facilities-sa-2022.csv")
	v := realVocabulary(t)
	first := realImport(t, in, v)
	records, err := csv.NewReader(bytes.NewReader(in.Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rand.Shuffle(len(records)-1, func(i, j int) { records[i+1], records[j+1] = records[j+1], records[i+1] })
	var b bytes.Buffer
	csv.NewWriter(&b).WriteAll(records)
	again := realImport(t, Input{"shuffled-2022.csv", b.Bytes()}, v)
	samePrograms(t, first.Programs, again.Programs)
}

func TestRoundTrip(t *testing.T) {
	v := realVocabulary(t)
	result := realImport(t, realFile(t, "facilities-sa-2022-geocoded.csv"), v)
	files := WritePrograms(result.Programs, v, "samhsa")
	for _, f := range files {
		if len(f.Body) >= 1_000_000 {
			t.Errorf("%s has %d bytes", f.Path, len(f.Body))
		}
	}
	byID := map[string]*model.Program{}
	for _, p := range result.Programs {
		byID[p.ID] = p
	}
	listings := parseListings(t, files)
	if len(listings) != len(byID) {
		t.Fatalf("%d listings of %d programs in %d files", len(listings), len(byID), len(files))
	}
	for _, l := range listings {
		samePrograms(t, []*model.Program{withoutDisplay(byID[l.ID])}, []*model.Program{back(t, l, v)})
	}
}

func BenchmarkSAMHSA(b *testing.B) {
	v := realVocabulary(b)
	for _, name := range []string{"facilities-sa-2022-geocoded.csv", "National_Directory_SA_Facilities_2022.xlsx"} {
		b.Run(filepath.Ext(name), func(b *testing.B) {
			in := realFile(b, name)
			b.ReportAllocs()
			for b.Loop() {
				result, _ := SAMHSA(in, v, Options{})
				WritePrograms(result.Programs, v, "samhsa")
			}
		})
	}
}
