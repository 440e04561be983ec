package plan

// savedJSON is data/v1/saved.json.
type savedJSON struct {
	Ask   []int     `json:"ask"` // facets by index: what to ask about first, when nothing is known of it
	Words wordsJSON `json:"words"`
}

func (h *hub) savedJSON() savedJSON {
	out := savedJSON{Ask: []int{}, Words: h.words("saved")}
	for _, highlight := range []bool{true, false} {
		for i, f := range h.site.Vocabulary.Facets {
			if f.Question != "" && f.Highlight == highlight {
				out.Ask = append(out.Ask, i)
			}
		}
	}
	return out
}
