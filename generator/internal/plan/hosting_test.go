package plan

import (
	"strings"
	"testing"
)

// TestHeadersCompileNothing: a preview asks for the headers of every file.
func TestHeadersCompileNothing(t *testing.T) {
	hosting := planned(t, site()).Hosting
	if n := testing.AllocsPerRun(10, func() { hosting.Headers("/about/") }); n > 20 {
		t.Errorf("the headers of a page take %v allocations", n)
	}
}

// TestHeadersOfManyLanguages: hosts read 100 rules. In every language the pages where
// visitors write and keep something are among them; what is not, is told.
func TestHeadersOfManyLanguages(t *testing.T) {
	s := site()
	for _, tag := range []string{"ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr"} {
		other := *site()
		other.Config.Language, other.Prefix = tag, "/"+tag
		s.Translations = append(s.Translations, &other)
	}
	p, found := Make(s, Options{})
	if said := printed(found); strings.Count(said, "warning: _headers would have") != 1 {
		t.Errorf("told is\n%s", said)
	}
	file := string(p.Page("/_headers").Raw())
	if n := strings.Count("\n"+file, "\n/"); n != 100 {
		t.Errorf("%d rules", n)
	}
	for _, other := range s.All() {
		for _, folder := range []string{"/tools/*", "/saved/*"} {
			if rule := "\n" + other.Prefix + folder + "\n  X-Frame-Options: SAMEORIGIN\n"; !strings.Contains(file, rule) {
				t.Errorf("there is no rule for %s%s", other.Prefix, folder)
			}
		}
	}
}
