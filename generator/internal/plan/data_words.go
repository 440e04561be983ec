package plan

import "sitegen/generator/internal/model"

// What widgets say travels in the file that they read anyway: hub.json has what the
// first widgets share, and each of the others brings its own.

// wordsJSON are messages by key: a text, or an object of plural forms.
type wordsJSON map[string]any

// wordsFile is data/v1/contacts.json and data/v1/saved.json.
type wordsFile struct {
	Words wordsJSON `json:"words"`
}

const (
	contactsURL = "/data/v1/contacts.json"
	savedURL    = "/data/v1/saved.json"
)

func (h *hub) wordPages() []Page {
	page := func(url, section string) Page {
		return Page{URL: h.spoken(url), Raw: func() []byte { return encodeJSON(wordsFile{h.words(section)}) }}
	}
	return []Page{
		page(contactsURL, "contacts"),
		{URL: h.spoken(savedURL), Raw: func() []byte { return encodeJSON(h.savedJSON()) }},
	}
}

// words are the messages of some sections in the hub's language; keys are unique over all.
func (h *hub) words(sections ...string) wordsJSON { return wordsOf(h.site, sections...) }

func wordsOf(site *model.Site, sections ...string) wordsJSON {
	out := wordsJSON{}
	for _, section := range sections {
		for key, message := range site.WidgetWords[section] {
			out[key] = message
			if len(message) == 1 {
				out[key] = message["other"]
			}
		}
	}
	return out
}

// fallbackJSON is what the script shows when nothing can be loaded, in one language.
type fallbackJSON struct {
	Language string     `json:"language"`
	Crisis   crisisJSON `json:"crisis"`
	Words    wordsJSON  `json:"words"`
}

// crisisJSON is the first crisis lines, without the notes that widgets have no room for.
type crisisJSON struct {
	Heading string           `json:"heading"`
	Lines   []crisisLineJSON `json:"lines"`
}

type crisisLineJSON struct {
	Name     string    `json:"name"`
	Language string    `json:"language,omitempty"`
	Call     *linkJSON `json:"call,omitempty"`
	Text     *linkJSON `json:"text,omitempty"`
	Chat     string    `json:"chat,omitempty"`
}

type linkJSON struct {
	URI  string `json:"uri"`
	Text string `json:"text"`
}

// Fallback is what the script carries, because it must be there when nothing else can
// be loaded: for each language, the hub's own first, crisis lines and the words around
// them.
func Fallback(site *model.Site) []byte {
	var all []fallbackJSON
	for _, s := range site.All() {
		all = append(all, fallbackJSON{s.Config.Language, crisisOf(s.Crisis), wordsOf(s, "script")})
	}
	return encodeJSON(all)
}

// crisisData is data/v1/crisis.json, which a script that never changes reads: the crisis lines
// of each language, and no words, which scripts have themselves.
func (h *hub) crisisData() Page {
	return Page{URL: crisisURL, Raw: func() []byte {
		type language struct {
			Language string     `json:"language"`
			Crisis   crisisJSON `json:"crisis"`
		}
		all := []language{}
		for _, s := range h.site.All() {
			all = append(all, language{s.Config.Language, crisisOf(s.Crisis)})
		}
		return encodeJSON(all)
	}}
}

func crisisOf(c *model.Crisis) crisisJSON {
	out := crisisJSON{Heading: c.Heading}
	for _, l := range c.Lines[:min(2, len(c.Lines))] {
		line := crisisLineJSON{Name: l.Name, Language: l.Language, Chat: l.Chat}
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
