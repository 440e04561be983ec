package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"sitegen/generator/internal/model"
)

var (
	extensionPart = regexp.MustCompile(`(?i)[\s,;]*(?:\bextension|\bext|x|#)[\s.:]*(\d{1,7})$`)
	mangledNumber = regexp.MustCompile(`(?i)^\d(\.\d+)?e\+?\d+$`)
	phoneShape    = regexp.MustCompile(`^[+(]{0,2}[0-9][0-9A-Za-z ().+/-]*$`)
	nanpShape     = regexp.MustCompile(`^\+1[2-9]\d{2}[2-9]\d{6}$`) // North American: NXX-NXX-XXXX
)

// emergency numbers are on every page as crisis lines and never a listing's own.
var emergency = map[string]bool{"911": true, "112": true, "999": true, "211": true}

// parsePhone reads a number as written in that country, with an extension such
// as "x123" and with letters for digits ("800-662-HELP"). Fault says why there is
// no number, or what is doubtful about it: new area codes come faster than the
// library's table of them. An empty cell gives neither.
func parsePhone(raw, country, kind string) (phone model.Phone, fault string) {
	number, extension := raw, ""
	if strings.ContainsAny(raw, "xX#") {
		if m := extensionPart.FindStringSubmatchIndex(raw); m != nil {
			number, extension = strings.TrimSpace(raw[:m[0]]), raw[m[2]:m[3]]
		}
	}
	switch {
	case raw == "":
		return model.Phone{}, ""
	case number == "988":
		return model.Phone{Number: number, Display: number, Kind: "crisis"}, ""
	case emergency[number]:
		return model.Phone{}, "an emergency number is not a listing's own"
	case mangledNumber.MatchString(raw):
		return model.Phone{}, "a spreadsheet has rounded it"
	case !phoneShape.MatchString(number):
		return model.Phone{}, "it is not a phone number"
	}
	digits, fault := spellOut(number)
	if fault != "" {
		return model.Phone{}, fault
	}
	parsed, err := phonenumbers.Parse(digits, country)
	if err != nil {
		return model.Phone{}, fmt.Sprintf("no such number in %s", country)
	}
	e164 := phonenumbers.Format(parsed, phonenumbers.E164)
	if !phonenumbers.IsValidNumber(parsed) {
		fault = "the area code may be new, or wrong"
		if !nanpShape.MatchString(e164) {
			return model.Phone{}, fmt.Sprintf("no such number in %s", country)
		}
	}
	return model.Phone{
		Number:    e164,
		Extension: extension,
		Kind:      kind,
		Display:   phonenumbers.Format(parsed, phonenumbers.NATIONAL),
	}, fault
}

// spellOut turns the letters of a vanity number into digits. Only a number of
// full length may have letters: anything else is a remark in a phone column.
func spellOut(number string) (digits, fault string) {
	letters, all := 0, 0
	for _, r := range number {
		switch {
		case r >= '0' && r <= '9':
			all++
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			letters++
			all++
		}
	}
	if letters == 0 {
		return number, ""
	}
	if all != 10 && !(all == 11 && strings.HasPrefix(strings.TrimLeft(number, "+("), "1")) {
		return "", "it is not a phone number"
	}
	return phonenumbers.ConvertAlphaCharactersInNumber(number), ""
}

// addPhone adds p unless its number is there already; a number with an
// extension and the bare number are two ways to reach people.
func addPhone(phones []model.Phone, p model.Phone) []model.Phone {
	for _, q := range phones {
		if q.Number == p.Number && q.Extension == p.Extension {
			return phones
		}
	}
	return append(phones, p)
}
