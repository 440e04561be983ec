package match

import (
	"math/bits"

	"sitegen/generator/internal/model"
)

// slack keeps bounds on the safe side of what they bound when both are rounded.
const slack = 1 + 1e-9

// reasonsShown is how many shared terms say why two programs are similar.
const reasonsShown = 3

// Similar returns at most k open programs that could serve in p's place, most
// similar first: those with a point among the reach nearest within the radius,
// online and area programs that serve p's place, and programs without a point in
// p's region. Where no point of p is known, its city stands for the radius; for
// an online or area program only others of the kind are options. At most two are
// of one organization; what p's visitors could not use is left out. p need not be
// in the index.
func (x *Index) Similar(p *model.Program, k int) []Similar {
	q := x.query(p, k)
	if q.length == 0 || k <= 0 {
		return nil
	}
	if p.Location.HasPoint && !remote(&p.Location) {
		var near neighbours
		for _, key := range near.nearest(&x.near, pointOf(&p.Location), x.radius) {
			q.consider(int(uint32(key)))
		}
	}
	for _, key := range looksUnder(&p.Location) {
		if pool := x.pools[key]; pool != nil {
			pool.search(q)
		}
	}
	return q.similar()
}

// query is one program that similar ones are wanted for.
type query struct {
	index    *Index
	program  *model.Program
	vector   vector
	length   float64
	rest     []uint64 // by word: what the program offers from there on, in units
	eligible eligible
	best     ranking
}

func (x *Index) query(p *model.Program, k int) *query {
	q := &query{index: x, program: p, vector: make(vector, x.words), rest: make([]uint64, x.words+1), best: newRanking(k)}
	q.length = x.fill(q.vector, p)
	for w := x.words - 1; w >= 0; w-- {
		q.rest[w] = q.rest[w+1] + x.word(w, q.vector[w])
	}
	q.eligible = x.admission.of(p, make([]uint64, x.admission.words))
	return q
}

// consider ranks a row unless it cannot be among the best.
func (q *query) consider(row int) {
	x := q.index
	lengths := q.length * x.lengths[row]
	needed, dot := uint64(q.best.floor()*lengths/slack), uint64(0)
	for w, word := range x.vector(row) {
		if dot+q.rest[w] < needed {
			return
		}
		dot += x.word(w, word&q.vector[w])
	}
	if dot == 0 || dot < needed {
		return
	}
	o := option{row: row, cosine: min(float64(dot)/lengths, 1), organization: x.organizations[row]}
	if o.cosine < q.best.floor() || !x.admission.allows(&q.eligible, &x.eligible[row]) || q.program.ID == x.programs[row].ID {
		return
	}
	o.tie = hash(q.program.ID, x.programs[row].ID)
	q.best.offer(o)
}

// firstShared is the rarest dimension that the query shares with row, or -1.
func (q *query) firstShared(row int) int {
	for w, word := range q.index.vector(row) {
		if shared := word & q.vector[w]; shared != 0 {
			return w*64 + bits.TrailingZeros64(shared)
		}
	}
	return -1
}

func (q *query) similar() []Similar {
	var found []Similar
	for _, o := range q.best.options {
		p := q.index.programs[o.row]
		found = append(found, Similar{Program: p, Cosine: o.cosine, Reasons: q.reasons(o.row), Miles: q.miles(p)})
	}
	return found
}

// reasons are the rarest terms that the query shares with row.
func (q *query) reasons(row int) []model.TermID {
	var terms []model.TermID
	for w, word := range q.index.vector(row) {
		for shared := word & q.vector[w]; shared != 0 && len(terms) < reasonsShown; shared &= shared - 1 {
			terms = append(terms, q.index.terms[w*64+bits.TrailingZeros64(shared)])
		}
	}
	return terms
}

// miles is how far p is from the query, -1 when that is not known or says nothing.
func (q *query) miles(p *model.Program) float64 {
	a, b := &q.program.Location, &p.Location
	if !a.HasPoint || !b.HasPoint || remote(a) || remote(b) {
		return -1
	}
	from, to := pointOf(a), pointOf(b)
	return miles(from.chord2(&to))
}
