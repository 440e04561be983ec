package exchange

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// saysSecret reports whether somebody wrote into s that it is not for everyone.
// "Confidential Recovery" is a name, so the word alone says nothing.
func saysSecret(s string) bool {
	return strings.ContainsRune(s, ' ') && !strings.Contains(s, " * ") && secret.MatchString(s)
}

// cellFault says why a cell's value cannot be used.
type cellFault struct {
	code, text string
}

var (
	nullWords   = map[string]bool{"n/a": true, "na": true, "null": true, "nil": true, "none": true, "-": true, "--": true, "#n/a": true}
	sheetErrors = regexp.MustCompile(`(?i)^#(ref!|value!|name\?|div/0!|num!|null!|spill!|calc!)$`)
	secret      = regexp.MustCompile(`(?i)\b(do not (publish|list|share|disclose)|not for publication|undisclosed (address|location|site)|(address|location) (is )?confidential|confidential (address|location))\b`)
)

// cleanCell gives a cell's text in NFC on one line, without invisible
// characters and with single spaces. Words that mean "nothing" give "". A value
// that no person can have meant gives a fault and no text.
func cleanCell(raw string) (text string, notes []Note, fault *cellFault) {
	if len(raw) > maxCellBytes {
		return "", nil, &cellFault{"long-cell", fmt.Sprintf("the cell has %d bytes; at most %d are read", len(raw), maxCellBytes)}
	}
	if plain(raw) {
		text = strings.TrimSpace(raw)
	} else {
		if i := strings.IndexFunc(raw, forbidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(raw[i:])
			return "", nil, &cellFault{"control-character", fmt.Sprintf("the cell holds the control character %U", r)}
		}
		text = strings.Join(strings.Fields(strings.Map(visible, norm.NFC.String(raw))), " ")
		if strings.ContainsFunc(raw, func(r rune) bool { return visible(r) < 0 }) {
			notes = append(notes, Note{"invisible characters removed", text})
		}
		if mojibake(text) {
			notes = append(notes, Note{"text that looks wrongly encoded", text})
		}
	}
	if nullWords[strings.ToLower(text)] {
		return "", notes, nil
	}
	if strings.HasPrefix(text, "#") && sheetErrors.MatchString(text) {
		return "", nil, &cellFault{"spreadsheet-error", fmt.Sprintf("the cell holds the spreadsheet error %s", text)}
	}
	return text, notes, nil
}

// plain reports whether s is printable ASCII with single spaces, which is true
// of nearly every cell and spares the rest of the work.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// forbidden are characters that no text has: controls other than line breaks
// and tabs, and what is left of a broken encoding.
func forbidden(r rune) bool {
	return unicode.IsControl(r) && !unicode.IsSpace(r) || r == utf8.RuneError
}

// visible drops formatting characters, which can turn a line around or hide
// text. The two joiners stay: emoji and several scripts need them.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D' {
		return -1
	}
	return r
}

// mojibake reports whether s is UTF-8 that was once read as Windows-1252: put
// back into bytes it is UTF-8 again, and shorter.
func mojibake(s string) bool {
	back, err := charmap.Windows1252.NewEncoder().String(s)
	return err == nil && utf8.ValidString(back) && utf8.RuneCountInString(back) < utf8.RuneCountInString(s)
}
