package exchange

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestCleanCell(t *testing.T) {
	for _, c := range []struct{ in, want, fault, note string }{
		{" Oak  House ", "Oak House", "", ""},
		{"two\nlines\there", "two lines here", "", ""},
		{"Cafe\u0301", "Café", "", ""},
		{"N/A", "", "", ""},
		{"none", "", "", ""},
		{"#REF!", "", "spreadsheet-error", ""},
		{"A\x00B", "", "control-character", ""},
		{"\x1b[31mred", "", "control-character", ""},
		{"a\xffb", "", "control-character", ""},
		{"\u202eevil", "evil", "", "invisible characters removed"},
		{"zero\u200bwidth", "zerowidth", "", "invisible characters removed"},
		{"\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469", "", ""},
		{"CafÃ©", "CafÃ©", "", "text that looks wrongly encoded"},
		{"Peña", "Peña", "", ""},
		{"=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")", "", ""},
		{strings.Repeat("x", maxCellBytes+1), "", "long-cell", ""},
	} {
		text, notes, fault := cleanCell(c.in)
		if text != c.want {
			t.Errorf("cleanCell(%.40q) = %q, want %q", c.in, text, c.want)
		}
		if got := faultCode(fault); got != c.fault {
			t.Errorf("cleanCell(%.40q): fault %q, want %q", c.in, got, c.fault)
		}
		note := ""
		if len(notes) > 0 {
			note = notes[0].Kind
		}
		if note != c.note {
			t.Errorf("cleanCell(%.40q): note %q, want %q", c.in, note, c.note)
		}
	}
}

func faultCode(f *cellFault) string {
	if f == nil {
		return ""
	}
	return f.code
}

func TestSaysSecret(t *testing.T) {
	for s, want := range map[string]bool{
		"confidential - do not publish 555-0199":  true,
		"Address confidential":                    true,
		"Confidential address":                    true,
		"Confidential Recovery":                   false,
		"Confidential Help for Alc Drugs (CHAD)":  false,
		"Undisclosed location":                    true,
		"100 Main Street":                         false,
		"Not for publication, call the main site": true,
	} {
		if got := saysSecret(s); got != want {
			t.Errorf("saysSecret(%q) = %t", s, got)
		}
	}
}

// Each hostile cell in each column: nothing panics, no forbidden character
// survives, every row is accounted for.
func TestHostileCells(t *testing.T) {
	for _, cell := range hostileCells(t) {
		for c := range samhsaColumns {
			cells := oakCells()
			cells[c] = cell
			result, _ := SAMHSA(Input{"x-2022.csv", csvOf(t, cells)}, testVocabulary(), Options{})
			if len(result.Rows) != 1 {
				t.Fatalf("%s = %.40q: %d rows", samhsaColumns[c], cell, len(result.Rows))
			}
			for _, p := range result.Programs {
				for _, s := range []string{p.Name, p.Location.Street, p.Location.City, p.Location.PostalCode} {
					if strings.ContainsFunc(s, forbidden) || strings.ContainsAny(s, "\u202e\u200b") || len(s) > 2*maxCellBytes {
						t.Errorf("%s = %.40q survives in %.40q", samhsaColumns[c], cell, s)
					}
				}
				for _, phone := range p.Phones {
					if strings.HasPrefix(cell, "8.00662") && phone.Number == "+18006624357" || phone.Number == "911" {
						t.Errorf("%s = %q is published as %v", samhsaColumns[c], cell, phone)
					}
				}
				if !validID(p.ID) {
					t.Errorf("%s = %.40q: id %q", samhsaColumns[c], cell, p.ID)
				}
			}
		}
	}
}

func hostileCells(t *testing.T) []string {
	const file = "../../../../shared/corpora/own/cells.tsv"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip("no corpus of cells: ", err)
	}
	var cells []string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		var cell string
		if err := json.Unmarshal([]byte(strings.Split(line, "\t")[0]), &cell); err != nil {
			t.Fatal(err)
		}
		cells = append(cells, cell)
	}
	return cells
}
