package plan

import (
	"maps"
	"testing"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// TestSuggestionsWork: the page follows the settings, and a signal that counts
// for nothing is not on it.
func TestSuggestionsWork(t *testing.T) {
	s := match.DefaultSettings
	s.Weights = maps.Clone(s.Weights)
	s.Weights[match.SignalNeed], s.Weights[match.SignalExplored] = .10, 0
	s.Radius, s.Freshness, s.Lambda = 100, .5, 1
	got := suggestionsWork(&model.Document{}, &s, vocabulary())
	want := []Signal{{"gap", 32}, {"near", 19}, {"need", 13}, {"filters", 13}, {"saved", 13}, {"freshness", 9}}
	for i, signal := range got.Signals {
		if i >= len(want) || signal != want[i] {
			t.Fatalf("got %v, want %v", got.Signals, want)
		}
	}
	if got.HalfMiles != 35 || got.YearOld != 50 || got.Varied {
		t.Errorf("got %d miles, %d a year, varied %v", got.HalfMiles, got.YearOld, got.Varied)
	}
}

// TestSuggestionsPage: every hub has the page, and its own words frame it.
func TestSuggestionsPage(t *testing.T) {
	s := site()
	if main, head := mainOf[*SuggestionsWork](t, planned(t, s), "/how-suggestions-work/"); len(main.Signals) < 7 || head.Title == "" || head.Description == "" {
		t.Errorf("without words of its own the hub has %v under %q", main.Signals, head.Title)
	}
	s.Documents = []*model.Document{{Slug: "how-suggestions-work", Title: "Ours"}}
	if main, head := mainOf[*SuggestionsWork](t, planned(t, s), "/how-suggestions-work/"); main.Document != s.Documents[0] || head.Title != "Ours" {
		t.Errorf("the hub's words are left out: %q", head.Title)
	}
}
