package plan

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"strings"

	"golang.org/x/text/language"

	"sitegen/generator/internal/model"
)

// The types below are data/v1/hub.json and data/v1/questions.json, which widgets
// read. Their TypeScript twins are in widgets/src/engine. Terms are numbered
// through all facets in order; that number is what programs and the checklist use.
// Lists are written when they are empty, too: never null.

type hubJSON struct {
	Version    int               `json:"version"`
	Language   string            `json:"language"`            // of the words
	Direction  string            `json:"direction,omitempty"` // of the words: "rtl", or none for "ltr"
	Path       string            `json:"path,omitempty"`      // begins the hub's paths in this language: "es/"
	Languages  []string          `json:"languages"`
	Countries  []string          `json:"countries"` // where visitors are who do not say a town, as keys of the atlas: "us"
	AsOf       string            `json:"asOf"`
	Vocabulary []facetJSON       `json:"vocabulary"`
	Numbers    uint32            `json:"numbers"` // a checksum of which term has which number
	Stale      int               `json:"staleAfterDays"`
	KeepDays   int               `json:"keepDays"`
	QuickExit  string            `json:"quickExit,omitempty"`
	By         map[string]string `json:"by,omitempty"`
	Words      wordsJSON         `json:"words"`
	Data       dataJSON          `json:"data"`
}

type facetJSON struct {
	ID      string     `json:"id"`
	Label   string     `json:"label"`
	Role    model.Role `json:"role,omitempty"`
	Similar bool       `json:"similar,omitempty"`
	Terms   int        `json:"terms"`            // how many; termsJSON names them
	Labels  []string   `json:"labels,omitempty"` // of terms that every card shows
}

type pageJSON struct {
	Label    string `json:"label"`
	Language string `json:"language,omitempty"` // of the label, where it is not the words'
	Together bool   `json:"together,omitempty"` // is never shown without the others of its list
	URL      string `json:"url"`
}

// dataJSON says where the rest is.
type dataJSON struct {
	Atlas       atlasJSON `json:"atlas"`
	Rows        int       `json:"rows"`
	Terms       string    `json:"terms"`
	Checklist   string    `json:"checklist,omitempty"`
	Suggestions string    `json:"suggestions"`
	Questions   string    `json:"questions"`
	Contacts    string    `json:"contacts"`
	Saved       string    `json:"saved"`
	Offline     string    `json:"offline,omitempty"`
	Outlines    []string  `json:"outlines"`
}

// questionsJSON is what few visitors come to see.
type questionsJSON struct {
	Facets map[int]string          `json:"facets"` // by index of the facet
	Terms  map[model.TermID]string `json:"terms"`
	Notes  map[model.TermID]string `json:"notes"`
}

const (
	dataFolder     = "/data/v1"
	hubURL         = dataFolder + "/hub.json"
	checklistURL   = dataFolder + "/checklist.json"
	termsURL       = dataFolder + "/terms.json"
	questionsURL   = dataFolder + "/questions.json"
	suggestionsURL = dataFolder + "/suggestions.json"
	crisisURL      = dataFolder + "/crisis.json" // of all languages
)

// dataPages are what widgets read in this language, and what is kept of all.
func (h *hub) dataPages() []Page {
	pages := h.ownData()
	if h.offline() {
		pages = append(pages, h.offlineList())
	}
	return pages
}

func (h *hub) ownData() []Page {
	pages := []Page{
		{URL: h.spoken(hubURL), Raw: func() []byte { return encodeJSON(h.hubJSON()) }},
		{URL: h.spoken(termsURL), Raw: func() []byte { return encodeJSON(h.termsJSON()) }},
		{URL: h.spoken(questionsURL), Raw: func() []byte { return encodeJSON(h.questionsJSON()) }},
		{URL: h.spoken(suggestionsURL), Raw: func() []byte { return encodeJSON(h.suggestionsFile()) }},
	}
	if h.site.Checklist != nil {
		pages = append(pages, Page{URL: h.spoken(checklistURL), Raw: func() []byte { return encodeJSON(h.checklistJSON()) }})
	}
	return append(pages, h.wordPages()...)
}

// spoken is the address of a file of data in this language: "/data/v1/es/hub.json".
func (h *hub) spoken(url string) string { return dataFolder + h.site.Prefix + url[len(dataFolder):] }

func (h *hub) hubJSON() hubJSON {
	c := &h.site.Config
	out := hubJSON{
		Version: 1, Language: cmp.Or(h.site.WidgetsSpoken, c.Language), Path: pathOf(h.site.Prefix), Languages: h.tags(), Countries: h.countries(), AsOf: h.site.AsOf.String(), Vocabulary: h.vocabularyJSON(), Numbers: h.numbers(),
		Stale: c.StaleAfterDays, KeepDays: c.KeepDays, QuickExit: c.QuickExit, By: h.checkedBy(), Words: h.words("shared", "finder"), Data: h.dataJSON(),
	}
	if !h.offline() {
		maps.DeleteFunc(out.Words, func(key string, _ any) bool { return strings.HasPrefix(key, "offline") })
	}
	if direction(language.Make(out.Language)) == "rtl" {
		out.Direction = "rtl"
	}
	return out
}

// pathOf is a prefix as widgets put it before a path: "es/" for "/es".
func pathOf(prefix string) string { return strings.TrimPrefix(prefix+"/", "/") }

// checkedBy translates how a listing may have been checked; what stays the same is left out.
func (h *hub) checkedBy() map[string]string {
	by := map[string]string{}
	for _, way := range []string{"phone", "website", "email", "visit"} {
		if label := h.locale.Label("verified", way); label != way {
			by[way] = label
		}
	}
	return by
}

func (h *hub) dataJSON() dataJSON {
	data := dataJSON{
		Terms: h.file(h.spoken(termsURL)), Suggestions: h.file(h.spoken(suggestionsURL)), Questions: h.file(h.spoken(questionsURL)),
		Contacts: h.file(h.spoken(contactsURL)), Saved: h.file(h.spoken(savedURL)),
		Outlines: h.outlined(),
	}
	if h.site.Checklist != nil {
		data.Checklist = h.file(h.spoken(checklistURL))
	}
	if h.offline() {
		data.Offline = h.file(h.spoken(offlineURL))
	}
	data.Atlas, data.Rows = h.atlasJSON()
	return data
}

// local is a page in this language as a browser asks for it, base path included.
func (h *hub) local(path string) string { return h.file(h.led(path)) }

// file is the same of a path of the whole hub.
func (h *hub) file(path string) string { return h.view.BasePath + path[1:] }

func (h *hub) tags() []string {
	var tags []string
	for _, l := range h.languages {
		tags = append(tags, l.Tag)
	}
	return tags
}

func (h *hub) vocabularyJSON() []facetJSON {
	facets := []facetJSON{}
	for _, f := range h.site.Vocabulary.Facets {
		out := facetJSON{ID: f.ID, Label: f.Label, Role: f.Role, Similar: f.Similar, Terms: len(f.Terms)}
		for _, t := range f.Terms {
			if f.Role == model.RoleKind {
				out.Labels = append(out.Labels, t.Label)
			}
		}
		facets = append(facets, out)
	}
	return facets
}

// termsJSON has "id label" of each term, by facet: what only those need who choose among them.
func (h *hub) termsJSON() [][]string {
	facets := [][]string{}
	for _, f := range h.site.Vocabulary.Facets {
		terms := []string{}
		for _, t := range f.Terms {
			terms = append(terms, t.ID+" "+t.Label)
		}
		facets = append(facets, terms)
	}
	return facets
}

// numbers changes when a term gets another number.
func (h *hub) numbers() uint32 {
	sum := crc32.NewIEEE()
	for _, f := range h.site.Vocabulary.Facets {
		fmt.Fprintln(sum, f.ID)
		for _, t := range f.Terms {
			fmt.Fprintln(sum, "", t.ID)
		}
	}
	return sum.Sum32()
}

func (h *hub) questionsJSON() questionsJSON {
	out := questionsJSON{map[int]string{}, map[model.TermID]string{}, map[model.TermID]string{}}
	for i, f := range h.site.Vocabulary.Facets {
		if f.Question != "" {
			out.Facets[i] = f.Question
		}
		for _, t := range f.Terms {
			if t.Question != "" {
				out.Terms[t.TermID] = t.Question
			}
			if t.Note != "" {
				out.Notes[t.TermID] = t.Note
			}
		}
	}
	return out
}

// encodeJSON cannot fail: the types above hold strings, finite numbers and bools.
func encodeJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return append(b, '\n')
}
