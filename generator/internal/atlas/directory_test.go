package atlas

import (
	"maps"
	"math"
	"testing"

	"sitegen/generator/internal/model"
)

// TestDirectories holds what each entry says against the rows below it.
func TestDirectories(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		r := newReader(a, len(site.Vocabulary.Terms))
		for _, root := range []string{a.Near, a.Wide} {
			if root != "" {
				checkDirectory(t, r, root, root == a.Near, s.directory, s)
			}
		}
	})
}

// checkDirectory gives the rows below a directory of at most so many entries.
func checkDirectory(t *testing.T, r *reader, name string, near bool, most int, s sizes) []coreRow {
	t.Helper()
	var all []coreRow
	entries := r.directory(name)
	if len(entries) > most {
		t.Errorf("the directory %s has %d entries", name, len(entries))
	}
	for i := range entries {
		e := &entries[i]
		var below []coreRow
		if e.inner {
			below = checkDirectory(t, r, e.file, near, s.directory, s)
		} else {
			below = r.core(e.file).rows
		}
		all = append(all, below...)
		checkEntry(t, e, below)
		if near {
			checkBox(t, e, below)
		}
	}
	return all
}

func checkEntry(t *testing.T, e *directoryEntry, below []coreRow) {
	t.Helper()
	want := directoryEntry{terms: map[int]bool{}}
	for _, row := range below {
		if row.code < e.start || row.code >= e.start+1<<(48-e.depth) {
			t.Errorf("the code %x is not in the node of depth %d at %x", row.code, e.depth, e.start)
		}
		if row.closed {
			continue
		}
		want.open = true
		want.ages = want.ages || row.minimum >= 0 || row.maximum >= 0
		want.times = want.times || len(row.week) > 0
		for _, term := range row.offers {
			want.terms[term] = true
		}
	}
	if e.rows != len(below) || e.open != want.open || e.ages != want.ages || e.times != want.times || !maps.Equal(e.terms, want.terms) {
		t.Errorf("the entry %+v leads to %d rows: %+v", e, len(below), want)
	}
}

// checkBox asks that all points are in the box, and that it is hardly larger.
func checkBox(t *testing.T, e *directoryEntry, below []coreRow) {
	t.Helper()
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, row := range below {
		x, y := unmorton(row.code)
		west, east = math.Min(west, longitude(x)), math.Max(east, longitude(x+1))
		south, north = math.Min(south, latitude(y)), math.Max(north, latitude(y+1))
	}
	width, height := 360/math.Exp2(math.Ceil(float64(e.depth)/2)), 180/math.Exp2(math.Floor(float64(e.depth)/2))
	for _, side := range []struct{ inner, outer, most float64 }{
		{west, e.west, width / 256}, {-east, -e.east, width / 256}, {south, e.south, height / 256}, {-north, -e.north, height / 256},
	} {
		if gap := side.inner - side.outer; gap < -1e-9 || gap > side.most+1e-9 {
			t.Errorf("a side of the box at depth %d is %v from its points, a step is %v", e.depth, gap, side.most)
		}
	}
}
