package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/diag"
)

// readCSV reads RFC 4180 text with commas, semicolons or tabs. A quotation mark
// in the middle of a cell is taken as it is; a quoted cell that never ends is an
// error, because it swallows the rows below it. In a file whose header does not
// fit it says nothing: the table ends there, and the header is to be complained about.
func readCSV(text []byte, fits func(header []string) bool, problems *limited) (*table, bool) {
	text, line, comma := dialect(text)
	r := newReader(text, comma, false)
	t := &table{}
	for {
		from := r.InputOffset()
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			if !errors.Is(err, csv.ErrBareQuote) {
				if t.header == nil {
					t.header, t.headerLine = firstCells(text, comma), line+1
				}
				if !fits(t.header) {
					return t, true
				}
				problems.add(badQuote(text, syntax, line))
				return nil, false
			}
			loose := newReader(text[from:r.InputOffset()], comma, true)
			if cells, err = loose.Read(); err == nil {
				t.add(cells, placeCells(loose, len(cells), line+bytes.Count(text[:from], []byte{'\n'}), text[from:]))
			}
			continue
		}
		if err != nil {
			problems.add(fileError("unreadable", err.Error(), ""))
			return nil, false
		}
		t.add(cells, placeCells(r, len(cells), line, text[from:]))
	}
	t.width = len(t.header)
	return t, t.checkShape(problems)
}

func newReader(text []byte, comma rune, lazy bool) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, lazy
	return r
}

// firstCells gives the cells of a first line whose quotation marks are wrong.
func firstCells(text []byte, comma rune) []string {
	first, _, _ := strings.Cut(string(text), "\n")
	return strings.Split(strings.ReplaceAll(first, `"`, ""), string(comma))
}

// dialect finds the separator, in Excel's "sep=;" line or as the one the header
// has most of. It returns the text from the header on and the lines before it.
func dialect(text []byte) (rest []byte, linesBefore int, comma rune) {
	first, after, _ := bytes.Cut(text, []byte{'\n'})
	if sep, ok := bytes.CutPrefix(first, []byte("sep=")); ok && len(sep) == 1 && bytes.ContainsAny(sep, ",;\t|") {
		return after, 1, rune(sep[0])
	}
	comma = ','
	for _, c := range ";\t|" {
		if bytes.Count(first, []byte(string(c))) > bytes.Count(first, []byte(string(comma))) {
			comma = c
		}
	}
	return text, 0, comma
}

func badQuote(text []byte, e *csv.ParseError, linesBefore int) diag.Diagnostic {
	d := diag.Diagnostic{Line: e.StartLine + linesBefore, Severity: diag.Error, Code: "open-quote",
		Text: "a quoted cell that begins in this row is not closed", Hint: "close it, or write a quotation mark within it twice"}
	if e.StartLine == e.Line {
		d.Column = runeColumn(text, e.Line, e.Column)
	} else if e.Line > e.StartLine {
		d.Text += fmt.Sprintf("; it runs on to line %d", e.Line+linesBefore)
	}
	return d
}

// placed is where a row and its cells begin.
type placed struct {
	line    int
	columns []int
}

// placeCells asks r where the cells of its last row began. Row is the text from
// that row on, for counting code points instead of bytes.
func placeCells(r *csv.Reader, cells, linesBefore int, row []byte) placed {
	p := placed{columns: make([]int, cells)}
	first, _ := r.FieldPos(0)
	p.line = first + linesBefore
	row = bytes.TrimLeft(row, "\n")
	for i := range p.columns {
		line, column := r.FieldPos(i)
		if line == first && column-1 <= len(row) {
			column = 1 + utf8.RuneCount(row[:column-1])
		}
		p.columns[i] = column
	}
	return p
}

// runeColumn turns a byte column of a line into a code point column.
func runeColumn(text []byte, line, column int) int {
	for ; line > 1; line-- {
		_, text, _ = bytes.Cut(text, []byte{'\n'})
	}
	if column-1 > len(text) {
		return column
	}
	return 1 + utf8.RuneCount(text[:column-1])
}

func (t *table) add(cells []string, at placed) {
	if t.header == nil {
		t.header, t.headerLine = cells, at.line
		return
	}
	t.rows = append(t.rows, tableRow{line: at.line, cells: cells, columns: at.columns})
}
