package atlas

import (
	"encoding/binary"
	"math"
	"math/bits"

	"sitegen/generator/internal/model"
)

// column is one term's rows, 64 a word, the first row lowest. Terms go together,
// so a column is written as its difference to an earlier one when that is emptier,
// and turned over when most of its bits are set: deflation then finds mostly zeros.
type column []uint64

// terms writes which of n rows have which terms of a vocabulary.
func (e *encoder) terms(vocabulary, n int, has func(row int) model.TermSet) {
	byTerm := make([]column, vocabulary)
	for row := range n {
		for _, t := range has(row) {
			if byTerm[t] == nil {
				byTerm[t] = make(column, (n+63)/64)
			}
			byTerm[t][row/64] |= 1 << (row % 64)
		}
	}
	var columns []column
	var present []int
	for t, c := range byTerm {
		if c != nil {
			columns, present = append(columns, c), append(present, t)
		}
	}
	e.varint(uint64(len(present)))
	e.deltas(len(present), func(i int) uint64 { return uint64(present[i]) })
	cost := costs(n)
	written := make([]column, len(columns))
	for i := range columns {
		var back, turned int
		written[i], back, turned = cheapest(columns[:i+1], cost)
		e.varint(uint64(back)<<1 | uint64(turned))
	}
	for _, c := range written {
		e.column(c, n)
	}
}

// column writes the bits of n rows, 8 a byte.
func (e *encoder) column(c column, n int) {
	end := len(*e) + (n+7)/8
	for _, word := range c {
		*e = binary.LittleEndian.AppendUint64(*e, word)
	}
	*e = (*e)[:end]
	if n%8 > 0 {
		(*e)[end-1] &= 1<<(n%8) - 1
	}
}

// referring is about what it costs to name another column, in bits.
const referring = 8

// costs gives the bits that a column of n rows takes by how many it has: n times
// the entropy of one.
func costs(n int) []float64 {
	cost := make([]float64, n+1)
	for k := 1; k < n; k++ {
		p := float64(k) / float64(n)
		cost[k] = -float64(n) * (p*math.Log2(p) + (1-p)*math.Log2(1-p))
	}
	return cost
}

// cheapest gives the last column as it is cheapest to write: how far back the one
// is that it is the difference to, 0 for none, and whether it is turned over, 1
// for yes.
func cheapest(columns []column, cost []float64) (written column, back, turned int) {
	last := columns[len(columns)-1]
	ones := last.differences(nil)
	least := cost[ones] - referring
	var to column
	for i := len(columns) - 2; i >= 0; i-- {
		if k := last.differences(columns[i]); cost[k] < least {
			to, back, ones, least = columns[i], len(columns)-1-i, k, cost[k]
		}
	}
	if rows := len(cost) - 1; ones*2 > rows {
		turned = 1
	}
	return last.minus(to, turned > 0), back, turned
}

// differences counts the rows that only one of c and o has; a nil o has none.
func (c column) differences(o column) int {
	n := 0
	if o == nil {
		for _, word := range c {
			n += bits.OnesCount64(word)
		}
		return n
	}
	for i, word := range c {
		n += bits.OnesCount64(word ^ o[i])
	}
	return n
}

// minus is the difference of c to o, perhaps turned over.
func (c column) minus(o column, turned bool) column {
	d := make(column, len(c))
	copy(d, c)
	for i := range d {
		if o != nil {
			d[i] ^= o[i]
		}
		if turned {
			d[i] = ^d[i]
		}
	}
	return d
}
