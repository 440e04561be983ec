package match

import (
	"math"
	"math/bits"
)

// reach is how many programs of one pool, or near one place, are compared with
// a program at most. It keeps the work for a hub in proportion to its size.
const reach = 256

// pool is the programs that answer to one placeKey.
type pool struct {
	rows     []int32   // ascending
	postings [][]int32 // rows by dimension; only when there are more than reach
}

func (p *pool) add(row int) {
	if n := len(p.rows); n == 0 || p.rows[n-1] != int32(row) {
		p.rows = append(p.rows, int32(row))
	}
}

// post notes which rows offer which term.
func (p *pool) post(x *Index) {
	p.postings = make([][]int32, len(x.terms))
	for _, row := range p.rows {
		for w, word := range x.vector(int(row)) {
			for ; word != 0; word &= word - 1 {
				d := w*64 + bits.TrailingZeros64(word)
				p.postings[d] = append(p.postings[d], row)
			}
		}
	}
}

// search hands rows of p to the query: all of them, or of many those that share
// the query's rarest terms, until reach of them were compared or no other could
// be among the best.
func (p *pool) search(q *query) {
	if p.postings == nil {
		for _, row := range p.rows {
			q.consider(int(row))
		}
		return
	}
	left, rest := reach, q.rest[0]
	for w, word := range q.vector {
		for ; word != 0; word &= word - 1 {
			d := w*64 + bits.TrailingZeros64(word)
			// What shares only the rest with the query has a cosine of at most
			// √rest/‖q‖ (Cauchy and Schwarz).
			if math.Sqrt(float64(rest))*slack < q.best.floor()*q.length {
				return
			}
			for _, row := range p.postings[d] {
				if q.firstShared(int(row)) != d {
					continue // was compared for a rarer term
				}
				if left == 0 {
					return
				}
				left--
				q.consider(int(row))
			}
			rest -= q.index.square[d]
		}
	}
}
