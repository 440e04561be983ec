package plan

import (
	"sync"

	"sitegen/generator/internal/model"
)

// rowCache gives one *FacetRow for equal rows: thousands of programs take the
// same payments and the same ages, and a row is rendered once per address.
type rowCache struct {
	mu   sync.RWMutex
	rows map[string]*FacetRow // by the row's terms
}

// get returns the row of facet f with these terms, which are ascending.
func (c *rowCache) get(v *model.Vocabulary, f *model.Facet, offers, lacks []model.TermID) *FacetRow {
	var buffer [64]byte
	key := appendTerms(appendTerms(buffer[:0], offers), lacks)
	c.mu.RLock()
	row := c.rows[string(key)]
	c.mu.RUnlock()
	if row != nil {
		return row
	}
	row = &FacetRow{Facet: f}
	for _, id := range offers {
		row.Offers = append(row.Offers, v.Terms[id])
	}
	for _, id := range lacks {
		row.Lacks = append(row.Lacks, v.Terms[id])
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if first := c.rows[string(key)]; first != nil {
		return first
	}
	c.rows[string(key)] = row
	return row
}

// appendTerms adds the count of ids and the ids, two bytes each.
func appendTerms(key []byte, ids []model.TermID) []byte {
	key = append(key, byte(len(ids)>>8), byte(len(ids)))
	for _, id := range ids {
		key = append(key, byte(id>>8), byte(id))
	}
	return key
}
