package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// testVocabulary is small, and has what the mapping can go wrong about: one
// code for two terms, two codes for one term, codes without any.
func testVocabulary() *model.Vocabulary {
	return model.NewVocabulary([]*model.Facet{
		{ID: "level", Terms: []*model.Term{
			{ID: "outpatient", Aliases: []string{"samhsa:OP", "samhsa:ORT"}},
			{ID: "intensive-outpatient", Aliases: []string{"samhsa:OIT"}},
			{ID: "residential", Aliases: []string{"samhsa:RES"}},
		}},
		{ID: "payment", Terms: []*model.Term{
			{ID: "medicaid", Aliases: []string{"samhsa:MD"}},
			{ID: "free", Aliases: []string{"samhsa:NP"}},
		}},
		{ID: "population", Terms: []*model.Term{{ID: "pregnant", Aliases: []string{"samhsa:PW"}}, {ID: "women", Aliases: []string{"samhsa:PW", "samhsa:WN"}}}},
	})
}

func oakCells() samhsaCells {
	return samhsaCells{colName1: "Oak House Inc", colName2: "Outpatient Services", colStreet1: "12 Main Street", colStreet2: "Suite 3", colCity: "Alabaster", colState: "AL", colZIP: "35007",
		colPhone: "205-216-0200 x123", colIntake1: "205-216-0201", colCodes: "SA * OP OIT * MD * PW", colLatitude: "33.21", colLongitude: "-86.78", colGeoSource: "samhsa-2021"}
}

func elmCells() samhsaCells {
	return samhsaCells{colName1: "Elm House", colStreet1: "1 Elm Street", colCity: "Boston", colState: "MA", colZIP: "02118", colPhone: "617-262-0200", colCodes: "SA * RES"}
}

func csvOf(t testing.TB, rows ...samhsaCells) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(samhsaColumns[:])
	for _, row := range rows {
		w.Write(row[:])
	}
	w.Flush()
	if err := w.Error(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func imported(t *testing.T, rows ...samhsaCells) (Result, diag.List) {
	t.Helper()
	result, problems := SAMHSA(Input{"facilities-2022.csv", csvOf(t, rows...)}, testVocabulary(), Options{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return result, problems
}

var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validID(id string) bool { return len(id) <= maxID && idShape.MatchString(id) }

func TestOneFacility(t *testing.T) {
	result, problems := imported(t, oakCells())
	if len(problems) > 0 {
		t.Error(problems)
	}
	want := []*model.Program{{
		ID: "oak-house-inc-outpatient-services-alabaster-al", Name: "Oak House Inc: Outpatient Services", Organization: "Oak House Inc", Status: model.Active,
		Phones: []model.Phone{
			{Number: "+12052160200", Extension: "123", Kind: "main", Display: "(205) 216-0200"},
			{Number: "+12052160201", Kind: "intake", Display: "(205) 216-0201"},
		},
		Location: model.Location{Kind: model.Physical, Street: "12 Main Street, Suite 3", City: "Alabaster", Region: "AL", PostalCode: "35007", Country: "US",
			Latitude: 33.21, Longitude: -86.78, HasPoint: true, Public: true},
		Offers:      model.TermSet{0, 1, 3, 5, 6},
		Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1},
		Verified:    model.Verified{On: day2022, By: "SAMHSA National Directory 2022", Source: "https://findtreatment.gov/"},
	}}
	if d := cmp.Diff(want, result.Programs); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]CodeCount{{"SA", 1}}, result.Unmapped); d != "" {
		t.Error(d)
	}
}

var day2022, _ = model.ParseDate("2022-01-01")

func TestVerified(t *testing.T) {
	may, _ := model.ParseDate("2023-05-19")
	for _, c := range []struct {
		file string
		opts Options
		want model.Verified
	}{
		{"National_Directory_SA_Facilities_2022.xlsx", Options{}, model.Verified{On: day2022, By: "SAMHSA National Directory 2022", Source: samhsaSource}},
		{"x.csv", Options{Verified: may}, model.Verified{On: may, By: "SAMHSA National Directory 2023", Source: samhsaSource}},
		{"x-2022.csv", Options{Verified: may}, model.Verified{On: may, By: "SAMHSA National Directory 2022", Source: samhsaSource}},
		{"x-120220.csv", Options{By: "us", Source: "https://example.org/"}, model.Verified{By: "us", Source: "https://example.org/"}},
	} {
		problems := newLimited("")
		if got := samhsaVerified(c.file, c.opts, problems); got != c.want {
			t.Errorf("%s: %v, want %v", c.file, got, c.want)
		}
		if warned := len(problems.list) > 0; warned != c.want.On.IsZero() {
			t.Errorf("%s: warnings %v", c.file, problems.list)
		}
	}
}

func TestMerge(t *testing.T) {
	again := oakCells()
	again[colName1], again[colCodes], again[colPhone] = " Oak  House Inc ", "SA * RES * OP OIT", "205-216-0299"
	upstairs := oakCells()
	upstairs[colStreet2] = "Suite 4"
	neighbour := oakCells()
	neighbour[colName1] = "Ash House"
	result, _ := imported(t, oakCells(), again, oakCells(), upstairs, neighbour)
	if len(result.Programs) != 3 {
		t.Fatalf("%d programs, want 3", len(result.Programs))
	}
	var outcomes []string
	for _, row := range result.Rows {
		outcomes = append(outcomes, fmt.Sprintf("%d %s %s", row.Line, row.Outcome, row.Reason))
	}
	want := []string{
		"2 imported ",
		"3 merged same name, street and ZIP as line 2; codes and phones are united",
		"4 merged the same as line 2",
		"5 imported ", "6 imported ",
	}
	if d := cmp.Diff(want, outcomes); d != "" {
		t.Error(d)
	}
	if a, b := result.Rows[0].ID, result.Rows[1].ID; a == "" || a != b {
		t.Errorf("merged rows have the ids %q and %q", a, b)
	}
	i := slices.IndexFunc(result.Programs, func(p *model.Program) bool { return p.ID == result.Rows[0].ID })
	p := result.Programs[i]
	if len(p.Phones) != 3 || !slices.Equal(p.Offers, model.TermSet{0, 1, 2, 3, 5, 6}) {
		t.Errorf("united: phones %v, offers %v", p.Phones, p.Offers)
	}
}

func TestSkipped(t *testing.T) {
	nameless, blank, secretRow := oakCells(), samhsaCells{}, elmCells()
	nameless[colName1], nameless[colName2] = " ", "N/A"
	secretRow[colName2] = "do not publish"
	result, problems := imported(t, nameless, blank, secretRow, elmCells())
	for i, want := range []string{"the row has no name", "the row is empty", `column "name2" says that this is not to be published`, ""} {
		if result.Rows[i].Reason != want {
			t.Errorf("row %d: %q, want %q", i, result.Rows[i].Reason, want)
		}
	}
	if result.Count(Skipped) != 3 || len(result.Programs) != 1 || problems.Count(diag.Warning) != 1 {
		t.Error(Report(result), problems)
	}
}

func TestConfidentialStreet(t *testing.T) {
	shelter := elmCells()
	shelter[colStreet1], shelter[colLatitude], shelter[colLongitude] = "Address confidential", "42.1", "-71.1"
	result, _ := imported(t, shelter)
	l := result.Programs[0].Location
	if l.Public || l.HasPoint || l.Street != "" || l.PostalCode != "" {
		t.Errorf("published: %+v", l)
	}
}

func TestColumns(t *testing.T) {
	oak := string(csvOf(t, oakCells()))
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"misspelt", strings.Replace(oak, "street1", "steet1", 1), []string{`1: error: the column "street1" is missing`}},
		{"absent", strings.Replace(oak, "zip", "elevation", 1), []string{`1: error: the column "zip" is missing`}},
		{"twice", strings.Replace(oak, "name2", "name1", 1), []string{`1: error: two columns are named "name1"`}},
		{"optional misspelt", strings.Replace(oak, "latitude", "lattitude", 1), []string{`1: hint: there is no column "latitude"`}},
		{"another file", "day,time\n1,2\n", []string{"1: error: the first row has no column of a National Directory"}},
		{"header only", oak[:strings.IndexByte(oak, '\n')+1], []string{"0: error: there are no rows below the header"}},
		{"empty", "\n \n", []string{"0: error: the file is empty"}},
		{"another file, and a quotation mark", "# settings\ntitle = \"Hub\"\nx,\"y\n", []string{"1: error: the first row has no column of a National Directory"}},
		{"a quotation mark in another file's header", "title = 1,\"Hub\nx,y\n", []string{"1: error: the first row has no column of a National Directory"}},
		{"misspelt, and a quotation mark", strings.Replace(oak, "street1", "steet1", 1) + "\"A", []string{`1: error: the column "street1" is missing`}},
		{"a quotation mark", oak + "\"A", []string{"3:3: error: a quoted cell that begins in this row is not closed"}},
		{"a quotation mark in the header", "\"name1," + oak[len("name1,"):], []string{"1: error: a quoted cell that begins in this row is not closed; it runs on to line 2"}},
		{"ragged", oak + "A,B\n", []string{"3: warning: the row has 2 cells and the header 16, so no cell is certain"}},
		{"bad cell", strings.Replace(oak, "Suite 3", "Ñ#REF!", 1) + strings.Replace(oak[strings.IndexByte(oak, '\n')+1:], "Inc,12 Main Street,Alabaster", "Ínc,12 Main Street,#REF!", 1),
			[]string{`3:30: warning: column "city": the cell holds the spreadsheet error #REF!`}},
	} {
		_, problems := SAMHSA(Input{"f-2022.csv", []byte(c.data)}, testVocabulary(), Options{})
		var got []string
		for _, d := range problems {
			place := fmt.Sprint(d.Line)
			if d.Column > 0 {
				place += fmt.Sprintf(":%d", d.Column)
			}
			got = append(got, fmt.Sprintf("%s: %s: %s", place, d.Severity, d.Text))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestMisspeltColumnHint(t *testing.T) {
	data := strings.Replace(string(csvOf(t, oakCells())), "street1", "steet1", 1)
	_, problems := SAMHSA(Input{"f-2022.csv", []byte(data)}, testVocabulary(), Options{})
	if want := `rename the column "steet1" if it is that`; len(problems) != 1 || problems[0].Hint != want {
		t.Errorf("%v, want the hint %q", problems, want)
	}
}

// A flood of equal diagnostics is cut, and says so.
func TestManyProblems(t *testing.T) {
	bad := elmCells()
	bad[colCity] = "#REF!"
	_, problems := imported(t, slices.Repeat([]samhsaCells{bad}, 50)...)
	if len(problems) != diagnosticsPerCode+1 || !strings.HasPrefix(problems[0].Text, "30 more") {
		t.Error(len(problems), problems)
	}
}

func TestCodes(t *testing.T) {
	codes, notes := splitCodes("SA  DT * * op OP *OIT* NP MD ZZQ9 <b> F17")
	if d := cmp.Diff([]string{"SA", "DT", "OP", "OIT", "NP", "MD", "ZZQ9", "F17"}, codes); d != "" {
		t.Error(d)
	}
	want := []Note{{"unknown code", "ZZQ9"}, {"left out: not a code", "<B>"}, {"kept: codes that exclude each other", "NP MD"}}
	if d := cmp.Diff(want, notes); d != "" {
		t.Error(d)
	}
	unmapped := map[string]int{}
	got := offers([]string{"OP", "ORT", "PW", "SA"}, testVocabulary())
	countUnmapped([]string{"OP", "SA"}, testVocabulary(), unmapped)
	if !slices.Equal(got, model.TermSet{0, 5, 6}) || unmapped["SA"] != 1 || len(unmapped) != 1 {
		t.Errorf("offers %v, unmapped %v", got, unmapped)
	}
	if n := len(samhsaCategory); n != 315 {
		t.Errorf("%d codes in the reference, want 315", n)
	}
}

func TestIdentity(t *testing.T) {
	north, south, upstairs := elmCells(), elmCells(), elmCells()
	south[colStreet1], upstairs[colStreet2] = "2 Oak Street", "Floor 2"
	long := elmCells()
	long[colName1], long[colStreet1], long[colCity] = "Peña's Substance Abuse Rehabilitation", "9 Longest Possible Boulevard Northwest", "South San Francisco Heights Village"
	longer := long
	longer[colPhone] = "617-262-0201"
	longer[colStreet2] = "Annex"
	hebrew := elmCells()
	hebrew[colName1] = "בית חם"
	bare := samhsaCells{colName1: "CON"}
	rows := []samhsaCells{north, south, upstairs, long, longer, hebrew, bare, oakCells()}
	first, _ := imported(t, rows...)
	ids := idsByName(first)
	for _, want := range []string{"elm-house-1-elm-street-boston-ma", "elm-house-2-oak-street-boston-ma", "elm-house-1-elm-street-floor-2-boston-ma",
		"boston-ma", "con-program", "oak-house-inc-outpatient-services-alabaster-al"} {
		if !slices.Contains(ids, want) {
			t.Errorf("no id %q in %q", want, ids)
		}
	}
	for _, id := range ids {
		if !validID(id) {
			t.Errorf("id %q", id)
		}
	}
	for range 20 {
		rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		again, _ := imported(t, rows...)
		if d := cmp.Diff(first.Programs, again.Programs); d != "" {
			t.Fatal(d)
		}
	}
}

func idsByName(r Result) []string {
	var ids []string
	for _, p := range r.Programs {
		ids = append(ids, p.ID)
	}
	return ids
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Peña's  House & Garden": "penas-house-and-garden", "Straße": "strasse", "cafe\u0301": "cafe", "İstanbul": "istanbul",
		"../../etc/passwd": "etc-passwd", "": "", "---": "", "ﬁne": "fine", "A/B (C)": "a-b-c", "שלום": "",
	} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
	if got := cut("one-two-three", 9); got != "one-two" {
		t.Errorf("cut: %q", got)
	}
}

func TestReport(t *testing.T) {
	nameless := elmCells()
	nameless[colName1] = ""
	result, _ := imported(t, oakCells(), oakCells(), nameless)
	report := Report(result)
	for _, want := range []string{
		"imported       1\nmerged         1\nskipped        1\nrows           3\n",
		"  line 3: the same as line 2 (oak-house-inc-outpatient-services-alabaster-al)\n",
		"  line 4: the row has no name\n", "  SA            2\n",
	} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
	if !strings.HasPrefix(Summary(result), "3 rows: 1 imported, 1 merged, 1 skipped\n") {
		t.Error(Summary(result))
	}
}
