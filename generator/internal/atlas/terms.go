package atlas

import (
	"math"
	"math/bits"

	"sitegen/generator/internal/model"
)

// A column of bits says which rows have a term. Terms go together, so a column
// is written as its difference to an earlier one when that is emptier, and turned
// over when most of its bits are set: deflation then finds mostly zeros.

// column is one term's rows, 8 a byte, the first row lowest.
type column []byte

// terms writes which of n rows have which terms of a vocabulary.
func (e *encoder) terms(vocabulary, n int, has func(row int) model.TermSet) {
	byTerm := make([]column, vocabulary)
	for row := range n {
		for _, t := range has(row) {
			if byTerm[t] == nil {
				byTerm[t] = make(column, (n+7)/8)
			}
			byTerm[t][row/8] |= 1 << (row % 8)
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
		back, turned := best(columns[:i+1], cost)
		e.varint(uint64(back)<<1 | uint64(turned))
		written[i] = difference(columns[i], columns[i-back], back > 0, turned > 0, n)
	}
	for _, c := range written {
		e.bytes(c...)
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

// best says how far back from the last column the one is that makes it cheapest
// to write, 0 for none, and whether the difference is to be turned over, 1 for yes.
func best(columns []column, cost []float64) (back, turned int) {
	last := columns[len(columns)-1]
	n := len(cost) - 1
	ones := last.count(nil)
	least := cost[ones] - referring
	for i := len(columns) - 2; i >= 0; i-- {
		if k := last.count(columns[i]); cost[k] < least {
			back, ones, least = len(columns)-1-i, k, cost[k]
		}
	}
	if ones*2 > n {
		turned = 1
	}
	return back, turned
}

// count is the number of rows in which c and o differ, or that c has when o is nil.
func (c column) count(o column) int {
	n := 0
	for i, b := range c {
		if o != nil {
			b ^= o[i]
		}
		n += bits.OnesCount8(b)
	}
	return n
}

// difference is c as it is written.
func difference(c, o column, refers, turned bool, n int) column {
	d := make(column, len(c))
	for i, b := range c {
		if refers {
			b ^= o[i]
		}
		if turned {
			b = ^b
		}
		d[i] = b
	}
	if turned && n%8 > 0 {
		d[len(d)-1] &= 1<<(n%8) - 1
	}
	return d
}
