package match

import (
	"math"
	"math/bits"

	"sitegen/generator/internal/model"
)

// vector is what a program offers as far as programs are compared: one bit a
// dimension, rarest first.
type vector []uint64

// words is the length of every vector of s.
func (s *statistics) words() int { return (len(s.terms) + 63) / 64 }

// fill sets the bits of what p offers and returns the vector's length ‖p‖.
func (s *statistics) fill(v vector, p *model.Program) float64 {
	for _, t := range p.Offers {
		if int(t) < len(s.dimension) && s.dimension[t] >= 0 {
			d := s.dimension[t]
			v[d/64] |= 1 << (d % 64)
		}
	}
	return math.Sqrt(s.dot(v, v))
}

// dot is Σ idf(t)² over the terms that a and b share, added rarest first.
func (s *statistics) dot(a, b vector) float64 {
	sum := 0.0
	for w := range a {
		for shared := a[w] & b[w]; shared != 0; shared &= shared - 1 {
			sum += s.squares[w*64+bits.TrailingZeros64(shared)]
		}
	}
	return sum
}

// Cosine is the IDF-weighted cosine of what p and q offer, 0 to 1, over terms of
// facets that count when programs are compared; 0 when either offers none:
//
//	Σ_{t∈p∩q} idf(t)² / (‖p‖·‖q‖), ‖p‖ = √Σ_{t∈p} idf(t)²
func (s *statistics) Cosine(p, q *model.Program) float64 {
	a, b := make(vector, s.words()), make(vector, s.words())
	lengths := s.fill(a, p) * s.fill(b, q)
	if lengths == 0 {
		return 0
	}
	return min(s.dot(a, b)/lengths, 1)
}
