package plan

import (
	"sync"

	"sitegen/generator/internal/model"
)

// sharedRowTerms is up to how many terms a row is shared. Longer rows are hardly
// ever equal, and keeping all of them would fill the memory.
const sharedRowTerms = 3

// rowCache gives one *FacetRow for equal short rows: thousands of programs take
// the same payments and the same ages, and a shared row is rendered once.
type rowCache struct {
	mu   sync.RWMutex
	rows map[string]*FacetRow // by the row's terms
}

// get returns the row of facet f with these terms, which are ascending.
func (c *rowCache) get(v *model.Vocabulary, f *model.Facet, offers, lacks []model.TermID) *FacetRow {
	if len(offers)+len(lacks) > sharedRowTerms {
		return newRow(v, f, offers, lacks)
	}
	var buffer [32]byte
	key := appendTerms(appendTerms(buffer[:0], offers), lacks)
	c.mu.RLock()
	row := c.rows[string(key)]
	c.mu.RUnlock()
	if row != nil {
		return row
	}
	row = newRow(v, f, offers, lacks)
	row.Shared = true
	c.mu.Lock()
	defer c.mu.Unlock()
	if first := c.rows[string(key)]; first != nil {
		return first
	}
	c.rows[string(key)] = row
	return row
}

func newRow(v *model.Vocabulary, f *model.Facet, offers, lacks []model.TermID) *FacetRow {
	row := &FacetRow{Facet: f}
	for _, id := range offers {
		row.Offers = append(row.Offers, v.Terms[id])
	}
	for _, id := range lacks {
		row.Lacks = append(row.Lacks, v.Terms[id])
	}
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
