package read

import (
	"fmt"
	"strings"
	"testing"

	"sitegen/generator/internal/diag"
)

const hidden = "id = \"oak\"\nname = \"Oak House\"\n[location]\npublic = false\nstreet = \"%s\"\ncity = \"Denver\"\npostal_code = \"80202\"\n"

// TestConcealedElsewhere shows that no other file tells a confidential address.
func TestConcealedElsewhere(t *testing.T) {
	const leaks = " this tells the address of \"oak\", which is confidential\n  hint: take it out: with public = false it appears nowhere\n"
	const tells = " tells the address of \"oak\", which is confidential\n  hint: take it out, unless it is another place: with public = false it appears nowhere\n"
	_, found := readHub(t, map[string]string{
		"content/programs/oak.toml": fmt.Sprintf(hidden, "1207 N. Main Street, Apt 4"),
		"content/programs/elm.toml": "[[program]]\nid = \"elm\"\nname = \"Elm\"\nsummary = \"Ask at 1207 Main.\"\n[program.location]\nstreet = \"1207 Main St\"\ncity = \"Boulder\"\n" +
			"[[program]]\nid = \"ash\"\nname = \"Ash\"\nlocation = { street = \"1207 north main st.\", city = \"Denver\" }\n",
		"content/programs/far.toml":  "id = \"far\"\nname = \"Far\"\nsummary = \"At 1207 Main\"\ndraft = true\n",
		"content/home.md":            "+++\ntitle = \"Home\"\n+++\n\nOur house is at\n**1207\nMain** Street, or [here](https://example.org/?q=1207%20n%20main).\n",
		"content/pages/p.md":         "+++\ntitle = \"P\"\ndescription = \"1207 Main\"\n+++\nIn 1207 the main road. Denver 80202. 11207 Main\n",
		"content/topics/t.md":        "+++\ntitle = \"T\"\ndefinition = \"D\"\n+++\n1207-N-Main-St",
		"content/topics/a-draft.md":  "+++\ntitle = \"T\"\ndefinition = \"D\"\ndraft = true\n+++\n1207 N Main St",
		"content/programs/same.toml": strings.Replace(fmt.Sprintf(hidden, "1207 Main St"), "\"oak\"", "\"same\"", 1),
	}, Options{})
	want(t, found, "content/home.md:6:3: error:"+leaks+"content/home.md:7:49: error:"+leaks+
		"content/pages/p.md:3:16: error:"+leaks+
		"content/programs/elm.toml:4:11: warning: \"summary\""+tells+"content/programs/elm.toml:11:23: warning: \"street\""+tells+
		"content/topics/t.md:5:1: error:"+leaks)
}

// TestConcealedWords shows which words tell a street, and which do not.
func TestConcealedWords(t *testing.T) {
	for _, test := range []struct {
		street, text string
		tells        bool
	}{
		{"1 Main Street", "1. Main points: who, when", false},
		{"1 Main Street", "We are at 1 Main St.", true},
		{"12 Step Road", "a 12 step group", false},
		{"12 West Oak Avenue, Suite 3", "come to 12 Oak Ave", true},
		{"12 West Oak Avenue, Suite 3", "come to 12 W Oak Avenue", true},
		{"100 North Street", "100 n st", true},
		{"455 5th Ave", "455 5TH", true},
		{"12B Elm Court", "12b elm ct", true},
		{"112-14 Elm Court", "112 14 elm", true},
		{"Main Street", "on Main Street", false},
		{"7 Broadway", "7 Broadway", true},
		{"7 Broadway", "77 Broadway", false},
	} {
		_, found := readHub(t, map[string]string{
			"content/programs/oak.toml": fmt.Sprintf(hidden, test.street),
			"content/pages/p.md":        "+++\ntitle = \"P\"\n+++\n" + test.text + "\n",
		}, Options{})
		if strings.Contains(found, "p.md:4:") != test.tells {
			t.Errorf("%s in %q: %q", test.street, test.text, found)
		}
	}
}

// TestConcealedAgain searches again what has changed, and all when the address has.
func TestConcealedAgain(t *testing.T) {
	dir := hub(t, map[string]string{
		"content/programs/oak.toml": fmt.Sprintf(hidden, "1207 Main Street"),
		"content/pages/p.md":        "+++\ntitle = \"P\"\n+++\nAt 1207 Main Street.\n",
	})
	r := open(t, dir, Options{})
	for _, step := range []struct {
		file, text string
		errors     int
	}{
		{"static/x", "", 1},
		{"static/x", "y", 1},
		{"content/programs/oak.toml", fmt.Sprintf(hidden, "1208 Main Street"), 0},
		{"content/pages/p.md", "+++\ntitle = \"P\"\n+++\nAt 1208 Main Street.\n", 1},
		{"content/programs/oak.toml", strings.Replace(fmt.Sprintf(hidden, "1208 Main Street"), "false", "true", 1), 0},
	} {
		put(t, dir, step.file, step.text)
		if _, found := r.Read(step.file); found.Count(diag.Error) != step.errors {
			t.Errorf("after %s: %v", step.file, found)
		}
	}
}
