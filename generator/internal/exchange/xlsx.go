package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"sitegen/generator/internal/diag"
)

const (
	maxUnzippedBytes = 48 << 20 // of the whole workbook; the national directory has 12 MB
	maxSheetRows     = 200_000
	directorySheet   = "Facilities List" // as SAMHSA names it
)

// readXLSX reads the sheet of the directory: the one with SAMHSA's name, else
// the first whose header fits.
func readXLSX(in Input, fits func([]string) bool, problems *limited) (t *table, ok bool) {
	defer func() { // a library for untrusted archives; its panics are broken files, too
		if r := recover(); r != nil {
			problems.add(brokenWorkbook(fmt.Errorf("%v", r)))
			t, ok = nil, false
		}
	}()
	if err := checkArchive(in.Data); err != nil {
		problems.add(brokenWorkbook(err))
		return nil, false
	}
	book, err := excelize.OpenReader(bytes.NewReader(in.Data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzippedBytes, UnzipXMLSizeLimit: maxUnzippedBytes})
	if err != nil {
		problems.add(brokenWorkbook(err))
		return nil, false
	}
	defer book.Close()
	for _, sheet := range sheetOrder(book.GetSheetList()) {
		t, err := readSheet(book, sheet, fits)
		if err != nil {
			problems.add(brokenWorkbook(err))
			return nil, false
		}
		if t != nil {
			return t, t.checkShape(problems)
		}
	}
	problems.add(fileError("no-sheet", "no sheet of the workbook has the columns of this directory",
		fmt.Sprintf("the sheet %q begins with name1, name2, street1", directorySheet)))
	return nil, false
}

// checkArchive unpacks everything once, to nowhere. Excelize would go on with
// half a sheet when an archive is damaged, and rows would be lost in silence.
func checkArchive(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	left := int64(maxUnzippedBytes)
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			return err
		}
		n, err := io.Copy(io.Discard, io.LimitReader(part, left+1))
		part.Close()
		if left -= n; left < 0 {
			return fmt.Errorf("it unpacks to more than %d MB", maxUnzippedBytes>>20)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", diag.Printable(f.Name), err)
		}
	}
	return nil
}

func brokenWorkbook(err error) diag.Diagnostic {
	if errors.Is(err, excelize.ErrWorkbookPassword) || errors.Is(err, excelize.ErrWorkbookFileFormat) {
		return fileError("bad-workbook", "the file is not a readable .xlsx workbook: "+err.Error(), "open it in a spreadsheet program and save it as .xlsx or .csv")
	}
	return fileError("bad-workbook", "the workbook cannot be read: "+err.Error(), "download it again, or save it as .csv")
}

func sheetOrder(names []string) []string {
	for i, name := range names {
		if strings.EqualFold(strings.TrimSpace(name), directorySheet) {
			names[0], names[i] = names[i], names[0]
		}
	}
	return names
}

// readSheet returns nil when the sheet's header does not fit. Rows without any
// text before the header and after the last row are not rows of the directory.
func readSheet(book *excelize.File, sheet string, fits func([]string) bool) (*table, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	t := &table{}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		if line > maxSheetRows {
			return nil, fmt.Errorf("more than %d rows in the sheet %q", maxSheetRows, sheet)
		}
		row := tableRow{line: line, cells: cells}
		if t.header == nil {
			if row.blank() {
				continue
			}
			if !fits(cells) {
				return nil, nil
			}
		}
		t.add(cells, placed{line: line, columns: columnNumbers(len(cells))})
	}
	for len(t.rows) > 0 && t.rows[len(t.rows)-1].blank() {
		t.rows = t.rows[:len(t.rows)-1]
	}
	if t.header == nil {
		return nil, rows.Error()
	}
	return t, rows.Error()
}

// columnNumbers gives 1 to n.
func columnNumbers(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i + 1
	}
	return numbers
}
