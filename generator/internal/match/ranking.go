package match

import (
	"cmp"
	"slices"
)

// mostOfOne is how many of the best may be of one organization.
const mostOfOne = 2

// option is a row with what it is ranked by.
type option struct {
	row          int
	cosine       float64
	tie          uint64 // decides between equal cosines: a hash, so that no name is favoured
	organization int32
}

// before reports order: negative when a is the better option.
func (a option) before(b option) int {
	return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.tie, b.tie), cmp.Compare(a.row, b.row))
}

// ranking keeps the k best options, at most mostOfOne of an organization, in
// whatever order they are offered.
type ranking struct {
	k       int
	options []option // best first
}

func newRanking(k int) ranking { return ranking{k: k, options: make([]option, 0, max(k, 0)+1)} }

// floor is the cosine below which nothing is accepted any more.
func (r *ranking) floor() float64 {
	if len(r.options) < r.k {
		return 0
	}
	return r.options[r.k-1].cosine
}

// offer puts o in its place if it is among the best. An option that is offered
// again changes nothing.
func (r *ranking) offer(o option) {
	same, last := 0, 0
	for i, kept := range r.options {
		if kept.row == o.row {
			return
		}
		if kept.organization == o.organization {
			same, last = same+1, i
		}
	}
	if same == mostOfOne {
		if o.before(r.options[last]) > 0 {
			return
		}
		r.options = slices.Delete(r.options, last, last+1)
	}
	at, _ := slices.BinarySearchFunc(r.options, o, option.before)
	r.options = slices.Insert(r.options, at, o)
	r.options = r.options[:min(len(r.options), r.k)]
}
