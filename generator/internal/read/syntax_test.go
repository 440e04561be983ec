package read

import (
	"strings"
	"testing"
	"time"
)

// TestSyntax pins what is said about TOML that can't be read.
func TestSyntax(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"typographic quotes", "id = \"a\"\nname = “Oak House”",
			`2:8: error: a typographic quote can't begin or end a value
  hint: use plain quotes: "…"`},
		{"typographic quotes in a list", "serves = [“CO”]",
			`1:11: error: a typographic quote can't begin or end a value
  hint: use plain quotes: "…"`},
		{"closing quote is typographic", "name = \"Oak House”\nid = \"a\"",
			`1:19: error: a text has no closing quote on its line
  hint: close it with ", or begin and end it with """ when it has several lines`},
		{"key in typographic quotes", "“name” = \"x\"",
			`1:1: error: a key can't be in typographic quotes
  hint: write it without quotes`},
		{"duplicate key", "name = \"A\"\nname = \"B\"",
			`2:1: error: the key "name" is written twice
  hint: keep one of the two`},
		{"duplicate key far below", "name = \"A\"\n[location]\ncity = \"x\"\nregion = \"CO\"\ncity = \"y\"",
			`5:1: error: the key "location.city" is written twice
  hint: keep one of the two`},
		{"duplicate table", "[offers]\n[lacks]\n[offers]\n",
			`3:2: error: the key "offers" is written twice
  hint: keep one of the two`},
		{"no closing quote", "name = \"Oak House\nid = \"a\"",
			`1:18: error: a text has no closing quote on its line
  hint: close it with ", or begin and end it with """ when it has several lines`},
		{"no closing quote at the end", "name = \"Oak",
			`1:11: error: a text has no closing quote
  hint: close it with "`},
		{"no closing quotes", "name = \"\"\"Oak\n\n",
			`2:1: error: a text of several lines is not closed
  hint: close it with """`},
		{"no quotes", "name = Oak House",
			`1:8: error: a value is missing its quotes
  hint: put text in quotes: key = "value"`},
		{"no value", "name =\nid = \"a\"",
			`1:7: error: a value is missing
  hint: write key = "value", or leave the key out`},
		{"no equals sign", "id = \"a\"\nname \"Oak\"",
			`2:6: error: this line is no key = value
  hint: write key = "value", or put # before a comment`},
		{"truncated", "id = \"a\"\nph",
			`2:2: error: the file ends within a line
  hint: write key = "value"`},
		{"colon", "id: \"a\"",
			`1:3: error: this line is no key = value
  hint: write key = "value", or put # before a comment`},
		{"list without comma", "aliases = [\"a\" \"b\"]",
			`1:16: error: a list is missing a comma or its closing bracket
  hint: write ["one", "two"]`},
		{"list not closed", "aliases = [\"a\"\nname = \"b\"",
			`2:1: error: a list is missing a comma or its closing bracket
  hint: write ["one", "two"]`},
		{"braces", "offers = { need = [\"a\"] lacks = 1 }",
			`1:25: error: a table in braces is missing a comma or its closing brace
  hint: write { key = "value", other = "value" }`},
		{"two values on a line", "id = \"a\" name = \"b\"",
			`1:9: error: something stands behind the value
  hint: put it on a line of its own, or behind #`},
		{"number too large", "phones = 99999999999999999999",
			`1:10: error: the number 99999999999999999999 is too large
  hint: codes and phone numbers are text: put them in quotes`},
		{"backslash", "name = \"C:\\House\"",
			`1:9: error: a backslash in a text means something it can't
  hint: write \\ for a backslash, or use single quotes`},
		{"header not closed", "[location\ncity = \"x\"",
			`1:10: error: a header is missing its closing bracket
  hint: write [name], or [[name]] for each entry of a list`},
		{"header of a list not closed", "[[program]\nid = \"x\"",
			`1:10: error: a header is missing its closing bracket
  hint: write [name], or [[name]] for each entry of a list`},
		{"table and list", "[[service]]\nid = \"a\"\n[service]\n",
			`3:2: error: the key "service" is written twice
  hint: keep one of the two`},
		{"invalid UTF-8", "name = \"Caf\xe9\"",
			`1:12: error: the byte 0xe9 is not UTF-8
  hint: save the file as UTF-8`},
		{"NUL", "id = \"a\"\nname = \"A\x00B\"",
			`2:10: error: the file has a NUL character
  hint: delete it, or save the file as UTF-8`},
		{"UTF-16", "\xff\xfei\x00d\x00",
			`1:1: error: the file is UTF-16
  hint: save it as UTF-8`},
		{"control character", "name = \"a\x01b\"",
			`1:9: error: the file has a control character
  hint: delete it; it is invisible in most editors`},
		{"empty", "",
			`1:1: error: "id" is missing
  hint: a stable id, such as "oak-house"; it is in the address of the page for ever
1:1: error: "name" is missing
  hint: it is the heading of the listing`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := readHub(t, map[string]string{"content/programs/x.toml": test.text}, Options{})
			want(t, strings.ReplaceAll(found, "content/programs/x.toml:", ""), test.want)
		})
	}
}

// TestHarmlessForms reads what looks odd and is fine.
func TestHarmlessForms(t *testing.T) {
	for name, text := range map[string]string{
		"byte order mark":             "\ufeffid = \"a\"\nname = \"A\"",
		"CRLF":                        "id = \"a\"\r\nname = \"A\"\r\n[location]\r\ncity = \"Denver\"\r\n",
		"typographic quotes in text":  "id = \"a\"\nname = \"The “Oak” House – it’s ours\"",
		"Hebrew":                      "id = \"a\"\nname = \"בית חם\"",
		"emoji":                       "id = \"a\"\nname = \"👨‍👩‍👧\"",
		"template":                    "id = \"a\"\nname = \"{{ .Site }} <b>x</b> $(touch x)\"",
		"inline table over two lines": "id = \"a\"\nname = \"A\"\noffers = {\n  need = [\"trauma\"], # why not\n}",
	} {
		if _, found := readHub(t, map[string]string{"content/programs/x.toml": text}, Options{}); found != "" {
			t.Errorf("%s: %s", name, found)
		}
	}
}

// TestCostly refuses at once what the decoder would need minutes for.
func TestCostly(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"dotted key", strings.Repeat("a.", 20_000) + "a = 1", `1:32: error: a key has more than 16 parts
  hint: write tables in [brackets] instead of dots`},
		{"dotted key with blanks", "x = 1\n" + strings.Repeat("a . ", 20) + "a = 1", `2:63: error: a key has more than 16 parts
  hint: write tables in [brackets] instead of dots`},
		{"dotted header", "[" + strings.Repeat("a.", 20_000) + "a]", `1:33: error: a key has more than 16 parts
  hint: write tables in [brackets] instead of dots`},
		{"deep lists", "a = " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), `1:21: error: lists and tables are nested more than 16 deep
  hint: nothing in a hub needs that depth: close the brackets`},
		{"deep tables", "a = " + strings.Repeat("{a=", 5_000) + "1" + strings.Repeat("}", 5_000), `1:53: error: lists and tables are nested more than 16 deep
  hint: nothing in a hub needs that depth: close the brackets`},
		{"large", strings.Repeat("# comment\n", 120_000), `104858: error: the TOML is larger than 1 MB
  hint: split it into several files`},
		{"dots in a text", "id = \"a\"\nname = \"" + strings.Repeat("a.[{", 40) + "\"", ``},
		{"sixteen parts", strings.Repeat("a.", 15) + "a = 1", `1:1: error: "id" is missing
  hint: a stable id, such as "oak-house"; it is in the address of the page for ever
1:1: error: "name" is missing
  hint: it is the heading of the listing
1:1: error: unknown key "a"
  hint: known here: id, name, organization, status, alert, summary, url, email, phones, hours, location, offers, lacks, eligibility, verified, service, aliases, draft`},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			_, found := readHub(t, map[string]string{"content/programs/x.toml": test.text}, Options{})
			want(t, strings.ReplaceAll(found, "content/programs/x.toml:", ""), test.want)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestAllInOneRun shows that one broken file hides nothing in the others.
func TestAllInOneRun(t *testing.T) {
	_, found := readHub(t, map[string]string{
		"config.toml":             "titel = \"x\"",
		"content/crisis.toml":     "heading = ",
		"content/programs/a.toml": "id = “a”",
		"content/programs/b.toml": "id = \"b\"",
		"content/topics/c.md":     "+++\ntitle = \"C\"\n+++\n",
	}, Options{})
	for _, place := range []string{"config.toml:1:1:", "crisis.toml:1:10:", "a.toml:1:6:", "b.toml:1:1:", "c.md:1:1:"} {
		if !strings.Contains(found, place) {
			t.Errorf("nothing about %s in\n%s", place, found)
		}
	}
}
