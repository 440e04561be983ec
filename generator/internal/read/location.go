package read

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

var locationKeys = []string{"kind", "street", "city", "region", "postal_code", "country", "latitude", "longitude", "public", "serves"}

// location reads [location]. It does not conceal yet: leaks needs the street.
func (t table) location() model.Location {
	sub, ok := t.sub("location", locationKeys)
	if !ok {
		return model.Location{Country: "US", Public: true}
	}
	l := model.Location{
		Street:  sub.fact("street"),
		City:    sub.words.keep(sub.fact("city")),
		Country: sub.country("country"),
		Public:  sub.flag("public", true),
	}
	l.Region = sub.region(l.Country)
	l.Serves = sub.serves(l.Country)
	l.PostalCode = sub.postalCode(l)
	otherwise := ""
	if l.Street != "" || l.City != "" {
		otherwise = string(model.Physical)
	}
	l.Kind = model.LocationKind(sub.oneOf("kind", model.LocationKinds, otherwise))
	if l.Kind == model.Area && len(l.Serves) == 0 {
		sub.missing("serves", `say which places it serves: serves = ["CO/Denver"]`)
	}
	sub.point(&l)
	return l
}

// regions are the codes of USPS Publication 28 with the names people write instead.
var regions = map[string]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
	"CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
	"HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
	"KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
	"MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
	"NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
	"NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
	"OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
	"TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
	"WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "PR": "Puerto Rico", "GU": "Guam",
	"VI": "Virgin Islands", "AS": "American Samoa", "MP": "Northern Mariana Islands", "PW": "Palau",
	"FM": "Micronesia", "MH": "Marshall Islands", "AA": "Armed Forces Americas", "AE": "Armed Forces Europe", "AP": "Armed Forces Pacific",
}

// region is a state's code; only those of the United States are known here.
func (t table) region(country string) string {
	region := t.word("region")
	if _, known := regions[region]; known || region == "" || country != "US" {
		return region
	}
	t.badRegion(t.at.child("region"), region)
	return region
}

func (s *sheet) badRegion(at *place, region string) {
	hint := `write the two letters of the state, such as "CO"`
	for code, name := range regions {
		if strings.EqualFold(name, region) || strings.EqualFold(code, region) {
			hint = fmt.Sprintf("write %q", code)
		}
	}
	s.fail(at, "bad-region", fmt.Sprintf("%q is not the code of a state", region), hint)
}

// serves is a list of places: "US", "CO" or "CO/Denver".
func (t table) serves(country string) []string {
	places := t.lines("serves")
	for i, place := range places {
		region, _, _ := strings.Cut(place, "/")
		if _, known := regions[region]; !known && region != country && country == "US" {
			t.badRegion(t.at.child("serves").item(i), region)
		}
	}
	return places
}

var (
	zipCode  = regexp.MustCompile(`^\d{5}(-\d{4})?$`)
	lostZero = []string{"MA", "CT", "NJ", "ME", "NH", "RI", "VT", "PR", "VI"} // ZIPs there begin with 0
)

// postalCode is text: as a number it loses the zero it may begin with.
func (t table) postalCode(l model.Location) string {
	v, ok := t.values["postal_code"]
	if !ok {
		return ""
	}
	if n, isNumber := v.(int64); isNumber {
		code := fmt.Sprint(n)
		if l.Country == "US" {
			code = fmt.Sprintf("%05d", n)
		}
		t.wrongType(t.at.child("postal_code"), "postal_code", "text", v, fmt.Sprintf("write it in quotes: %q; a number loses the zero it begins with", code))
		return ""
	}
	code := t.line("postal_code")
	if l.Country != "US" || code == "" || isZIP(code) {
		return code
	}
	hint := `write five digits, such as "80202"`
	if len(code) == 4 && strings.Trim(code, "0123456789") == "" && slices.Contains(lostZero, l.Region) {
		hint = fmt.Sprintf("it has lost its first zero: write %q", "0"+code)
	}
	t.fail(t.at.child("postal_code"), "bad-postal-code", fmt.Sprintf("%q is not a ZIP code", code), hint)
	return code
}

func isZIP(code string) bool {
	if len(code) == 5 {
		return strings.Trim(code, "0123456789") == ""
	}
	return zipCode.MatchString(code)
}

// point reads latitude and longitude, in degrees (WGS 84).
func (t table) point(l *model.Location) {
	latitude, okLat := t.number("latitude")
	longitude, okLon := t.number("longitude")
	if !okLat && !okLon {
		return
	}
	if okLat != okLon {
		if !t.has("latitude") || !t.has("longitude") {
			t.fail(t.at, "bad-coordinates", "latitude and longitude go together; one is missing", "write both, or none")
		}
		return
	}
	problem, hint := pointProblem(latitude, longitude, l.Country)
	if problem != "" {
		t.fail(t.at.child("latitude"), "bad-coordinates", problem, hint)
		return
	}
	l.Latitude, l.Longitude, l.HasPoint = latitude, longitude, true
}

func pointProblem(latitude, longitude float64, country string) (problem, hint string) {
	valid := func(lat, lon float64) bool { return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 }
	switch {
	case latitude == 0 && longitude == 0:
		return "latitude and longitude are both 0, which is in the sea", "leave them out when they are not known"
	case !valid(latitude, longitude) && (valid(longitude, latitude) && latitude != longitude):
		problem = fmt.Sprintf("latitude %v is not from -90 to 90", latitude)
		return problem, fmt.Sprintf("they may be swapped: latitude = %v, longitude = %v", longitude, latitude)
	case !valid(latitude, longitude):
		return fmt.Sprintf("latitude %v, longitude %v is no place on earth", latitude, longitude), "latitude is from -90 to 90, longitude from -180 to 180"
	case country != "US" || inUnitedStates(latitude, longitude):
		return "", ""
	}
	problem = fmt.Sprintf("latitude %v, longitude %v is not in the United States", latitude, longitude)
	switch {
	case inUnitedStates(longitude, latitude):
		return problem, fmt.Sprintf("they may be swapped: latitude = %v, longitude = %v", longitude, latitude)
	case inUnitedStates(latitude, -longitude):
		return problem, fmt.Sprintf("the longitude may be missing its minus sign: longitude = %v", -longitude)
	}
	return problem, "check both, or set country"
}

// inUnitedStates is a generous box around the states and territories.
func inUnitedStates(latitude, longitude float64) bool {
	return latitude >= -15 && latitude <= 72 && (longitude >= -180 && longitude <= -64 || longitude >= 130 && longitude <= 180)
}

// leaks notes where a confidential address is written in a field that is published.
func (t table) leaks(p *model.Program) {
	if p.Location.Public {
		return
	}
	if secrets := secretsOf(p.Location); len(secrets) > 0 {
		t.leak(t.at, "", t.values, secrets)
	}
}

// leak looks through everything that a listing says, whatever the key, for what
// tells where a confidential place is. New keys are covered without being named.
func (s *sheet) leak(at *place, key string, v any, secrets []secret) {
	switch v := v.(type) {
	case string:
		s.leakText(at, key, v, secrets)
	case map[string]any:
		for key, v := range v {
			if key != "street" && key != "postal_code" {
				s.leak(at.child(key), key, v, secrets)
			}
		}
	case []any:
		for i, v := range v {
			s.leak(at.item(i), key, v, secrets)
		}
	case []map[string]any:
		for i, v := range v {
			s.leak(at.item(i), key, v, secrets)
		}
	}
}

func (s *sheet) leakText(at *place, key, text string, secrets []secret) {
	if plain, err := url.PathUnescape(text); err == nil { // "?q=12%20Oak%20Street"
		text = plain
	}
	text = " " + plainWords(text) + " "
	for _, secret := range secrets {
		if strings.Contains(text, secret.words) {
			s.fail(at, "confidential-address", fmt.Sprintf("%q tells the address of a confidential location", key), "take it out: with public = false it appears nowhere")
			return
		}
	}
}

// secret is words, with the spaces around them that must match as well.
type secret struct{ words string }

func whole(words string) secret { return secret{" " + words + " "} }

// secretsOf gives what a place could be found by: its street, its house number
// with the street's name, its postal code, and its coordinates to three decimals,
// which is a hundred meters.
func secretsOf(l model.Location) []secret {
	var secrets []secret
	street := plainWords(l.Street)
	if street != "" {
		secrets = append(secrets, whole(street))
	}
	if words := strings.Fields(street); len(words) > 2 && words[0] >= "0" && words[0] <= "9999999" {
		name := words[1]
		if isDirection(name) {
			name = words[2]
		}
		secrets = append(secrets, whole(strings.Join(words[:len(words)-1], " ")), whole(words[0]+" "+name))
	}
	if l.PostalCode != "" {
		secrets = append(secrets, whole(plainWords(l.PostalCode)))
	}
	if l.HasPoint {
		secrets = append(secrets, decimals(l.Latitude), decimals(l.Longitude))
	}
	return secrets
}

// decimals is the start of a coordinate as plainWords leaves it: " 39 713".
func decimals(degrees float64) secret {
	thousandths := int(math.Abs(degrees) * 1000)
	return secret{fmt.Sprintf(" %d %03d", thousandths/1000, thousandths%1000)}
}

func isDirection(word string) bool {
	return slices.Contains([]string{"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"}, word)
}

// plainWords gives the letters and digits of a text in lower case, one space between words.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127)
	}), " ")
}
