package match

import (
	"math"

	"sitegen/generator/internal/model"
)

// admission knows the facets on which nobody is sent to a closed door.
type admission struct {
	words int // a known yes and a known no for each facet word
	spans []span
	terms []model.TermID // of these facets
	bits  []int          // where each of them is
}

// span is the words that hold one facet's terms.
type span struct{ from, to int }

// eligible is whom a program takes, as far as that is known.
type eligible struct {
	youngest, oldest int
	yes, no          []uint64 // by term of constraint facets
}

func newAdmission(v *model.Vocabulary) admission {
	var a admission
	words := 0
	for _, f := range v.WithRole(model.RoleConstraint) {
		for i, t := range f.Terms {
			a.terms, a.bits = append(a.terms, t.TermID), append(a.bits, words*64+i)
		}
		a.spans = append(a.spans, span{words, words + (len(f.Terms)+63)/64})
		words = a.spans[len(a.spans)-1].to
	}
	a.words = 2 * words
	return a
}

// of notes whom p takes, in the words given, which must be zero.
func (a *admission) of(p *model.Program, words []uint64) eligible {
	e := eligible{p.Eligibility.MinimumAge, p.Eligibility.MaximumAge, words[:a.words/2], words[a.words/2:]}
	if e.oldest < 0 {
		e.oldest = math.MaxInt
	}
	for i, t := range a.terms {
		bit := a.bits[i]
		if p.Offers.Has(t) {
			e.yes[bit/64] |= 1 << (bit % 64)
		}
		if p.Lacks.Has(t) {
			e.no[bit/64] |= 1 << (bit % 64)
		}
	}
	return e
}

// allows reports whether q may be shown to p's visitors: their ages overlap, and
// in no facet does what is known of one contradict what is known of the other.
// Unknown is never no; but a house of which only "men" is known does not stand in
// for one of which only "women" is known.
func (a *admission) allows(p, q *eligible) bool {
	if max(p.youngest, q.youngest) > min(p.oldest, q.oldest) {
		return false
	}
	for _, s := range a.spans {
		if s.contradict(p, q) {
			return false
		}
	}
	return true
}

// contradict reports that p and q share no term although both offer some, or
// that one lacks all that the other offers.
func (s span) contradict(p, q *eligible) bool {
	var pYes, qYes, both, pLeft, qLeft uint64
	for w := s.from; w < s.to; w++ {
		pYes, qYes, both = pYes|p.yes[w], qYes|q.yes[w], both|p.yes[w]&q.yes[w]
		pLeft, qLeft = pLeft|p.yes[w]&^q.no[w], qLeft|q.yes[w]&^p.no[w]
	}
	if pYes != 0 && qYes != 0 {
		return both == 0
	}
	return pYes != 0 && pLeft == 0 || qYes != 0 && qLeft == 0
}
