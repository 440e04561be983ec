package read

import (
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// sheet is one file while it is looked at: its text, and what was found.
// Findings get their line and column only at the end, and only when there are
// any, because most files have none.
type sheet struct {
	path       string            // slash path, relative to the hub
	toml       string            // the TOML in it
	before     int               // lines of the file before toml
	vocabulary *model.Vocabulary // nil while it is unknown; terms are not judged then
	doubtful   bool              // the vocabulary has errors; a term may be missing for that reason
	today      model.Date
	words      words
	concealed  []address // of confidential programs
	findings   []finding
	spots      map[string]spot // of toml, once scanned
	mark       mark            // of the finding before
}

// finding is a diagnostic and the value it is about.
type finding struct {
	at    *place
	onKey bool // point at the key, not at its value
	fixed bool // its line is known already
	diag.Diagnostic
}

// place is a value within TOML: a key or an index, below another place. nil is
// the root table.
type place struct {
	up    *place
	key   string
	index int // -1 for a key
}

func (p *place) child(key string) *place { return &place{p, key, -1} }
func (p *place) item(index int) *place   { return &place{p, "", index} }

// id is the place in the form that scan uses.
func (p *place) id() string {
	switch {
	case p == nil:
		return ""
	case p.index >= 0:
		return itemID(p.up.id(), p.index)
	}
	return keyID(p.up.id(), p.key)
}

func (s *sheet) fail(at *place, code, text, hint string) {
	s.findings = append(s.findings, finding{at: at, Diagnostic: diag.Diagnostic{Severity: diag.Error, Code: code, Text: text, Hint: hint}})
}

func (s *sheet) warn(at *place, code, text, hint string) {
	s.findings = append(s.findings, finding{at: at, Diagnostic: diag.Diagnostic{Severity: diag.Warning, Code: code, Text: text, Hint: hint}})
}

func (s *sheet) hint(at *place, code, text, hint string) {
	s.findings = append(s.findings, finding{at: at, Diagnostic: diag.Diagnostic{Severity: diag.Hint, Code: code, Text: text, Hint: hint}})
}

// failKey points at the key instead of its value.
func (s *sheet) failKey(at *place, code, text, hint string) {
	s.fail(at, code, text, hint)
	s.findings[len(s.findings)-1].onKey = true
}

// failLine points at a line and column of the file.
func (s *sheet) failLine(line, column int, code, text, hint string) {
	s.fail(nil, code, text, hint)
	f := &s.findings[len(s.findings)-1]
	f.fixed, f.Line, f.Column = true, line, column
}

// diagnostics gives the findings with their positions.
func (s *sheet) diagnostics() diag.List {
	if len(s.findings) == 0 {
		return nil
	}
	list := make(diag.List, 0, len(s.findings))
	for _, f := range s.findings {
		d := f.Diagnostic
		d.File = s.path
		if !f.fixed {
			d.Line, d.Column = s.position(f)
		}
		list.Add(brief(d))
	}
	return list
}

// source is where a value stands, for stages that judge it later.
func (s *sheet) source(at *place) model.Source {
	line, _ := s.position(finding{at: at})
	return model.Source{File: s.path, Line: line}
}

// position finds the line and column of a finding; a value that was not written
// is reported at the nearest table around it.
func (s *sheet) position(f finding) (line, column int) {
	if s.spots == nil {
		s.spots = scan(s.toml)
	}
	for at := f.at; at != nil; at = at.up {
		if spot, ok := s.spots[at.id()]; ok {
			offset := spot.value
			if f.onKey && at == f.at {
				offset = spot.key
			}
			return s.lineColumn(offset)
		}
	}
	return 1, 1
}

// lineColumn turns an offset into s.toml into the file's line and column.
// Findings mostly follow one another, so it counts on from the one before.
func (s *sheet) lineColumn(offset int) (line, column int) {
	if offset < s.mark.offset {
		s.mark = mark{}
	}
	line, column = lineColumn(s.toml[s.mark.offset:], offset-s.mark.offset)
	line += s.mark.lines
	if start := strings.LastIndexByte(s.toml[:min(offset, len(s.toml))], '\n') + 1; start > s.mark.offset {
		s.mark = mark{start, line - 1}
	}
	return line + s.before, column
}

// mark is the beginning of a line, and how many lines stand before it.
type mark struct {
	offset, lines int
}

// lineColumn counts lines and code points from 1.
func lineColumn(text string, offset int) (line, column int) {
	before := text[:min(max(offset, 0), len(text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// words keeps one copy of texts that many listings share.
type words map[string]string

func (w words) keep(s string) string {
	if kept, ok := w[s]; ok {
		return kept
	}
	s = strings.Clone(s)
	w[s] = s
	return s
}
