package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const (
	maxID       = 80
	maxIDName   = 48
	maxIDStreet = 28
)

// identify gives every facility an id from its own facts: name, city and state;
// for all that would share one the street as well, then the phone, then a digest
// of everything that tells facilities apart. No id depends on the order of rows.
func identify(facilities []*facility) {
	level := make([]int, len(facilities))
	for range len(idParts) + 1 {
		members := map[string][]int{}
		for i, f := range facilities {
			f.id = f.identity(level[i])
			members[f.id] = append(members[f.id], i)
		}
		if len(members) == len(facilities) {
			return
		}
		for _, group := range members {
			if len(group) > 1 {
				for _, i := range group {
					level[i] = min(level[i]+1, len(idParts)-1)
				}
			}
		}
	}
}

// idParts gives the fact that each level of an id adds to name and place.
var idParts = []func(f *facility) string{
	func(f *facility) string { return "" },
	func(f *facility) string { return cut(slug(f.location.Street), maxIDStreet) },
	func(f *facility) string { return join("-", cut(slug(f.location.Street), 16), f.phoneDigits()) },
	func(f *facility) string {
		sum := sha256.Sum256([]byte(f.key()))
		return hex.EncodeToString(sum[:5])
	},
}

func (f *facility) phoneDigits() string {
	if len(f.phones) == 0 {
		return ""
	}
	return slug(strings.TrimPrefix(f.phones[0].Number, "+1") + " " + f.phones[0].Extension)
}

// identity gives the id of f at a level, at most maxID characters; the name
// gives way when it is too long.
func (f *facility) identity(level int) string {
	place := join("-", cut(slug(f.location.City), 26), slug(strings.ToLower(f.cells["state"])))
	tail := join("-", idParts[level](f), cut(place, 30))
	if tail == "" {
		tail = "program" // a bare name might be one that a disk or a host reserves
	}
	name := slug(f.name)
	if city := slug(f.location.City); city != "" && level == 0 {
		name = strings.TrimSuffix(name, "-"+city) // "ideal-option-kenai-ak", not twice
	}
	return join("-", cut(name, min(maxIDName, maxID-1-len(tail))), tail)
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slug folds s to ASCII words joined by hyphens: "Peña's" is "penas". Scripts
// that have no ASCII form give "".
func slug(s string) string {
	s = cases.Fold().String(norm.NFKD.String(s))
	s = strings.NewReplacer("'", "", "’", "", "&", " and ").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r < 0x370 { // combining accents, split off by NFKD
			return -1
		}
		return r
	}, s)
	return strings.Trim(notSlug.ReplaceAllString(s, "-"), "-")
}

// cut shortens a slug to at most n characters, between words where it can.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if i := strings.LastIndexByte(s[:n+1], '-'); i > n/2 {
		return s[:i]
	}
	return strings.Trim(s[:n], "-")
}
