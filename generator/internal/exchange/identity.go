package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const (
	maxID       = 80
	maxIDName   = 48
	maxIDStreet = 28
)

// identify gives every facility without an id one of its own facts: name, city
// and state; for all that would share one, or would take one that is taken, the
// street as well, then the phone, then a digest of everything that tells
// facilities apart. No id depends on the order of rows.
func identify(facilities []*facility, taken map[string]bool) {
	nameless := slices.DeleteFunc(slices.Clone(facilities), func(f *facility) bool { return f.id != "" })
	level := make([]int, len(nameless))
	slugs := make([]*idSlugs, len(nameless))
	for i, f := range nameless {
		slugs[i] = f.slugs()
	}
	for range len(idParts) + 1 {
		members := map[string][]int{}
		for i, f := range nameless {
			f.id = f.identity(slugs[i], level[i])
			members[f.id] = append(members[f.id], i)
		}
		settled := true
		for id, group := range members {
			if len(group) == 1 && !taken[id] {
				continue
			}
			settled = false
			for _, i := range group {
				level[i] = min(level[i]+1, len(idParts)-1)
			}
		}
		if settled {
			return
		}
	}
}

// idParts gives the fact that each level of an id adds to name and place.
var idParts = []func(f *facility, s *idSlugs) string{
	func(*facility, *idSlugs) string { return "" },
	func(_ *facility, s *idSlugs) string { return cut(s.street, maxIDStreet) },
	func(_ *facility, s *idSlugs) string { return join("-", cut(s.street, 16), s.phone) },
	func(f *facility, _ *idSlugs) string {
		sum := sha256.Sum256([]byte(f.key))
		return hex.EncodeToString(sum[:5])
	},
}

// idSlugs are the facts that ids are made of.
type idSlugs struct{ name, city, state, street, phone string }

func (f *facility) slugs() *idSlugs {
	s := &idSlugs{name: slug(f.name), city: slug(f.location.City), state: slug(f.cells[colState]), street: slug(f.location.Street)}
	if len(f.phones) > 0 {
		s.phone = slug(strings.TrimPrefix(f.phones[0].Number, "+1") + " " + f.phones[0].Extension)
	}
	return s
}

// identity gives the id of f at a level, at most maxID characters; the name
// gives way when it is too long.
func (f *facility) identity(s *idSlugs, level int) string {
	place := join("-", cut(s.city, 26), cut(s.state, 3))
	tail := join("-", idParts[level](f, s), place)
	if tail == "" {
		tail = "program" // a bare name might be one that a disk or a host reserves
	}
	name := s.name
	if s.city != "" && level == 0 {
		name = strings.TrimSuffix(name, "-"+s.city) // "ideal-option-kenai-ak", not twice
	}
	return join("-", cut(name, min(maxIDName, maxID-1-len(tail))), tail)
}

// slug folds s to ASCII words joined by hyphens: "Peña's" is "penas". Scripts
// that have no ASCII form give "".
func slug(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
		s = norm.NFKD.String(foldCase.String(s))
	}
	b := make([]byte, 0, len(s)+8)
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)-'A'+'a')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b = append(b, byte(r))
		case r == '&':
			b = append(b, "-and-"...)
		case r == '\'', r == '’', unicode.IsMark(r): // within a word
		default:
			b = append(b, '-')
		}
	}
	return strings.Join(strings.FieldsFunc(string(b), func(r rune) bool { return r == '-' }), "-")
}

var foldCase = cases.Fold()

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
