package plan

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// hub is what pages are made from: the model, and a few orders and indexes over
// it that many pages share.
type hub struct {
	site      *model.Site
	locale    *Locale
	languages []spoken // all of the hub's, its own first
	index     func() *match.Index
	atlas     func() Atlas
	view      *Site
	widgets   []model.Widget
	altered   bool
	programs  []Program // one per model.Program, same order
	viewOf    func() map[*model.Program]*Program
	byDay     func() []*Program // open ones, the latest checked first
	listed    []*Program        // those a visitor may find, by place and name
	byTerm    [][]*Program      // by TermID: the listed programs that offer it, same order
	termCount []TermCount       // by TermID
	landing   []*TermCount      // those with a page, also when nothing is listed there
	regions   []*region
	online    []*Program
	filters   *Filters
	rows      rowCache
	crumbs    crumbs
}

// newHub prepares the pages of one language.
func newHub(site *model.Site, languages []spoken, opts Options) *hub {
	h := &hub{site: site, languages: languages, index: opts.Index, atlas: opts.Atlas, widgets: opts.Widgets, altered: opts.Altered, rows: rowCache{rows: map[string]*FacetRow{}}}
	for _, l := range languages {
		if l.prefix == site.Prefix {
			h.locale = l.Locale
		}
	}
	h.crumbs = newCrumbs(h.locale)
	h.view = &Site{
		Config: &site.Config, Crisis: site.Crisis, Vocabulary: site.Vocabulary, AsOf: site.AsOf,
		Documents: withFrames(site.Documents, h.locale),
		Signals:   signalsOn(&match.DefaultSettings),
		Locale:    h.locale, Language: h.locale.Spoken, Direction: direction(h.locale.tag), Prefix: site.Prefix,
		CSS: opts.CSS, Styles: opts.Styles, Script: opts.Script, Modules: opts.Modules, Guest: opts.Guest, Pin: opts.Pin, Gallery: opts.Gallery, Sizes: opts.Sizes, Drafts: opts.Drafts, Portable: opts.Portable,
		BasePath: BasePath(site.Config.BaseURL),
	}
	h.view.listings = h.view.foreign(languages[0].Tag)
	h.programs = make([]Program, len(site.Programs))
	for i, p := range site.Programs {
		h.programs[i] = Program{Program: p, hub: h, number: i}
	}
	h.viewOf = sync.OnceValue(h.viewsByProgram)
	h.byDay = sync.OnceValue(h.openByDay)
	h.listPrograms()
	h.countTerms()
	h.regions, h.online = groupByPlace(h.listed)
	return h
}

func (h *hub) viewsByProgram() map[*model.Program]*Program {
	views := make(map[*model.Program]*Program, len(h.programs))
	for i := range h.programs {
		views[h.programs[i].Program] = &h.programs[i]
	}
	return views
}

// listPrograms orders the programs that a visitor may find by region, city and name.
func (h *hub) listPrograms() {
	for i := range h.programs {
		if h.programs[i].Listed() {
			h.listed = append(h.listed, &h.programs[i])
		}
	}
	slices.SortFunc(h.listed, func(a, b *Program) int {
		return cmp.Or(
			cmp.Compare(placeless(a), placeless(b)),
			strings.Compare(regionName(a), regionName(b)),
			strings.Compare(a.Location.Country, b.Location.Country),
			strings.Compare(a.Location.City, b.Location.City),
			strings.Compare(a.Name, b.Name),
			strings.Compare(a.ID, b.ID),
		)
	})
}

func regionName(p *Program) string { return model.RegionName(p.Location.Country, p.Location.Region) }

// placeless sorts programs that are nowhere in particular behind the others.
func placeless(p *Program) int {
	if p.Location.Region == "" {
		return 1
	}
	return 0
}

func (h *hub) countTerms() {
	v := h.site.Vocabulary
	h.byTerm = make([][]*Program, len(v.Terms))
	for _, p := range h.listed {
		for _, t := range p.Offers {
			h.byTerm[t] = append(h.byTerm[t], p)
		}
	}
	h.termCount = make([]TermCount, len(v.Terms))
	h.filters = &Filters{}
	for _, f := range v.Facets {
		group := FilterGroup{Facet: f}
		for _, t := range f.Terms {
			c := &h.termCount[t.TermID]
			*c = TermCount{Term: t, Count: len(h.byTerm[t.TermID])}
			if !f.Landing {
				continue
			}
			c.URL = "/find/" + t.Key() + "/"
			h.landing = append(h.landing, c)
			if c.Count > 0 {
				group.Terms = append(group.Terms, c)
			}
		}
		if len(group.Terms) > 0 {
			h.filters.Groups = append(h.filters.Groups, group)
		}
	}
}

// terms returns the counts of the terms in set that some listed program offers.
func (h *hub) terms(set []model.TermID) []*TermCount {
	var found []*TermCount
	for _, id := range set {
		if h.termCount[id].Count > 0 {
			found = append(found, &h.termCount[id])
		}
	}
	return found
}

// topics resolves slugs; read has checked that each exists.
func (h *hub) topics(slugs []string) []*model.Topic {
	var found []*model.Topic
	for _, slug := range slugs {
		if t := h.site.Topic(slug); t != nil {
			found = append(found, t)
		}
	}
	return found
}

// head fills what every page's head has in common. The trail leads from below
// home to the page above.
func (h *hub) head(title, description, path string, trail ...*Crumb) Head {
	head := Head{
		Title: title, Description: description, Path: path, Kind: "website",
		Canonical: h.absolute(path), Here: Crumb{Label: title, URL: path}, Alternates: h.alternates(path),
	}
	if path != "/" {
		head.Trail = append([]*Crumb{&h.crumbs.home}, trail...)
	}
	return head
}

// crumbs are those that many pages share; one address each, so that each is rendered once.
type crumbs struct{ home, find, places, topics, online Crumb }

func newCrumbs(l *Locale) crumbs {
	return crumbs{
		home:   Crumb{Label: l.Word("page.home"), URL: "/"},
		find:   Crumb{Label: l.Word("page.find"), URL: "/find/"},
		places: Crumb{Label: l.Word("page.places"), URL: "/places/"},
		topics: Crumb{Label: l.Word("page.topics"), URL: "/topics/"},
		online: Crumb{Label: l.Word("page.online"), URL: "/places/online/"},
	}
}

// absolute is the page at path, in this language, as other websites write it.
func (h *hub) absolute(path string) string { return h.root(h.led(path)) }

// led is path in this language; addresses elsewhere stay as they are.
func (h *hub) led(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	return h.site.Prefix + path
}

// root is a path of the whole hub as other websites write it.
func (h *hub) root(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	return h.site.Config.BaseURL + path[1:]
}

func (h *hub) show(head Head, main any) View {
	return View{Site: h.view, Head: head, Main: main}
}
