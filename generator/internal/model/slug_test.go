package model

import (
	"strings"
	"testing"
)

// TestSlugCorpus refuses every hostile name, or gives the reason to let it pass.
func TestSlugCorpus(t *testing.T) {
	fine := map[string]bool{"hope-house": true} // its pair differs in case, which is invalid
	for _, row := range corpus(t, "slugs.tsv") {
		problem, hint := CheckSlug(row[0])
		if fine[row[0]] != (problem == "") {
			t.Errorf("CheckSlug(%q) = %q; must %s", row[0], problem, row[2])
		}
		if problem != "" && hint == "" {
			t.Errorf("CheckSlug(%q) gives no hint", row[0])
		}
	}
}

func TestCheckSlug(t *testing.T) {
	for _, slug := range []string{"a", "7", "oak-house", "988-lifeline", strings.Repeat("a", MaxSlug)} {
		if problem, _ := CheckSlug(slug); problem != "" {
			t.Errorf("%q: %s", slug, problem)
		}
	}
	for _, slug := range []string{"", "-a", "a-", "a--b", "A", "a_b", "café", "index", "con", strings.Repeat("a", MaxSlug+1)} {
		if problem, hint := CheckSlug(slug); problem == "" || hint == "" {
			t.Errorf("%q is taken", slug)
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Café Recovery":           "cafe-recovery",
		"St. Mary's  (East) #2":   "st-marys-east-2",
		"Straße":                  "strasse",
		"ﬁne":                     "fine",
		"בית חם":                  "",
		"  --  ":                  "",
		strings.Repeat("ab ", 50): strings.TrimSuffix(strings.Repeat("ab-", 27)[:MaxSlug], "-"),
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFoldSlug(t *testing.T) {
	for _, pair := range [][2]string{
		{"Hope-House", "hope-house"}, {"caf\u00e9", "cafe\u0301"}, {"Stra\u00dfe", "STRASSE"},
	} {
		if FoldSlug(pair[0]) != FoldSlug(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"oak-house", "Café", "CON", "a--b", "../x", "\u202ex", "İstanbul", "ﬁne", "-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		slug := Slug(name)
		if slug == "" {
			return
		}
		if !isSlug(slug) || len(slug) > MaxSlug {
			t.Errorf("Slug(%q) = %q, which is none", name, slug)
		}
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, and once more %q", name, slug, again)
		}
	})
}
