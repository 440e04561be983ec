package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// The columns of SAMHSA's National Directory, those that an import cannot do
// without first. The last three are in no file of SAMHSA's: people who look up
// coordinates add them.
const (
	colName1 = iota
	colStreet1
	colCity
	colState
	colZIP
	colPhone
	colCodes
	colName2
	colStreet2
	colIntake1
	colIntake2
	colIntake1a
	colIntake2a
	colLatitude
	colLongitude
	colGeoSource
	samhsaWidth
	samhsaRequired = colName2
)

var samhsaColumns = [samhsaWidth]string{"name1", "street1", "city", "state", "zip", "phone", "service_code_info",
	"name2", "street2", "intake1", "intake2", "intake1a", "intake2a", "latitude", "longitude", "geo_source"}

// samhsaCells are the clean cells of one row, by column.
type samhsaCells [samhsaWidth]string

const samhsaSource = "https://findtreatment.gov/"

// SAMHSA reads a National Directory of treatment facilities as SAMHSA publishes
// it, CSV or XLSX: one program per facility. When a diagnostic is an error,
// Programs is empty.
func SAMHSA(in Input, v *model.Vocabulary, opts Options) (Result, diag.List) {
	problems := newLimited(in.Name)
	result := Result{File: in.Name}
	t, ok := readTable(in, fitsSAMHSA, problems)
	if !ok {
		return result, problems.done()
	}
	at, ignored, ok := matchColumns(t, problems)
	if !ok {
		return result, problems.done()
	}
	result.Ignored = ignored
	verified := samhsaVerified(in.Name, opts, problems)
	result.Rows = make([]Row, len(t.rows))
	var found []*facility
	unmapped := map[string]int{}
	for i, row := range t.rows {
		result.Rows[i].Line = row.line
		if f := readFacility(t, row, at, &result.Rows[i], problems); f != nil {
			countUnmapped(f.codes, v, unmapped)
			found = append(found, f)
		}
	}
	result.Unmapped = byFrequency(unmapped)
	kept := mergeFacilities(found)
	identify(kept, keepIDs(kept, opts.Earlier))
	for _, f := range kept {
		f.offers = offers(f.codes, v)
	}
	result.Programs = programsOf(kept, verified)
	result.Vanished = vanished(result.Programs, opts.Earlier)
	for _, f := range found {
		f.row.ID = f.first().id
	}
	return result, problems.done()
}

// samhsaVerified gives the day the directory speaks of. Its name has only a
// year, so that is the first of January: the survey was taken before it, and a
// listing must not look fresher than it is.
func samhsaVerified(name string, opts Options, problems *limited) model.Verified {
	v := model.Verified{On: opts.Verified, By: opts.By, Source: cmp.Or(opts.Source, samhsaSource)}
	year := ""
	if m := regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`).FindStringSubmatch(name); m != nil {
		year = m[1]
	}
	if year != "" && v.On.IsZero() {
		v.On, _ = model.ParseDate(year + "-01-01")
	}
	if v.On.IsZero() {
		problems.add(diag.Diagnostic{Severity: diag.Warning, Code: "no-year",
			Text: "nothing says of which year this directory is, so its listings count as never checked",
			Hint: "put the year into the file's name, as in facilities-sa-2022.csv, or give the day with --verified"})
	}
	if v.By == "" {
		if year == "" && !v.On.IsZero() {
			year = v.On.Time().Format("2006")
		}
		v.By = join(" ", "SAMHSA National Directory", year)
	}
	return v
}

func fitsSAMHSA(header []string) bool {
	names := normalHeader(header)
	for _, want := range samhsaColumns[:samhsaRequired] {
		if !slices.Contains(names, want) {
			return false
		}
	}
	return true
}

func normalHeader(header []string) []string {
	names := make([]string, len(header))
	for i, h := range header {
		text, _, _ := cleanCell(h)
		names[i] = strings.ToLower(text)
	}
	return names
}

// columnsAt says at which cell of a row each column is; -1 where it is not.
type columnsAt [samhsaWidth]int

// matchColumns finds where each known column is. Ignored are the others.
func matchColumns(t *table, problems *limited) (at columnsAt, ignored []string, ok bool) {
	ok = true
	for i := range at {
		at[i] = -1
	}
	for i, name := range normalHeader(t.header) {
		c := slices.Index(samhsaColumns[:], name)
		switch {
		case c < 0:
			ignored = append(ignored, name)
		case at[c] >= 0:
			problems.add(diag.Diagnostic{Line: t.headerLine, Severity: diag.Error, Code: "duplicate-column",
				Text: fmt.Sprintf("two columns are named %q", name), Hint: "rename or remove one of them"})
			ok = false
		default:
			at[c] = i
		}
	}
	if len(ignored) == len(t.header) {
		problems.add(diag.Diagnostic{Line: t.headerLine, Severity: diag.Error, Code: "wrong-file", Text: "the first row has no column of a National Directory",
			Hint: "it has name1, name2, street1, street2, city, state, zip, phone, … service_code_info"})
		return at, ignored, false
	}
	for c, i := range at {
		if i < 0 && !missing(c, t.headerLine, ignored, problems) {
			ok = false
		}
	}
	return at, ignored, ok
}

// missing reports that a column is not there, and whether the import can do
// without it. A column that is merely misspelt gets a hint.
func missing(column, line int, ignored []string, problems *limited) bool {
	name := samhsaColumns[column]
	hint := ""
	if meant := diag.Nearest(name, ignored); meant != "" {
		hint = fmt.Sprintf("rename the column %q if it is that", meant)
	}
	if column < samhsaRequired {
		problems.add(diag.Diagnostic{Line: line, Severity: diag.Error, Code: "missing-column", Text: fmt.Sprintf("the column %q is missing", name),
			Hint: cmp.Or(hint, "a National Directory has name1, name2, street1, street2, city, state, zip, phone, … service_code_info")})
		return false
	}
	if hint != "" {
		problems.add(diag.Diagnostic{Line: line, Severity: diag.Hint, Code: "ignored-column", Text: fmt.Sprintf("there is no column %q", name), Hint: hint})
	}
	return true
}

// readFacility reads one row. It returns nil when the row cannot be a listing,
// and says why in account.
func readFacility(t *table, row tableRow, at columnsAt, account *Row, problems *limited) *facility {
	account.Outcome = Skipped
	switch {
	case row.blank():
		account.Reason = "the row is empty"
		return nil
	case t.width > 0 && len(row.cells) != t.width:
		account.Reason = fmt.Sprintf("the row has %d cells and the header %d, so no cell is certain", len(row.cells), t.width)
		problems.add(diag.Diagnostic{Line: row.line, Severity: diag.Warning, Code: "ragged-row", Text: account.Reason,
			Hint: "look for a comma or a quotation mark too many or too few"})
		return nil
	}
	cells := readCells(row, at, account, problems)
	if account.Reason != "" {
		return nil
	}
	if cells[colName1] == "" && cells[colName2] == "" {
		account.Reason = "the row has no name"
		return nil
	}
	account.Outcome = Imported
	return newFacility(cells, account)
}

// readCells cleans the cells of a row. A cell that says the row is not to be
// published gives account its reason; in a street it only hides the address.
func readCells(row tableRow, at columnsAt, account *Row, problems *limited) *samhsaCells {
	var cells samhsaCells
	for c, i := range at {
		if i < 0 || i >= len(row.cells) {
			continue
		}
		text, notes, fault := cleanCell(row.cells[i])
		if fault == nil && c != colStreet1 && c != colStreet2 && saysSecret(text) {
			fault = &cellFault{"not-to-publish", "it says that this is not to be published"}
			account.Reason = fmt.Sprintf("column %q says that this is not to be published", samhsaColumns[c])
		}
		if fault != nil {
			problems.add(diag.Diagnostic{Line: row.line, Column: row.column(i), Severity: diag.Warning, Code: fault.code,
				Text: fmt.Sprintf("column %q: %s", samhsaColumns[c], fault.text), Hint: "it is left out"})
			notes = []Note{{"left out: " + fault.code, samhsaColumns[c]}}
		}
		account.Notes = append(account.Notes, notes...)
		cells[c] = text
	}
	return &cells
}

// programsOf makes the programs of kept facilities, by id.
func programsOf(kept []*facility, verified model.Verified) []*model.Program {
	programs := make([]*model.Program, len(kept))
	for i, f := range kept {
		programs[i] = f.program(verified)
	}
	slices.SortFunc(programs, func(a, b *model.Program) int { return strings.Compare(a.ID, b.ID) })
	return programs
}
