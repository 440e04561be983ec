package match

import (
	"cmp"
	"hash/fnv"
	"slices"

	"sitegen/generator/internal/model"
)

// Index compares the programs of one hub. It is read-only and safe for
// concurrent use. Only open programs are in it, each in one row.
type Index struct {
	*statistics
	radius float64 // miles

	programs      []*model.Program // by row: those with a point as the tree has them, then the rest
	vectors       []uint64         // by row, words each
	lengths       []float64        // by row: ‖p‖
	organizations []int32          // by row; no two unknown ones are equal
	eligible      []eligible
	admission     admission

	near  tree // row i is its point i
	pools map[placeKey]*pool
}

// NewIndex prepares comparing the open programs of a hub. Similar options are
// looked for within Config.SimilarMiles.
func NewIndex(site *model.Site) *Index {
	x := &Index{
		statistics: newStatistics(site.Vocabulary, site.Programs),
		radius:     site.Config.SimilarMiles,
		admission:  newAdmission(site.Vocabulary),
		pools:      map[placeKey]*pool{},
	}
	x.placeRows(site.Programs)
	x.fillRows()
	x.fillPools()
	return x
}

// placeRows decides who is in which row. Programs without a point come in the
// order of a hash, so that the alphabet never decides who is looked at.
func (x *Index) placeRows(programs []*model.Program) {
	var points, rest []*model.Program
	for _, p := range programs {
		switch {
		case !p.Open():
		case p.Location.HasPoint && !remote(&p.Location):
			points = append(points, p)
		default:
			rest = append(rest, p)
		}
	}
	x.near, points = newTree(points)
	x.programs = slices.Concat(points, shuffled(rest))
}

func shuffled(programs []*model.Program) []*model.Program {
	type card struct {
		hash    uint64
		program *model.Program
	}
	cards := make([]card, len(programs))
	for i, p := range programs {
		cards[i] = card{hash(p.ID), p}
	}
	slices.SortFunc(cards, func(a, b card) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.program.ID, b.program.ID))
	})
	for i, c := range cards {
		programs[i] = c.program
	}
	return programs
}

func (x *Index) fillRows() {
	n := len(x.programs)
	x.vectors, x.lengths, x.organizations = make([]uint64, n*x.words), make([]float64, n), make([]int32, n)
	x.eligible = make([]eligible, n)
	bits := make([]uint64, n*x.admission.words)
	numbers := map[string]int32{}
	for row, p := range x.programs {
		x.lengths[row] = x.fill(x.vector(row), p)
		x.eligible[row] = x.admission.of(p, bits[row*x.admission.words:(row+1)*x.admission.words])
		number, known := numbers[p.Organization]
		if !known {
			number = int32(row)
			if p.Organization != "" {
				numbers[p.Organization] = number
			}
		}
		x.organizations[row] = number
	}
}

func (x *Index) fillPools() {
	for row, p := range x.programs {
		for _, key := range listedUnder(&p.Location) {
			if x.pools[key] == nil {
				x.pools[key] = &pool{}
			}
			x.pools[key].add(row)
		}
	}
	for _, pool := range x.pools {
		if len(pool.rows) > reach {
			pool.post(x)
		}
	}
}

// vector is the part of vectors that belongs to row.
func (x *Index) vector(row int) vector {
	return x.vectors[row*x.words : (row+1)*x.words]
}

// hash is FNV-1a.
func hash(parts ...string) uint64 {
	h := fnv.New64a()
	for _, part := range parts {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return h.Sum64()
}
