package plan

import (
	"math"
	"slices"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// The page that says how suggestions work, made from the settings in force, so
// that what it says is so. content/pages/how-suggestions-work.md is its frame.

const suggestionsSlug = "how-suggestions-work"

func (h *hub) suggestionsPage() Page {
	d := &model.Document{
		Slug: suggestionsSlug, Title: h.locale.Word("page.suggestions"),
		Description: h.locale.Word("page.suggestions_description"), Body: model.Markdown{Language: h.locale.Tag},
	}
	for _, own := range h.site.Documents {
		if own.Slug == suggestionsSlug {
			d = own
		}
	}
	path := "/" + suggestionsSlug + "/"
	return Page{
		URL: path, Template: "suggestions-work", Listed: !d.Draft, Updated: d.Updated, Source: d.Source,
		Data: func() View {
			head := h.head(d.Title, d.Description, path)
			head.Draft, head.NoIndex = d.Draft, d.Draft
			head.Foreign = h.view.Foreign(d.Body)
			return h.show(head, suggestionsWork(d, &match.DefaultSettings, h.site.Vocabulary))
		},
	}
}

func suggestionsWork(d *model.Document, s *match.Settings, v *model.Vocabulary) *SuggestionsWork {
	return &SuggestionsWork{
		Document: d, Settings: s, Signals: signalsOn(s),
		HalfMiles: int(math.Round(s.HalfMiles())), YearOld: int(math.Round(100 * s.Freshness)),
		Varied: s.Lambda < 1, Constraints: v.WithRole(model.RoleConstraint),
	}
}

// signalsOn are the signals that count, the largest first.
func signalsOn(s *match.Settings) []Signal {
	total := 0.0
	for _, weight := range s.Weights {
		total += weight
	}
	var on []Signal
	for _, name := range match.Signals {
		if weight := s.Weights[name]; weight > 0 {
			on = append(on, Signal{Name: string(name), Share: int(math.Round(100 * weight / total))})
		}
	}
	slices.SortStableFunc(on, func(a, b Signal) int { return b.Share - a.Share })
	return on
}
