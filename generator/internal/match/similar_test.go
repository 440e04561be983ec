package match

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"sitegen/generator/internal/model"
)

// TestAgainstBruteForce holds Similar against all pairs, compared one by one
// with sets in place of bits and sorting in place of a tree.
func TestAgainstBruteForce(t *testing.T) {
	for _, n := range []int{1, 40, 700, 12000} {
		r := rand.New(rand.NewPCG(uint64(n), 7))
		site := synthetic(r, n)
		x := NewIndex(site)
		for range min(n, 60) {
			p, k := site.Programs[r.IntN(n)], 1+r.IntN(6)
			got, want := x.Similar(p, k), bruteForce(x, site, p, k)
			if a, b := describe(got), describe(want); a != b {
				t.Fatalf("of %d programs, %d similar to %s are\n%s\nwant\n%s", n, k, p.ID, a, b)
			}
			if got == nil && n > 100 && p.Location.HasPoint {
				t.Errorf("nothing is similar to %s among %d", p.ID, n)
			}
		}
	}
}

func describe(found []Similar) string {
	text := ""
	for _, s := range found {
		text += fmt.Sprintf("%s %.10f %v %.6f\n", s.Program.ID, s.Cosine, s.Reasons, s.Miles)
	}
	return text
}

func bruteForce(x *Index, site *model.Site, p *model.Program, k int) []Similar {
	var found []Similar
	for q := range candidates(x, site, p) {
		s := Similar{Program: q, Miles: -1, Cosine: slowCosine(x, p, q)}
		if p.Location.HasPoint && q.Location.HasPoint {
			s.Miles = haversine(p, q)
		}
		s.Reasons = shared(x, p, q)
		s.Reasons = s.Reasons[:min(3, len(s.Reasons))]
		if s.Cosine > 0 && p.ID != q.ID && !slowConflict(site, p, q) {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b Similar) int {
		return cmp.Or(cmp.Compare(b.Cosine, a.Cosine), cmp.Compare(hash(p.ID, a.Program.ID), hash(p.ID, b.Program.ID)))
	})
	var best []Similar
	count := map[string]int{}
	for _, s := range found {
		if count[s.Program.Organization]++; count[s.Program.Organization] <= 2 && len(best) < k {
			best = append(best, s)
		}
	}
	return best
}

// candidates are the nearest and those of each pool, by the rule of Similar.
func candidates(x *Index, site *model.Site, p *model.Program) map[*model.Program]bool {
	found := map[*model.Program]bool{}
	var near []uint64
	for row, q := range x.programs {
		if q.Location.HasPoint && p.Location.HasPoint && haversine(p, q) <= 50 {
			a, b := pointOf(&p.Location), pointOf(&q.Location)
			near = append(near, neighbour(a.chord2(&b), row))
		}
	}
	slices.Sort(near)
	for _, key := range near[:min(reach, len(near))] {
		found[x.programs[uint32(key)]] = true
	}
	for _, key := range looksUnder(&p.Location) {
		var pool []*model.Program
		for _, q := range x.programs {
			if slices.Contains(listedUnder(&q.Location), key) {
				pool = append(pool, q)
			}
		}
		if len(pool) > reach {
			pool = slices.DeleteFunc(pool, func(q *model.Program) bool { return len(shared(x, p, q)) == 0 })
			slices.SortStableFunc(pool, func(a, b *model.Program) int {
				return rarer(x, shared(x, p, a)[0], shared(x, p, b)[0])
			})
			pool = pool[:min(reach, len(pool))]
		}
		for _, q := range pool {
			found[q] = true
		}
	}
	return found
}

func rarer(x *Index, a, b model.TermID) int {
	return cmp.Or(cmp.Compare(x.IDF(b), x.IDF(a)), cmp.Compare(a, b))
}

// shared are the compared terms that p and q offer, rarest first.
func shared(x *Index, p, q *model.Program) []model.TermID {
	both := slices.DeleteFunc(p.Offers.Both(q.Offers), func(t model.TermID) bool { return !x.vocabulary.Terms[t].Facet.Similar })
	slices.SortFunc(both, func(a, b model.TermID) int { return rarer(x, a, b) })
	return both
}

func slowCosine(x *Index, p, q *model.Program) float64 {
	square := func(terms []model.TermID) float64 {
		sum := 0.0
		for _, t := range terms {
			sum += x.IDF(t) * x.IDF(t)
		}
		return sum
	}
	lengths := math.Sqrt(square(shared(x, p, p))) * math.Sqrt(square(shared(x, q, q)))
	if lengths == 0 {
		return 0
	}
	return min(square(shared(x, p, q))/lengths, 1)
}

// slowConflict says what is never relaxed, once more and age by age.
func slowConflict(site *model.Site, p, q *model.Program) bool {
	takes := func(e model.Eligibility, age int) bool {
		return age >= e.MinimumAge && (e.MaximumAge < 0 || age <= e.MaximumAge)
	}
	someAge := false
	for age := range 130 {
		someAge = someAge || takes(p.Eligibility, age) && takes(q.Eligibility, age)
	}
	if !someAge {
		return true
	}
	for _, f := range site.Vocabulary.WithRole(model.RoleConstraint) {
		a, b, common, aNo, bNo := 0, 0, 0, 0, 0
		for _, t := range f.Terms {
			inP, inQ := p.Offers.Has(t.TermID), q.Offers.Has(t.TermID)
			a, b, common = a+one(inP), b+one(inQ), common+one(inP && inQ)
			aNo, bNo = aNo+one(inP && q.Lacks.Has(t.TermID)), bNo+one(inQ && p.Lacks.Has(t.TermID))
		}
		if a > 0 && b > 0 && common == 0 || a > 0 && b == 0 && aNo == a || b > 0 && a == 0 && bNo == b {
			return true
		}
	}
	return false
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func haversine(p, q *model.Program) float64 {
	const degree = math.Pi / 180
	a, b := p.Location, q.Location
	lat, lon := math.Sin((b.Latitude-a.Latitude)*degree/2), math.Sin((b.Longitude-a.Longitude)*degree/2)
	h := lat*lat + math.Cos(a.Latitude*degree)*math.Cos(b.Latitude*degree)*lon*lon
	return 2 * earthRadius * math.Asin(min(math.Sqrt(h), 1))
}

// TestSimilarKeepsItsPromises looks at every program of a hub: nothing closed,
// nothing twice, no third of one organization, no contradiction.
func TestSimilarKeepsItsPromises(t *testing.T) {
	site := synthetic(rand.New(rand.NewPCG(3, 4)), 6000)
	x := NewIndex(site)
	for _, p := range site.Programs {
		of, seen := map[string]int{}, map[string]bool{p.ID: true}
		for i, s := range x.Similar(p, 4) {
			of[s.Program.Organization]++
			if i >= 4 || seen[s.Program.ID] || !s.Program.Open() || of[s.Program.Organization] > 2 || slowConflict(site, p, s.Program) || s.Miles > 50 || len(s.Reasons) == 0 {
				t.Fatalf("%s is no option for %s: %+v", s.Program.ID, p.ID, s)
			}
			seen[s.Program.ID] = true
		}
	}
}

// TestSimilarFromManyWorkers is for the race detector, and for equal answers.
func TestSimilarFromManyWorkers(t *testing.T) {
	site := synthetic(rand.New(rand.NewPCG(5, 6)), 400)
	x := NewIndex(site)
	answers := make([]string, 4)
	var workers sync.WaitGroup
	for i := range answers {
		workers.Go(func() {
			for _, p := range site.Programs {
				answers[i] += describe(x.Similar(p, 4))
			}
		})
	}
	workers.Wait()
	if len(slices.Compact(answers)) != 1 {
		t.Error("workers get different answers")
	}
}

// TestOrderOfProgramsDoesNotMatter: ties are decided by a hash of ids.
func TestOrderOfProgramsDoesNotMatter(t *testing.T) {
	site := &model.Site{Vocabulary: syntheticVocabulary(), Config: model.Config{SimilarMiles: 50}}
	for i := range 60 {
		site.Programs = append(site.Programs, &model.Program{
			ID: fmt.Sprintf("twin-%02d", i), Status: model.Active, Offers: model.TermSet{30, 40},
			Eligibility: model.Eligibility{MinimumAge: -1, MaximumAge: -1}, Location: model.Location{HasPoint: true},
		})
	}
	p := site.Programs[17]
	want := describe(NewIndex(site).Similar(p, 4))
	slices.Reverse(site.Programs)
	if got := describe(NewIndex(site).Similar(p, 4)); got != want {
		t.Errorf("after reversing:\n%swant\n%s", got, want)
	}
	if want == "" || NewIndex(site).Similar(p, 1)[0].Program.ID == "twin-00" {
		t.Errorf("the alphabet decides:\n%s", want)
	}
}
