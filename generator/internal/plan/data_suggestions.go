package plan

import "sitegen/generator/internal/match"

// data/v1/suggestions.json: how the widgets rank, and what they need to know of
// all programs for that. The TypeScript twin is widgets/src/engine/settings.ts.

type suggestionsFile struct {
	match.Settings
	Statistics match.Statistics `json:"statistics"`
	Words      wordsJSON        `json:"words"`
}

func (h *hub) suggestionsFile() suggestionsFile {
	return suggestionsFile{match.DefaultSettings, match.Count(h.site.Vocabulary, h.site.Programs), h.words("suggestions")}
}
