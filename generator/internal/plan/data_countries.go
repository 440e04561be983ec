package plan

import (
	"slices"

	"sitegen/generator/internal/model"
)

// countries are those that the hub is for, folded and in order: the one whose places it lets people search
// from, else those of its programs. An online program need not say where it is.
func (h *hub) countries() []string {
	if places := h.site.Config.Places; places != "" {
		return []string{places}
	}
	countries := []string{}
	for _, p := range h.site.Programs {
		if p.Location.Kind != model.Online {
			countries = append(countries, model.Fold(p.Location.Country))
		}
	}
	slices.Sort(countries)
	return slices.Compact(countries)
}
