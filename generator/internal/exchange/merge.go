package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// mergeFacilities unites rows with the same name, street and ZIP, and returns
// what is left in an order that does not depend on the file's. Rows that share
// only an address stay apart: a house has more than one program.
func mergeFacilities(found []*facility) []*facility {
	groups := map[string][]*facility{}
	for _, f := range found {
		groups[f.key] = append(groups[f.key], f)
	}
	var kept []*facility
	for _, group := range groups {
		slices.SortFunc(group, fullest)
		if len(group) > 1 {
			group[0].absorb(group[1:])
		}
		kept = append(kept, group[0])
	}
	slices.SortFunc(kept, func(a, b *facility) int { return strings.Compare(a.key, b.key) })
	noteSuites(kept)
	return kept
}

// noteSuites marks facilities that differ in nothing but the second line of
// their street: a person may know that they are one.
func noteSuites(kept []*facility) {
	houses := map[string][]*facility{}
	for _, f := range kept {
		if f.cells[colStreet1] != "" {
			house := *f.cells
			house[colStreet2] = ""
			key := keyOf(&house)
			houses[key] = append(houses[key], f)
		}
	}
	for _, house := range houses {
		for _, f := range house[1:] {
			f.note("kept apart: same name, street and ZIP as another row, another suite", fmt.Sprintf("%s; see line %d", f.location.Street, house[0].row.Line))
		}
	}
}

// keyOf is what two rows about the same facility share. Without a street the
// city, state and phone stand in for it.
func keyOf(c *samhsaCells) string {
	place := join(" ", c[colStreet1], c[colStreet2])
	if place == "" {
		place = strings.Join([]string{c[colCity], c[colState], c[colPhone]}, " ")
	}
	code, _ := parseZIP(c[colZIP], strings.ToUpper(c[colState]))
	return strings.Join([]string{fold(c[colName1]), fold(c[colName2]), fold(place), cmp.Or(code, fold(c[colZIP]))}, "|")
}

// fold lowers s and keeps only its letters and digits, in words.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// fullest orders the rows of one facility: most codes first, then most phones,
// then by their text, so that shuffled files give the same program.
func fullest(a, b *facility) int {
	return cmp.Or(cmp.Compare(len(b.codes), len(a.codes)), cmp.Compare(len(b.phones), len(a.phones)),
		strings.Compare(a.text(), b.text()), cmp.Compare(a.row.Line, b.row.Line))
}

func (f *facility) text() string { return strings.Join(f.cells[:], "\x00") }

// absorb adds what other rows say about f.
func (f *facility) absorb(others []*facility) {
	rows := [][]string{f.codes}
	for _, g := range others {
		rows = append(rows, g.codes)
		f.absorbOne(g)
	}
	var notes []Note
	f.codes, notes = uniteCodes(rows)
	f.row.Notes = append(f.row.Notes, notes...)
}

func (f *facility) absorbOne(g *facility) {
	g.into = f
	g.row.Outcome = Merged
	if f.text() == g.text() {
		g.row.Reason = fmt.Sprintf("the same as line %d", f.row.Line)
	} else {
		g.row.Reason = fmt.Sprintf("same name, street and ZIP as line %d; codes and phones are united", f.row.Line)
	}
	for _, p := range g.phones {
		f.phones = addPhone(f.phones, p)
	}
	if !f.location.HasPoint && g.location.HasPoint {
		f.location.Latitude, f.location.Longitude, f.location.HasPoint = g.location.Latitude, g.location.Longitude, true
	}
}
