package diag

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	for want, d := range map[string]Diagnostic{
		"a.toml:7:9: error: x\n  hint: y": {File: "a.toml", Line: 7, Column: 9, Text: "x", Hint: "y"},
		"a.toml:7: warning: x":            {File: "a.toml", Line: 7, Severity: Warning, Text: "x"},
		"a.toml: hint: x":                 {File: "a.toml", Column: 9, Severity: Hint, Text: "x"},
		"error: x":                        {Text: "x"},
	} {
		if got := d.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestControlCharacters: what a listing says must not move the cursor, ring the
// bell or turn the line around.
func TestControlCharacters(t *testing.T) {
	for name, evil := range map[string]string{
		"escape": "\x1b[2J", "bell": "\a", "return": "\r", "newline": "\n", "tab": "\t", "null": "\x00", "delete": "\x7f",
		"C1": "\u009b", "right to left": "\u202e", "isolate": "\u2066", "zero width": "\u200b", "soft hyphen": "\u00ad", "BOM": "\ufeff",
	} {
		d := Diagnostic{File: "a" + evil + ".toml", Text: "the name is " + evil + "x", Hint: "write " + evil + "x"}
		clean := "\uFFFD"
		if evil == "\x1b[2J" {
			clean = "\uFFFD[2J"
		}
		want := "a" + clean + ".toml: error: the name is " + clean + "x"
		got, hint, _ := strings.Cut(d.String(), "\n  hint: ")
		if got != want || strings.Contains(hint, evil) {
			t.Errorf("%s: %q", name, d.String())
		}
	}
	if fine := "Café “Süd” 東京 🙂 — ok"; Printable(fine) != fine {
		t.Errorf("%q became %q", fine, Printable(fine))
	}
}

func TestSort(t *testing.T) {
	in := func(file string, line, column int, text string) Diagnostic {
		return Diagnostic{File: file, Line: line, Column: column, Text: text}
	}
	list := List{
		in("b", 1, 1, "x"), in("a", 10, 1, "x"), in("a", 9, 2, "x"), in("a", 9, 1, "y"), in("a", 9, 1, "x"), in("a", 0, 0, "x"), in("a", 9, 1, "x"),
	}
	list.Sort()
	want := List{in("a", 0, 0, "x"), in("a", 9, 1, "x"), in("a", 9, 1, "y"), in("a", 9, 2, "x"), in("a", 10, 1, "x"), in("b", 1, 1, "x")}
	if !slices.Equal(list, want) {
		t.Errorf("got\n%v\nwant\n%v", list, want)
	}
	twice := List{{File: "a", Text: "x"}, {File: "a", Text: "x", Hint: "y"}}
	twice.Sort()
	if len(twice) != 2 {
		t.Error("findings with different hints were taken for one")
	}
}

func TestCounts(t *testing.T) {
	var list List
	if list.HasErrors() {
		t.Error("nothing is an error")
	}
	list.Add(Diagnostic{Severity: Warning})
	list.Add(Diagnostic{Severity: Hint})
	if list.HasErrors() || list.Count(Warning) != 1 || list.Count(Hint) != 1 || list.Count(Error) != 0 {
		t.Errorf("miscounted: %v", list)
	}
	list.Add(Diagnostic{})
	if !list.HasErrors() || list.Count(Error) != 1 {
		t.Error("an error is not counted")
	}
}

func TestFirst(t *testing.T) {
	list := List{{Text: "a"}, {Text: "b", Severity: Hint}, {Text: "c"}, {Text: "d"}, {Text: "e", Severity: Warning}, {Text: "f", Severity: Hint}}
	first, others := list.First(1)
	if want := (List{list[0], list[1], list[4]}); !slices.Equal(first, want) || others != 3 {
		t.Errorf("the first are\n%v\nand %d others", first, others)
	}
	if first, others := list.First(3); !slices.Equal(first, list) || others != 0 {
		t.Errorf("of few, the first are\n%v\nand %d others", first, others)
	}
}

func TestPrint(t *testing.T) {
	var b strings.Builder
	List{{File: "a", Text: "x", Hint: "y"}, {File: "b", Text: "z"}}.Print(&b)
	if want := "a: error: x\n  hint: y\nb: error: z\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestJSON(t *testing.T) {
	got, err := json.Marshal(Diagnostic{File: "a", Line: 1, Severity: Warning, Code: "c", Text: "x"})
	if want := `{"file":"a","line":1,"severity":"warning","code":"c","text":"x"}`; err != nil || string(got) != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
}
