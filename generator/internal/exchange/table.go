package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
)

const (
	maxColumns   = 500
	maxCellBytes = 20_000 // read refuses a longer field
)

// table is rows of cells, each with the place it came from: what a CSV file and
// a sheet of a workbook have in common.
type table struct {
	header     []string
	headerLine int
	rows       []tableRow
	width      int // cells every row must have; 0 when short rows are normal
}

// tableRow is one data row. Columns holds, for each cell, where it begins on
// its line, counted in code points; in a workbook it is the column's number.
type tableRow struct {
	line    int
	cells   []string
	columns []int
}

// blank reports whether no cell says anything.
func (r tableRow) blank() bool {
	return !slices.ContainsFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// column returns where cell i begins, or 0.
func (r tableRow) column(i int) int {
	if i < len(r.columns) {
		return r.columns[i]
	}
	return 0
}

// readTable recognises the format by its first bytes. Fits says whether a
// header belongs to the directory that is wanted; it chooses between sheets,
// and decides what a broken file is told.
func readTable(in Input, fits func(header []string) bool, problems *limited) (*table, bool) {
	switch {
	case len(bytes.TrimSpace(in.Data)) == 0:
		problems.add(fileError("empty-file", "the file is empty", "download it again"))
		return nil, false
	case bytes.HasPrefix(in.Data, []byte("PK\x03\x04")):
		return readXLSX(in, fits, problems)
	case bytes.HasPrefix(in.Data, []byte("\xD0\xCF\x11\xE0")):
		problems.add(fileError("old-workbook", "this is an old or a password-protected Excel workbook", "open it and save it as .xlsx or .csv"))
		return nil, false
	}
	text, ok := decodeText(in.Data, problems)
	if !ok {
		return nil, false
	}
	return readCSV(text, fits, problems)
}

func fileError(code, text, hint string) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Code: code, Text: text, Hint: hint}
}

// checkShape refuses tables that cannot be a directory.
func (t *table) checkShape(problems *limited) bool {
	if len(t.header) > maxColumns {
		problems.add(diag.Diagnostic{Line: 1, Severity: diag.Error, Code: "too-many-columns",
			Text: fmt.Sprintf("%d columns; at most %d are read", len(t.header), maxColumns),
			Hint: "is this the right file?"})
		return false
	}
	if len(t.rows) == 0 {
		problems.add(fileError("no-rows", "there are no rows below the header", "download the file again"))
		return false
	}
	return true
}
