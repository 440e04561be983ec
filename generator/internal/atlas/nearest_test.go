package atlas

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

// TestNearest holds the best-first search through directories against a scan of
// all programs, with groups of terms and without, also where the map ends.
func TestNearest(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		scan := scanned(site)
		random := rand.New(rand.NewPCG(3, 4))
		queries := 150
		if len(scan) > 5000 {
			queries = 100
		}
		for range queries {
			q := randomSearch(random, site)
			k := 1 + random.IntN(40)
			r := newReader(a, len(site.Vocabulary.Terms))
			var got []string
			for _, f := range r.nearest(a.Near, q, k) {
				got = append(got, r.detailsOf(f.core, f.row)[0])
			}
			if want := nearestOf(scan, q, k); !slices.Equal(got, want) {
				t.Fatalf("the %d nearest to %v are\n%q\nnot\n%q", k, q, want, got)
			}
		}
	})
}

type scannedRow struct {
	program             *model.Program
	latitude, longitude float64
	code                uint64
}

func scanned(site *model.Site) []scannedRow {
	var rows []scannedRow
	for _, p := range site.Programs {
		if l := p.Location; p.Status == model.Active && l.HasPoint && l.Kind == model.Physical {
			rows = append(rows, scannedRow{p, middleOf((l.Latitude+90)/180)*180 - 90, middleOf((l.Longitude+180)/360)*360 - 180, codeOf(l.Latitude, l.Longitude)})
		}
	}
	return rows
}

// nearestOf gives ids by distance, code and id.
func nearestOf(rows []scannedRow, q search, k int) []string {
	type candidate struct {
		scannedRow
		miles float64
	}
	var fits []candidate
	for _, r := range rows {
		if !slices.ContainsFunc(q.groups, func(group []int) bool {
			return !slices.ContainsFunc(group, func(t int) bool { return r.program.Offers.Has(model.TermID(t)) })
		}) {
			fits = append(fits, candidate{r, haversine(q.lat, q.lon, r.latitude, r.longitude)})
		}
	}
	slices.SortFunc(fits, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.miles, b.miles), cmp.Compare(a.code, b.code), cmp.Compare(a.program.ID, b.program.ID))
	})
	var ids []string
	for _, f := range fits[:min(k, len(fits))] {
		ids = append(ids, f.program.ID)
	}
	return ids
}

// randomSearch looks from near a program, or from anywhere on earth, for nothing
// or for up to three groups of terms.
func randomSearch(r *rand.Rand, site *model.Site) search {
	q := search{lat: math.Asin(2*r.Float64()-1) * 180 / math.Pi, lon: 360*r.Float64() - 180}
	if len(site.Programs) > 0 && r.IntN(4) > 0 {
		if l := pick(r, site.Programs).Location; l.HasPoint {
			q.lat = math.Max(-90, math.Min(90, l.Latitude+r.NormFloat64()*.2))
			q.lon = math.Remainder(l.Longitude+r.NormFloat64()*.2, 360)
		}
	}
	for range r.IntN(4) {
		var group []int
		for range 1 + r.IntN(2) {
			group = append(group, r.IntN(len(site.Vocabulary.Terms)))
		}
		q.groups = append(q.groups, group)
	}
	return q
}

// TestBoxes holds the bound on the distance to a box against the points in it.
func TestBoxes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		e := &directoryEntry{west: 360*r.Float64() - 180, south: 180*r.Float64() - 90}
		e.east, e.north = e.west+(180-e.west)*r.Float64(), e.south+(90-e.south)*r.Float64()
		lat, lon := 180*r.Float64()-90, 360*r.Float64()-180
		least := math.Inf(1)
		for range 30 {
			y, x := e.south+(e.north-e.south)*r.Float64(), e.west+(e.east-e.west)*r.Float64()
			least = math.Min(least, haversine(lat, lon, y, x))
		}
		if bound := boxMiles(lat, lon, e); bound > least+1e-6 {
			t.Fatalf("(%v, %v) is %v miles from a point of %+v and %v from all", lat, lon, least, e, bound)
		}
	}
}
