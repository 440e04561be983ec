package match

import (
	"math"
	"slices"

	"sitegen/generator/internal/model"
)

// couldServe reports whether q may be shown to p's visitors: it is another
// program, its ages overlap p's, and in no constraint facet is one's known yes
// the other's known no. Unknown is never no; but a house of which only "men" is
// known does not stand in for one of which only "women" is known.
func (x *Index) couldServe(p, q *model.Program) bool {
	if p.ID == q.ID || !agesOverlap(p.Eligibility, q.Eligibility) {
		return false
	}
	for _, f := range x.constraints {
		if contradict(f, p, q) {
			return false
		}
	}
	return true
}

func agesOverlap(a, b model.Eligibility) bool {
	return max(a.MinimumAge, b.MinimumAge) <= min(oldest(a), oldest(b))
}

func oldest(e model.Eligibility) int {
	if e.MaximumAge < 0 {
		return math.MaxInt
	}
	return e.MaximumAge
}

// contradict reports that p and q share no term of f although both offer some,
// or that one lacks all that the other offers.
func contradict(f *model.Facet, p, q *model.Program) bool {
	a, b := within(p.Offers, f), within(q.Offers, f)
	if len(a) > 0 && len(b) > 0 {
		return !slices.ContainsFunc(a, b.Has)
	}
	return allIn(a, within(q.Lacks, f)) || allIn(b, within(p.Lacks, f))
}

// allIn reports that there are terms and all of them are in s.
func allIn(terms, s model.TermSet) bool {
	return len(terms) > 0 && !slices.ContainsFunc(terms, func(t model.TermID) bool { return !s.Has(t) })
}

// within is the part of terms that belongs to f. A facet's terms are numbered
// one after the other.
func within(terms model.TermSet, f *model.Facet) model.TermSet {
	if len(f.Terms) == 0 {
		return nil
	}
	from, _ := slices.BinarySearch(terms, f.Terms[0].TermID)
	to, _ := slices.BinarySearch(terms, f.Terms[len(f.Terms)-1].TermID+1)
	return terms[from:to]
}
