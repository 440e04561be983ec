package read

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestFewer shows that one bad column does not bury all other findings.
func TestFewer(t *testing.T) {
	var text strings.Builder
	for range 1000 {
		text.WriteString("[[program]]\nname = 5\n")
	}
	site, found := open(t, hub(t, map[string]string{"content/programs/all.toml": text.String(), "content/programs/one.toml": "id = \"one\"\nname = 5\n"}), Options{}).Read()
	codes := map[string]int{}
	var more []string
	for _, d := range found {
		codes[d.File+" "+d.Code]++
		if strings.Contains(d.Text, "more like this") {
			more = append(more, d.String())
		}
	}
	if codes["content/programs/all.toml wrong-type"] != 51 || codes["content/programs/all.toml missing-key"] != 51 || codes["content/programs/one.toml wrong-type"] != 1 {
		t.Error(codes)
	}
	want(t, strings.Join(more, "\n"), "content/programs/all.toml:101:1: error: … and 950 more like this in this file\ncontent/programs/all.toml:102:8: error: … and 950 more like this in this file")
	if len(site.Programs) != 1001 {
		t.Errorf("%d programs", len(site.Programs))
	}
}

func TestShortenedValues(t *testing.T) {
	_, found := readHub(t, oneProgram(`status = "`+strings.Repeat("ä", 500)+"\"\n"+`email = "`+strings.Repeat(`a\"\\`, 500)+`"`), Options{})
	for line := range strings.Lines(found) {
		if strings.Contains(line, "…") && utf8.RuneCountInString(line) > 200 || !utf8.ValidString(line) {
			t.Errorf("long: %s", line)
		}
	}
	if !strings.Contains(found, `unknown status "`+strings.Repeat("ä", 79)+`…"`) || !strings.Contains(found, `…" is not an email address`) {
		t.Error(found)
	}
	for text, expected := range map[string]string{
		`"abcdefgh" is`:            `"abcdefg…" is`,
		`"abcdefgh" and "ij"`:      `"abcdefg…" and "ij"`,
		`"abcdef\"gh" is`:          `"abcdef…" is`,
		`"abc\ndefghi\\" or "x"`:   `"abc\nde…" or "x"`,
		`nothing is quoted here`:   `nothing is quoted here`,
		`close it with ", or with`: `close it with ", or wi…`,
	} {
		if got := shortenQuoted(text, 8); got != expected {
			t.Errorf("%s became %s, not %s", text, got, expected)
		}
	}
}
