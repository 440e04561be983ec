package read

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"sitegen/generator/internal/model"
)

var phoneKeys = []string{"number", "extension", "kind"}

// phones is a list of numbers; those that say nothing ("N/A") are left out.
func (t table) phones(country string) []model.Phone {
	tables := t.subs("phones", phoneKeys)
	if len(tables) == 0 {
		return nil
	}
	phones := make([]model.Phone, 0, len(tables))
	for _, sub := range tables {
		if p, ok := sub.phone(country); ok {
			phones = append(phones, p)
		}
	}
	return phones
}

func (t table) phone(country string) (phone model.Phone, ok bool) {
	v, has := t.values["number"]
	if !has {
		t.missing("number", `write number = "+1-303-555-0142"`)
		return phone, false
	}
	raw := t.phoneText(t.at, "number", v)
	switch {
	case raw == "" && v == "", isPlaceholder(raw):
		t.placeholder("number", raw)
		return phone, false
	case raw == "":
		return phone, false
	}
	phone, problem, hint := parsePhone(raw, country)
	if problem == "" && isEmergency(phone.Number) {
		problem, hint = fmt.Sprintf("%s is the emergency number, not a listing's", phone.Number), "write the program's own number"
	}
	if problem != "" {
		t.fail(t.at.child("number"), "bad-phone", problem, hint)
		return phone, false
	}
	phone.Kind = t.phoneKind()
	t.extension(&phone)
	return phone, true
}

// phoneKinds are those that listings use most; any other is fine as well.
var phoneKinds = []string{"main", "intake", "admissions", "crisis", "hotline", "office", "after hours", "mobile", "voice", "text", "fax", "tty", "tdd", "video"}

// phoneKind is a free word; one that is nearly a known one is likely a slip.
func (t table) phoneKind() string {
	kind := t.word("kind")
	if kind == "" || slices.Contains(phoneKinds, kind) {
		return kind
	}
	lower := strings.ToLower(kind)
	if near := didYouMean(lower, phoneKinds); near != "" && (len(kind) > 4 || slices.Contains(phoneKinds, lower)) {
		t.hint(t.at.child("kind"), "doubtful-kind", fmt.Sprintf("%q is not a kind that other phones have", kind), near)
	}
	return kind
}

func (t table) extension(phone *model.Phone) {
	v, ok := t.values["extension"]
	if !ok {
		return
	}
	extension := t.phoneText(t.at, "extension", v)
	if strings.Trim(extension, "0123456789") != "" || len(extension) > 10 {
		t.fail(t.at.child("extension"), "bad-phone", fmt.Sprintf("the extension %q is not a few digits", extension), `write extension = "5"`)
		return
	}
	phone.Extension = strings.Clone(extension)
}

// phoneText is a number in quotes.
func (t table) phoneText(up *place, key string, v any) string {
	if _, isText := v.(string); !isText {
		t.wrongType(up.child(key), key, "text", v, fmt.Sprintf("put it in quotes: %s = \"%v\"", key, plainNumber(v)))
		return ""
	}
	return t.rawText(up, key, v, false)
}

func plainNumber(v any) string {
	switch n := v.(type) {
	case int64:
		return strconv.FormatInt(n, 10)
	case float64:
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return "…"
}

func isEmergency(number string) bool {
	return number == "911" || number == "112" || number == "999"
}

// parsePhone reads a number as people write it in country (ISO 3166-1).
// Numbers of the North American plan, by far the most, are read by hand; the
// rest by phonenumbers, which is a hundred times slower. Numbers reserved for
// fiction (555-01xx) are fine.
func parsePhone(raw, country string) (phone model.Phone, problem, hint string) {
	text := strings.TrimPrefix(strings.TrimSpace(raw), "tel:")
	if strings.Contains(text, "E+") {
		return phone, fmt.Sprintf("%q is a number that a spreadsheet has rounded", raw), "look the number up and format the column as text"
	}
	text, extension := cutExtension(text)
	if phone, ok := northAmerican(text, country); ok {
		phone.Extension = strings.Clone(extension)
		return phone, "", ""
	}
	if isShortCode(text) {
		return model.Phone{Number: strings.Clone(text), Display: strings.Clone(text), Extension: strings.Clone(extension)}, "", ""
	}
	return otherPhone(raw, country)
}

func isShortCode(s string) bool {
	return len(s) >= 3 && len(s) <= 6 && strings.Trim(s, "0123456789") == ""
}

var extensionMark = regexp.MustCompile(`(?i)[\s,;]*(?:ext(?:ension)?|x)[.:=]?\s*(\d{1,7})$`)

// cutExtension splits "555-0142 x5" and "555-0142 ext. 5".
func cutExtension(text string) (number, extension string) {
	if !strings.ContainsAny(text, "xX") {
		return text, ""
	}
	m := extensionMark.FindStringSubmatchIndex(text)
	if m == nil {
		return text, ""
	}
	return strings.TrimSpace(text[:m[0]]), text[m[2]:m[3]]
}

// northAmerican reads a complete number of country code 1.
func northAmerican(text, country string) (phone model.Phone, ok bool) {
	d, plus, ok := nanpDigits(text)
	if !ok || d[0] < '2' || d[3] < '2' || !plus && !isNANP(country) {
		return phone, false
	}
	national := string(d[:])
	phone = model.Phone{Number: "+1" + national, Display: "(" + national[:3] + ") " + national[3:6] + "-" + national[6:]}
	if !isNANP(country) {
		phone.Display = "+1 " + national[:3] + "-" + national[3:6] + "-" + national[6:]
	}
	return phone, true
}

// isNANP reports that people in country dial these numbers without country code.
func isNANP(country string) bool {
	return country == "US" || phonenumbers.GetCountryCodeForRegion(country) == 1
}

// nanpDigits gives the ten digits after the country code; plus says that the
// country code was written with its sign.
func nanpDigits(text string) (digits [10]byte, plus, ok bool) {
	n, one := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
		case c == '+' && i == 0:
			plus = true
			continue
		case c == ' ', c == '-', c == '.', c == '(', c == ')', c == '/':
			continue
		default:
			if c = model.Keypad(rune(c)); c == 0 || n < 3 {
				return digits, plus, false
			}
		}
		if n == 0 && c == '1' && !one {
			one = true
			continue
		}
		if n == 10 {
			return digits, plus, false
		}
		digits[n] = c
		n++
	}
	return digits, plus, n == 10 && (one || !plus)
}

func otherPhone(raw, country string) (phone model.Phone, problem, hint string) {
	number, ok := possibleNumber(raw, country)
	if !ok {
		return phone, fmt.Sprintf("%q is not a telephone number", raw), phoneHint(raw, country)
	}
	format := phonenumbers.NATIONAL
	if int(number.GetCountryCode()) != phonenumbers.GetCountryCodeForRegion(country) {
		format = phonenumbers.INTERNATIONAL
	}
	phone.Extension = number.GetExtension()
	number.Extension = nil
	phone.Number = phonenumbers.Format(number, phonenumbers.E164)
	phone.Display = phonenumbers.Format(number, format)
	return phone, "", ""
}

// possibleNumber asks phonenumbers, which would also find a number behind other
// words, and take one without its area code.
func possibleNumber(raw, country string) (*phonenumbers.PhoneNumber, bool) {
	start := strings.TrimPrefix(strings.TrimSpace(raw), "tel:")
	if start == "" || !strings.ContainsRune("+(0123456789", rune(start[0])) {
		return nil, false
	}
	number, err := phonenumbers.Parse(start, country)
	if err != nil || phonenumbers.IsPossibleNumberWithReason(number) != phonenumbers.IS_POSSIBLE {
		return nil, false
	}
	if number.GetCountryCode() == 1 {
		_, ok := northAmerican(fmt.Sprintf("+1%d", number.GetNationalNumber()), country)
		return number, ok
	}
	return number, true
}

func phoneHint(raw, country string) string {
	digits := len(phonenumbers.NormalizeDigitsOnly(raw))
	switch {
	case digits == 7 && phonenumbers.GetCountryCodeForRegion(country) == 1:
		return `the area code is missing: write it as "+1-303-555-0142"`
	case digits == 0:
		return "leave the phone out when there is none"
	}
	return `write it with its country code, as "+1-303-555-0142"`
}
