// Package diag holds what the pipeline has to tell an editor: a place, a fact
// and a way out. It collects, sorts and prints; it never decides what is wrong.
package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// Severity says what a diagnostic does to a build.
type Severity uint8

const (
	Error   Severity = iota // the site is not written
	Warning                 // the site is written, but a visitor may be worse off
	Hint                    // a suggestion; nothing is wrong
)

var severityNames = [...]string{"error", "warning", "hint"}

func (s Severity) String() string { return severityNames[s] }

// MarshalText writes the severity's name, so that JSON readers see words.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Diagnostic is one finding. Line and Column count from 1; 0 means "the whole
// file". Column counts code points, as editors do.
type Diagnostic struct {
	File     string   `json:"file"` // slash-separated, relative to the hub's folder
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code"` // stable, kebab-case: "unknown-term"
	Text     string   `json:"text"` // the fact: no capital, no full stop
	Hint     string   `json:"hint,omitempty"`
}

func (d Diagnostic) String() string {
	var b strings.Builder
	b.WriteString(Printable(d.File))
	if d.Line > 0 {
		fmt.Fprintf(&b, ":%d", d.Line)
		if d.Column > 0 {
			fmt.Fprintf(&b, ":%d", d.Column)
		}
	}
	if d.File != "" {
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: %s", d.Severity, Printable(d.Text))
	if d.Hint != "" {
		b.WriteString("\n  hint: " + Printable(d.Hint))
	}
	return b.String()
}

// List is a collection of diagnostics in no particular order until Sort.
type List []Diagnostic

// Add appends d.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// HasErrors reports whether anything in l forbids writing the site.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns how many diagnostics of severity s are in l.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sort orders l by file, line, column and text, and drops exact repeats.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Text, b.Text),
		)
	})
	*l = slices.Compact(*l)
}

// First gives at most n diagnostics of each severity, in l's order, and counts
// the others.
func (l List) First(n int) (first List, others int) {
	var seen [len(severityNames)]int
	for _, d := range l {
		if seen[d.Severity]++; seen[d.Severity] <= n {
			first = append(first, d)
		} else {
			others++
		}
	}
	return first, others
}

// Print writes one diagnostic after the other, as compilers do.
func (l List) Print(w io.Writer) {
	for _, d := range l {
		fmt.Fprintln(w, d)
	}
}

// Printable replaces control and invisible formatting characters, so that a
// value quoted in a message cannot move the cursor or hide text in a terminal.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '\uFFFD'
		}
		return r
	}, s)
}
