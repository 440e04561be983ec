package plan

import (
	"math"
	"slices"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// suggestionsWork is what the page about suggestions shows.
func (h *hub) suggestionsWork(d *model.Document) any {
	return suggestionsWork(d, &match.DefaultSettings, h.site.Vocabulary)
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
