package plan

import (
	"strconv"
	"strings"

	"sitegen/generator/internal/model"
)

// listing describes one series of pages that list programs.
type listing struct {
	url      string
	heading  string
	intro    string
	programs []*Program
	places   []PlaceLink
	topics   []*model.Topic
	trail    []*Crumb
	isFinder bool
}

// find is the finder's first page; the rest of its series comes with landingPages.
func (h *hub) find() Page { return h.listingPages(h.finder())[0] }

func (h *hub) finder() listing {
	return listing{
		url: "/find/", heading: h.crumbs.find.Label, isFinder: true, programs: h.listed,
		intro:  h.locale.Word("page.find_intro"),
		places: h.regionLinks(),
	}
}

// landingPages are the listings by facet term, and the finder's further pages.
func (h *hub) landingPages() []Page {
	pages := h.listingPages(h.finder())[1:]
	for _, c := range h.landing {
		pages = append(pages, h.listingPages(h.landingList(c))...)
	}
	return pages
}

// landingList lists who offers a term. It has its page even when nobody does, so
// that a topic may link to it whatever is listed today.
func (h *hub) landingList(c *TermCount) listing {
	return listing{
		url: c.URL, heading: h.landingHeading(c.Term),
		intro:    h.locale.Word("page.term_intro", "facet", c.Term.Facet.Label),
		programs: h.byTerm[c.Term.TermID],
		topics:   h.topicsFor(c.Term.TermID),
		trail:    []*Crumb{&h.crumbs.find},
	}
}

// landingHeading is the term's label, with its facet's where another facet has a
// term of the same label: "Women (gender)".
func (h *hub) landingHeading(t *model.Term) string {
	for _, c := range h.landing {
		if c.Term != t && c.Term.Label == t.Label {
			return h.locale.Word("page.term_of", "term", t.Label, "facet", strings.ToLower(t.Facet.Label))
		}
	}
	return t.Label
}

// topicsFor are the topics that lead to a term.
func (h *hub) topicsFor(id model.TermID) []*model.Topic {
	var found []*model.Topic
	for _, t := range h.site.Topics {
		if t.Programs.Has(id) {
			found = append(found, t)
		}
	}
	return found
}

// listingPages cuts a listing into pages. An empty one still has its first page.
func (h *hub) listingPages(l listing) []Page {
	per := h.perPage(l)
	count := max(1, (len(l.programs)+per-1)/per)
	pages := make([]Page, count)
	for i := range pages {
		pages[i] = Page{
			URL: pageURL(l.url, i+1), Template: "listing", Listed: len(l.programs) > 0,
			Data: func() View { return h.listingView(l, i, count) },
		}
	}
	return pages
}

// finderPerPage keeps /find/ small: most who come there use the widget above its
// list, and all of them download both.
const finderPerPage = 12

func (h *hub) perPage(l listing) int {
	if l.isFinder {
		return min(finderPerPage, h.site.Config.ProgramsPerPage)
	}
	return h.site.Config.ProgramsPerPage
}

func (h *hub) listingView(l listing, i, count int) View {
	per := h.perPage(l)
	first, last := i*per, min((i+1)*per, len(l.programs))
	main := &Listing{
		Heading: l.heading, Intro: l.intro, Finder: l.isFinder,
		Total: len(l.programs), Programs: l.programs[first:last],
		Pager: Pager{Number: i + 1, Pages: count, First: min(first+1, last), Last: last},
	}
	if i > 0 {
		main.Pager.Previous = pageURL(l.url, i)
	}
	if i+1 < count {
		main.Pager.Next = pageURL(l.url, i+2)
	}
	title, trail := l.heading, l.trail
	if i == 0 {
		main.Places, main.Topics, main.Filters = l.places, l.topics, h.filters
	} else {
		trail = append(trail[:len(trail):len(trail)], &Crumb{Label: l.heading, URL: l.url})
		title = h.locale.Word("page.numbered", "title", l.heading, "n", i+1)
	}
	head := h.head(title, h.listingDescription(l, i+1, count), pageURL(l.url, i+1), trail...)
	head.NoIndex = len(l.programs) == 0
	if i == 0 && !head.NoIndex && !l.isFinder {
		head.JSONLD = h.listLD(main)
	}
	return h.show(head, main)
}

func (h *hub) listingDescription(l listing, number, count int) string {
	text := h.locale.Word("page.listed", "heading", l.heading, "n", len(l.programs), "site", h.site.Config.Title)
	if number > 1 {
		text += " " + h.locale.Word("page.number_of", "number", number, "last", count)
	}
	return text
}

func pageURL(base string, number int) string {
	if number == 1 {
		return base
	}
	return base + "page/" + strconv.Itoa(number) + "/"
}
