package read

import (
	"testing"

	"github.com/nyaruka/phonenumbers"
)

func TestParsePhone(t *testing.T) {
	for _, test := range []struct{ raw, country, number, extension, display string }{
		{"+1-303-555-0142", "US", "+13035550142", "", "(303) 555-0142"},
		{"(303) 555-0142", "US", "+13035550142", "", "(303) 555-0142"},
		{"303.555.0142", "CA", "+13035550142", "", "(303) 555-0142"},
		{"1 (800) 662-4357", "US", "+18006624357", "", "(800) 662-4357"},
		{"+1 800 662 4357", "US", "+18006624357", "", "(800) 662-4357"},
		{"1-800-662-HELP", "US", "+18006624357", "", "(800) 662-4357"},
		{"tel:+13035550142", "US", "+13035550142", "", "(303) 555-0142"},
		{"(555) 555-0100 ext. 5", "US", "+15555550100", "5", "(555) 555-0100"},
		{"303-555-0142 x123", "US", "+13035550142", "123", "(303) 555-0142"},
		{"303-555-0142x123", "US", "+13035550142", "123", "(303) 555-0142"},
		{"303-555-0142, extension 7", "US", "+13035550142", "7", "(303) 555-0142"},
		{"988", "US", "988", "", "988"},
		{"211", "US", "211", "", "211"},
		{"741741", "US", "741741", "", "741741"},
		{"+44 20 7946 0958", "GB", "+442079460958", "", "020 7946 0958"},
		{"020 7946 0958", "GB", "+442079460958", "", "020 7946 0958"},
		{"+44 20 7946 0958", "US", "+442079460958", "", "+44 20 7946 0958"},
		{"+1 303 555 0142", "GB", "+13035550142", "", "+1 303-555-0142"},
		{"787-555-0142", "PR", "+17875550142", "", "(787) 555-0142"},
	} {
		phone, problem, _ := parsePhone(test.raw, test.country)
		if problem != "" || phone.Number != test.number || phone.Extension != test.extension || phone.Display != test.display {
			t.Errorf("parsePhone(%q, %s) = %+v, %q", test.raw, test.country, phone, problem)
		}
	}
}

func TestParsePhoneRefuses(t *testing.T) {
	for _, test := range []struct{ raw, problem, hint string }{
		{"8.00662E+11", `"8.00662E+11" is a number that a spreadsheet has rounded`, "look the number up and format the column as text"},
		{"555-0142", `"555-0142" is not a telephone number`, `the area code is missing: write it as "+1-303-555-0142"`},
		{"303-555-014", `"303-555-014" is not a telephone number`, `write it with its country code, as "+1-303-555-0142"`},
		{"call us", `"call us" is not a telephone number`, "leave the phone out when there is none"},
		{"confidential - do not publish 555-0199", `"confidential - do not publish 555-0199" is not a telephone number`, `the area code is missing: write it as "+1-303-555-0142"`},
		{"=cmd|' /C calc'!A0", `"=cmd|' /C calc'!A0" is not a telephone number`, `write it with its country code, as "+1-303-555-0142"`},
		{"103-555-0142", `"103-555-0142" is not a telephone number`, `write it with its country code, as "+1-303-555-0142"`},
	} {
		phone, problem, hint := parsePhone(test.raw, "US")
		if problem != test.problem || hint != test.hint {
			t.Errorf("parsePhone(%q) = %+v, %q, %q", test.raw, phone, problem, hint)
		}
	}
}

// TestByHand holds the numbers read by hand against phonenumbers.
func TestByHand(t *testing.T) {
	for _, raw := range []string{"+1-303-555-0142", "(303) 555-0142", "1-800-662-HELP", "1.877.726.4727", "+1 (212) 555 0100"} {
		phone, ok := northAmerican(raw, "US")
		number, err := phonenumbers.Parse(raw, "US")
		if !ok || err != nil {
			t.Fatal(raw, ok, err)
		}
		if e164 := phonenumbers.Format(number, phonenumbers.E164); phone.Number != e164 {
			t.Errorf("%s: %s, want %s", raw, phone.Number, e164)
		}
		if national := phonenumbers.Format(number, phonenumbers.NATIONAL); phone.Display != national {
			t.Errorf("%s: %s, want %s", raw, phone.Display, national)
		}
	}
}

func TestPhoneFindings(t *testing.T) {
	_, found := readHub(t, oneProgram(`phones = [
  { number = "911" },
  { number = 3035550142 },
  { number = 8.00662e11 },
  { kind = "main" },
  { number = "303-555-0142", extension = "five" },
]`), Options{})
	want(t, found, `content/programs/oak.toml:4:14: error: 911 is the emergency number, not a listing's
  hint: write the program's own number
content/programs/oak.toml:5:14: error: "number" must be text, not a whole number
  hint: put it in quotes: number = "3035550142"
content/programs/oak.toml:6:14: error: "number" must be text, not a number with a decimal point
  hint: put it in quotes: number = "800662000000"
content/programs/oak.toml:7:3: error: "number" is missing
  hint: write number = "+1-303-555-0142"
content/programs/oak.toml:8:42: error: the extension "five" is not a few digits
  hint: write extension = "5"`)
}

func BenchmarkParsePhone(b *testing.B) {
	for name, raw := range map[string]string{"by-hand": "+1-303-555-0142", "phonenumbers": "+44 20 7946 0958"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				parsePhone(raw, "US")
			}
		})
	}
}
