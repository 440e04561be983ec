package exchange

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// states are the abbreviations that the United States Postal Service delivers
// to, with the country of each (ISO 3166-1). Territories are subdivisions of
// the US in ISO 3166-2; Micronesia, the Marshall Islands and Palau are countries
// of their own that use US ZIP codes, so their region is the postal abbreviation.
var states = func() map[string]string {
	all := map[string]string{"FM": "FM", "MH": "MH", "PW": "PW"}
	for _, s := range strings.Fields(`AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT
		NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP`) {
		all[s] = "US"
	}
	return all
}()

// zeroZIP are the states whose ZIP codes begin with 0, the digit that
// spreadsheets drop.
var zeroZIP = map[string]bool{"CT": true, "MA": true, "ME": true, "NH": true, "NJ": true, "RI": true, "VT": true, "PR": true, "VI": true, "AE": true}

var (
	zipShape  = regexp.MustCompile(`^(\d{5})(?:[- ]?(\d{4}))?$`)
	shortZIP  = regexp.MustCompile(`^(\d{3,4})(?:-(\d{4}))?$`)
	packedZIP = regexp.MustCompile(`^(\d{4})(\d{4})$`) // ZIP+4 without its zero and hyphen
)

// parseZIP gives "35007" or "35007-1234". A lost leading zero comes back where
// the state has one; anything else that is no ZIP code gives "" and a note.
func parseZIP(raw, state string) (zip string, note *Note) {
	raw = strings.TrimSuffix(raw, ".0") // a number in a spreadsheet
	if m := zipShape.FindStringSubmatch(raw); m != nil {
		return join("-", m[1], m[2]), nil
	}
	if raw == "" {
		return "", &Note{Kind: "no ZIP"}
	}
	if zeroZIP[state] {
		for _, shape := range []*regexp.Regexp{shortZIP, packedZIP} {
			if m := shape.FindStringSubmatch(raw); m != nil {
				zip = join("-", fmt.Sprintf("%05s", m[1]), m[2])
				return zip, &Note{"leading zero of the ZIP put back", fmt.Sprintf("%q is %q", raw, zip)}
			}
		}
	}
	return "", &Note{"left out: not a ZIP", fmt.Sprintf("%q", raw)}
}

func join(separator, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

// parsePoint reads degrees (WGS 84). A point in the sea off Ghana, 0 and 0, is
// what software writes when it knows nothing.
func parsePoint(lat, lon string) (latitude, longitude float64, note *Note) {
	if lat == "" && lon == "" {
		return 0, 0, &Note{Kind: "no coordinates"}
	}
	latitude, errLat := strconv.ParseFloat(lat, 64)
	longitude, errLon := strconv.ParseFloat(lon, 64)
	inside := math.Abs(latitude) <= 90 && math.Abs(longitude) <= 180 // false for NaN
	if errLat != nil || errLon != nil || !inside || latitude == 0 && longitude == 0 {
		return 0, 0, &Note{"left out: not coordinates", fmt.Sprintf("%q, %q", lat, lon)}
	}
	return micro(latitude), micro(longitude), nil
}

// micro rounds to six decimals, a tenth of a metre.
func micro(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
