package plan

import (
	"cmp"
	"hash/fnv"
	"slices"

	"sitegen/generator/internal/model"
)

// varied picks open programs that offer any of the terms: most terms first, then
// the later checked; one per organization, so that a page shows a choice.
func (h *hub) varied(terms model.TermSet, limit int) []*Program {
	met := make([]uint8, len(h.programs)) // how many of terms each program offers
	most := uint8(0)
	for _, id := range terms {
		for _, p := range h.byTerm[id] {
			if i := p.number; met[i] < 255 {
				met[i]++
				most = max(most, met[i])
			}
		}
	}
	var picked []*Program
	seen := map[string]bool{}
	for want := most; want > 0; want-- {
		for _, p := range h.byDay() {
			if len(picked) == limit {
				return picked
			}
			if met[p.number] == want && (p.Organization == "" || !seen[p.Organization]) {
				seen[p.Organization] = true
				picked = append(picked, p)
			}
		}
	}
	return picked
}

// openByDay orders open programs by the day they were checked, the latest first,
// and those of one day by a hash of the id: an alphabet would send everybody to
// the same names.
func (h *hub) openByDay() []*Program {
	open := make([]*Program, 0, len(h.listed))
	hash := make(map[*Program]uint32, len(h.listed))
	for _, p := range h.listed {
		if p.Open() {
			open = append(open, p)
			hash[p] = hashOf(p.ID)
		}
	}
	slices.SortFunc(open, func(a, b *Program) int {
		return cmp.Or(
			cmp.Compare(b.Verified.On, a.Verified.On),
			cmp.Compare(hash[a], hash[b]),
			cmp.Compare(a.number, b.number),
		)
	})
	return open
}

func hashOf(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()
}
