package plan

import (
	"cmp"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// region is one state or province of a country, with its cities.
type region struct {
	crumb    Crumb
	link     PlaceLink
	programs []*Program
	cities   []*city
}

type city struct {
	crumb    Crumb
	link     PlaceLink
	programs []*Program
}

// groupByPlace sorts listed programs into regions and cities, both by label.
// Programs without a place to visit that are online are returned apart.
func groupByPlace(listed []*Program) (regions []*region, online []*Program) {
	g := grouping{regions: map[string]*region{}, cities: map[string]*city{}}
	for _, p := range listed {
		if p.Location.Kind == model.Online {
			online = append(online, p)
			continue
		}
		if !g.samePlace(p.Location) {
			g.enter(p.Location)
		}
		g.list(p)
		if p.Location.Kind == model.Area {
			g.listServed(p)
		}
	}
	finishPlaces(g.found)
	return g.found, online
}

// grouping remembers the place of the program before: listed programs come place
// by place, and making a slug is most of the work.
type grouping struct {
	regions map[string]*region // by URL
	cities  map[string]*city
	found   []*region

	at     model.Location
	begun  bool
	region *region
	city   *city
}

// list puts p on the pages of the current place, and remembers the first it is on.
func (g *grouping) list(p *Program) {
	if g.region == nil {
		return
	}
	if p.region == nil {
		p.region, p.city = g.region, g.city
	}
	g.region.programs = appendOnce(g.region.programs, p)
	if g.city != nil {
		g.city.programs = appendOnce(g.city.programs, p)
	}
}

// appendOnce adds p unless it was the last to be added: a program may serve two
// towns of one state.
func appendOnce(list []*Program, p *Program) []*Program {
	if n := len(list); n > 0 && list[n-1] == p {
		return list
	}
	return append(list, p)
}

// listServed puts a program that comes to people on the pages of the places it serves.
func (g *grouping) listServed(p *Program) {
	for _, area := range p.Location.Serves {
		region, city, _ := strings.Cut(area, "/")
		if region == p.Location.Country {
			continue // all of it: no place in particular
		}
		g.enter(model.Location{Country: p.Location.Country, Region: region, City: city})
		g.list(p)
	}
}

func (g *grouping) samePlace(l model.Location) bool {
	return g.begun && l.Country == g.at.Country && l.Region == g.at.Region && l.City == g.at.City
}

// enter makes the region and city of l current; nil where l does not name one.
func (g *grouping) enter(l model.Location) {
	g.at, g.begun, g.region, g.city = l, true, nil, nil
	path := regionPath(l)
	if path == "" {
		return
	}
	r := g.regions[path]
	if r == nil {
		label := model.RegionName(l.Country, l.Region)
		r = &region{crumb: Crumb{Label: label, URL: path}, link: PlaceLink{Label: label, URL: path}}
		g.regions[path], g.found = r, append(g.found, r)
	}
	g.region = r
	path = cityPath(l)
	if path == "" {
		return
	}
	c := g.cities[path]
	if c == nil {
		c = &city{crumb: Crumb{Label: l.City, URL: path}, link: PlaceLink{Label: l.City, URL: path}}
		g.cities[path], r.cities = c, append(r.cities, c)
	}
	g.city = c
}

func finishPlaces(regions []*region) {
	slices.SortFunc(regions, func(a, b *region) int {
		return cmp.Or(strings.Compare(a.link.Label, b.link.Label), strings.Compare(a.link.URL, b.link.URL))
	})
	for _, r := range regions {
		r.link.Count = len(r.programs)
		for _, c := range r.cities {
			c.link.Count = len(c.programs)
		}
		slices.SortFunc(r.cities, func(a, b *city) int {
			return cmp.Or(strings.Compare(a.link.Label, b.link.Label), strings.Compare(a.link.URL, b.link.URL))
		})
	}
}

// regionPath is "/places/co/", or "/places/ca-on/" outside the United States.
func regionPath(l model.Location) string {
	if l.Region == "" {
		return ""
	}
	name := model.Slugify(l.Region)
	if l.Country != "" && l.Country != "US" && l.Country != l.Region {
		name = strings.ToLower(l.Country) + "-" + name
	}
	return "/places/" + name + "/"
}

func cityPath(l model.Location) string {
	slug := model.Slugify(l.City)
	if slug == "" || l.Region == "" {
		return ""
	}
	if slug == "page" { // "/places/co/page/2/" is the region's second page
		slug = "page-city"
	}
	return regionPath(l) + slug + "/"
}

func (h *hub) regionLinks() []PlaceLink {
	links := make([]PlaceLink, 0, len(h.regions)+1)
	for _, r := range h.regions {
		links = append(links, r.link)
	}
	if len(h.online) > 0 {
		links = append(links, h.onlineLink())
	}
	return links
}

func (h *hub) onlineLink() PlaceLink {
	return PlaceLink{Label: h.crumbs.online.Label, URL: "/places/online/", Count: len(h.online)}
}

// placePages are the list of places and a listing for each.
func (h *hub) placePages() []Page {
	main := &Places{}
	var pages []Page
	for _, r := range h.regions {
		entry := Region{PlaceLink: r.link}
		for _, c := range r.cities {
			entry.Cities = append(entry.Cities, c.link)
			pages = append(pages, h.listingPages(listing{
				url: c.link.URL, heading: c.link.Label + ", " + r.link.Label, programs: c.programs,
				trail: []*Crumb{&h.crumbs.find, &h.crumbs.places, &r.crumb},
			})...)
		}
		main.Regions = append(main.Regions, entry)
		pages = append(pages, h.listingPages(listing{
			url: r.link.URL, heading: r.link.Label, programs: r.programs, places: entry.Cities,
			trail: []*Crumb{&h.crumbs.find, &h.crumbs.places},
		})...)
	}
	if len(h.online) > 0 {
		main.Online = h.onlineLink()
		pages = append(pages, h.listingPages(listing{
			url: "/places/online/", heading: h.crumbs.online.Label, programs: h.online,
			intro: h.locale.Word("page.online_intro"),
			trail: []*Crumb{&h.crumbs.find, &h.crumbs.places},
		})...)
	}
	head := h.head(h.crumbs.places.Label, h.locale.Word("page.places_description"), "/places/", &h.crumbs.find)
	return append(pages, Page{URL: "/places/", Template: "places", Listed: true,
		Data: func() View { return h.show(head, main) }})
}
