package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

const censusPlaces = "USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG                 \n" +
	"NE\t3145280\t02396597\tSidney city\t25\tA\t18\t0\t6.9\t0\t41.134400\t-102.967600       \n" +
	"AK\t0203000\t02419025\tAnchorage municipality\t37\tA\t4\t0\t1\t0\t61.174250\t-149.284329\n" +
	"TN\t4752006\t02405092\tNashville-Davidson metropolitan government (balance)\t00\tF\t1\t0\t1\t0\t36.171\t-86.785\n" +
	"PR\t7276770\t02414976\tSan Juan zona urbana\t62\tS\t1\t0\t1\t0\t18.406\t-66.064\n" +
	"XX\t0000000\t0\tNowhere town\t25\tA\t1\t0\t1\t0\t41.1\t-102.9\n" +
	"NE\t0000001\t0\tWide town\t25\tA\t1\t0\t1\t0\t41.1\n"

const censusAreas = "GEOID|GEOIDFQ|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG\n" +
	"00601|860Z200US00601|1|0|1|0|18.180555|-66.749961\n" +
	"96939|860Z200US96939|1|0|1|0|7.5|134.6\n" +
	"00001|860Z200US00001|1|0|1|0|7.5|134.6\n" +
	"80202|860Z200US80202|1|0|1|0||\n"

// geonamesPlace is a line of a dump.
func geonamesPlace(name, lat, lon, class, code, country, region, people string) string {
	return strings.Join([]string{"1", name, name, "", lat, lon, class, code, country, "", region, "", "", "", people, "", "10", "America/Toronto", "2023-01-01"}, "\t")
}

func geonamesPostal(country, code, region, lat, lon string) string {
	return strings.Join([]string{country, code, "Somewhere", "", region, "", "", "", "", lat, lon, "6"}, "\t")
}

func places(t *testing.T, text, country string) PlaceResult {
	t.Helper()
	result, found := Places(Input{Name: "x.txt", Data: []byte(text)}, country)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return result
}

// told is every row with what became of it.
func told(r PlaceResult) string {
	var b strings.Builder
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "%d %s", row.Line, row.Outcome)
		if row.Reason != "" {
			b.WriteString(": " + row.Reason)
		}
		b.WriteByte('\n')
	}
	for _, p := range r.Places {
		fmt.Fprintf(&b, "%s %v %s/%s %v %v %d\n", p.Name, p.Postal, p.Country, p.Region, p.Latitude, p.Longitude, p.Population)
	}
	return b.String()
}

func TestPlaces(t *testing.T) {
	for _, test := range []struct{ name, text, country, kind, want string }{
		{"census places", censusPlaces, "", "Census Bureau, places", `2 imported
3 imported
4 skipped: it is a part that the Census Bureau made up for counting
5 imported
6 skipped: its state is not known
7 skipped: the row has another number of cells than the header
Sidney false US/NE 41.1344 -102.9676 0
Anchorage false US/AK 61.17425 -149.284329 0
San Juan false US/PR 18.406 -66.064 0
`},
		{"census areas", censusAreas, "", "Census Bureau, ZIP code tabulation areas", `2 imported
3 imported
4 skipped: no state has this ZIP code
5 skipped: it has no coordinates
00601 true US/PR 18.180555 -66.749961 0
96939 true PW/PW 7.5 134.6 0
`},
		{"geonames places", strings.Join([]string{
			geonamesPlace("Toronto", "43.70011", "-79.4163", "P", "PPLA", "CA", "08", "2600000"),
			geonamesPlace("Richmond", "45.18", "-75.83", "P", "PPL", "CA", "08", "3000"),
			geonamesPlace("Lake Ontario", "43.65", "-77.9", "H", "LK", "CA", "08", "0"),
			geonamesPlace("Old Town", "43.65", "-77.9", "P", "PPLQ", "CA", "08", "0"),
			geonamesPlace("Richmond", "43.4", "-81.0", "P", "PPL", "CA", "08", "12000"),
			geonamesPlace("Richmond", "43.41", "-81.0", "P", "PPL", "CA", "08", "10"),
			geonamesPlace("San Juan", "18.47", "-66.11", "P", "PPLC", "PR", "127", "418140"),
			geonamesPlace("Springfield", "39.8", "-89.6", "P", "PPLA", "US", "IL", "114394"),
			geonamesPlace("Würzburg", "49.79", "9.95", "P", "PPL", "DE", "02", "133731"),
			geonamesPlace("N/A", "49.79", "9.95", "P", "PPL", "DE", "02", "1"),
			geonamesPlace("Null Island", "0", "0", "P", "PPL", "GH", "02", "1"),
			geonamesPlace("London", "51.5", "-0.12", "P", "PPLC", "GB", "ENG", "8961989"),
			geonamesPlace("Nowhere", "51.5", "-0.12", "P", "PPLC", "", "ENG", "1"),
			"short\trow", "",
		}, "\n") + "\n", "", "GeoNames, places", `1 imported
2 skipped: a larger town there has the same name
3 skipped: it is no town: feature class H
4 skipped: nobody lives there: PPLQ
5 imported
6 merged: another row is about the same town
7 imported
8 imported
9 imported
10 skipped: it has no name
11 skipped: it has no coordinates
12 imported
13 skipped: it is in no country
14 skipped: the row has another number of cells than 19
15 skipped: the row is empty
Toronto false CA/ON 43.70011 -79.4163 2600000
Richmond false CA/ON 43.4 -81 12000
San Juan false US/PR 18.47 -66.11 418140
Springfield false US/IL 39.8 -89.6 114394
Würzburg false DE/ 49.79 9.95 133731
London false GB/ENG 51.5 -0.12 8961989
`},
		{"geonames postal", strings.Join([]string{
			geonamesPostal("CA", "M5V", "ON", "43.6", "-79.4"),
			geonamesPostal("CA", "M5V", "ON", "43.8", "-79.2"),
			geonamesPostal("CA", "m5v 2t6 & co", "ON", "43.8", "-79.2"),
			geonamesPostal("US", "96960", "MH", "7.1", "171.4"),
			geonamesPostal("US", "34002", "", "8.97", "-79.55"),
			geonamesPostal("US", "802", "CO", "8.97", "-79.55"),
		}, "\n"), "", "GeoNames, postal codes", `1 imported
2 merged: an earlier row has the same postal code; the point is between them
3 skipped: it is no postal code
4 imported
5 skipped: it is post of the armed forces
6 skipped: it is no postal code
M5V true CA/ON 43.7 -79.3 0
96960 true MH/MH 7.1 171.4 0
`},
		{"one country", strings.Join([]string{
			geonamesPlace("Toronto", "43.70011", "-79.4163", "P", "PPLA", "CA", "08", "2600000"),
			geonamesPlace("San Juan", "18.47", "-66.11", "P", "PPLC", "PR", "127", "418140"),
		}, "\n"), "PR", "GeoNames, places", `1 skipped: it is not in PR
2 imported
San Juan false US/PR 18.47 -66.11 418140
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := places(t, test.text, test.country)
			if diff := cmp.Diff(test.want, told(r)); diff != "" || r.Kind != test.kind {
				t.Errorf("%s: %s", r.Kind, diff)
			}
			if strings.HasPrefix(r.Kind, "GeoNames") != strings.HasPrefix(r.Credit, "GeoNames") {
				t.Errorf("credit %q", r.Credit)
			}
		})
	}
}

func TestNoGazetteer(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "x.txt: error: the file is empty",
		" \n":                 "x.txt: error: the file is empty",
		"PK\x03\x04rest":      "x.txt: error: this is an archive or a workbook\n  hint: unpack it, and import the .txt file in it",
		"a,b\n1,2\n":          "x.txt:1: error: this is no gazetteer that can be read",
		"\x00\x00\x00\x00a":   "x.txt: error: the file is not text",
		"\xff\xfea\x00\n\x00": "x.txt:1: error: this is no gazetteer",
		"USPS\tGEOID\tANSICODE\tNAME\tALAND\tAWATER\tINTPTLAT\tINTPTLONG\nNE\t31\t1\tCheyenne County\t1\t1\t41\t-102\n": "x.txt:1: error: this is no gazetteer",
		strings.Repeat("\t", 18) + "\n":  "x.txt: error: the file is empty",
		strings.Repeat("a\t", 18) + "\n": "x.txt:1: error: this is no gazetteer",
	} {
		r, found := Places(Input{Name: "x.txt", Data: []byte(text)}, "")
		if len(r.Places) > 0 || len(found) == 0 || !strings.HasPrefix(found[0].String(), want) {
			t.Errorf("%q: %v", text, found)
		}
	}
}

func TestTownOfCensus(t *testing.T) {
	for name, want := range map[string]string{
		"Sidney city": "Sidney", "Carson City": "Carson City", "Juneau city and borough": "Juneau", "Village of the Branch village": "Village of the Branch",
		"Butte-Silver Bow (balance)": "Butte-Silver Bow", "Louisville/Jefferson County metro government (balance)": "Louisville/Jefferson County",
		"Abanda CDP": "Abanda", "Kansas City city": "Kansas City", "Sky Valley": "Sky Valley", " city": " city",
	} {
		if got := townOfCensus(name); got != want {
			t.Errorf("%q gives %q", name, got)
		}
	}
}

func TestWritePlaces(t *testing.T) {
	r := PlaceResult{File: "a\nb.txt", Kind: "GeoNames, places", Credit: "GeoNames, CC BY 4.0", Places: []model.Place{
		{Name: "Sidney", Region: "NE", Country: "US", Latitude: 41.1344, Longitude: -102.967604, Population: 6410},
		{Name: "M5V 2T6", Postal: true, Region: "ON", Country: "CA", Latitude: 43, Longitude: -100},
	}}
	want := "# Imported from: a b.txt (GeoNames, places).\n# Do not edit: the next import replaces this file.\n# Credit: GeoNames, CC BY 4.0\n" +
		"name\tpostal\tregion\tcountry\tlatitude\tlongitude\tpopulation\nSidney\t\tNE\tUS\t41.1344\t-102.9676\t6410\n\tM5V 2T6\tON\tCA\t43\t-100\t\n"
	files := WritePlaces(r)
	if len(files) != 1 || files[0].Path != "places.tsv" {
		t.Fatalf("%v", files)
	}
	if diff := cmp.Diff(want, files[0].Body); diff != "" {
		t.Error(diff)
	}
	r.Places = make([]model.Place, placesPerFile+1)
	if files := WritePlaces(r); len(files) != 2 || files[1].Path != "places-2.tsv" || strings.Count(files[1].Body, "\n") != 5 {
		t.Errorf("%d files", len(files))
	}
}

func TestPlaceReport(t *testing.T) {
	text := geonamesPlace("Toronto", "43.7", "-79.4", "P", "PPLA", "CA", "08", "1") + strings.Repeat("\n"+geonamesPlace("Lake", "43.7", "-79.4", "H", "LK", "CA", "08", "0"), 3) +
		"\n" + geonamesPlace("Toronto", "43.7", "-79.4", "P", "PPLA", "CA", "08", "9") + "\n" + geonamesPlace("Lake", "43.7", "-79.4", "H", "LK", "CA", "08", "0") + "\n\n"
	r := places(t, text, "")
	want := `Import of x.txt
GeoNames, places

imported         1
merged           1
skipped          5
rows             7

Merged, 1: another row is about the same town
  lines 1

Skipped, 4: it is no town: feature class H
  lines 2-4, 6

Skipped, 1: the row is empty
  lines 7
`
	if diff := cmp.Diff(want, PlaceReport(r)); diff != "" {
		t.Error(diff)
	}
	if PlaceSummary(r) != "7 rows: 1 imported, 1 merged, 5 skipped\n" || r.Places[0].Population != 9 {
		t.Error(PlaceSummary(r), r.Places)
	}
}

func FuzzGazetteer(f *testing.F) {
	f.Add(censusPlaces)
	f.Add(censusAreas)
	f.Add(geonamesPlace("Toronto", "43.7", "-79.4", "P", "PPLA", "CA", "08", "1"))
	f.Add(geonamesPostal("CA", "M5V", "ON", "43.6", "-79.4") + "\n" + geonamesPostal("CA", "M5V", "ON", "NaN", "1e9"))
	f.Fuzz(func(t *testing.T, text string) {
		r, found := Places(Input{Name: "x.txt", Data: []byte(text)}, "")
		if found.HasErrors() && len(r.Places) > 0 {
			t.Error("places in spite of errors")
		}
		if n := r.Count(Imported); n != len(r.Places) || n+r.Count(Merged)+r.Count(Skipped) != len(r.Rows) {
			t.Errorf("%d places, %d imported, %d rows", len(r.Places), n, len(r.Rows))
		}
		for _, p := range r.Places {
			if p.Name == "" || strings.ContainsAny(p.Name+p.Region, "\t\n\r") || !(p.Latitude >= -90 && p.Latitude <= 90 && p.Longitude >= -180 && p.Longitude <= 180) || p.Population < 0 {
				t.Errorf("%+v", p)
			}
		}
		PlaceReport(r)
	})
}
