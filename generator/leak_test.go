package generator_test

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"sitegen/generator"
	"sitegen/generator/internal/atlas"
)

// listing is what a source file says of a place, before anything is concealed.
type listing struct {
	ID       string
	Location struct {
		Street     string
		PostalCode string `toml:"postal_code"`
		Latitude   float64
		Longitude  float64
		Public     *bool
	}
	Program []listing
}

func (l listing) confidential() bool { return l.Location.Public != nil && !*l.Location.Public }

// secrets are the ways to write where a listing is: street and postal code as
// words, coordinates in degrees at several precisions and as whole numbers.
func (l listing) secrets() []string {
	var found []string
	if street := words(l.Location.Street); street != "" {
		found = append(found, street)
	}
	if l.Location.PostalCode != "" {
		found = append(found, words(l.Location.PostalCode))
	}
	for _, degrees := range []float64{l.Location.Latitude, l.Location.Longitude} {
		if degrees == 0 {
			continue
		}
		for decimals := 3; decimals <= 6; decimals++ {
			scale := math.Pow10(decimals)
			for _, n := range []float64{math.Round(math.Abs(degrees) * scale), math.Floor(math.Abs(degrees) * scale)} {
				found = append(found, fmt.Sprintf("%.*f", decimals, n/scale))
			}
		}
		found = append(found, fmt.Sprintf("%.0f", math.Abs(degrees)*1e4), fmt.Sprintf("%.0f", math.Abs(degrees)*1e6))
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// words is text as a search compares it: small letters and digits, points
// within numbers, and one space for everything else.
func words(text string) string {
	text = escapes.ReplaceAllString(text, " ")
	return strings.TrimSpace(notWords.ReplaceAllString(strings.ToLower(text), " "))
}

var (
	escapes  = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	notWords = regexp.MustCompile(`[^a-z0-9.]+|\.(?:[^0-9]|$)`)
)

// leaks gives the secrets that a file tells, whole words only; the digits of a
// coordinate may go on.
func leaks(body []byte, secrets []string) []string {
	text := " " + words(string(body)) + " "
	var found []string
	for _, s := range secrets {
		end := " "
		if strings.Contains(s, ".") {
			end = ""
		}
		if strings.Contains(text, " "+s+end) {
			found = append(found, s)
		}
	}
	return found
}

// inflated is a file as a search can read it: those of the atlas are deflated.
func inflated(t *testing.T, path string, body []byte) []byte {
	t.Helper()
	if !strings.HasPrefix(path, atlas.Folder) {
		return body
	}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return plain
}

func readListings(t *testing.T, dir string) []listing {
	t.Helper()
	var all []listing
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".toml" {
			return err
		}
		var l listing
		if _, err := toml.DecodeFile(path, &l); err != nil {
			return err
		}
		if l.Program = append(l.Program, l); l.ID == "" {
			l.Program = l.Program[:len(l.Program)-1]
		}
		all = append(all, l.Program...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestExampleKeepsSecrets searches every byte of the example hub for where its
// confidential programs are.
func TestExampleKeepsSecrets(t *testing.T) {
	var open []string
	listings := readListings(t, "../content/programs")
	for _, l := range listings {
		if !l.confidential() {
			open = append(open, l.secrets()...)
		}
	}
	site := exampleSite(t)
	var secrets, codes []string
	for _, l := range listings {
		if !l.confidential() {
			continue
		}
		own := slices.DeleteFunc(l.secrets(), func(s string) bool { return slices.Contains(open, s) })
		if len(own) < 8 {
			t.Errorf("%s has only %d facts to search for: %q", l.ID, len(own), own)
		}
		secrets = append(secrets, own...)
		codes = append(codes, l.Location.PostalCode)
	}
	if len(secrets) == 0 {
		t.Error("the example hub has no confidential program to test with")
	}
	for _, path := range sortedKeys(site) {
		body := inflated(t, path, site[path])
		told := leaks(body, secrets)
		if bytes.HasPrefix(body, []byte("P")) && strings.HasPrefix(path, atlas.Folder) { // the country's places: every postal code is among them
			told = slices.DeleteFunc(told, func(s string) bool { return slices.Contains(codes, s) })
		}
		if len(told) > 0 {
			t.Errorf("%s tells where a confidential program is: %q", path, told)
		}
	}
}

// TestLeaksAreSeen holds the search itself to the ways a place can be written.
func TestLeaksAreSeen(t *testing.T) {
	var l listing
	l.Location.Street, l.Location.PostalCode = "4417 Concealed Lane", "80299"
	l.Location.Latitude, l.Location.Longitude = 39.71357, -104.98642
	for _, text := range []string{
		"<p>4417 Concealed Lane</p>", "/4417-concealed-lane/", "?q=4417%20concealed%20lane", "4417+CONCEALED+LANE", "4417\nConcealed\nLane.", `"postalCode":"80299"`, "CO 80299.",
		"[39.71357,-104.98642]", "@39.714", "lat=39.713", "-104.986421", "geo:1,104.9864", "397136", "39713570", "1049864",
	} {
		if len(leaks([]byte(text), l.secrets())) == 0 {
			t.Errorf("%q was not seen", text)
		}
	}
	for _, text := range []string{"14417 Concealed Lane", "802991", "139.7135", "Concealed Lane", "39.71"} {
		if told := leaks([]byte(text), l.secrets()); len(told) > 0 {
			t.Errorf("%q was seen as %q", text, told)
		}
	}
}

// concealed is a confidential program; %s is where a test writes its place again.
const concealed = `%[1]s
name = "Safe House"

[location]
street = "4417 Concealed Lane"
region = "CO"
postal_code = "80299"
latitude = 39.71357
longitude = -104.98642
public = false
%[2]s
`

// TestRepeatedSecrets writes the address of a confidential program into other
// fields of its listing: the build must refuse, or publish the page without it.
func TestRepeatedSecrets(t *testing.T) {
	const id = "id = \"safe-house\"\n"
	for name, source := range map[string]string{
		"nowhere":              fmt.Sprintf(concealed, id, ""),
		"summary":              fmt.Sprintf(concealed, id+`summary = "Come to 4417 Concealed Lane."`, ""),
		"summary, cased":       fmt.Sprintf(concealed, id+`summary = "Find us at 4417 CONCEALED LANE"`, ""),
		"summary, ZIP":         fmt.Sprintf(concealed, id+`summary = "We are in 80299."`, ""),
		"alert":                fmt.Sprintf(concealed, id+`alert = "Moved to 4417 Concealed Ln."`, ""),
		"organization":         fmt.Sprintf(concealed, id+`organization = "4417 Concealed Lane, Inc."`, ""),
		"url":                  fmt.Sprintf(concealed, id+`url = "https://example.org/4417-concealed-lane"`, ""),
		"email":                fmt.Sprintf(concealed, id+`email = "4417-concealed-lane@example.org"`, ""),
		"alias":                fmt.Sprintf(concealed, id+`aliases = ["4417-concealed-lane"]`, ""),
		"id":                   fmt.Sprintf(concealed, `id = "4417-concealed-lane"`, ""),
		"service summary":      fmt.Sprintf(concealed, id, "[[service]]\nid = \"night\"\nname = \"Night\"\nsummary = \"Ring at 4417 Concealed Lane\""),
		"city":                 fmt.Sprintf(concealed, id, `city = "4417 Concealed Lane, Denver"`),
		"serves":               fmt.Sprintf(concealed, id, `serves = ["CO/Denver 80299"]`),
		"phone":                fmt.Sprintf(concealed, id+`phones = [{number = "+1-303-555-0142", kind = "4417 Concealed Lane"}]`, ""),
		"verified by":          fmt.Sprintf(concealed, id, "[verified]\non = 2026-01-01\nby = \"visit to 4417 Concealed Lane\""),
		"verified source":      fmt.Sprintf(concealed, id, "[verified]\non = 2026-01-01\nsource = \"https://example.org/4417-concealed-lane\""),
		"url, coordinates":     fmt.Sprintf(concealed, id+`url = "https://maps.example/?q=39.71357,-104.98642"`, ""),
		"summary, coordinates": fmt.Sprintf(concealed, id+`summary = "39.7136 N 104.9864 W"`, ""),
		"service id":           fmt.Sprintf(concealed, id, "[[service]]\nid = \"4417-concealed-lane\"\nname = \"Night\""),
		"url, escaped":         fmt.Sprintf(concealed, id+`url = "https://maps.example/?q=4417%20Concealed%20Lane"`, ""),
		"service name":         fmt.Sprintf(concealed, id, "[[service]]\nid = \"night\"\nname = \"4417 Concealed Lane\""),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hub := copyHub(t, "testdata/golden/minimal/in")
			put(t, hub, "content/programs/safe-house.toml", source)
			site, refused := buildOrRefuse(t, hub)
			if refused != (name != "nowhere") {
				t.Errorf("refused: %t", refused)
			}
			var l listing
			if _, err := toml.Decode(source, &l); err != nil {
				t.Fatal(err)
			}
			for _, path := range sortedKeys(site) {
				if told := leaks(inflated(t, path, site[path]), l.secrets()); len(told) > 0 {
					t.Errorf("%s tells %q", path, told)
				}
			}
		})
	}
}

// buildOrRefuse gives the site, or reports that the address was found in it.
func buildOrRefuse(t *testing.T, hub string) (site map[string][]byte, refused bool) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(t.Context(), plainOptions(hub), out)
	if errors.Is(err, generator.ErrFindings) {
		for _, d := range report.Diagnostics {
			if d.Severity == generator.Error && d.Code != "confidential-address" {
				t.Errorf("refused for another reason: %v", d)
			}
		}
		return nil, true
	}
	if err != nil {
		t.Fatal(err)
	}
	return tree(t, out), false
}

// plainOptions build a hub with the theme for tests and no script.
func plainOptions(source string) generator.Options {
	return generator.Options{Source: source, Themes: os.DirFS("testdata/themes")}
}

// copyHub gives a copy of a hub that a test may change.
func copyHub(t *testing.T, source string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	return dir
}
