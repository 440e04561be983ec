package plan

import (
	"slices"

	"sitegen/generator/internal/model"
)

// Some pages say how the hub works, and are made from the settings in force, so that
// what they say is so. A file of that slug in content/pages is their frame: what stands
// before its first heading opens the page, the rest closes it. Without one they have
// the title and description of the theme's words.
var framed = []struct{ slug, title, description string }{
	{"how-suggestions-work", "page.suggestions", "page.suggestions_description"},
	{"privacy", "page.privacy", "page.privacy_description"},
	{"accessibility", "page.accessibility", "page.accessibility_description"},
}

func isFramed(d *model.Document) bool {
	for _, f := range framed {
		if f.slug == d.Slug {
			return true
		}
	}
	return false
}

// withFrames are the hub's plain pages and a frame for each page that needs one and
// has none.
func withFrames(own []*model.Document, l *Locale) []*model.Document {
	all := slices.Clone(own)
	for _, f := range framed {
		if documentAt(own, f.slug) == nil {
			all = append(all, &model.Document{
				Slug: f.slug, Title: l.Word(f.title), Description: l.Word(f.description), Body: model.Markdown{Language: l.Spoken},
			})
		}
	}
	return all
}

func documentAt(all []*model.Document, slug string) *model.Document {
	for _, d := range all {
		if d.Slug == slug {
			return d
		}
	}
	return nil
}

// framedPages are those pages; main makes what each shows within its frame.
func (h *hub) framedPages() []Page {
	return []Page{
		h.documentPage(documentAt(h.view.Documents, "how-suggestions-work"), "suggestions-work", h.suggestionsWork),
		h.documentPage(documentAt(h.view.Documents, "privacy"), "privacy", h.privacy),
		h.documentPage(documentAt(h.view.Documents, "accessibility"), "accessibility", h.accessibility),
	}
}
