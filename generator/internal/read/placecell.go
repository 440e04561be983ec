package read

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// text is a cell without what no editor means to write.
func (r *placeRows) text(column, limit int) string {
	before, text := len(r.findings), r.cells[column]
	if len(text) > limit {
		r.fault(column, "bad-text", fmt.Sprintf("%q has %d bytes; at most %d are read", placeColumns[column], len(text), limit), "shorten it")
		return ""
	}
	text = r.plainText(nil, placeColumns[column], text, false)
	r.pin(before, column)
	return text
}

func (r *placeRows) country() string {
	code := r.words.keep(r.text(columnCountry, maxPlaceName))
	switch {
	case code == "":
		return "US"
	case !countryCode.MatchString(code):
		r.fault(columnCountry, "bad-country", fmt.Sprintf("%q is not a country code", code), `write its two letters, such as "US" or "CA"`)
	}
	return code
}

func (r *placeRows) region(country string) string {
	region := r.words.keep(r.text(columnRegion, maxPlaceName))
	if _, known := regions[region]; !known && region != "" && country == "US" {
		r.badRegion(nil, region)
		r.pin(len(r.findings)-1, columnRegion)
	}
	return region
}

// name is the town's, or the postal code.
func (r *placeRows) name(country, region string) (name string, postal bool) {
	town, code := r.text(columnName, maxPlaceName), r.text(columnPostal, maxPlaceName)
	switch {
	case r.cells[columnName] == "" && r.cells[columnPostal] == "":
		r.fault(columnName, "missing-name", "the row has neither a name nor a postal code", "write one of them, or delete the row")
	case town != "" && code != "":
		r.fault(columnPostal, "two-places", fmt.Sprintf("the row has the name %q and the postal code %q", town, code), "write the town and the postal code in rows of their own")
	case isPlaceholder(town):
		r.fault(columnName, "placeholder", fmt.Sprintf("the name is %q", town), "write the town's name, or delete the row")
	case town != "" && !strings.ContainsFunc(town, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }):
		r.fault(columnName, "bad-text", fmt.Sprintf("the name %q has no letter that somebody could type", town), "write the town's name, or delete the row")
	case code != "":
		r.checkPostal(code, country, region)
	}
	return strings.Clone(town + code), code != ""
}

func (r *placeRows) checkPostal(code, country, region string) {
	letters := strings.ContainsFunc(code, func(c rune) bool { return c > 0x7f || !isAlphanumeric(byte(c)) && c != ' ' && c != '-' })
	switch {
	case country == "US" && len(code) == 4 && isDigits(code) && (region == "" || slices.Contains(lostZero, region)):
		r.fault(columnPostal, "bad-postal-code", fmt.Sprintf("%q is not a ZIP code", code), fmt.Sprintf("it has lost its first zero: write %q", "0"+code))
	case country == "US" && (len(code) != 5 || !isDigits(code)):
		r.fault(columnPostal, "bad-postal-code", fmt.Sprintf("%q is not a ZIP code", code), `write five digits, such as "80202"`)
	case letters || len(code) > maxPostalCode:
		r.fault(columnPostal, "bad-postal-code", fmt.Sprintf("%q is not a postal code", code), fmt.Sprintf("it has letters, digits, spaces and hyphens, %d at most", maxPostalCode))
	}
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// degrees is a coordinate (WGS 84).
func (r *placeRows) degrees(column int, limit float64) float64 {
	cell := r.cells[column]
	value, err := strconv.ParseFloat(cell, 64)
	switch {
	case cell == "":
		r.fault(column, "missing-point", fmt.Sprintf("the row has no %s", placeColumns[column]), "look up where the place is, or delete the row")
	case strings.Count(cell, ",") == 1 && isDigits(strings.TrimPrefix(strings.Replace(cell, ",", "", 1), "-")):
		r.fault(column, "bad-point", fmt.Sprintf("%s is %q", placeColumns[column], cell), fmt.Sprintf("write a point: %q", strings.Replace(cell, ",", ".", 1)))
	case err != nil || strings.Trim(cell, "+-.0123456789") != "":
		r.fault(column, "bad-point", fmt.Sprintf("%s is %q, which is no number", placeColumns[column], cell), `write degrees, such as "39.75"`)
	case math.Abs(value) > limit:
		r.fault(column, "bad-point", fmt.Sprintf("%s is %s", placeColumns[column], cell), fmt.Sprintf("it is at most %v degrees; are latitude and longitude exchanged?", limit))
	}
	return value
}

func (r *placeRows) population() int {
	cell := r.cells[columnPopulation]
	if cell == "" {
		return 0
	}
	n, err := strconv.Atoi(cell)
	if err != nil || n < 0 || n > 1e9 || !isDigits(cell) {
		r.fault(columnPopulation, "out-of-range", fmt.Sprintf("population is %q", cell), "write a whole number without commas, or leave the cell empty")
		return 0
	}
	return n
}
