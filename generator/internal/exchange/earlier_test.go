package exchange

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

// reimported reads rows where an earlier import has read others.
func reimported(t *testing.T, earlier []*model.Program, rows ...samhsaCells) Result {
	t.Helper()
	result, problems := SAMHSA(Input{"facilities-2023.csv", csvOf(t, rows...)}, testVocabulary(), Options{Earlier: earlier})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return result
}

// elm is Elm House with other cells.
func elm(cells map[int]string) samhsaCells {
	c := elmCells()
	for column, text := range cells {
		c[column] = text
	}
	return c
}

func TestIDsOfAnEarlierImport(t *testing.T) {
	oakStreet := elm(map[int]string{colStreet1: "2 Oak Street", colPhone: "617-262-0300"})
	for _, c := range []struct {
		name     string
		then     []samhsaCells
		now      []samhsaCells
		want     string // ids and aliases by street
		vanished string
	}{
		{"the same", []samhsaCells{elm(nil)}, []samhsaCells{elm(nil)}, "1 Elm Street: elm-house-boston-ma", ""},
		{"a namesake comes", []samhsaCells{elm(nil)}, []samhsaCells{oakStreet, elm(nil)},
			"1 Elm Street: elm-house-boston-ma; 2 Oak Street: elm-house-2-oak-street-boston-ma", ""},
		{"a namesake goes", []samhsaCells{oakStreet, elm(nil)}, []samhsaCells{elm(nil)},
			"1 Elm Street: elm-house-1-elm-street-boston-ma", "elm-house-2-oak-street-boston-ma"},
		{"another street and another phone for each of two", []samhsaCells{elm(nil), oakStreet},
			[]samhsaCells{elm(map[int]string{colStreet1: "3 Ash Street"}), elm(map[int]string{colStreet1: "2 OAK STREET", colPhone: "617-262-0400"})},
			"2 OAK STREET: elm-house-2-oak-street-boston-ma; 3 Ash Street: elm-house-1-elm-street-boston-ma", ""},
		{"all but the name is new", []samhsaCells{elm(nil)}, []samhsaCells{oakStreet}, "2 Oak Street: elm-house-boston-ma", ""},
		{"renamed", []samhsaCells{elm(nil)}, []samhsaCells{elm(map[int]string{colName1: "Ash House"})},
			"1 Elm Street: ash-house-boston-ma (elm-house-boston-ma)", ""},
		{"two rows become one", []samhsaCells{elm(nil), elm(map[int]string{colStreet2: "Floor 2"})}, []samhsaCells{elm(nil)},
			"1 Elm Street: elm-house-1-elm-street-boston-ma (elm-house-1-elm-street-floor-2-boston-ma)", ""},
		{"another name, address and phone", []samhsaCells{elm(nil)}, []samhsaCells{elm(map[int]string{colName1: "Ash House", colStreet1: "3 Ash Street", colPhone: "617-262-0400"})},
			"3 Ash Street: ash-house-boston-ma", "elm-house-boston-ma"},
		{"a name that would get the id of another", []samhsaCells{elm(nil)},
			[]samhsaCells{elm(map[int]string{colName1: "Élm House", colStreet1: "2 Oak Street", colPhone: "617-262-0300"})},
			"2 Oak Street: elm-house-2-oak-street-boston-ma", "elm-house-boston-ma"},
		{"nothing but a name", []samhsaCells{{colName1: "CON"}}, []samhsaCells{{colName1: "CON"}}, ": con-program", ""},
	} {
		first := reimported(t, nil, c.then...)
		result := reimported(t, first.Programs, c.now...)
		if got := idsByStreet(result); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		var gone []string
		for _, p := range result.Vanished {
			gone = append(gone, p.ID)
		}
		if got := strings.Join(gone, " "); got != c.vanished {
			t.Errorf("%s: vanished %q, want %q", c.name, got, c.vanished)
		}
		again := reimported(t, result.Programs, c.now...)
		if d := cmp.Diff(result.Programs, again.Programs); d != "" || len(again.Vanished) > 0 {
			t.Errorf("%s: the same file again: %s", c.name, d)
		}
	}
}

func idsByStreet(r Result) string {
	by := map[string]string{}
	for _, p := range r.Programs {
		by[p.Location.Street] = p.ID
		if len(p.Aliases) > 0 {
			by[p.Location.Street] += " (" + strings.Join(p.Aliases, " ") + ")"
		}
	}
	var parts []string
	for _, street := range slices.Sorted(maps.Keys(by)) {
		parts = append(parts, street+": "+by[street])
	}
	return strings.Join(parts, "; ")
}

func TestVanishedIsReported(t *testing.T) {
	first := reimported(t, nil, elmCells(), oakCells())
	result := reimported(t, first.Programs, oakCells())
	if want := "\nListings of the import before that are not in this file\n  elm-house-boston-ma: Elm House, Boston, MA\n"; !strings.Contains(Report(result), want) {
		t.Error(Report(result))
	}
	if !strings.Contains(Summary(result), "are not in this file: 1;") {
		t.Error(Summary(result))
	}
}

// No id changes when the directory is read again, whole, or after one of half of it.
func TestIDsOfTheNationalDirectory(t *testing.T) {
	in, v := realFile(t, "facilities-sa-2022.csv"), realVocabulary(t)
	first := realImport(t, in, v)
	again, _ := SAMHSA(in, v, Options{Earlier: first.Programs})
	samePrograms(t, first.Programs, again.Programs)
	var half []*model.Program
	for i := 0; i < len(first.Programs); i += 2 {
		half = append(half, first.Programs[i])
	}
	grown, _ := SAMHSA(in, v, Options{Earlier: half})
	if len(again.Vanished)+len(grown.Vanished) > 0 || len(grown.Programs) != len(first.Programs) {
		t.Errorf("vanished: %d, %d", len(again.Vanished), len(grown.Vanished))
	}
}
