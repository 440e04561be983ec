package match

import "sitegen/generator/internal/model"

// Index compares the programs of one hub. It is read-only and safe for
// concurrent use.
type Index struct {
	*statistics
}

// NewIndex counts the terms of the hub's open programs.
func NewIndex(site *model.Site) *Index {
	return &Index{newStatistics(site.Vocabulary, site.Programs)}
}
