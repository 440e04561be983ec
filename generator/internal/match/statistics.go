package match

import (
	"cmp"
	"math"
	"slices"

	"sitegen/generator/internal/model"
)

// statistics is what the open programs of a hub say about its terms.
type statistics struct {
	measure
	vocabulary *model.Vocabulary
	idf        []float64      // by TermID
	unseen     float64        // idf of a term that no open program offers
	average    float64        // Statistics.Average
	dimension  []int32        // by TermID: place among the compared terms, rarest first; -1 when not compared
	terms      []model.TermID // by dimension
}

// Statistics is what the open programs of a hub say about its terms, as the
// widgets read it.
type Statistics struct {
	Open     int     `json:"open"`     // programs
	Average  float64 `json:"average"`  // terms of similar facets that one of them offers
	Offering []int   `json:"offering"` // by TermID: how many of them offer it
}

// Count counts over open programs.
func Count(v *model.Vocabulary, programs []*model.Program) Statistics {
	s, compared := Statistics{Offering: make([]int, len(v.Terms))}, 0
	for _, p := range programs {
		if !p.Open() {
			continue
		}
		s.Open++
		for _, t := range p.Offers {
			if int(t) < len(v.Terms) {
				s.Offering[t]++
			}
		}
	}
	for t, n := range s.Offering {
		if v.Terms[t].Facet.Similar {
			compared += n
		}
	}
	if s.Open > 0 {
		s.Average = float64(compared) / float64(s.Open)
	}
	return s
}

// newStatistics weighs what was counted:
//
//	idf(t) = ln((N+1) / (df(t)+1)) + 1
func newStatistics(v *model.Vocabulary, programs []*model.Program) *statistics {
	c := Count(v, programs)
	s := &statistics{vocabulary: v, average: c.Average, idf: make([]float64, len(c.Offering)), unseen: math.Log(float64(c.Open)+1) + 1}
	for t, n := range c.Offering {
		s.idf[t] = math.Log(float64(c.Open+1)/float64(n+1)) + 1
	}
	s.order()
	s.measure = newMeasure(s)
	return s
}

// order numbers the terms of similar facets, rarest first, so that the shared
// terms that say most come first wherever two programs are compared.
func (s *statistics) order() {
	s.dimension = make([]int32, len(s.idf))
	for t := range s.dimension {
		s.dimension[t] = -1
		if s.vocabulary.Terms[t].Facet.Similar {
			s.terms = append(s.terms, model.TermID(t))
		}
	}
	slices.SortFunc(s.terms, func(a, b model.TermID) int {
		return cmp.Or(cmp.Compare(s.idf[b], s.idf[a]), cmp.Compare(a, b))
	})
	for d, t := range s.terms {
		s.dimension[t] = int32(d)
	}
}

// IDF returns the inverse document frequency of t over open programs, at least 1.
func (s *statistics) IDF(t model.TermID) float64 {
	if int(t) >= len(s.idf) {
		return s.unseen
	}
	return s.idf[t]
}

// compared counts the terms of similar facets among terms.
func (s *statistics) compared(terms model.TermSet) int {
	n := 0
	for _, t := range terms {
		if int(t) < len(s.dimension) && s.dimension[t] >= 0 {
			n++
		}
	}
	return n
}
