package plan

import (
	"cmp"
	"hash/fnv"
)

// compareVaried orders by how many terms match, then by the day checked, then by
// a hash of the id: an alphabet would send everybody to the same names.
func compareVaried(a, b *Program, score map[*Program]int) int {
	return cmp.Or(
		cmp.Compare(score[b], score[a]),
		cmp.Compare(b.Verified.On, a.Verified.On),
		cmp.Compare(hashOf(a.ID), hashOf(b.ID)),
		cmp.Compare(a.ID, b.ID),
	)
}

func hashOf(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()
}

// onePerOrganization keeps the first of each organization, at most limit.
func onePerOrganization(candidates []*Program, limit int) []*Program {
	seen := map[string]bool{}
	var picked []*Program
	for _, p := range candidates {
		if len(picked) == limit {
			break
		}
		if p.Organization != "" && seen[p.Organization] {
			continue
		}
		seen[p.Organization] = true
		picked = append(picked, p)
	}
	return picked
}
