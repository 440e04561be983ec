package exchange

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// PlaceResult is what an import of places found. Rows has one entry per data row,
// in the order of the file; the ids of its entries are empty.
type PlaceResult struct {
	File   string
	Kind   string // "GeoNames, postal codes"
	Credit string // the source, when it asks to be named
	Places []model.Place
	Rows   []Row
}

// Count returns how many rows had that outcome.
func (r PlaceResult) Count(o Outcome) int { return count(r.Rows, o) }

// placeFormat is one shape that a file of places may have.
type placeFormat struct {
	kind   string
	credit string
	header bool // the first line names the columns
	read   func(cells []string, account *Row) (model.Place, bool)
}

const (
	geonamesCredit = "GeoNames (https://www.geonames.org/), CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

	maxPlaceName  = 100 // bytes; read takes no more
	maxPostalCode = 12
	samePlace     = 15 // miles: within them, towns of one name are one
)

// Places reads a gazetteer: the Census Bureau's of places or of ZIP code tabulation
// areas, GeoNames' dumps of places, or its postal codes; its shape says which. Only
// rows of country (ISO 3166-1) are taken, when one is given. When a diagnostic is an
// error, Places is empty.
func Places(in Input, country string) (PlaceResult, diag.List) {
	problems := newLimited(in.Name)
	result := PlaceResult{File: in.Name}
	lines, ok := gazetteerLines(in, problems)
	if !ok {
		return result, problems.done()
	}
	format := recognise(lines)
	if format == nil {
		problems.add(diag.Diagnostic{Line: 1, Severity: diag.Error, Code: "wrong-file", Text: "this is no gazetteer that can be read",
			Hint: "take the Census Bureau's of places or ZIP code tabulation areas, or from GeoNames cities500.txt, the dump of a country, or its postal codes"})
		return result, problems.done()
	}
	result.Kind, result.Credit = format.kind, format.credit
	g := gathering{towns: map[townKey]int{}, codes: map[townKey]int{}, rows: make([]Row, 0, len(lines))}
	for i, line := range lines {
		if i == 0 && format.header || line == "" && i == len(lines)-1 {
			continue
		}
		g.rows = append(g.rows, Row{Line: i + 1, Outcome: Skipped})
		g.take(format, line, country)
	}
	result.Places, result.Rows = g.finish(), g.rows
	return result, problems.done()
}

// gazetteerLines gives the lines of a text file. Nothing in a gazetteer is quoted.
func gazetteerLines(in Input, problems *limited) ([]string, bool) {
	switch {
	case len(bytes.TrimSpace(in.Data)) == 0:
		problems.add(fileError("empty-file", "the file is empty", "download it again"))
		return nil, false
	case bytes.HasPrefix(in.Data, []byte("PK\x03\x04")):
		problems.add(fileError("archive", "this is an archive or a workbook", "unpack it, and import the .txt file in it"))
		return nil, false
	}
	text, ok := decodeText(in.Data, problems)
	return strings.Split(string(text), "\n"), ok
}

// recognise looks at the first line that has something in it.
func recognise(lines []string) *placeFormat {
	for i, line := range lines[:min(len(lines), 5)] {
		switch {
		case i == 0 && strings.Contains(strings.ToUpper(line), "INTPTLAT"):
			return censusFormat(line)
		case looksLike(line, geonamesPlaceShape):
			return &placeFormat{kind: "GeoNames, places", credit: geonamesCredit, read: readGeoNamesPlace}
		case looksLike(line, geonamesPostalShape):
			return &placeFormat{kind: "GeoNames, postal codes", credit: geonamesCredit, read: readGeoNamesPostal}
		}
	}
	return nil
}

// looksLike reports whether each cell of line is as its pattern says.
func looksLike(line string, shape []*regexp.Regexp) bool {
	cells := strings.Split(line, "\t")
	if len(cells) != len(shape) {
		return false
	}
	for i, cell := range cells {
		if shape[i] != nil && !shape[i].MatchString(cell) {
			return false
		}
	}
	return true
}

// townKey is what rows about one place share.
type townKey struct{ country, region, name string }

// gathering collects places and what became of rows.
type gathering struct {
	places []model.Place
	row    []int           // of each place, the row it is from
	points []int           // of each place, how many rows its point is the mean of; 0: left out
	towns  map[townKey]int // places
	codes  map[townKey]int
	rows   []Row
}

// take reads one row, the last of rows.
func (g *gathering) take(format *placeFormat, line, country string) {
	account := &g.rows[len(g.rows)-1]
	separator := "\t"
	if format.header && !strings.Contains(line, "\t") {
		separator = "|"
	}
	if strings.TrimSpace(line) == "" {
		account.Reason = "the row is empty"
		return
	}
	p, ok := format.read(strings.Split(line, separator), account)
	if !ok {
		return
	}
	if country != "" && p.Country != country && !(territory[country] && p.Region == country) {
		account.Reason = "it is not in " + country
		return
	}
	if p.Name = placeName(p, account); p.Name == "" {
		return
	}
	if p.Postal {
		g.takeCode(p)
	} else {
		g.takeTown(p)
	}
}

// placeName checks what read will ask of a name.
func placeName(p model.Place, account *Row) string {
	name, _, fault := cleanCell(p.Name)
	switch {
	case fault != nil:
		account.Reason = "its name can't be read: " + fault.code
	case name == "" || !p.Postal && notNames[strings.ToLower(name)]:
		account.Reason = "it has no name"
	case !strings.ContainsFunc(name, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }):
		account.Reason = "its name has no letter"
	case name[0] == '#' || name[0] == '"': // which says something else in a file of places
		account.Reason = "its name begins with a sign that no name has"
	case len(name) > maxPlaceName:
		account.Reason = fmt.Sprintf("its name has more than %d bytes", maxPlaceName)
	case p.Postal && (!postalShape.MatchString(name) || len(name) > maxPostalCode), p.Postal && p.Country == "US" && !fiveDigits.MatchString(name):
		account.Reason = "it is no postal code"
	default:
		return name
	}
	return ""
}

var (
	postalShape = regexp.MustCompile(`^[A-Za-z0-9 -]+$`)
	fiveDigits  = regexp.MustCompile(`^\d{5}$`)
	notNames    = map[string]bool{"?": true, "n.a.": true, "tbd": true, "tba": true, "unknown": true, "xxx": true} // as read sees it
)

// takeCode gives a code the mean of its rows' points.
func (g *gathering) takeCode(p model.Place) {
	account := &g.rows[len(g.rows)-1]
	key := townKey{p.Country, "", p.Name}
	at, twice := g.codes[key]
	if !twice {
		g.codes[key] = g.add(p)
		return
	}
	account.Outcome, account.Reason = Merged, "an earlier row has the same postal code; the point is between them"
	first := &g.places[at]
	g.points[at]++
	n := float64(g.points[at])
	first.Latitude += (p.Latitude - first.Latitude) / n
	first.Longitude += (p.Longitude - first.Longitude) / n
}

// takeTown keeps the largest of towns with one name, which nobody could tell apart.
func (g *gathering) takeTown(p model.Place) {
	key := townKey{p.Country, p.Region, strings.ToLower(p.Name)}
	at, twice := g.towns[key]
	if !twice {
		g.towns[key] = g.add(p)
		return
	}
	loser, near := len(g.rows)-1, milesBetween(p, g.places[at]) < samePlace
	if p.Population > g.places[at].Population {
		g.rows[loser].Outcome = Imported
		loser, g.row[at] = g.row[at], loser
		g.places[at] = p
	}
	account := &g.rows[loser]
	if near {
		account.Outcome, account.Reason = Merged, "another row is about the same town"
	} else {
		account.Outcome, account.Reason = Skipped, "a larger town there has the same name"
	}
}

func (g *gathering) add(p model.Place) int {
	g.rows[len(g.rows)-1].Outcome = Imported
	g.places = append(g.places, p)
	g.row = append(g.row, len(g.rows)-1)
	g.points = append(g.points, 1)
	return len(g.places) - 1
}

func (g *gathering) finish() []model.Place {
	for i := range g.places {
		p := &g.places[i]
		p.Latitude, p.Longitude = micro(p.Latitude), micro(p.Longitude)
	}
	return g.places
}

// milesBetween is right to a few parts in a hundred for places near each other.
func milesBetween(a, b model.Place) float64 {
	const perDegree = 69.1
	east := (a.Longitude - b.Longitude) * math.Cos((a.Latitude+b.Latitude)/2*math.Pi/180)
	return perDegree * math.Hypot(a.Latitude-b.Latitude, east)
}
