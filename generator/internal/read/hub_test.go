package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Minimal files that read without a finding.
const (
	plainConfig     = "title = \"Test hub\"\n"
	plainCrisis     = "heading = \"In danger?\"\nchecked = 2026-10-01\n[[line]]\nid = \"988\"\nname = \"988 Lifeline\"\ncall = \"988\"\n"
	plainVocabulary = `[[facet]]
id = "need"
label = "Need"
role = "need"
similar = true
[[facet.term]]
id = "addiction"
label = "Addiction"
aliases = ["samhsa:SA"]
[[facet.term]]
id = "trauma"
label = "Trauma"

[[facet]]
id = "payment"
label = "Payment"
[[facet.term]]
id = "medicaid"
label = "Medicaid"
[[facet.term]]
id = "medicare"
label = "Medicare"
`
)

// hub writes a hub of plain files and those given, which may replace them.
func hub(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	all := map[string]string{configPath: plainConfig, crisisPath: plainCrisis, vocabularyPath: plainVocabulary}
	for path, text := range files {
		all[path] = text
	}
	for path, text := range all {
		put(t, dir, path, text)
	}
	return dir
}

func put(t testing.TB, dir, path, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, dir string, options Options) *Reader {
	t.Helper()
	r, err := Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// read gives the site and its diagnostics as text.
func readHub(t testing.TB, files map[string]string, options Options) (*model.Site, string) {
	t.Helper()
	site, found := open(t, hub(t, files), options).Read()
	return site, printed(found)
}

// printed leaves out that listings are bare, as they are in most tests.
func printed(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		if d.Code != "unreachable" && d.Code != "no-offers" {
			fmt.Fprintln(&b, d)
		}
	}
	return b.String()
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// listing is a whole listing, with n in its id.
func listing(n int, header string) string {
	return fmt.Sprintf(header+`id = "harbor-house-%d"
name = "Harbor House Intensive Outpatient %d"
organization = "Harbor House"
status = "active"
summary = "Day and evening groups for adults, with a nurse on site. Families are welcome on Tuesdays, and rides can be arranged."
url = "https://example.org/harbor/%d"
phones = [{ number = "+1-303-555-%04d", kind = "intake" }]
hours = ["Mon-Fri 09:00-17:00"]
location.street = "%d Main Street"
location.city = "Denver"
location.region = "CO"
location.postal_code = "80202"
location.latitude = 39.75
location.longitude = -105.0
offers.need = ["addiction", "trauma"]
offers.payment = ["medicaid"]
lacks.payment = ["medicare"]
eligibility.minimum_age = 18
verified.on = 2026-10-01
verified.by = "phone"
verified.source = "https://example.org/contact"

`, n, n, n, n%10000, n+1)
}
