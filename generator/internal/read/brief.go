package read

import (
	"fmt"
	"strings"

	"sitegen/generator/internal/diag"
)

const (
	maxAlike  = 50  // findings of one kind in one file
	maxQuoted = 80  // characters of a value in a message
	maxOffer  = 300 // characters of a value that a hint offers instead
)

// brief shortens the values that a finding quotes.
func brief(d diag.Diagnostic) diag.Diagnostic {
	d.Text, d.Hint = shortenQuoted(d.Text, maxQuoted), shortenQuoted(d.Hint, maxOffer)
	return d
}

// shortenQuoted cuts what stands between quotes, as %q writes it, to limit characters.
func shortenQuoted(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	var b strings.Builder
	inside, n := false, 0
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '"' {
			inside, n = !inside, 0
			b.WriteRune(r)
			continue
		}
		part := runes[i : i+1]
		if r == '\\' && inside && i+1 < len(runes) { // an escape stays whole
			part = runes[i : i+2]
			i++
		}
		if n += len(part); !inside || n < limit {
			b.WriteString(string(part))
		} else if n-len(part) < limit {
			b.WriteRune('…')
			n = limit
		}
	}
	return b.String()
}

// fewer leaves the first findings of each kind in each file of a sorted list,
// and says how many more there are.
func fewer(list diag.List) diag.List {
	type alike struct {
		file, code string
		severity   diag.Severity
	}
	count := map[alike]int{}
	kept := list[:0]
	var first []diag.Diagnostic // of those that are left out
	for _, d := range list {
		key := alike{d.File, d.Code, d.Severity}
		if count[key]++; count[key] <= maxAlike {
			kept = append(kept, d)
		} else if count[key] == maxAlike+1 {
			first = append(first, d)
		}
	}
	for _, d := range first {
		more := count[alike{d.File, d.Code, d.Severity}] - maxAlike
		d.Text, d.Hint = fmt.Sprintf("… and %d more like this in this file", more), ""
		kept = append(kept, d)
	}
	return kept
}
