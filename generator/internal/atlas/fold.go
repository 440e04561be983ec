package atlas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold gives a text as it is searched for: compatibility decomposition (Unicode
// NFKD) without marks and apostrophes, in lower case. It is what JavaScript's
// normalize and toLowerCase give, once a final sigma is an ordinary one.
func fold(s string) string {
	if !isASCII(s) {
		s = norm.NFKD.String(s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\'', r == '’', r == 'ʼ', r >= utf8.RuneSelf && unicode.IsMark(r):
			return -1
		case r == 'ς':
			return 'σ'
		}
		return unicode.ToLower(r)
	}, s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// wordsOf gives the runs of letters and digits in the fold of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// beginning is what leads to a word's file: its first three characters.
func beginning(word string) string {
	characters := 0
	for i := range word {
		if characters++; characters > 3 {
			return word[:i]
		}
	}
	return word
}
