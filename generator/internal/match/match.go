// Package match compares programs: similar options for every program at build
// time, and the same suggestion score that the widgets compute, so that both can
// be held against one file of cases (testdata/vectors.json). It takes
// model.Programs and a vocabulary and never reads, renders or writes.
package match

import "sitegen/generator/internal/model"

// Similar is a program that could serve in another's place.
type Similar struct {
	Program *model.Program
	Cosine  float64        // IDF-weighted cosine over shared terms, 0 to 1
	Reasons []model.TermID // terms both offer, rarest first, at most 3
	Miles   float64        // great-circle distance; -1 when either has no point
}
