package exchange

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/model"
)

// nameLimit is where SAMHSA's survey cuts names and streets off.
const nameLimit = 38

// facility is one row of a National Directory, or several that are the same.
type facility struct {
	cells    *samhsaCells
	name     string
	operator string
	location model.Location
	phones   []model.Phone
	codes    []string
	offers   model.TermSet
	row      *Row
	key      string // equal for two rows about the same facility
	id       string
	aliases  []string  // former ids
	into     *facility // the facility that this one was merged into
}

// first is the facility that stands for f.
func (f *facility) first() *facility {
	if f.into != nil {
		return f.into
	}
	return f
}

func (f *facility) note(kind, detail string) {
	f.row.Notes = append(f.row.Notes, Note{kind, detail})
}

func newFacility(cells *samhsaCells, row *Row) *facility {
	f := &facility{cells: cells, row: row, key: keyOf(cells)}
	f.operator, f.name = names(cells[colName1], cells[colName2])
	f.noteCuts()
	f.locate()
	f.readPhones()
	var notes []Note
	f.codes, notes = splitCodes(cells[colCodes])
	row.Notes = append(row.Notes, notes...)
	if len(f.codes) == 0 {
		f.note("no service codes", "")
	}
	return f
}

func (f *facility) noteCuts() {
	for _, c := range []int{colName1, colName2, colStreet1, colStreet2} {
		if utf8.RuneCountInString(f.cells[c]) >= nameLimit {
			f.note(samhsaColumns[c]+" has 38 characters and may be cut off", f.cells[c])
		}
	}
}

var (
	openEnd   = regexp.MustCompile(`(?i)(\b(and|of|for|the|at|in|on|to|with|by)|&|/|-)$`)
	openStart = regexp.MustCompile(`^(\(|&|/|(?i:and|of|for|at)\b|[a-z])`)
	tradeName = regexp.MustCompile(`(?i)^(dba|d/b/a)[ :]+`)
)

// names gives the operator and the program's name from a facility's two name
// lines. The second line is a part of the first ("Outpatient Services"), the
// name it trades under ("DBA Thrive Alabama"), or simply its second half
// ("Family Guidance Center of", "Warren County").
func names(first, second string) (operator, name string) {
	switch {
	case second == "" || first == second:
		return first, first
	case first == "":
		return second, second
	case tradeName.MatchString(second):
		return first, tradeName.ReplaceAllString(second, "")
	case strings.HasSuffix(first, "/"):
		return first + second, first + second
	case openEnd.MatchString(first):
		return first + " " + second, first + " " + second
	case openStart.MatchString(second):
		return first, first + " " + second
	}
	return first, first + ": " + second
}

// locate reads the address. All are public: the government publishes them.
func (f *facility) locate() {
	c := f.cells
	region := strings.ToUpper(c[colState])
	country, known := states[region]
	if !known {
		f.note("unknown state", fmt.Sprintf("%q", c[colState]))
		region, country = "", "US"
	}
	f.location = model.Location{Kind: model.Physical, Street: join(", ", c[colStreet1], c[colStreet2]),
		City: c[colCity], Region: region, Country: country, Public: true}
	code, note := parseZIP(c[colZIP], region)
	f.location.PostalCode = code
	f.noteIf(note)
	lat, lon, note := parsePoint(c[colLatitude], c[colLongitude])
	f.noteIf(note)
	if note == nil {
		f.location.Latitude, f.location.Longitude, f.location.HasPoint = lat, lon, true
		f.notePrecision(c[colGeoSource])
	}
	if saysSecret(f.location.Street) {
		f.note("confidential address, left out", "")
		f.location.Public = false
		f.location.Conceal()
	}
	if c[colStreet1] == "" && c[colStreet2] == "" {
		f.note("no street", "")
	}
}

func (f *facility) noteIf(n *Note) {
	if n != nil {
		f.row.Notes = append(f.row.Notes, *n)
	}
}

// notePrecision marks points that are not the building's.
func (f *facility) notePrecision(source string) {
	if s := strings.ToLower(source); strings.HasPrefix(s, "zcta") || strings.Contains(s, "zip") {
		f.note("the point is only the middle of a ZIP area ("+s+")", "")
	}
}

// readPhones reads the facility's number and its intake numbers. The columns
// with an "a" are the same lines once more, corrected or spelled as a word, so
// they are intake numbers as well.
func (f *facility) readPhones() {
	for _, column := range []int{colPhone, colIntake1, colIntake1a, colIntake2, colIntake2a} {
		kind := "intake"
		if column == colPhone {
			kind = "main"
		}
		p, fault := parsePhone(f.cells[column], f.location.Country, kind)
		if fault != "" {
			doubt := "left out: phone numbers"
			if p.Number != "" {
				doubt = "kept: phone numbers that may be wrong"
			}
			f.note(doubt, fmt.Sprintf("%s %q: %s", samhsaColumns[column], f.cells[column], fault))
		}
		if p.Number != "" {
			f.phones = addPhone(f.phones, p)
		}
	}
	if len(f.phones) == 0 {
		f.note("no phone", "")
	}
}

func (f *facility) program(verified model.Verified) *model.Program {
	return &model.Program{
		ID: f.id, Name: f.name, Organization: f.operator, Status: model.Active,
		Phones: f.phones, Location: f.location, Offers: f.offers, Aliases: f.aliases,
		Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1},
		Verified:    verified,
	}
}
