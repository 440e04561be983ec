package read

import (
	"strings"

	"sitegen/generator/internal/diag"
)

// didYouMean is diag.DidYouMean, which tries words with the same consonants
// first: people misspell vowels, and "medicade" is one letter from "medicare".
func didYouMean(word string, known []string) string {
	var alike []string
	for _, k := range known {
		if consonants(k) == consonants(word) {
			alike = append(alike, k)
		}
	}
	if hint := diag.DidYouMean(word, alike); hint != "" {
		return hint
	}
	return diag.DidYouMean(word, known)
}

func consonants(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouyAEIOUY-_ ", r) {
			return -1
		}
		return r
	}, word)
}

// suggest is a hint: the nearest known word, if any is near, and otherwise's words.
func suggest(word string, known []string, otherwise string) string {
	return sentence(didYouMean(word, known), otherwise)
}

// sentence joins the parts of a hint that are not empty.
func sentence(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + " " + second
}
