package plan

import "sitegen/generator/internal/model"

// data/v1/checklist.json.

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
	Words   wordsJSON    `json:"words"`
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
	Topics   []pageJSON     `json:"topics"`
	Programs []model.TermID `json:"programs"`
	Find     []pageJSON     `json:"find"`
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

func (h *hub) checklistJSON() *checklistJSON {
	c := h.site.Checklist
	if c == nil {
		return nil
	}
	out := &checklistJSON{
		Title: c.Title, Intro: c.Intro, Steps: c.Steps, Want: wantJSON(c.Want),
		Domains: []domainJSON{}, Items: []itemJSON{}, Sources: []sourceJSON{},
		Words: h.words("checklist"),
	}
	for _, a := range c.Answers {
		out.Answers = append(out.Answers, answerJSON(a))
	}
	for _, b := range c.Bands {
		out.Bands = append(out.Bands, bandJSON(b))
	}
	for _, d := range c.Domains {
		out.Domains = append(out.Domains, domainJSON{
			ID: d.ID, Label: d.Label, Statements: d.Statements, Safety: d.Safety,
			helpJSON: h.helpJSON(d.Topics, d.Programs, d.Find, d.Step),
		})
	}
	for _, i := range c.Items {
		out.Items = append(out.Items, itemJSON{
			ID: i.ID, Kind: i.Kind, Statement: i.Statement, Strength: i.Strength,
			helpJSON: h.helpJSON(i.Topics, i.Programs, i.Find, i.Step),
		})
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, sourceJSON(s))
	}
	return out
}

func (h *hub) helpJSON(topics []string, programs model.TermSet, find []model.TermID, step string) helpJSON {
	out := helpJSON{Topics: []pageJSON{}, Programs: append([]model.TermID{}, programs...), Find: []pageJSON{}, Step: step}
	for _, t := range h.topics(topics) {
		page := pageJSON{Label: t.Title, URL: h.local(topicURL(t))}
		if f := h.view.Foreign(t.Body); f != nil {
			page.Language = f.Language
		}
		out.Topics = append(out.Topics, page)
	}
	for _, c := range h.terms(find) {
		if c.URL != "" {
			out.Find = append(out.Find, pageJSON{Label: c.Term.Label, Together: h.site.Checklist.Together.Has(c.Term.TermID), URL: h.local(c.URL)})
		}
	}
	return out
}
