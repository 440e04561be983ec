package exchange

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ name1, name2, operator, name string }{
		{"Shelby County Treatment Center", "", "Shelby County Treatment Center", "Shelby County Treatment Center"},
		{"Ideal Option", "Kenai", "Ideal Option", "Ideal Option: Kenai"},
		{"AIDS Action Coalition", "DBA Thrive Alabama", "AIDS Action Coalition", "Thrive Alabama"},
		{"Family Guidance Center of", "Warren County", "Family Guidance Center of Warren County", "Family Guidance Center of Warren County"},
		{"Addiction Research and Treatment Inc", "(ART)", "Addiction Research and Treatment Inc", "Addiction Research and Treatment Inc (ART)"},
		{"Complete Healthcare Addiction", "and Gynecology", "Complete Healthcare Addiction", "Complete Healthcare Addiction and Gynecology"},
		{"", "Second Line", "Second Line", "Second Line"},
		{"Same", "Same", "Same", "Same"},
		{"Recovery Land", "Site", "Recovery Land", "Recovery Land: Site"}, // ends with "and" only as letters
	} {
		if operator, name := names(c.name1, c.name2); operator != c.operator || name != c.name {
			t.Errorf("names(%q, %q) = %q, %q", c.name1, c.name2, operator, name)
		}
	}
}

func TestParsePhone(t *testing.T) {
	for _, c := range []struct{ in, country, number, extension, display, fault string }{
		{"205-216-0200", "US", "+12052160200", "", "(205) 216-0200", ""},
		{"205-216-0200 x123", "US", "+12052160200", "123", "(205) 216-0200", ""},
		{"(205) 216-0200 ext. 5", "US", "+12052160200", "5", "(205) 216-0200", ""},
		{"+1 800 662 4357", "US", "+18006624357", "", "(800) 662-4357", ""},
		{"1-800-662-HELP", "US", "+18006624357", "", "(800) 662-4357", ""},
		{"888-PARNEXT", "US", "+18887276398", "", "(888) 727-6398", ""},
		{"217-3488DUI", "US", "+12173488384", "", "(217) 348-8384", ""},
		{"787-792-8910", "US", "+17877928910", "", "(787) 792-8910", ""},
		{"691-350-2115 x123", "FM", "+6913502115", "123", "350 2115", ""},
		{"680-488-4573", "PW", "+6804884573", "", "488 4573", ""},
		{"988", "US", "988", "", "988", ""},
		{"", "US", "", "", "", ""},
		{"911", "US", "", "", "", "an emergency number is not a listing's own"},
		{"8.00662E+11", "US", "", "", "", "a spreadsheet has rounded it"},
		{"confidential 303-555-0199", "US", "", "", "", "it is not a phone number"},
		{"303-555-0199 do not publish", "US", "", "", "", "it is not a phone number"},
		{"472-562-2570 x3001", "US", "+14725622570", "3001", "(472) 562-2570", "the area code may be new, or wrong"}, // opened in 2022
		{"333-440-8534", "US", "+13334408534", "", "(333) 440-8534", "the area code may be new, or wrong"},
		{"888-146-4427", "US", "", "", "", "no such number in US"},
		{"103-440-8534", "US", "", "", "", "no such number in US"},
		{"333-440-8534", "FM", "", "", "", "no such number in FM"},
		{"205-216-0200 / 205-216-0201", "US", "", "", "", "no such number in US"},
		{"555", "US", "", "", "", "no such number in US"},
		{"=1+2", "US", "", "", "", "it is not a phone number"},
		{"x12", "US", "", "", "", "it is not a phone number"},
	} {
		p, fault := parsePhone(c.in, c.country, "main")
		if p.Number != c.number || p.Extension != c.extension || p.Display != c.display || fault != c.fault {
			t.Errorf("parsePhone(%q, %s) = %+v, %q", c.in, c.country, p, fault)
		}
	}
}

// A number of an unknown area code may be the only way to reach a place.
func TestDoubtfulPhone(t *testing.T) {
	cells := elmCells()
	cells[colPhone], cells[colIntake1] = "472-562-2570", "888-146-4427"
	var row Row
	f := newFacility(&cells, &row)
	if len(f.phones) != 1 || f.phones[0].Number != "+14725622570" {
		t.Errorf("phones %v", f.phones)
	}
	kinds := map[string]string{}
	for _, n := range row.Notes {
		kinds[n.Kind] = n.Detail
	}
	if !strings.HasPrefix(kinds["kept: phone numbers that may be wrong"], `phone "472-562-2570"`) || !strings.HasPrefix(kinds["left out: phone numbers"], `intake1 "888-146-4427"`) {
		t.Errorf("notes %v", row.Notes)
	}
}

func TestParseZIP(t *testing.T) {
	for _, c := range []struct{ in, state, want, note string }{
		{"35007", "AL", "35007", ""}, {"01234", "MA", "01234", ""}, {"35007-1234", "AL", "35007-1234", ""},
		{"350071234", "AL", "35007-1234", ""}, {"35007.0", "AL", "35007", ""},
		{"1234", "MA", "01234", "leading zero of the ZIP put back"}, {"901", "PR", "00901", "leading zero of the ZIP put back"},
		{"1234-5678", "NJ", "01234-5678", "leading zero of the ZIP put back"}, {"12345678", "CT", "01234-5678", "leading zero of the ZIP put back"},
		{"1234", "TX", "", "left out: not a ZIP"}, {"2-Jan", "MA", "", "left out: not a ZIP"}, {"", "AL", "", "no ZIP"},
	} {
		got, note := parseZIP(c.in, c.state)
		kind := ""
		if note != nil {
			kind = note.Kind
		}
		if got != c.want || kind != c.note {
			t.Errorf("parseZIP(%q, %s) = %q, %q", c.in, c.state, got, kind)
		}
	}
}

func TestParsePoint(t *testing.T) {
	for _, c := range []struct {
		lat, lon string
		note     string
	}{
		{"33.21", "-86.78", ""}, {"", "", "no coordinates"}, {"33.21", "", "left out: not coordinates"}, {"0", "0", "left out: not coordinates"},
		{"NaN", "1", "left out: not coordinates"}, {"91", "1", "left out: not coordinates"}, {"1", "Inf", "left out: not coordinates"}, {"33,21", "1", "left out: not coordinates"},
	} {
		_, _, note := parsePoint(c.lat, c.lon)
		kind := ""
		if note != nil {
			kind = note.Kind
		}
		if kind != c.note {
			t.Errorf("parsePoint(%q, %q): %q, want %q", c.lat, c.lon, kind, c.note)
		}
	}
}

func TestTerritories(t *testing.T) {
	for postal, want := range map[string][2]string{"PR": {"US", "PR"}, "gu": {"US", "GU"}, "FM": {"FM", "FM"}, "PW": {"PW", "PW"}, "ZZ": {"US", ""}} {
		cells := elmCells()
		cells[colState] = postal
		var row Row
		l := newFacility(&cells, &row).location
		if l.Country != want[0] || l.Region != want[1] {
			t.Errorf("%s: %s %s", postal, l.Country, l.Region)
		}
	}
}
