package match

import (
	"math"
	"math/bits"

	"sitegen/generator/internal/model"
)

// vector is what a program offers as far as programs are compared: one bit a
// dimension, rarest first.
type vector []uint64

// measure adds up idf² over the terms that two vectors share. It counts in whole
// units, so that sums are the same in any order and equal cosines are equal.
type measure struct {
	words  int           // of every vector
	square []uint64      // idf² by dimension, in units
	sums   [][256]uint64 // by byte of a vector and its value: the squares of its bits
}

// unit is idf² = 1: fine enough for eleven digits of a cosine, and as many terms
// as there can be, each offered by one in a million programs, still fit 64 bits.
const unit = 1 << 40

func newMeasure(s *statistics) measure {
	m := measure{words: (len(s.terms) + 63) / 64}
	m.square = make([]uint64, m.words*64)
	for d, t := range s.terms {
		m.square[d] = uint64(math.Round(s.idf[t] * s.idf[t] * unit))
	}
	m.sums = make([][256]uint64, m.words*8)
	for i := range m.sums {
		for value := 1; value < 256; value++ {
			lowest := bits.TrailingZeros(uint(value))
			m.sums[i][value] = m.sums[i][value&(value-1)] + m.square[i*8+lowest]
		}
	}
	return m
}

// word adds up what word w of two vectors has in common.
func (m *measure) word(w int, shared uint64) uint64 {
	sums := (*[8][256]uint64)(m.sums[w*8:])
	return sums[0][byte(shared)] + sums[1][byte(shared>>8)] + sums[2][byte(shared>>16)] + sums[3][byte(shared>>24)] +
		sums[4][byte(shared>>32)] + sums[5][byte(shared>>40)] + sums[6][byte(shared>>48)] + sums[7][byte(shared>>56)]
}

// dot is Σ idf² over the terms that a and b share, in units.
func (m *measure) dot(a, b vector) uint64 {
	sum := uint64(0)
	for w := range a {
		sum += m.word(w, a[w]&b[w])
	}
	return sum
}

// fill sets the bits of what p offers and returns the vector's length ‖p‖, in
// roots of units.
func (s *statistics) fill(v vector, p *model.Program) float64 {
	for _, t := range p.Offers {
		if int(t) < len(s.dimension) && s.dimension[t] >= 0 {
			d := s.dimension[t]
			v[d/64] |= 1 << (d % 64)
		}
	}
	return math.Sqrt(float64(s.dot(v, v)))
}

// Cosine is the IDF-weighted cosine of what p and q offer, 0 to 1, over terms of
// facets that count when programs are compared; 0 when either offers none:
//
//	Σ_{t∈p∩q} idf(t)² / (‖p‖·‖q‖), ‖p‖ = √Σ_{t∈p} idf(t)²
func (s *statistics) Cosine(p, q *model.Program) float64 {
	a, b := make(vector, s.words), make(vector, s.words)
	lengths := s.fill(a, p) * s.fill(b, q)
	if lengths == 0 {
		return 0
	}
	return min(float64(s.dot(a, b))/lengths, 1)
}
