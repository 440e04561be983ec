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
	cells    map[string]string
	name     string
	operator string
	location model.Location
	phones   []model.Phone
	codes    []string
	offers   model.TermSet
	row      *Row
	id       string
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

func newFacility(cells map[string]string, row *Row) *facility {
	f := &facility{cells: cells, row: row}
	f.operator, f.name = names(cells["name1"], cells["name2"])
	f.noteCuts()
	f.locate()
	f.readPhones()
	var notes []Note
	f.codes, notes = splitCodes(cells["service_code_info"])
	row.Notes = append(row.Notes, notes...)
	if len(f.codes) == 0 {
		f.note("no service codes", "")
	}
	return f
}

func (f *facility) noteCuts() {
	for _, column := range []string{"name1", "name2", "street1", "street2"} {
		if utf8.RuneCountInString(f.cells[column]) >= nameLimit {
			f.note(column+" has 38 characters and may be cut off", f.cells[column])
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
func names(name1, name2 string) (operator, name string) {
	switch {
	case name2 == "" || name1 == name2:
		return name1, name1
	case name1 == "":
		return name2, name2
	case tradeName.MatchString(name2):
		return name1, tradeName.ReplaceAllString(name2, "")
	case strings.HasSuffix(name1, "/"):
		return name1 + name2, name1 + name2
	case openEnd.MatchString(name1):
		return name1 + " " + name2, name1 + " " + name2
	case openStart.MatchString(name2):
		return name1, name1 + " " + name2
	}
	return name1, name1 + ": " + name2
}

// locate reads the address. All are public: the government publishes them.
func (f *facility) locate() {
	c := f.cells
	state := strings.ToUpper(c["state"])
	country, known := states[state]
	if !known {
		f.note("unknown state", fmt.Sprintf("%q", c["state"]))
		state, country = "", "US"
	}
	f.location = model.Location{Kind: model.Physical, Street: join(", ", c["street1"], c["street2"]),
		City: c["city"], Region: state, Country: country, Public: true}
	zip, note := parseZIP(c["zip"], state)
	f.location.PostalCode = zip
	f.noteIf(note)
	latitude, longitude, note := parsePoint(c["latitude"], c["longitude"])
	f.noteIf(note)
	if note == nil {
		f.location.Latitude, f.location.Longitude, f.location.HasPoint = latitude, longitude, true
		f.notePrecision(c["geo_source"])
	}
	if leak.MatchString(f.location.Street) {
		f.note("confidential address, left out", "")
		f.location.Public = false
		f.location.Conceal()
	}
	if c["street1"] == "" && c["street2"] == "" {
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
	for _, column := range []string{"phone", "intake1", "intake1a", "intake2", "intake2a"} {
		kind := "intake"
		if column == "phone" {
			kind = "main"
		}
		phone, fault := parsePhone(f.cells[column], f.location.Country, kind)
		if fault != "" {
			f.note("left out: phone numbers", fmt.Sprintf("%s %q: %s", column, f.cells[column], fault))
		} else if phone.Number != "" {
			f.phones = addPhone(f.phones, phone)
		}
	}
	if len(f.phones) == 0 {
		f.note("no phone", "")
	}
}

func (f *facility) program(verified model.Verified) *model.Program {
	return &model.Program{
		ID: f.id, Name: f.name, Organization: f.operator, Status: model.Active,
		Phones: f.phones, Location: f.location, Offers: f.offers,
		Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1},
		Verified:    verified,
	}
}
