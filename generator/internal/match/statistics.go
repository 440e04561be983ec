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
	average    float64        // terms of similar facets that an open program offers, on average
	dimension  []int32        // by TermID: place among the compared terms, rarest first; -1 when not compared
	terms      []model.TermID // by dimension
}

// newStatistics counts over open programs:
//
//	idf(t) = ln((N+1) / (df(t)+1)) + 1
func newStatistics(v *model.Vocabulary, programs []*model.Program) *statistics {
	open, df := 0, make([]int, len(v.Terms))
	for _, p := range programs {
		if !p.Open() {
			continue
		}
		open++
		for _, t := range p.Offers {
			if int(t) < len(df) {
				df[t]++
			}
		}
	}
	s := &statistics{vocabulary: v, idf: make([]float64, len(df)), unseen: math.Log(float64(open)+1) + 1}
	compared := 0
	for t, n := range df {
		s.idf[t] = math.Log(float64(open+1)/float64(n+1)) + 1
		if v.Terms[t].Facet.Similar {
			compared += n
		}
	}
	if open > 0 {
		s.average = float64(compared) / float64(open)
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
