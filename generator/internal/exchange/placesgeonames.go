package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"sitegen/generator/internal/model"
)

// GeoNames' files have no header; columns are separated by tabs. Their shapes are as
// its readme.txt says: 19 columns of places, 12 of postal codes.
var (
	aNumber   = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	aCountry  = regexp.MustCompile(`^[A-Z]{2}$`)
	aClass    = regexp.MustCompile(`^[A-Z]?$`)
	aSpelling = regexp.MustCompile(`\S`)

	geonamesPlaceShape  = shapeOf(19, map[int]*regexp.Regexp{0: aNumber, 1: aSpelling, 4: aNumber, 5: aNumber, 6: aClass})
	geonamesPostalShape = shapeOf(12, map[int]*regexp.Regexp{0: aCountry, 1: aSpelling, 9: aNumber, 10: aNumber})
)

func shapeOf(width int, cells map[int]*regexp.Regexp) []*regexp.Regexp {
	shape := make([]*regexp.Regexp, width)
	for i, cell := range cells {
		shape[i] = cell
	}
	return shape
}

// deserted are places where nobody lives any more.
var deserted = map[string]bool{"PPLQ": true, "PPLH": true, "PPLW": true}

func readGeoNamesPlace(cells []string, account *Row) (p model.Place, ok bool) {
	switch {
	case len(cells) != len(geonamesPlaceShape):
		account.Reason = "the row has another number of cells than 19"
		return p, false
	case cells[6] != "P":
		account.Reason = "it is no town: feature class " + safeWord(cells[6])
		return p, false
	case deserted[cells[7]]:
		account.Reason = "nobody lives there: " + cells[7]
		return p, false
	}
	var note *Note
	if p.Latitude, p.Longitude, note = parsePoint(cells[4], cells[5]); note != nil {
		account.Reason = "it has no coordinates"
		return p, false
	}
	p.Name = cells[1]
	p.Population, _ = strconv.Atoi(cells[14])
	p.Population = min(max(p.Population, 0), 1e9)
	return p, geonamesRegion(&p, cells[8], cells[10], account)
}

func readGeoNamesPostal(cells []string, account *Row) (p model.Place, ok bool) {
	if len(cells) != len(geonamesPostalShape) {
		account.Reason = "the row has another number of cells than 12"
		return p, false
	}
	var note *Note
	if p.Latitude, p.Longitude, note = parsePoint(cells[9], cells[10]); note != nil {
		account.Reason = "it has no coordinates"
		return p, false
	}
	p.Name, p.Postal = cells[1], true
	if !geonamesRegion(&p, cells[0], cells[4], account) {
		return p, false
	}
	if p.Country == "US" && p.Region == "" {
		account.Reason = "it is post of the armed forces"
		return p, false
	}
	return p, true
}

// safeWord is a short word of a file that a report may repeat.
func safeWord(s string) string {
	if !aClass.MatchString(s) || s == "" {
		return "not known"
	}
	return s
}

// geonamesRegion sets country and region. GeoNames counts the territories of the
// United States as countries, and numbers the regions of most countries; numbers
// would say nothing to anybody, so they are left out where we know no letters.
func geonamesRegion(p *model.Place, country, region string, account *Row) bool {
	if !aCountry.MatchString(country) {
		account.Reason = "it is in no country"
		return false
	}
	p.Country, p.Region = country, region
	if of, known := states[country]; known && (of == country || territory[country]) {
		p.Country, p.Region = of, country
		return true
	}
	if letters, known := regionLetters[country]; known && letters[region] != "" {
		p.Region = letters[region]
	}
	of, known := states[p.Region]
	if country == "US" && known {
		p.Country = of
	}
	if country == "US" && !known || strings.Trim(p.Region, "0123456789") == "" || !regionShape.MatchString(p.Region) {
		p.Region = ""
	}
	return true
}

var (
	regionShape = regexp.MustCompile(`^[A-Z]{1,3}$`)
	territory   = map[string]bool{"AS": true, "GU": true, "MP": true, "PR": true, "VI": true}

	// regionLetters gives ISO 3166-2 for the numbers that GeoNames has from FIPS 10-4.
	regionLetters = map[string]map[string]string{
		"CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
		"AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
	}
)
