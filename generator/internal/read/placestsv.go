package read

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

const (
	maxPlaceBytes  = 32 << 20 // of one file in content/places
	maxPlaceRows   = 500_000  // of one file
	maxPlaceFaults = 500      // rows with a mistake, before the rest of a file is left alone
	maxPlaceName   = 100      // bytes
	maxPostalCode  = 12       // bytes
	maxCredits     = 10
	creditMark     = "# Credit: "
)

// placeColumns may stand in any order; latitude, longitude, and name or postal must
// be there. A row is a town, which has a name, or a postal code.
var placeColumns = []string{"name", "postal", "region", "country", "latitude", "longitude", "population"}

const (
	columnName = iota
	columnPostal
	columnRegion
	columnCountry
	columnLatitude
	columnLongitude
	columnPopulation
)

// placeRows reads one file of content/places: UTF-8, columns separated by tabs
// below a line that names them. Lines that begin with # are for people; those that
// begin with creditMark name a source that asks for it.
type placeRows struct {
	*sheet
	at    []int // the column of placeColumns that each cell belongs to
	line  int
	raw   string
	cells [7]string        // by placeColumns
	begin [7]int           // bytes of the line before the cell
	seen  map[placeKey]int // lines

	doubles, firstDouble int // rows that repeat a place, and the first one's finding
}

func (s *sheet) placesOf(text string) (places []model.Place, credits []string) {
	if len(text) > maxPlaceBytes {
		s.failLine(strings.Count(text, "\n")+1, 0, "too-large", fmt.Sprintf("the file is larger than %d MB", maxPlaceBytes>>20), "split it into several files")
		return nil, nil
	}
	r := placeRows{sheet: s, seen: map[placeKey]int{}}
	faults := 0
	for raw := range strings.Lines(text) {
		r.line++
		r.raw = strings.TrimRight(raw, "\r\n")
		if credit := r.credit(); credit != "" && len(credits) < maxCredits {
			credits = append(credits, credit)
		}
		if strings.HasPrefix(r.raw, "#") || strings.TrimSpace(r.raw) == "" {
			continue
		}
		if r.at == nil {
			if !r.header() {
				return nil, credits
			}
			continue
		}
		if len(places) == maxPlaceRows {
			s.failLine(r.line, 0, "too-large", fmt.Sprintf("the file has more than %d places", maxPlaceRows), "keep those that somebody here would search from")
			return places, credits
		}
		p, ok := r.place()
		if ok {
			places = append(places, p)
		} else if faults++; faults == maxPlaceFaults {
			s.failLine(r.line, 0, "too-many-errors", "the rest of the file is not looked at", "")
			return places, credits
		}
	}
	if r.doubles > 1 {
		s.findings[r.firstDouble].Text += fmt.Sprintf("; %d rows repeat a place", r.doubles)
	}
	if r.at == nil {
		s.failLine(1, 1, "no-header", "the file has no line that names its columns", placeHeaderHint)
	}
	return places, credits
}

var placeHeaderHint = "begin it with these words, with tabs between them: " + strings.Join(placeColumns, ", ")

// header reads the line that names the columns.
func (r *placeRows) header() bool {
	before := len(r.findings)
	var named []string
	for i, cell := range strings.Split(r.raw, "\t") {
		name := strings.ToLower(strings.TrimSpace(unquoted(cell)))
		column := slices.Index(placeColumns, name)
		switch {
		case column < 0:
			r.failCell(r.columnOf(i), "unknown-column", fmt.Sprintf("unknown column %q", name), suggest(name, placeColumns, placeHeaderHint))
		case slices.Contains(named, name):
			r.failCell(r.columnOf(i), "duplicate-column", fmt.Sprintf("two columns are named %q", name), "delete one of them")
		}
		r.at, named = append(r.at, column), append(named, name)
	}
	for _, name := range []string{"latitude", "longitude"} {
		if !slices.Contains(named, name) {
			r.failCell(1, "missing-column", fmt.Sprintf("the column %q is missing", name), placeHeaderHint)
		}
	}
	if !slices.Contains(named, "name") && !slices.Contains(named, "postal") {
		r.failCell(1, "missing-column", `the columns "name" and "postal" are missing`, "name is for towns, postal for postal codes; one of them must be there")
	}
	return len(r.findings) == before
}

// columnOf is where the cell at that index of the line begins, from 1.
func (r *placeRows) columnOf(index int) int {
	rest := r.raw
	for range index {
		_, rest, _ = strings.Cut(rest, "\t")
	}
	return utf8.RuneCountInString(r.raw[:len(r.raw)-len(rest)]) + 1
}

// place reads one row; ok is false when it can't be used, which was said.
func (r *placeRows) place() (p model.Place, ok bool) {
	before := len(r.findings)
	if !r.split() {
		return p, false
	}
	p.Country = r.country()
	p.Region = r.region(p.Country)
	p.Name, p.Postal = r.name(p.Country, p.Region)
	p.Latitude, p.Longitude = r.degrees(columnLatitude, 90), r.degrees(columnLongitude, 180)
	if p.Latitude == 0 && p.Longitude == 0 && len(r.findings) == before {
		r.fault(columnLatitude, "bad-point", "latitude and longitude are 0, a place in the sea", "look up where the place is, or delete the row")
	}
	p.Population = r.population()
	if slices.ContainsFunc(r.findings[before:], func(f finding) bool { return f.Severity == diag.Error }) {
		return p, false
	}
	key := keyOfPlace(&p)
	if first, twice := r.seen[key]; !twice {
		r.seen[key] = r.line
	} else if r.doubles++; r.doubles == 1 {
		r.firstDouble = len(r.findings)
		r.warn(nil, "duplicate-place", fmt.Sprintf("%q is already on line %d, which counts", p.Name, first), "delete one of the two rows")
		r.pin(r.firstDouble, columnName)
	}
	return p, true
}

// credit is what a line says of a source that asks to be named.
func (r *placeRows) credit() string {
	credit, ok := strings.CutPrefix(r.raw, creditMark)
	if !ok {
		return ""
	}
	r.begin[columnName] = 0
	before := len(r.findings)
	credit = strings.Clone(r.plainText(nil, "credit", credit, false))
	r.pin(before, columnName)
	return credit
}

// split puts the cells of a row where their columns say.
func (r *placeRows) split() bool {
	r.cells, r.begin = [7]string{}, [7]int{}
	rest := r.raw
	for i, column := range r.at {
		cell, after, more := strings.Cut(rest, "\t")
		r.cells[column] = strings.TrimSpace(unquoted(cell))
		r.begin[column] = len(r.raw) - len(rest)
		if !more {
			return true
		}
		if i == len(r.at)-1 && strings.TrimSpace(after) != "" {
			r.failCell(r.columnOf(len(r.at)), "ragged-row", fmt.Sprintf("the row has %d cells and the first line names %d", strings.Count(r.raw, "\t")+1, len(r.at)), "look for a tab too many")
			return false
		}
		rest = after
	}
	return true
}

// unquoted undoes what a spreadsheet does to a cell with a comma or a quotation mark.
func unquoted(cell string) string {
	if len(cell) < 2 || cell[0] != '"' || cell[len(cell)-1] != '"' {
		return cell
	}
	return strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
}

func (r *placeRows) failCell(column int, code, text, hint string) {
	r.failLine(r.line, column, code, text, hint)
}

// fault is a mistake in a cell.
func (r *placeRows) fault(column int, code, text, hint string) {
	r.fail(nil, code, text, hint)
	r.pin(len(r.findings)-1, column)
}

// pin says where the findings from that index on stand.
func (r *placeRows) pin(from, column int) {
	for i := range r.findings[from:] {
		f := &r.findings[from+i]
		f.fixed, f.Line, f.Column = true, r.line, utf8.RuneCountInString(r.raw[:r.begin[column]])+1
	}
}
