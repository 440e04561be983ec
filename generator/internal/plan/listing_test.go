package plan

import (
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

func TestPagesOfAListing(t *testing.T) {
	p := planned(t, site(many(7)...))
	for _, c := range []struct {
		url, ids             string
		number, first, last  int
		previous, next, head string
	}{
		{"/find/need/grief/", "p-01 p-02 p-03", 1, 1, 3, "", "/find/need/grief/page/2/", "Grief"},
		{"/find/need/grief/page/2/", "p-04 p-05 p-06", 2, 4, 6, "/find/need/grief/", "/find/need/grief/page/3/", "Grief, page 2"},
		{"/find/need/grief/page/3/", "p-07", 3, 7, 7, "/find/need/grief/page/2/", "", "Grief, page 3"},
	} {
		l, head := mainOf[*Listing](t, p, c.url)
		want := Pager{Number: c.number, Pages: 3, First: c.first, Last: c.last, Previous: c.previous, Next: c.next}
		if ids(l.Programs) != c.ids || l.Pager != want || l.Total != 7 || head.Title != c.head {
			t.Errorf("%s: %q, %+v, %d, %q", c.url, ids(l.Programs), l.Pager, l.Total, head.Title)
		}
		if onFirst := c.number == 1; (l.Filters != nil) != onFirst || (head.JSONLD != nil) != onFirst {
			t.Errorf("%s: filters %v, JSON-LD %v", c.url, l.Filters, head.JSONLD)
		}
	}
	if p.Page("/find/need/grief/page/4/") != nil || p.Page("/find/need/grief/page/1/") != nil {
		t.Error("there is a page too many")
	}
}

// TestFullPages cuts a number of programs that fills its pages exactly.
func TestFullPages(t *testing.T) {
	p := planned(t, site(many(6)...))
	if p.Page("/find/page/2/") == nil || p.Page("/find/page/3/") != nil {
		t.Error("six programs, three a page, are not on two pages")
	}
	if l, _ := mainOf[*Listing](t, p, "/find/page/2/"); l.Pager.Next != "" || l.Pager.Last != 6 {
		t.Errorf("%+v", l.Pager)
	}
}

func TestEmptyListing(t *testing.T) {
	p := planned(t, site())
	l, head := mainOf[*Listing](t, p, "/find/need/grief/")
	if l.Pager != (Pager{Number: 1, Pages: 1}) || !head.NoIndex || head.JSONLD != nil {
		t.Errorf("%+v, noindex %t, JSON-LD %v", l.Pager, head.NoIndex, head.JSONLD)
	}
	if page := p.Page("/find/need/grief/"); page.Listed {
		t.Error("an empty listing is in the sitemap")
	}
	if p.Page("/find/access/walk-in/") != nil {
		t.Error("a facet without landing pages has one")
	}
}

// TestListed says who is on a list: by place and name, and nobody who closed.
func TestListed(t *testing.T) {
	p := planned(t, site(
		&model.Program{ID: "z", Location: at("Aspen", "CO")},
		&model.Program{ID: "b", Location: at("Denver", "CO"), Status: model.TemporarilyClosed},
		&model.Program{ID: "nowhere"},
		&model.Program{ID: "gone", Location: at("Aspen", "CO"), Status: model.Defunct},
		&model.Program{ID: "rests", Location: at("Aspen", "CO"), Status: model.Inactive},
	))
	if l, _ := mainOf[*Listing](t, p, "/find/"); ids(l.Programs) != "z b nowhere" {
		t.Errorf("listed are %q", ids(l.Programs))
	}
	for id, want := range map[string]struct{ inSitemap, noIndex bool }{
		"z": {true, false}, "b": {true, false}, "rests": {false, false}, "gone": {false, true},
	} {
		_, head := mainOf[*Program](t, p, "/programs/"+id+"/")
		if listed := p.Page("/programs/" + id + "/").Listed; listed != want.inSitemap || head.NoIndex != want.noIndex {
			t.Errorf("%s: in the sitemap %t, noindex %t", id, listed, head.NoIndex)
		}
	}
}

// TestTopicsOfAListing are those that name the term.
func TestTopicsOfAListing(t *testing.T) {
	s := site(many(1)...)
	s.Topics = []*model.Topic{
		{Slug: "loss", Title: "Loss", Programs: terms(grief)},
		{Slug: "use", Title: "Use", Programs: terms(addiction)},
	}
	l, _ := mainOf[*Listing](t, planned(t, s), "/find/need/grief/")
	if !slices.Equal(l.Topics, s.Topics[:1]) {
		t.Errorf("the topics are %v", l.Topics)
	}
}

// TestSameLabels: terms of one label in two facets have pages that can be told apart.
func TestSameLabels(t *testing.T) {
	s := site()
	s.Vocabulary = model.NewVocabulary([]*model.Facet{
		{ID: "gender", Label: "Gender", Landing: true, Terms: []*model.Term{{ID: "women", Label: "Women"}, {ID: "men", Label: "Men"}}},
		{ID: "population", Label: "Made for", Landing: true, Terms: []*model.Term{{ID: "women", Label: "Women"}}},
		{ID: "staff", Label: "Staff", Terms: []*model.Term{{ID: "men", Label: "Men"}}},
	})
	p := planned(t, s)
	for url, want := range map[string]string{
		"/find/gender/women/": "Women (gender)", "/find/population/women/": "Women (made for)", "/find/gender/men/": "Men",
	} {
		if l, head := mainOf[*Listing](t, p, url); l.Heading != want || head.Title != want {
			t.Errorf("%s is called %q and %q, want %q", url, l.Heading, head.Title, want)
		}
	}
}
