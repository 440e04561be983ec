package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

const placeHeader = "name\tpostal\tregion\tcountry\tlatitude\tlongitude\tpopulation\n"

func TestPlaces(t *testing.T) {
	site, found := readHub(t, map[string]string{
		"content/places/a.tsv": "\ufeff# Where people come from.\r\n# Credit: A map maker, CC BY 4.0\r\n" + strings.ReplaceAll(placeHeader, "\n", "\r\n") +
			"Sidney\t\tNE\tUS\t41.1428\t-102.9775\t6410\r\n\r\n\"Coeur d'Alene\"\t\tID\t\t47.68\t-116.78\t\r\n\t69162\tNE\tUS\t41.14\t-102.98\r\n",
		"content/places/ca/b.tsv": "Country\tRegion\tlongitude\tlatitude\tpostal\nCA\tON\t-79.38\t43.65\tM5V 2T6\nCA\tON\t-79.4\t43.7\tM5V\n# Credit: A map maker, CC BY 4.0\n",
		"content/places/c.tsv":    "name\tlatitude\tlongitude\nMontréal\t45.5\t-73.57\n",
	}, Options{})
	want(t, found, "")
	expected := []model.Place{
		{Name: "Sidney", Region: "NE", Country: "US", Latitude: 41.1428, Longitude: -102.9775, Population: 6410},
		{Name: "Coeur d'Alene", Region: "ID", Country: "US", Latitude: 47.68, Longitude: -116.78},
		{Name: "69162", Postal: true, Region: "NE", Country: "US", Latitude: 41.14, Longitude: -102.98},
		{Name: "M5V 2T6", Postal: true, Region: "ON", Country: "CA", Latitude: 43.65, Longitude: -79.38},
		{Name: "M5V", Postal: true, Region: "ON", Country: "CA", Latitude: 43.7, Longitude: -79.4},
		{Name: "Montréal", Country: "US", Latitude: 45.5, Longitude: -73.57},
	}
	if diff := cmp.Diff(expected[:3], site.Places()[:3]); diff != "" {
		t.Error(diff)
	}
	if got := site.Places(); len(got) != 6 || got[3] != expected[5] || got[4] != expected[3] {
		t.Errorf("%v", got)
	}
	if diff := cmp.Diff([]string{"A map maker, CC BY 4.0"}, site.Credits); diff != "" {
		t.Error(diff)
	}
}

func TestNoPlaces(t *testing.T) {
	site, found := readHub(t, nil, Options{})
	want(t, found, "")
	if site.Places == nil || len(site.Places()) != 0 || len(site.Credits) != 0 {
		t.Error("there are places")
	}
}

// TestShippedPlaces: an entry of the hub's own counts instead of the one that comes
// with sitegen, and an edit is noticed.
func TestShippedPlaces(t *testing.T) {
	dir := hub(t, map[string]string{
		"config.toml":          plainConfig + "places = \"us\"\n",
		"content/places/a.tsv": placeHeader + "denver\t\tCO\tUS\t1\t2\t3\n\t80202\tWY\tUS\t4\t5\n",
	})
	r := open(t, dir, Options{})
	named := func() map[string][]model.Place {
		site, found := r.Read()
		want(t, printed(found), "")
		if len(site.Credits) != 1 || !strings.Contains(site.Credits[0], "GeoNames") {
			t.Errorf("%q", site.Credits)
		}
		all := map[string][]model.Place{}
		for _, p := range site.Places() {
			all[p.Name+p.Region] = append(all[p.Name+p.Region], p)
		}
		return all
	}
	all := named()
	if p := all["denverCO"]; len(p) != 1 || p[0].Population != 3 || len(all["DenverCO"]) != 0 {
		t.Errorf("%v", p)
	}
	if p := all["80202WY"]; len(p) != 1 || len(all["80202CO"]) != 0 || p[0].Latitude != 4 {
		t.Errorf("%v", p)
	}
	if len(all["DenverPA"]) != 1 || len(all["80203CO"]) != 1 {
		t.Error("others are gone")
	}
	if err := os.Remove(filepath.Join(dir, "content/places/a.tsv")); err != nil {
		t.Fatal(err)
	}
	if p := named()["DenverCO"]; len(p) != 1 || p[0].Population < 500_000 {
		t.Errorf("%v", p)
	}
}

func TestPlaceFindings(t *testing.T) {
	_, found := readHub(t, map[string]string{"content/places/a.tsv": placeHeader + strings.Join([]string{
		"\t2118\tMA\t\t42.3\t-71.1\t",
		"Sidney\t69162\tNE\tUS\t41.1\t-102.9\t",
		"\t\tNE\tUS\t41.1\t-102.9\t",
		"Nowhere\t\tNE\tUS\t0\t0\t",
		"Swapped\t\tNE\tUS\t-102.9\t41.1\t",
		"Comma\t\tNE\tUS\t41,5\t-102.9\t",
		"Words\t\tNE\tUS\tnorth\tNaN\t",
		"Half\t\tNE\tUS\t41.1\t",
		"Crowd\t\tNE\tUS\t41.1\t-102.9\t6,410",
		"State\t\tNebraska\tUS\t41.1\t-102.9\t",
		"Land\t\tON\tCanada\t41.1\t-102.9\t",
		"Wide\t\tNE\tUS\t41.1\t-102.9\t1\tmore",
		"N/A\t\tNE\tUS\t41.1\t-102.9\t",
		"Ev\u202eil\t\tNE\tUS\t41.1\t-102.9\t",
		"Ben\x07d\t\tNE\tUS\t41.1\t-102.9\t",
		"\tM5V+2\tON\tCA\t41.1\t-102.9\t",
		"Æon\t\tNE\tUS\t41.1\t-181\t",
		"Twice\t\tNE\tUS\t41.1\t-102.9\t",
		"Twice\t\tNE\tUS\t41.1\t-102.9\t",
		"Twice\t\tNE\tUS\t41.1\t-102.9\t",
		strings.Repeat("x", 101) + "\t\tNE\tUS\t41.1\t-102.9\t",
		"\t802\tCO\tUS\t41.1\t-102.9\t",
		"CafÃ©\t\tNE\tUS\t41.1\t-102.9\t",
		"!!!\t\tNE\tUS\t41.1\t-102.9\t",
	}, "\n")}, Options{})
	want(t, strings.ReplaceAll(found, "content/places/a.tsv:", ""), `2:2: error: "2118" is not a ZIP code
  hint: it has lost its first zero: write "02118"
3:8: error: the row has the name "Sidney" and the postal code "69162"
  hint: write the town and the postal code in rows of their own
4:1: error: the row has neither a name nor a postal code
  hint: write one of them, or delete the row
5:16: error: latitude and longitude are 0, a place in the sea
  hint: look up where the place is, or delete the row
6:16: error: latitude is -102.9
  hint: it is at most 90 degrees; are latitude and longitude exchanged?
7:14: error: latitude is "41,5"
  hint: write a point: "41.5"
8:14: error: latitude is "north", which is no number
  hint: write degrees, such as "39.75"
8:20: error: longitude is "NaN", which is no number
  hint: write degrees, such as "39.75"
9:18: error: the row has no longitude
  hint: look up where the place is, or delete the row
10:26: error: population is "6,410"
  hint: write a whole number without commas, or leave the cell empty
11:8: error: "Nebraska" is not the code of a state
  hint: write "NE"
12:10: error: "Canada" is not a country code
  hint: write its two letters, such as "US" or "CA"
13:27: error: the row has 8 cells and the first line names 7
  hint: look for a tab too many
14:1: error: the name is "N/A"
  hint: write the town's name, or delete the row
15:1: error: "name" has the invisible character U+202E, which reorders text
  hint: delete it; browsers set the direction of text by themselves
16:1: error: "name" has the control character U+0007
  hint: delete it; it is invisible in most editors
17:2: error: "M5V+2" is not a postal code
  hint: it has letters, digits, spaces and hyphens, 12 at most
18:17: error: longitude is -181
  hint: it is at most 180 degrees; are latitude and longitude exchanged?
20:1: warning: "Twice" is already on line 19, which counts; 2 rows repeat a place
  hint: delete one of the two rows
22:1: error: "name" has 101 bytes; at most 100 are read
  hint: shorten it
23:2: error: "802" is not a ZIP code
  hint: write five digits, such as "80202"
24:1: warning: "name" has letters that were decoded twice
  hint: did you mean "Café"?
25:1: error: the name "!!!" has no letter that somebody could type
  hint: write the town's name, or delete the row`)
}

func TestPlaceHeaders(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `1:1: error: the file has no line that names its columns
  hint: begin it with these words, with tabs between them: name, postal, region, country, latitude, longitude, population`},
		{"# nothing\n", `1:1: error: the file has no line that names its columns
  hint: begin it with these words, with tabs between them: name, postal, region, country, latitude, longitude, population`},
		{"name\tlatitude\tlongtude\n", `1:1: error: the column "longitude" is missing
  hint: begin it with these words, with tabs between them: name, postal, region, country, latitude, longitude, population
1:15: error: unknown column "longtude"
  hint: did you mean "longitude"? begin it with these words, with tabs between them: name, postal, region, country, latitude, longitude, population`},
		{"# x\n\nlatitude\tlongitude\tlatitude\n", `3:1: error: the columns "name" and "postal" are missing
  hint: name is for towns, postal for postal codes; one of them must be there
3:20: error: two columns are named "latitude"
  hint: delete one of them`},
		{"# Credit: \n# Credit: a\x07b\nname\tlatitude\tlongitude\n", `2:1: error: "credit" has the control character U+0007
  hint: delete it; it is invisible in most editors`},
		{"name\tlatitude\tlongitude\nA\xff\t1\t2\n", `2:2: error: the byte 0xff is not UTF-8
  hint: save the file as UTF-8`},
		{"name\tlatitude\tlongitude\nA\x00\t1\t2\n", `2:2: error: the file has a NUL character
  hint: delete it, or save the file as UTF-8`},
	} {
		_, found := readHub(t, map[string]string{"content/places/a.tsv": test.text}, Options{})
		want(t, strings.ReplaceAll(found, "content/places/a.tsv:", ""), test.want)
	}
	_, found := readHub(t, map[string]string{"content/places/towns.csv": placeHeader}, Options{})
	want(t, found, "content/places/towns.csv: warning: nothing reads this file\n  hint: places are .tsv files")
}

// TestPlaceCaps reads files that are larger than anybody needs.
func TestPlaceCaps(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(placeHeader)
	for i := range maxPlaceRows + 1 {
		fmt.Fprintf(&rows, "T%d\t\t\tCA\t1\t2\n", i)
	}
	wrong := strings.Repeat("x\n", 1_000_000)
	begin := time.Now()
	site, found := readHub(t, map[string]string{
		"content/places/many.tsv":  rows.String(),
		"content/places/large.tsv": placeHeader + strings.Repeat("# a remark\n", 3_200_000),
		"content/places/long.tsv":  strings.Repeat("a\t", 17_000_000),
		"content/places/wrong.tsv": placeHeader + wrong,
	}, Options{})
	for _, part := range []string{
		"large.tsv:3200002: error: the file is larger than 32 MB", "long.tsv:1: error: the file is larger", "many.tsv:500002: error: the file has more than 500000 places",
		"wrong.tsv:501: error: the rest of the file is not looked at", "wrong.tsv:2:1: error: the row has no latitude", "… and 950 more like this in this file",
	} {
		if !strings.Contains(found, part) {
			t.Errorf("%q is not in:\n%.3000s", part, found)
		}
	}
	if n := len(site.Places()); n != maxPlaceRows {
		t.Errorf("%d places", n)
	}
	if took := time.Since(begin); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
}

func BenchmarkPlacesUS(b *testing.B) {
	for b.Loop() {
		unpackPlaces(shippedUS)
	}
}
