package plan

import (
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// data/v1/outlines/CO.json is the shape of a state, for the picture of where
// results lie:
//
//	{"box": [west, south, east, north], "size": [width, height], "rings": [[x, y, dx, dy, …], …]}
//
// The box is in degrees (WGS 84). A point of it is drawn at
//
//	x = (longitude - west) / (east - west) * width
//	y = (north - latitude) / (north - south) * height
//
// where width and height are whole numbers, the larger 1000, in the proportion that
// makes both axes equal in the middle of the box. A ring is where it begins, then
// steps from corner to corner, and closes: as an SVG path, "Mx yl" + steps + "z".
// West may be below -180; a longitude greater than east then counts less 360.
// A point may lie outside the box, on an island that is left out.

const outlinesURL = "/data/v1/outlines/"

// outlinePages are the outlines of the regions where listed programs are.
func (h *hub) outlinePages() []Page {
	var pages []Page
	for _, region := range h.outlined() {
		raw := h.site.Outline("US", region)
		pages = append(pages, Page{URL: outlinesURL + region + ".json", Raw: func() []byte { return raw }})
	}
	return pages
}

// outlined are the states that have an outline and a listed program with a place.
func (h *hub) outlined() []string {
	regions := []string{}
	if h.site.Outline == nil {
		return regions
	}
	seen := map[string]bool{}
	for _, p := range h.listed {
		l := p.Location
		if seen[l.Region] || l.Kind == model.Online || l.Country != "US" && l.Country != "" {
			continue
		}
		seen[l.Region] = true
		if h.site.Outline("US", l.Region) != nil {
			regions = append(regions, l.Region)
		}
	}
	slices.Sort(regions)
	return regions
}

const creditsURL = "/data/v1/credits.txt"

// creditPages names sources whose licence asks for it, beside the data made from them.
func (h *hub) creditPages() []Page {
	if len(h.site.Credits) == 0 {
		return nil
	}
	text := strings.Join(h.site.Credits, "\n") + "\n"
	return []Page{{URL: creditsURL, Raw: func() []byte { return []byte(text) }}}
}
