package read

import (
	"maps"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// address is one way to write where a confidential program is: its house number
// and street, as short words: {"12", "oak", "st"}. It never leaves this package.
type address struct {
	of    *model.Program
	words []string
	city  string // plain words; "" when it is not known
}

// Words of addresses that USPS Publication 28 shortens, those that listings use most.
var (
	suffixes = map[string]string{"street": "st", "avenue": "ave", "road": "rd", "drive": "dr", "lane": "ln", "boulevard": "blvd",
		"court": "ct", "place": "pl", "circle": "cir", "terrace": "ter", "parkway": "pkwy", "highway": "hwy", "trail": "trl",
		"square": "sq", "way": "way", "loop": "loop"}
	shortSuffixes = slices.Collect(maps.Values(suffixes))
	directions    = map[string]string{"north": "n", "south": "s", "east": "e", "west": "w",
		"northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw"}
	units = []string{"apt", "apartment", "unit", "suite", "ste", "floor", "fl", "room", "rm", "bldg", "building"}
)

// shorten gives a plain word as the post office writes it.
func shorten(word string) string {
	if s, ok := suffixes[word]; ok {
		return s
	}
	if s, ok := directions[word]; ok {
		return s
	}
	return word
}

// conceal keeps the address of a confidential program, so that other files can
// be searched for it.
func (s *sheet) conceal(p *model.Program) {
	if p.Location.Public {
		return
	}
	for _, words := range waysToWrite(p.Location.Street) {
		s.concealed = append(s.concealed, address{p, words, plainWords(p.Location.City)})
	}
}

// waysToWrite gives a street with and without its direction. Without a house
// number there is no way: many cities have a Main Street.
func waysToWrite(street string) (ways [][]string) {
	var words []string
	for _, word := range strings.Fields(plainWords(street)) {
		if slices.Contains(units, word) {
			break
		}
		words = append(words, shorten(word))
	}
	if len(words) < 2 || !isDigit(words[0][0]) {
		return nil
	}
	ways = append(ways, enough(words))
	if len(words) > 2 && isDirection(words[1]) && !slices.Contains(shortSuffixes, words[2]) {
		ways = append(ways, enough(slices.Delete(slices.Clone(words), 1, 2)))
	}
	return ways
}

// enough cuts an address behind what tells it: a long number and the street's
// name, or all up to "Street" when the number is short, because texts have lists
// that begin "1. Main".
func enough(words []string) []string {
	for i, word := range words[1:] {
		isName := !isDirection(word) && strings.Trim(word, "0123456789") != ""
		if isName && len(words[0]) > 2 || i > 0 && slices.Contains(shortSuffixes, word) {
			return words[:i+2]
		}
	}
	return words
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// addresses are those to look for, by house number.
type addresses map[string][]address

// in finds the first address in text, and where it begins.
func (all addresses) in(text string) (at int, found address, ok bool) {
	if strings.Contains(text, "%20") { // in a link
		text = strings.ReplaceAll(text, "%20", "   ")
	}
	for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
		if !isDigit(text[start]) {
			continue
		}
		for _, a := range all[strings.ToLower(text[start:end])] {
			if follows(text[end:], a.words[1:]) {
				return start, a, true
			}
		}
	}
	return 0, address{}, false
}

// follows reports that text begins with words, whatever stands between them.
func follows(text string, words []string) bool {
	at := 0
	for _, word := range words {
		start, end := nextWord(text, at)
		if shorten(strings.ToLower(text[start:end])) != word {
			return false
		}
		at = end
	}
	return true
}

// nextWord finds the next letters and digits; start is end when there are none.
func nextWord(text string, at int) (start, end int) {
	for at < len(text) && !inWord(text[at]) {
		at++
	}
	for start = at; at < len(text) && inWord(text[at]); {
		at++
	}
	return start, at
}

func inWord(c byte) bool {
	return c >= 'a' && c <= 'z' || isDigit(c) || c >= 'A' && c <= 'Z' || c >= 0x80
}
