// Package exchange turns other people's directories into programs of the
// model, and programs into the files other people read. It takes bytes and a
// vocabulary, and gives values, diagnostics and a row-by-row account. It never
// opens a file, never writes one, and never guesses what a source left out:
// what a directory does not say stays unknown.
package exchange

import (
	"fmt"
	"io"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// MaxInputBytes is how much of a file is read. The national directory is 6 MB.
const MaxInputBytes = 64 << 20

// Input is a file that somebody wants to import.
type Input struct {
	Name string // for messages, and for the year in it
	Data []byte
}

// ReadInput reads r to its end, and refuses more than MaxInputBytes.
func ReadInput(name string, r io.Reader) (Input, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxInputBytes+1))
	if err != nil {
		return Input{}, err
	}
	if len(data) > MaxInputBytes {
		return Input{}, fmt.Errorf("%s is larger than %d MB", name, MaxInputBytes>>20)
	}
	return Input{Name: name, Data: data}, nil
}

// Options say what the file itself does not. Empty fields take the format's own
// default.
type Options struct {
	Verified model.Date // the day the directory speaks of
	By       string     // who checked: "SAMHSA National Directory 2022"
	Source   string     // URL of the directory

	Earlier []*model.Program // listings of the last import of this format, whose ids are kept
}

// Outcome is what became of one row.
type Outcome string

const (
	Imported Outcome = "imported" // it is a program
	Merged   Outcome = "merged"   // it says more about a program that another row made
	Skipped  Outcome = "skipped"  // it is in no program
)

// Row is the account of one data row.
type Row struct {
	Line    int // in the file; the row number in a workbook
	Outcome Outcome
	ID      string // of the program; "" when skipped
	Reason  string // why it was merged or skipped
	Notes   []Note // what was doubtful and kept, or left out
}

// Note is one doubt about a row. Rows that share a Kind are reported together.
type Note struct {
	Kind   string // "no coordinates"
	Detail string // what it was about; often empty
}

// CodeCount is a code and the number of rows that carry it.
type CodeCount struct {
	Code string
	Rows int
}

// Result is what an import found. Rows has one entry per data row, in the order
// of the file; Programs is ordered by id.
type Result struct {
	File     string
	Programs []*model.Program
	Rows     []Row
	Unmapped []CodeCount      // codes that no term of the vocabulary has as an alias, most frequent first
	Ignored  []string         // columns that were not read
	Vanished []*model.Program // earlier listings that are not in this file
}

// Count returns how many rows had that outcome.
func (r Result) Count(o Outcome) int { return count(r.Rows, o) }

func count(rows []Row, o Outcome) int {
	n := 0
	for _, row := range rows {
		if row.Outcome == o {
			n++
		}
	}
	return n
}

// limited collects diagnostics and keeps the first few of each code, so that
// one broken column does not bury every other message.
type limited struct {
	file  string
	list  diag.List
	count map[string]int
}

const diagnosticsPerCode = 20

func newLimited(file string) *limited { return &limited{file: file, count: map[string]int{}} }

func (l *limited) add(d diag.Diagnostic) {
	d.File = l.file
	if l.count[d.Code]++; l.count[d.Code] <= diagnosticsPerCode {
		l.list.Add(d)
	}
}

// done returns everything in order, with one line for what was held back.
func (l *limited) done() diag.List {
	for code, n := range l.count {
		if n > diagnosticsPerCode {
			l.list.Add(diag.Diagnostic{File: l.file, Severity: diag.Warning, Code: code,
				Text: fmt.Sprintf("%d more cells like the ones reported as %s", n-diagnosticsPerCode, code),
				Hint: "the report of the import names every row"})
		}
	}
	l.list.Sort()
	return l.list
}
