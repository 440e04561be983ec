package plan

import (
	"strings"

	"sitegen/generator/internal/diag"
)

// Atlas is what hub.json tells of the atlas: the names of the files that lead to
// all others, "" for none.
type Atlas struct {
	Near, Wide, Words, Places string
	Rows                      int // of near and wide together
}

// atlasFolder is where the atlas lies. Its files are no Pages, because their
// names come from their content.
const atlasFolder = "data/v1/atlas"

type atlasJSON struct {
	Near   string `json:"near"`
	Wide   string `json:"wide"`
	Words  string `json:"words"`
	Places string `json:"places"`
}

func (h *hub) atlasJSON() (names atlasJSON, rows int) {
	if h.atlas == nil {
		return atlasJSON{}, 0
	}
	a := h.atlas()
	return atlasJSON{a.Near, a.Wide, a.Words, a.Places}, a.Rows
}

// besideAtlas reports a static file where the atlas lies.
func besideAtlas(path string) (diag.Diagnostic, bool) {
	if lower := strings.ToLower(path); lower != atlasFolder && !strings.HasPrefix(lower, atlasFolder+"/") {
		return diag.Diagnostic{}, false
	}
	return diag.Diagnostic{
		File: "static/" + path, Code: "url-collision",
		Text: "this file lies in " + atlasFolder + "/, where sitegen writes what widgets search in",
		Hint: "put it in another folder of static/",
	}, true
}
