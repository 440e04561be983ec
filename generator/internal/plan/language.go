package plan

import (
	"golang.org/x/text/language"

	"sitegen/generator/internal/model"
)

// A hub has all its pages in each of its languages: /find/ in its own, /es/find/ in
// another. Paths in views are written as the hub's own; the theme's function url leads
// them to the language of the page they stand on.

// Foreign is the language of a part that is not in the language of its page.
type Foreign struct {
	Language  string `json:"language"` // BCP 47
	Direction string `json:"direction"`
}

// Alternate is a page in one of the hub's languages.
type Alternate struct {
	*Locale
	URL     string // absolute
	Path    string // as a browser asks for it
	Current bool   // this is the page itself
}

// Foreign is the language of a text where it is not the page's, else nil.
func (s *Site) Foreign(body model.Markdown) *Foreign {
	if body.Language == "" {
		return s.listings
	}
	return s.foreign(body.Language)
}

func (s *Site) foreign(tag string) *Foreign {
	if tag == s.Language {
		return nil
	}
	return &Foreign{tag, direction(language.Make(tag))}
}

// untranslated is Foreign where the page can say so: in the language that it is meant for.
func (h *hub) untranslated(body model.Markdown) *Foreign {
	if h.locale.Spoken != h.locale.Tag {
		return nil
	}
	return h.view.Foreign(body)
}

// Foreign is the language of the listing where it is not the page's, else nil.
func (p *Program) Foreign() *Foreign { return p.hub.view.listings }

// alternates are a page's sisters, the hub's own language first; nil in a hub of one.
func (h *hub) alternates(path string) []Alternate {
	if len(h.languages) < 2 {
		return nil
	}
	all := make([]Alternate, len(h.languages))
	for i, l := range h.languages {
		under := l.prefix + path
		all[i] = Alternate{Locale: l.Locale, URL: h.root(under), Path: h.view.BasePath + under[1:], Current: l.Locale == h.locale}
	}
	return all
}

// spoken is a language of the hub and what its paths begin with.
type spoken struct {
	*Locale
	prefix string
}

func languagesOf(site *model.Site) []spoken {
	var all []spoken
	for _, s := range site.All() {
		all = append(all, spoken{newLocale(s), s.Prefix})
	}
	return all
}
