package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// MaxSlug is how many characters an id or slug may have.
const MaxSlug = 80

// reservedSlugs would overwrite a page of ours or name a device on Windows.
var reservedSlugs = []string{
	"404", "index", "robots", "sitemap",
	"aux", "con", "nul", "prn",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// CheckSlug reports what is wrong with s as an id or slug, and a way out; both
// are "" when s is fine: 1 to 80 of a-z and 0-9 with single hyphens between them.
func CheckSlug(s string) (problem, hint string) {
	switch {
	case s == "":
		return "is empty", "use lowercase letters, digits and hyphens, such as \"oak-house\""
	case slices.Contains(reservedSlugs, s):
		return fmt.Sprintf("%q is a reserved name", s), fmt.Sprintf("choose another, such as %q", s+"-1")
	case len(s) > MaxSlug:
		return fmt.Sprintf("is longer than %d characters", MaxSlug), "shorten it"
	case !isSlug(s):
		hint = "use lowercase letters, digits and single hyphens"
		if better := Slug(s); better != "" && !slices.Contains(reservedSlugs, better) {
			hint += fmt.Sprintf(", such as %q", better)
		}
		return fmt.Sprintf("%q is not a valid id", s), hint
	}
	return "", ""
}

func isSlug(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return s != ""
}

// Slug makes an id out of a name: "Café Recovery" becomes "cafe-recovery". It
// is "" when no letter or digit of the name survives, and never longer than MaxSlug.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			continue
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == 'ß':
			b.WriteByte('s')
			r = 's'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		default:
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	s := b.String()
	return strings.TrimRight(s[:min(len(s), MaxSlug)], "-")
}

// FoldSlug gives what two slugs share when a disk or an eye could take one for
// the other: "Hope-House" and "hope-house".
func FoldSlug(s string) string {
	if isSlug(s) {
		return s
	}
	return cases.Fold().String(norm.NFC.String(s))
}
