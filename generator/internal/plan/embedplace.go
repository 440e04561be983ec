package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// knownPlace finds a postal code, or a town with or without its state, among the places
// that visitors of the hub can search from, and writes it out: "Denver, CO".
func (h *hub) knownPlace(value string) (string, *diag.Diagnostic) {
	asked := strings.Join(model.FoldedWords(value), " ")
	named := map[string]bool{} // towns of that name
	var towns []string         // all, written out
	found := ""
	h.eachPlace(func(p model.Place) {
		name, full := strings.Join(model.FoldedWords(p.Name), " "), written(p)
		switch {
		case asked == "":
		case p.Postal && name == asked, strings.Join(model.FoldedWords(full), " ") == asked:
			found = full
		case !p.Postal && name == asked:
			named[full] = true
		}
		if !p.Postal {
			towns = append(towns, full)
		}
	})
	for full := range named {
		if found == "" && len(named) == 1 {
			found = full
		}
	}
	switch {
	case found != "":
		return found, nil
	case len(named) > 1:
		return "", wrong(fmt.Sprintf("add the state, as in %q", slices.Sorted(maps.Keys(named))[0]), "the hub knows %d places called %q", len(named), value)
	}
	hint := `write a postal code or a town that visitors can search from, such as "80202" or "Denver, CO"`
	if near := diag.Nearest(value, towns); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return "", wrong(hint, "the hub does not know the place %q", value)
}

// written is a place as people write it.
func written(p model.Place) string {
	if p.Postal || p.Region == "" {
		return p.Name
	}
	return p.Name + ", " + p.Region
}

// eachPlace goes through the gazetteer and the places of listings that have a point.
func (h *hub) eachPlace(use func(model.Place)) {
	if h.site.Places != nil {
		for _, p := range h.site.Places() {
			use(p)
		}
	}
	for _, p := range h.listed {
		if l := &p.Location; l.HasPoint && l.Public {
			code, _, _ := strings.Cut(l.PostalCode, "-") // a ZIP code's last four say a house
			use(model.Place{Name: l.City, Region: l.Region})
			use(model.Place{Name: code, Region: l.Region, Postal: true})
		}
	}
}
