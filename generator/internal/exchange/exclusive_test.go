package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

func TestUniteCodes(t *testing.T) {
	for _, c := range []struct {
		name, a, b, want, note string
	}{
		{"smoking", "OP SMON MD", "OP SMOP", "OP MD OP", "SMON SMOP"},
		{"three rows of one mind", "SMON", "SMON", "SMON SMON", ""},
		{"vaping, and smoking in one row only", "VAPN SMPD", "VPPD", "SMPD", "VAPN VPPD"},
		{"owner", "PVTN", "PVTP", "", "PVTP PVTN"},
		{"federal owners are several codes", "FED VAMC", "FED", "FED VAMC FED", ""},
		{"alcohol, where patients of others stay welcome", "ACMA PMAT", "NMAUT", "ACMA", "NMAUT PMAT"},
		{"a no to opioids", "NOOP", "MU BU METH", "METH", "NOOP MU BU"},
		{"what one row says itself", "NMAUT PMAT", "PMAT", "NMAUT PMAT PMAT", ""},
		{"free and paid", "NP", "MD", "", "NP MD"},
	} {
		codes, notes := uniteCodes([][]string{strings.Fields(c.a), strings.Fields(c.b)})
		if d := cmp.Diff(strings.Fields(c.want), codes); d != "" && len(codes)+len(c.want) > 0 {
			t.Errorf("%s: %s", c.name, d)
		}
		note := ""
		if len(notes) > 0 {
			note = notes[0].Detail
		}
		if note != c.note || len(notes) > 1 {
			t.Errorf("%s: notes %v, want %q", c.name, notes, c.note)
		}
	}
}

func TestExclusiveCodesAreKnown(t *testing.T) {
	for _, question := range exclusiveCodes {
		if len(question) < 2 {
			t.Errorf("one answer only: %v", question)
		}
		for _, code := range slices.Concat(question...) {
			if samhsaCategory[code] == "" {
				t.Errorf("there is no code %q", code)
			}
		}
	}
}

// Two rows of one house must not make a listing that contradicts itself.
func TestMergedRowsDoNotContradict(t *testing.T) {
	v := model.NewVocabulary([]*model.Facet{{ID: "smoking", Terms: []*model.Term{
		{ID: "no-smoking", Aliases: []string{"samhsa:SMON"}}, {ID: "smoking", Aliases: []string{"samhsa:SMOP"}}, {ID: "no-vaping", Aliases: []string{"samhsa:VAPN"}}}}})
	one, other := elmCells(), elmCells()
	one[colCodes], other[colCodes] = "SA * SMON * VAPN", "SA * SMOP"
	result, _ := SAMHSA(Input{"f-2022.csv", csvOf(t, one, other)}, v, Options{})
	if got := result.Programs[0].Offers; !slices.Equal(got, model.TermSet{2}) {
		t.Errorf("offers %v, want only no-vaping", got)
	}
	if report := Report(result); !strings.Contains(report, "Note: left out: codes of merged rows that exclude each other (1)\n  line 2: SMON SMOP\n") {
		t.Error(report)
	}
}
