package read

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

var makeFrom = flag.String("make", "", "make gazetteer/ anew from this `node_modules`; gazetteer/README.md says which packages")

// gazetteer gives the shipped places, made anew when -make says so.
func gazetteer(t *testing.T) []model.Place {
	if *makeFrom == "" {
		return placesUS()
	}
	places := makePlaces(readSources(t, *makeFrom))
	packed := packPlaces(t, places)
	shippedOutlines = makeOutlines(t, *makeFrom, places)
	err := errors.Join(os.WriteFile("gazetteer/us.gz", packed, 0o644), os.WriteFile("gazetteer/outlines.json", shippedOutlines, 0o644))
	if err != nil {
		t.Fatal(err)
	}
	return unpackPlaces(packed)
}

// TestGazetteer holds what gazetteer/README.md says of the shipped data.
func TestGazetteer(t *testing.T) {
	places := gazetteer(t)
	codes, towns := 0, 0
	for _, p := range places {
		if p.Postal {
			codes++
		} else {
			towns++
		}
		country, region := model.ZIPRegion(p.Name)
		if p.Postal && country == "" {
			t.Errorf("%v is in no state", p)
		}
		if p.Postal && region != p.Region && !slices.Contains([]string{"20588", "20598", "72643", "73960", "83414"}, p.Name) {
			t.Errorf("%v should be in %s", p, region)
		}
		if problem, _ := textProblem(p.Name, false); p.Name == "" || problem != "" {
			t.Errorf("%v has a bad name", p)
		}
	}
	if codes < 41_000 || towns < 35_000 || len(shippedUS) > 500_000 {
		t.Errorf("%d codes, %d towns, %d bytes", codes, towns, len(shippedUS))
	}
	t.Logf("%d codes, %d towns, %d bytes", codes, towns, len(shippedUS))
	if n := len(unlikePlaces(slices.Clone(places))); n != len(places) {
		t.Errorf("%d places share a name with another", len(places)-n)
	}
	if !cmp.Equal(unpackPlaces(packPlaces(t, places)), places) {
		t.Error("packing changes places")
	}
}

// TestGazetteerIsInPlace finds places outside their own state, which sources have.
func TestGazetteerIsInPlace(t *testing.T) {
	boxes := map[string]box{"FM": {137, 0.8, 164, 11}, "MH": {160, 4, 173, 15}, "PW": {131, 2.8, 135, 8.2}}
	for region, raw := range outlinesUS() {
		o := outlineJSON(t, raw)
		boxes[region] = box{o.Box[0], o.Box[1], o.Box[2], o.Box[3]}
	}
	for _, p := range placesUS() {
		b := boxes[p.Region]
		if !b.has(p.Longitude, p.Latitude, 0.1) && p.Name != "Taulaga" { // on Swains Island, far from the rest of American Samoa
			t.Errorf("%v is not in %v", p, b)
		}
	}
}

func TestGazetteerKnows(t *testing.T) {
	byKey := map[placeKey]model.Place{}
	for _, p := range placesUS() {
		byKey[keyOfPlace(&p)] = p
	}
	for _, test := range []struct {
		name, region string
		point        [2]float64
		miles        float64
		people       int
	}{
		{"99503", "AK", [2]float64{61.18, -149.89}, 5, 0},  // the Census puts it 278 miles off
		{"99505", "AK", [2]float64{61.27, -149.65}, 15, 0}, // GeoNames puts it 319 miles off
		{"99701", "AK", [2]float64{64.84, -147.72}, 10, 0},
		{"80840", "CO", [2]float64{39.00, -104.87}, 10, 0}, // the Air Force Academy: GeoNames, 56
		{"00901", "PR", [2]float64{18.46, -66.11}, 3, 0},
		{"00902", "PR", [2]float64{18.46, -66.11}, 6, 0}, // post office boxes
		{"96799", "AS", [2]float64{-14.30, -170.70}, 20, 0},
		{"80202", "CO", [2]float64{39.75, -105.00}, 2, 0},
		{"Denver", "CO", [2]float64{39.74, -104.99}, 3, 600_000},
		{"New York", "NY", [2]float64{40.71, -74.01}, 3, 8_000_000},
		{"St. Louis", "MO", [2]float64{38.63, -90.20}, 3, 300_000},
		{"Saint Louis", "MO", [2]float64{38.63, -90.20}, 3, 300_000},
		{"St. Paul", "MN", [2]float64{44.94, -93.09}, 3, 280_000},
		{"Akutan", "AK", [2]float64{54.13, -165.77}, 10, 0},
		{"Waimea", "HI", [2]float64{20.02, -155.67}, 5, 9_000},
		{"Waimea (Kauai County)", "HI", [2]float64{21.96, -159.67}, 10, 0},
		{"San Juan", "PR", [2]float64{18.47, -66.11}, 8, 300_000},
	} {
		p := byKey[placeKey{"US", "", test.name, true}]
		if p.Name == "" {
			p = byKey[placeKey{"US", test.region, test.name, false}]
		}
		if d := apart([2]float64{p.Latitude, p.Longitude}, test.point); d > test.miles || p.Region != test.region || p.Population < test.people {
			t.Errorf("%v is %.0f miles from %v, %s", p, d, test.point, test.name)
		}
	}
}

// TestGazetteerAgainstFacilities measures postal codes against places that exist.
func TestGazetteerAgainstFacilities(t *testing.T) {
	const file = "../../../../shared/data/samhsa-sa-2022/facilities-sa-2022-geocoded.csv"
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]model.Place{}
	for _, p := range placesUS() {
		if p.Postal {
			codes[p.Name] = p
		}
	}
	var miles []float64
	missing := map[string]bool{}
	for _, row := range rows[1:] {
		zip, source := row[6][:5], row[15]
		p, known := codes[zip]
		if !known {
			missing[zip] = true
		} else if source == "samhsa-2021" || source == "samhsa-mh-2021" || source == "osm-geocoder" { // not looked up by ZIP code
			miles = append(miles, apart([2]float64{p.Latitude, p.Longitude}, pointOf(t, row[13], row[14])))
		}
	}
	slices.Sort(miles)
	median, p95 := miles[len(miles)/2], miles[len(miles)*95/100]
	far, _ := slices.BinarySearch(miles, 25)
	t.Logf("%d facilities: median %.2f miles, 95 of 100 within %.2f, %d farther than 25, %d codes missing", len(miles), median, p95, len(miles)-far, len(missing))
	if median > 1.25 || p95 > 4.5 || len(missing) > 0 {
		t.Errorf("median %.2f, p95 %.2f, missing %v", median, p95, missing)
	}
}

type outlineShape struct {
	Box   [4]float64
	Size  [2]int
	Rings [][]int
}

func outlineJSON(t *testing.T, raw []byte) (o outlineShape) {
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOutlines(t *testing.T) {
	area := map[string]float64{"CO": 269_600, "TX": 695_700, "RI": 2_707, "HI": 16_635, "AK": 1_478_000, "FL": 145_000, "MI": 147_100} // square kilometres of land
	for region, raw := range outlinesUS() {
		o := outlineJSON(t, raw)
		if len(raw) > outlineBytes || max(o.Size[0], o.Size[1]) != outlineSize || len(o.Rings) == 0 {
			t.Errorf("%s has %d bytes, size %v, %d rings", region, len(raw), o.Size, len(o.Rings))
		}
		units := 0.0
		for _, ring := range o.Rings {
			var corners [][2]float64
			x, y := 0, 0
			for i := 0; i < len(ring); i += 2 {
				x, y = x+ring[i], y+ring[i+1]
				if x < 0 || y < 0 || x > o.Size[0] || y > o.Size[1] {
					t.Errorf("%s leaves its box at %d,%d", region, x, y)
				}
				corners = append(corners, [2]float64{float64(x), float64(y)})
			}
			units += math.Abs(ringArea(corners))
		}
		perUnit := (o.Box[3] - o.Box[1]) / float64(o.Size[1]) * 111.2
		if want := area[region]; want > 0 && math.Abs(units*perUnit*perUnit/want-1) > 0.1 {
			t.Errorf("%s has %.0f square kilometres, not %.0f", region, units*perUnit*perUnit, want)
		}
	}
	if n := len(outlinesUS()); n != 56 {
		t.Errorf("%d outlines", n)
	}
	if outline("US", "CO") == nil || outline("CA", "CO") != nil || outline("US", "FM") != nil || outline("US", "") != nil {
		t.Error("outlines are of the United States only")
	}
}
