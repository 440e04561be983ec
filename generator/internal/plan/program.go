package plan

import (
	"strings"

	"sitegen/generator/internal/model"
)

// URL is the program's page.
func (p *Program) URL() string { return "/programs/" + p.ID + "/" }

// Number tells the programs of a build apart: they count from 0.
func (p *Program) Number() int { return p.number }

// Facets tells what is known, facet by facet, in the vocabulary's order.
func (p *Program) Facets() []*FacetRow {
	v := p.hub.site.Vocabulary
	rows := make([]*FacetRow, 0, len(v.Facets))
	offers, lacks := p.Offers, p.Lacks // ascending, as terms are numbered facet by facet
	for len(offers) > 0 || len(lacks) > 0 {
		var next *model.Term
		if len(lacks) == 0 || len(offers) > 0 && offers[0] < lacks[0] {
			next = v.Terms[offers[0]]
		} else {
			next = v.Terms[lacks[0]]
		}
		yes, no := prefixOf(next.Facet, offers), prefixOf(next.Facet, lacks)
		rows = append(rows, p.hub.rows.get(v, next.Facet, offers[:yes], lacks[:no]))
		offers, lacks = offers[yes:], lacks[no:]
	}
	return rows
}

// prefixOf counts the terms at the start of set that belong to f.
func prefixOf(f *model.Facet, set model.TermSet) int {
	last := f.Terms[len(f.Terms)-1].TermID
	n := 0
	for n < len(set) && set[n] <= last {
		n++
	}
	return n
}

// Highlights are the terms a card shows, at most four.
func (p *Program) Highlights() []*model.Term {
	var found []*model.Term
	for _, id := range p.Offers {
		if t := p.hub.term(id); t.Facet.Highlight {
			found = append(found, t)
		}
		if len(found) == 4 {
			break
		}
	}
	return found
}

// Questions are the facets of which nothing is known: each has a question to ask.
func (p *Program) Questions() []*model.Facet {
	var unknown []*model.Facet
	for _, f := range p.hub.site.Vocabulary.Facets {
		if f.Question == "" || len(f.Terms) == 0 {
			continue
		}
		first, last := f.Terms[0].TermID, f.Terms[len(f.Terms)-1].TermID
		if !p.Offers.HasBetween(first, last) && !p.Lacks.HasBetween(first, last) {
			unknown = append(unknown, f)
		}
	}
	return unknown
}

// Operator is the organization, unless the program's name says it already.
func (p *Program) Operator() string {
	if strings.HasPrefix(p.Name, p.Organization) {
		return ""
	}
	return p.Organization
}

// ServesLabels are the areas that an online or area-wide program serves, as
// people write them: "Colorado", "Denver, Colorado".
func (p *Program) ServesLabels() []string {
	labels := make([]string, len(p.Location.Serves))
	for i, area := range p.Location.Serves {
		region, city, _ := strings.Cut(area, "/")
		labels[i] = model.RegionName("", region)
		if region == "US" {
			labels[i] = p.hub.locale.Word("page.everywhere")
		}
		if city != "" {
			labels[i] = p.hub.locale.Word("page.city", "city", city, "region", labels[i])
		}
	}
	return labels
}

// Services are the program's services with their terms.
func (p *Program) Services() []Service {
	services := make([]Service, len(p.Program.Services))
	for i := range services {
		s := &p.Program.Services[i]
		services[i].Service = s
		for _, id := range s.Offers {
			services[i].Offers = append(services[i].Offers, p.hub.term(id))
		}
	}
	return services
}

// Places are the region and city pages that list the program, widest first.
func (p *Program) Places() []*Crumb {
	var crumbs []*Crumb
	if p.Location.Kind == model.Online {
		return append(crumbs, &p.hub.crumbs.online)
	}
	if p.region != nil {
		crumbs = append(crumbs, &p.region.crumb)
	}
	if p.city != nil {
		crumbs = append(crumbs, &p.city.crumb)
	}
	return crumbs
}

// Stale reports that the listing was checked longer ago than the hub accepts,
// or that nobody said when.
func (p *Program) Stale() bool {
	return p.Verified.On.IsZero() || int(p.hub.site.AsOf-p.Verified.On) > p.hub.site.Config.StaleAfterDays
}

// Similar are programs that could serve in this one's place.
func (p *Program) Similar() []Similar {
	if p.hub.index == nil {
		return nil
	}
	found := p.hub.index().Similar(p.Program, p.hub.site.Config.SimilarOptions)
	views := p.hub.viewOf()
	similar := make([]Similar, len(found))
	for i, s := range found {
		similar[i] = Similar{Program: views[s.Program], Miles: s.Miles}
		for _, id := range s.Reasons {
			similar[i].Reasons = append(similar[i].Reasons, p.hub.term(id))
		}
	}
	return similar
}

func (h *hub) term(id model.TermID) *model.Term { return h.site.Vocabulary.Terms[id] }

func (h *hub) programPages() []Page {
	pages := make([]Page, len(h.programs))
	for i := range h.programs {
		p := &h.programs[i]
		pages[i] = Page{
			URL: p.URL(), Template: "program", Source: p.Source, Updated: p.Verified.On,
			Listed: p.Status != model.Defunct && p.Status != model.Inactive && !p.Draft,
			Data: func() View {
				head := h.head(p.Name, p.describe(), p.URL(), h.programTrail(p)...)
				head.NoIndex, head.Draft = p.Status == model.Defunct || p.Draft, p.Draft
				head.JSONLD = h.programLD(p)
				return h.show(head, p)
			},
		}
	}
	return pages
}

func (h *hub) programTrail(p *Program) []*Crumb {
	return append([]*Crumb{&h.crumbs.find}, p.Places()...)
}

// describe is the meta description: the summary, or what the listing shows.
func (p *Program) describe() string {
	if p.Summary != "" {
		return firstWords(p.Summary, 160)
	}
	var terms []string
	for _, t := range p.Highlights() {
		terms = append(terms, strings.ToLower(t.Label))
	}
	key, where, l := "page.program", p.Location.Locality(), p.hub.locale
	if where != "" {
		key += "_in"
	}
	if len(terms) > 0 {
		key += "_offers"
	}
	return l.Word(key, "name", p.Name, "place", where, "offers", l.List("comma", terms))
}

// firstWords cuts s at a word's end so that it has at most limit runes.
func firstWords(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	cut := string(runes[:limit-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
