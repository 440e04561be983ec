package plan

import (
	"encoding/json"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// The types below are data/v1/hub.json and data/v1/programs.json, which widgets
// read. Their TypeScript twins are in widgets/src/engine. Terms are numbered
// through all facets in order; that number is what programs and the checklist use.

type hubJSON struct {
	Version     int             `json:"version"`
	Title       string          `json:"title"`
	URL         string          `json:"url"`
	Language    string          `json:"language"`
	Languages   []string        `json:"languages"`
	AsOf        string          `json:"asOf"`
	Vocabulary  []facetJSON     `json:"vocabulary"`
	Crisis      crisisJSON      `json:"crisis"`
	Checklist   *checklistJSON  `json:"checklist,omitempty"`
	Suggestions suggestionsJSON `json:"suggestions"`
	Data        dataJSON        `json:"data"`
}

type facetJSON struct {
	ID       string     `json:"id"`
	Label    string     `json:"label"`
	Role     model.Role `json:"role,omitempty"`
	Similar  bool       `json:"similar,omitempty"`
	Question string     `json:"question,omitempty"`
	Terms    []termJSON `json:"terms"`
}

type termJSON struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Note     string `json:"note,omitempty"`
	Question string `json:"question,omitempty"`
}

type linkJSON struct {
	URI  string `json:"uri"`
	Text string `json:"text"`
}

type crisisJSON struct {
	Heading string           `json:"heading"`
	Checked string           `json:"checked"`
	Lines   []crisisLineJSON `json:"lines"`
}

type crisisLineJSON struct {
	Name     string    `json:"name"`
	Language string    `json:"language,omitempty"`
	Call     *linkJSON `json:"call,omitempty"`
	Text     *linkJSON `json:"text,omitempty"`
	Chat     string    `json:"chat,omitempty"`
	Note     string    `json:"note,omitempty"`
}

type pageJSON struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

type checklistJSON struct {
	Title   string       `json:"title"`
	Intro   string       `json:"intro"`
	Steps   int          `json:"steps"`
	Answers []answerJSON `json:"answers"`
	Want    wantJSON     `json:"want"`
	Bands   []bandJSON   `json:"bands"`
	Domains []domainJSON `json:"domains"`
	Items   []itemJSON   `json:"items"`
	Sources []sourceJSON `json:"sources"`
}

type answerJSON struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	Value float64 `json:"value"`
	Skip  bool    `json:"skip,omitempty"`
}

type wantJSON struct {
	Question string `json:"question"`
	Yes      string `json:"yes"`
	No       string `json:"no"`
}

type bandJSON struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	From  float64 `json:"from"`
}

// helpJSON is what a gap leads to.
type helpJSON struct {
	Topics   []pageJSON     `json:"topics,omitempty"`
	Programs []model.TermID `json:"programs,omitempty"`
	Find     []pageJSON     `json:"find,omitempty"`
	Step     string         `json:"step"`
}

type domainJSON struct {
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Statements []string `json:"statements"`
	Safety     bool     `json:"safety,omitempty"`
	helpJSON
}

type itemJSON struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"`
	Statement string `json:"statement"`
	Strength  string `json:"strength,omitempty"`
	helpJSON
}

type sourceJSON struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Formal bool   `json:"formal,omitempty"`
}

type suggestionsJSON struct {
	Weights   match.Weights `json:"weights"`
	Freshness float64       `json:"freshness"` // factor per year
	Count     int           `json:"count"`
	Stale     int           `json:"staleAfterDays"`
}

type dataJSON struct {
	Programs string `json:"programs"`
}

func (h *hub) dataPages() []Page {
	return []Page{
		h.robots(),
		{URL: "/data/v1/hub.json", Raw: func() []byte { return encodeJSON(h.hubJSON()) }},
		{URL: programsURL, Raw: func() []byte { return encodeJSON(h.programsJSON()) }},
	}
}

const programsURL = "/data/v1/programs.json"

func (h *hub) hubJSON() hubJSON {
	c := &h.site.Config
	return hubJSON{
		Version: 1, Title: c.Title, URL: c.BaseURL, Language: c.Language, Languages: []string{c.Language},
		AsOf: h.site.AsOf.String(), Vocabulary: h.vocabularyJSON(), Crisis: crisisOf(h.site.Crisis), Checklist: h.checklistJSON(),
		Suggestions: suggestionsJSON{Weights: match.DefaultWeights, Freshness: match.FreshnessPerYear, Count: 6, Stale: c.StaleAfterDays},
		Data:        dataJSON{Programs: h.local(programsURL)},
	}
}

// local is path as a browser asks for it, base path included.
func (h *hub) local(path string) string { return h.view.BasePath + path[1:] }

func (h *hub) vocabularyJSON() []facetJSON {
	var facets []facetJSON
	for _, f := range h.site.Vocabulary.Facets {
		out := facetJSON{ID: f.ID, Label: f.Label, Role: f.Role, Similar: f.Similar, Question: f.Question}
		for _, t := range f.Terms {
			out.Terms = append(out.Terms, termJSON{ID: t.ID, Label: t.Label, Note: t.Note, Question: t.Question})
		}
		facets = append(facets, out)
	}
	return facets
}

// Crisis is the crisis lines as hub.json holds them, for the script to carry: they
// must be there when nothing else can be loaded.
func Crisis(c *model.Crisis) []byte { return encodeJSON(crisisOf(c)) }

func crisisOf(c *model.Crisis) crisisJSON {
	out := crisisJSON{Heading: c.Heading, Checked: c.Checked.String()}
	for _, l := range c.Lines {
		line := crisisLineJSON{Name: l.Name, Language: l.Language, Chat: l.Chat, Note: l.Note}
		if l.Call.Number != "" {
			line.Call = &linkJSON{URI: l.Call.URI(), Text: l.Call.Text()}
		}
		if l.Text.Number != "" {
			line.Text = &linkJSON{URI: l.TextURI(), Text: l.Text.Text()}
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

func (h *hub) checklistJSON() *checklistJSON {
	c := h.site.Checklist
	if c == nil {
		return nil
	}
	out := &checklistJSON{Title: c.Title, Intro: c.Intro, Steps: c.Steps, Want: wantJSON(c.Want)}
	for _, a := range c.Answers {
		out.Answers = append(out.Answers, answerJSON(a))
	}
	for _, b := range c.Bands {
		out.Bands = append(out.Bands, bandJSON(b))
	}
	for _, d := range c.Domains {
		out.Domains = append(out.Domains, domainJSON{
			ID: d.ID, Label: d.Label, Statements: d.Statements, Safety: d.Safety,
			helpJSON: h.helpJSON(d.Topics, d.Programs, d.Step),
		})
	}
	for _, i := range c.Items {
		out.Items = append(out.Items, itemJSON{
			ID: i.ID, Kind: i.Kind, Statement: i.Statement, Strength: i.Strength,
			helpJSON: h.helpJSON(i.Topics, i.Programs, i.Step),
		})
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, sourceJSON(s))
	}
	return out
}

func (h *hub) helpJSON(topics []string, programs model.TermSet, step string) helpJSON {
	out := helpJSON{Programs: programs, Step: step}
	for _, t := range h.topics(topics) {
		out.Topics = append(out.Topics, pageJSON{t.Title, h.local(topicURL(t))})
	}
	for _, c := range h.terms(programs) {
		if c.URL != "" {
			out.Find = append(out.Find, pageJSON{c.Term.Label, h.local(c.URL)})
		}
	}
	return out
}

type programJSON struct {
	ID           string             `json:"id"`
	Name         string             `json:"name"`
	Organization string             `json:"organization,omitempty"`
	Status       model.Status       `json:"status,omitempty"` // left out when active
	City         string             `json:"city,omitempty"`
	Region       string             `json:"region,omitempty"`
	Place        model.LocationKind `json:"place,omitempty"`
	Point        []float64          `json:"point,omitempty"` // latitude, longitude
	Phone        *linkJSON          `json:"phone,omitempty"`
	Offers       []model.TermID     `json:"offers,omitempty"`
	Lacks        []model.TermID     `json:"lacks,omitempty"`
	MinimumAge   *int               `json:"minimumAge,omitempty"`
	MaximumAge   *int               `json:"maximumAge,omitempty"`
	Verified     string             `json:"verified,omitempty"`
	By           string             `json:"by,omitempty"`
}

type programsJSON struct {
	AsOf     string        `json:"asOf"`
	Programs []programJSON `json:"programs"`
}

func (h *hub) programsJSON() programsJSON {
	out := programsJSON{AsOf: h.site.AsOf.String(), Programs: make([]programJSON, len(h.listed))}
	for i, p := range h.listed {
		out.Programs[i] = widgetProgram(p.Program)
	}
	return out
}

func widgetProgram(p *model.Program) programJSON {
	out := programJSON{
		ID: p.ID, Name: p.Name, Organization: p.Organization, City: p.Location.City, Region: p.Location.Region,
		Place: p.Location.Kind, Offers: p.Offers, Lacks: p.Lacks, Verified: p.Verified.On.String(), By: p.Verified.By,
	}
	if p.Status != model.Active {
		out.Status = p.Status
	}
	if p.Location.HasPoint {
		out.Point = []float64{p.Location.Latitude, p.Location.Longitude}
	}
	if len(p.Phones) > 0 {
		out.Phone = &linkJSON{URI: p.Phones[0].URI(), Text: p.Phones[0].Text()}
	}
	if p.Eligibility.MinimumAge >= 0 {
		out.MinimumAge = &p.Eligibility.MinimumAge
	}
	if p.Eligibility.MaximumAge >= 0 {
		out.MaximumAge = &p.Eligibility.MaximumAge
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
