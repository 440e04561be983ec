package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text as it is searched for: compatibility decomposition (Unicode
// NFKD) without marks and apostrophes, in lower case. It is what JavaScript's
// normalize and toLowerCase give, once a final sigma is an ordinary one.
func Fold(s string) string {
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

// FoldedWords gives the runs of letters and digits in the fold of a text.
func FoldedWords(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
