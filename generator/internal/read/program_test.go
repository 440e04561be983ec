package read

import (
	"strings"
	"testing"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// today is when the tests below take place.
var today, _ = model.ParseDate("2026-11-20")

// oneProgram is a listing around the lines under test, which begin on line 3.
func oneProgram(lines string) map[string]string {
	return map[string]string{"content/programs/oak.toml": "id = \"oak\"\nname = \"Oak House\"\n" + lines + "\n"}
}

// TestProgramFindings pins each finding of a listing: place, fact and way out.
func TestProgramFindings(t *testing.T) {
	for _, test := range []struct{ name, lines, want string }{
		{"fine", ``, ``},
		{"unknown key", `sumary = "x"`,
			`oak.toml:3:1: error: unknown key "sumary"
  hint: did you mean "summary"?`},
		{"unknown key far from all", `zzz = 1`,
			`oak.toml:3:1: error: unknown key "zzz"
  hint: known here: id, name, organization, status, alert, summary, url, email, phones, hours, location, offers, lacks, eligibility, verified, service, aliases, draft`},
		{"unknown key in a table", "[location]\n  citty = \"Denver\"",
			`oak.toml:4:3: error: unknown key "citty"
  hint: did you mean "city"?`},
		{"unknown facet", "[offers]\npaymet = [\"medicaid\"]",
			`oak.toml:4:1: error: unknown facet "paymet"
  hint: did you mean "payment"? all facets are in content/vocabulary.toml`},
		{"unknown term", "[offers]\npayment = [\"medicare\", \"medicade\"]",
			`oak.toml:4:24: error: unknown term "medicade" for facet "payment"
  hint: did you mean "medicaid"? all terms are in content/vocabulary.toml`},
		{"term of another facet", "offers.payment = [\"trauma\"]",
			`oak.toml:3:19: error: unknown term "trauma" for facet "payment"
  hint: it is a term of facet "need"; all terms are in content/vocabulary.toml`},
		{"term not in a list", "offers = { payment = \"medicaid\" }",
			`oak.toml:3:22: error: "payment" must be a list of terms, not text
  hint: write payment = ["medicaid"]`},
		{"contradiction", "offers.need = [\"trauma\"]\nlacks = { need = [\"addiction\", \"trauma\"] }",
			`oak.toml:4:32: error: "need/trauma" is both in offers and in lacks
  hint: keep it in one of them; leave it out of both when it is not known`},
		{"paid placement", "boost = 3\nfeatured = true",
			`oak.toml:3:1: error: "boost" is refused: no listing can be moved up
  hint: suggestions rest on need, place and freshness alone; delete the key
oak.toml:4:1: error: "featured" is refused: no listing can be moved up
  hint: suggestions rest on need, place and freshness alone; delete the key`},
		{"wrong types", "summary = 5\nhours = \"24/7\"\ndraft = \"yes\"\nlocation = \"Denver\"\nphones = [\"+1-303-555-0142\"]",
			`oak.toml:3:11: error: "summary" must be text, not a whole number
  hint: put it in quotes: summary = "…"
oak.toml:4:9: error: "hours" must be a list of opening times, not text
  hint: write hours = ["24/7"]
oak.toml:5:9: error: "draft" must be true or false, not text
  hint: write draft = true or draft = false, without quotes
oak.toml:6:12: error: "location" must be a table, not text
  hint: write it below a line [location]
oak.toml:7:11: error: "phones" must be a list of tables, not text
  hint: write each below a line [[phones]]`},
		{"status", `status = "actve"`,
			`oak.toml:3:10: error: unknown status "actve"
  hint: did you mean "active"? it is one of: active, inactive, defunct, temporarily closed`},
		{"ages", "[eligibility]\nminimum_age = -1\nmaximum_age = 130",
			`oak.toml:4:15: error: minimum_age is -1
  hint: write a number from 0 to 120
oak.toml:5:15: error: maximum_age is 130
  hint: write a number from 0 to 120`},
		{"ages the wrong way round", "eligibility = { minimum_age = 65, maximum_age = 18 }",
			`oak.toml:3:31: error: minimum_age 65 is above maximum_age 18
  hint: swap them, or leave one out`},
		{"age in quotes", "eligibility.minimum_age = \"18\"",
			`oak.toml:3:27: error: "minimum_age" must be a whole number, not text
  hint: write it without quotes, as in minimum_age = 18`},
		{"verified", "[verified]\non = \"2026-10-01\"\nsource = \"example.org\"",
			`oak.toml:4:6: error: "on" must be a date, not text
  hint: write year, month and day without quotes: on = 2026-10-01
oak.toml:5:10: error: the address "example.org": has no scheme
  hint: write "https://example.org"`},
		{"day with slashes", "[verified]\non = 11/03/2026", `oak.toml:4:8: error: a date can't be written with slashes or dots
  hint: write the year, the month and the day, such as 2026-11-03`},
		{"day with dots", "verified = { on = 3.11.2026, by = \"phone\" }", `oak.toml:3:19: error: a date can't be written with slashes or dots
  hint: write the year, the month and the day, such as 2026-11-03`},
		{"kind of a phone", "phones = [{ number = \"+1-303-555-0142\", kind = \"intkae\" }, { number = \"+1-303-555-0143\", kind = \"Fax\" }, { number = \"+1-303-555-0144\", kind = \"men's house\" }, { number = \"+1-303-555-0145\", kind = \"men\" }]",
			`oak.toml:3:48: hint: "intkae" is not a kind that other phones have
  hint: did you mean "intake"?
oak.toml:3:97: hint: "Fax" is not a kind that other phones have
  hint: did you mean "fax"?`},
		{"verified in the future", "verified.on = 2027-01-01",
			`oak.toml:3:15: error: on is 2027-01-01, which has not come yet
  hint: check the year`},
		{"verified today, east of here", "verified.on = 2026-11-21", ``},
		{"verified without a day", "[verified]\nby = \"phone\"",
			`oak.toml:3:1: error: "on" is missing
  hint: the day it was checked: on = 2026-10-01`},
		{"no such day", "verified.on = 2026-02-30",
			`oak.toml:3:15: error: there is no date 2026-02-30
  hint: write a date of the calendar as 2026-10-01`},
		{"plain http", `url = "http://example.org/"`,
			`oak.toml:3:7: warning: the address "http://example.org/": is not encrypted
  hint: use https when the website offers it`},
		{"script address", `url = "java\tscript:alert(1)"`,
			`oak.toml:3:7: error: the address "java\tscript:alert(1)": has the invisible character U+0009
  hint: type the address anew, without copying it`},
		{"email", `email = "oak at example.org"`,
			`oak.toml:3:9: error: "oak at example.org" is not an email address
  hint: write it as name@example.org`},
		{"placeholders", "organization = \"N/A\"\nemail = \"n/a\"\nphones = [{ number = \"N/A\" }]\nlocation = { street = \"TBD\" }",
			`oak.toml:3:16: warning: "organization" is "N/A", which is read as not known
  hint: leave the key out
oak.toml:4:9: warning: "email" is "n/a", which is read as not known
  hint: leave the key out
oak.toml:5:22: warning: "number" is "N/A", which is read as not known
  hint: leave the key out
oak.toml:6:23: warning: "street" is "TBD", which is read as not known
  hint: leave the key out`},
		{"mojibake", `summary = "The CafÃ© is open"`,
			`oak.toml:3:11: warning: "summary" has letters that were decoded twice
  hint: did you mean "The Café is open"?`},
		{"spreadsheet error", `organization = "#REF!"`,
			`oak.toml:3:16: error: "organization" is a spreadsheet's error "#REF!"
  hint: look up what the cell should say`},
		{"invisible", "alert = \"\\u202eevil\"\nsummary = \"A\\u0000B\"",
			`oak.toml:3:9: error: "alert" has the invisible character U+202E, which reorders text
  hint: delete it; browsers set the direction of text by themselves
oak.toml:4:11: error: "summary" has the control character U+0000
  hint: delete it; it is invisible in most editors`},
		{"field too long", `summary = "` + strings.Repeat("x", maxField+1) + `"`,
			`oak.toml:3:11: error: "summary" has 20001 bytes; at most 20000 are read
  hint: shorten it, or write a topic page`},
		{"former ids", `aliases = ["Oak_House"]`,
			`oak.toml:3:12: error: the id "Oak_House" is not a valid id
  hint: use lowercase letters, digits and single hyphens, such as "oak-house"`},
		{"services", "[[service]]\nid = \"a\"\nname = \"A\"\n[[service]]\nid = \"a\"",
			`oak.toml:6:1: error: "name" is missing
  hint: it is what the service is called
oak.toml:7:6: error: the service "a" is defined twice
  hint: rename one, or merge the two`},
		{"schedule", "[[service]]\nid = \"a\"\nname = \"A\"\nschedule = [{ day = \"Teu\", start = \"6:30pm\", timezone = \"America/Dever\" }, { day = \"Mon\", start = \"18:00\", end = \"18:00\" }]",
			`oak.toml:6:21: error: unknown day "Teu"
  hint: did you mean "Tue"? write it as "Mon" or "Monday"
oak.toml:6:36: error: "6:30pm" is not a time of day
  hint: write it with 24 hours, as "18:30"
oak.toml:6:57: error: unknown timezone "America/Dever"
  hint: did you mean "America/Denver"? write its IANA name, such as "America/Denver"
oak.toml:6:76: error: "timezone" is missing
  hint: where the clock hangs: timezone = "America/Denver"
oak.toml:6:114: error: the end 18:00 is not after the start 18:00
  hint: write both with 24 hours: 8 in the evening is 20:00`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := readHub(t, oneProgram(test.lines), Options{Today: today})
			want(t, strings.ReplaceAll(found, "content/programs/", ""), test.want)
		})
	}
}

func TestLocationFindings(t *testing.T) {
	for _, test := range []struct{ name, lines, want string }{
		{"ZIP as a number", `postal_code = 2134`,
			`oak.toml:4:15: error: "postal_code" must be text, not a whole number
  hint: write it in quotes: "02134"; a number loses the zero it begins with`},
		{"ZIP with a zero, as a number", `postal_code = 02134`,
			`oak.toml:4:15: error: the number 02134 begins with a zero
  hint: postal codes and phone numbers are text: put them in quotes`},
		{"ZIP without its zero", "region = \"MA\"\npostal_code = \"2134\"",
			`oak.toml:5:15: error: "2134" is not a ZIP code
  hint: it has lost its first zero: write "02134"`},
		{"ZIP of four digits", "region = \"CO\"\npostal_code = \"8020\"",
			`oak.toml:5:15: error: "8020" is not a ZIP code
  hint: write five digits, such as "80202"`},
		{"state by name", `region = "Colorado"`,
			`oak.toml:4:10: error: "Colorado" is not the code of a state
  hint: write "CO"`},
		{"country", `country = "us"`,
			`oak.toml:4:11: error: "us" is not a country code
  hint: write "US"`},
		{"swapped", "latitude = -105.0\nlongitude = 39.75",
			`oak.toml:4:12: error: latitude -105 is not from -90 to 90
  hint: they may be swapped: latitude = 39.75, longitude = -105`},
		{"swapped within range", "latitude = -87.6\nlongitude = 41.8",
			`oak.toml:4:12: error: latitude -87.6, longitude 41.8 is not in the United States
  hint: they may be swapped: latitude = 41.8, longitude = -87.6`},
		{"lost sign", "latitude = 39.75\nlongitude = 105.0",
			`oak.toml:4:12: error: latitude 39.75, longitude 105 is not in the United States
  hint: the longitude may be missing its minus sign: longitude = -105`},
		{"null island", "latitude = 0\nlongitude = 0.0",
			`oak.toml:4:12: error: latitude and longitude are both 0, which is in the sea
  hint: leave them out when they are not known`},
		{"no place", "latitude = 1e3\nlongitude = nan",
			`oak.toml:4:12: error: latitude 1000, longitude NaN is no place on earth
  hint: latitude is from -90 to 90, longitude from -180 to 180`},
		{"half a point", "latitude = 39.75",
			`oak.toml:3:1: error: latitude and longitude go together; one is missing
  hint: write both, or none`},
		{"area that serves nothing", `kind = "area"`,
			`oak.toml:3:1: error: "serves" is missing
  hint: say which places it serves: serves = ["CO/Denver"]`},
		{"serves", `serves = ["US", "CO/Denver", "Colorado"]`,
			`oak.toml:4:30: error: "Colorado" is not the code of a state
  hint: write "CO"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := readHub(t, oneProgram("[location]\n"+test.lines), Options{})
			want(t, strings.ReplaceAll(found, "content/programs/", ""), test.want)
		})
	}
}

// TestConfidential shows that a concealed address is gone, and that a listing
// which tells it elsewhere is refused.
func TestConfidential(t *testing.T) {
	const location = "[location]\npublic = false\nstreet = \"123 N. Main St\"\ncity = \"Denver\"\npostal_code = \"80202\"\nlatitude = 39.75\nlongitude = -105.0\n"
	site, found := readHub(t, oneProgram(location), Options{})
	want(t, found, "")
	if l := site.Programs[0].Location; l.Street+l.PostalCode != "" || l.HasPoint || l.Latitude != 0 || l.City != "Denver" {
		t.Errorf("not concealed: %+v", l)
	}
	for _, leak := range []string{
		`summary = "Come to 123 n main st, second floor"`, `alert = "We moved to 123 Main!"`, `url = "https://example.org/123-n-main-st"`,
		`organization = "House at 123 N. Main"`, `summary = "ZIP 80202."`, `aliases = ["house-123-main"]`,
	} {
		_, found := readHub(t, oneProgram(leak+"\n"+location), Options{})
		if strings.Count(found, "oak.toml:") != 1 || !strings.Contains(found, "oak.toml:3:") || !strings.Contains(found, "tells the address of a confidential location") {
			t.Errorf("%s: %q", leak, found)
		}
	}
	if _, found := readHub(t, oneProgram("summary = \"In the main part of Denver since 1123\"\n"+location), Options{}); found != "" {
		t.Error(found)
	}
}

// TestManyPrograms pins positions in a file of several listings.
func TestManyPrograms(t *testing.T) {
	text := "# two\n\n[[program]]\nid = \"a\"\nname = \"A\"\n\n  [[program]] # second\nid = \"b\"\n[program.location]\npostal_code = 1\n[[program.service]]\nid = \"s\"\nname = \"S\"\n[[program.service]]\nid = \"s\"\nname = \"S\"\n"
	site, found := readHub(t, map[string]string{"content/programs/all.toml": text}, Options{})
	want(t, found, `content/programs/all.toml:7:3: error: "name" is missing
  hint: it is the heading of the listing
content/programs/all.toml:10:15: error: "postal_code" must be text, not a whole number
  hint: write it in quotes: "00001"; a number loses the zero it begins with
content/programs/all.toml:15:6: error: the service "s" is defined twice
  hint: rename one, or merge the two`)
	if a, b := site.Programs[0].Source.Line, site.Programs[1].Source.Line; a != 3 || b != 7 {
		t.Errorf("headers on lines %d and %d", a, b)
	}
}

func TestDuplicateIDs(t *testing.T) {
	_, found := readHub(t, map[string]string{
		"content/programs/a.toml":   "id = \"oak\"\nname = \"A\"",
		"content/programs/b.toml":   "[[program]]\nid = \"elm\"\nname = \"B\"\naliases = [\"ash\", \"oak\"]\n[[program]]\nname = \"B\"\nid = \"oak\"",
		"content/programs/c/d.toml": "name = \"C\"\nid = \"Oak\"\naliases = [\"ash\"]",
	}, Options{})
	want(t, found, `content/programs/b.toml:4:19: error: the alias "oak" is the id of the program at content/programs/a.toml:1
  hint: an alias is a former id that nobody uses now
content/programs/b.toml:7:6: error: the id "oak" is already used at content/programs/a.toml:1
  hint: every program needs its own id; for another place, add its name or city
content/programs/c/d.toml:2:6: error: the id "Oak" differs only in case or accents from "oak" at content/programs/a.toml:1
  hint: every program needs its own id; for another place, add its name or city
content/programs/c/d.toml:2:6: error: the id "Oak" is not a valid id
  hint: use lowercase letters, digits and single hyphens, such as "oak"
content/programs/c/d.toml:3:12: error: the alias "ash" is also one of the program at content/programs/b.toml:1
  hint: keep it in one of them`)
}

// TestUse pins warnings about listings that help nobody.
func TestUse(t *testing.T) {
	const offers = "offers.need = [\"trauma\"]\n"
	for lines, want := range map[string]string{
		"": "unreachable no-offers",
		offers + "phones = [{ number = \"303-555-0142\" }]":           "",
		offers + "url = \"https://example.org/\"":                     "",
		offers + "email = \"oak@example.org\"":                        "",
		offers + "location.street = \"1 Main Street\"":                "",
		offers + "location = { latitude = 39.7, longitude = -105 }":   "",
		offers + "location.city = \"Denver\"":                         "unreachable",
		offers + "location = { street = \"1 Main\", public = false }": "unreachable",
		offers + "phones = [{ number = \"N/A\" }]":                    "unreachable placeholder",
		offers + "email = \"x\"":                                      "bad-email",
		"url = \"https://example.org/\"":                              "no-offers",
		"url = \"https://example.org/\"\nlacks.need = [\"trauma\"]":   "no-offers",
		"url = \"https://example.org/\"\nservice = [{ id = \"s\", name = \"S\", offers = { need = [\"trauma\"] } }]": "",
		`status = "defunct"`:            "",
		`status = "inactive"`:           "",
		`status = "temporarily closed"`: "unreachable no-offers",
		`draft = true`:                  "",
	} {
		_, found := open(t, hub(t, oneProgram(lines)), Options{}).Read()
		var codes []string
		for _, d := range found {
			codes = append(codes, d.Code)
			if d.Code == "unreachable" && (d.Line != 1 || d.Severity != diag.Warning) {
				t.Error(d)
			}
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s\ngives %q, not %q", lines, got, want)
		}
	}
	files := oneProgram("")
	for _, broken := range []string{"[[facet", strings.Replace(plainVocabulary, `"medicare"`, `"Medi Care"`, 1)} {
		files[vocabularyPath] = broken
		if _, found := open(t, hub(t, files), Options{}).Read(); found.Count(diag.Warning) != 1 {
			t.Error(found)
		}
	}
}
