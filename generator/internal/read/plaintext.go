package read

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const maxField = 20_000 // bytes of one text in TOML

// plainText checks a text for what no editor means to write. It gives the text
// without blanks around it, or "" when it can't be used.
func (s *sheet) plainText(up *place, key, text string, lines bool) string {
	if problem, hint := textProblem(text, lines); problem != "" {
		s.fail(up.child(key), "bad-text", fmt.Sprintf("%q %s", key, problem), hint)
		return ""
	}
	s.textDoubts(up, key, text)
	return strings.TrimSpace(text)
}

func (t table) plainItem(key string, i int, text string) string {
	if problem, hint := textProblem(text, false); problem != "" {
		t.fail(t.at.child(key).item(i), "bad-text", fmt.Sprintf("%q %s", key, problem), hint)
		return ""
	}
	return strings.TrimSpace(text)
}

func textProblem(text string, lines bool) (problem, hint string) {
	if len(text) > maxField {
		return fmt.Sprintf("has %d bytes; at most %d are read", len(text), maxField), "shorten it, or write a topic page"
	}
	for _, r := range text {
		if r >= ' ' && r < 0x7f {
			continue
		}
		switch {
		case r == '\n' && lines, r == '\r' && lines, r == '\t':
		case r == '\n', r == '\r':
			return "has a line break in it", "write it on one line"
		case unicode.IsControl(r):
			return fmt.Sprintf("has the control character U+%04X", r), "delete it; it is invisible in most editors"
		case isOverride(r):
			return fmt.Sprintf("has the invisible character U+%04X, which reorders text", r), "delete it; browsers set the direction of text by themselves"
		}
	}
	return "", ""
}

// isOverride reports the characters that force a direction on what follows.
func isOverride(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == '\ufeff'
}

// textDoubts notes what can be published but is likely a slip.
func (s *sheet) textDoubts(up *place, key, text string) {
	if better := demojibake(text); better != "" {
		s.warn(up.child(key), "mojibake", fmt.Sprintf("%q has letters that were decoded twice", key), fmt.Sprintf("did you mean %q?", better))
	}
	if isSpreadsheetError(text) {
		s.fail(up.child(key), "spreadsheet-error", fmt.Sprintf("%q is a spreadsheet's error %q", key, text), "look up what the cell should say")
	}
}

func isSpreadsheetError(text string) bool {
	switch text {
	case "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!":
		return true
	}
	return false
}

// isPlaceholder reports words that people type into cells they can't fill.
func isPlaceholder(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "n/a", "na", "n.a.", "none", "null", "nil", "-", "--", "?", "tbd", "tba", "unknown", "xxx":
		return true
	}
	return false
}

// demojibake gives the text that was meant when UTF-8 was read as Windows-1252
// ("CafÃ©" for "Café"), or "" when no word of text is of that kind.
func demojibake(text string) string {
	if !strings.ContainsAny(text, "ÃÂâ") {
		return ""
	}
	words, found := strings.Split(text, " "), false
	for i, word := range words {
		if better := demojibakeWord(word); better != "" {
			words[i], found = better, true
		}
	}
	if !found {
		return ""
	}
	return strings.Join(words, " ")
}

func demojibakeWord(word string) string {
	raw := make([]byte, 0, len(word))
	for _, r := range word {
		b, ok := windows1252(r)
		if !ok {
			return ""
		}
		raw = append(raw, b)
	}
	if better := string(raw); utf8.ValidString(better) && better != word {
		return better
	}
	return ""
}

// upper is what Windows-1252 has from 0x80 to 0x9F; unassigned bytes map to
// themselves, as WHATWG's decoder does.
var upper = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func windows1252(r rune) (byte, bool) {
	if r < 0x80 || r >= 0xa0 && r <= 0xff {
		return byte(r), true
	}
	for i, u := range upper {
		if u == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}
