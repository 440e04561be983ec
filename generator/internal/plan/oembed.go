package plan

import (
	"strconv"
	"strings"
)

// A page's card for other websites: somebody writes the page's address into theirs, and
// their software finds the card by a link in the page's head (oembed.com, version 1.0). It is
// to read, and leads to the page; a tool to use is pasted as a Snippet.
//
// WordPress takes no card of a website that it does not know unless there is a frame in it.
// It then shows the text, with links and no other marks, and clips the frame away. Hence text
// that stands alone, and a frame of crisis lines that holds nothing to click, but is up to
// date where a card is kept for years.

type cardJSON struct {
	Version  string `json:"version"`
	Type     string `json:"type"`
	Title    string `json:"title"`
	Provider string `json:"provider_name"`
	Home     string `json:"provider_url"`
	Age      int    `json:"cache_age"` // seconds
	Width    int    `json:"width"`     // pixels, as the height
	Height   int    `json:"height"`
	HTML     string `json:"html"`
}

const (
	cardFolder      = dataFolder + "/oembed"
	cardWidth       = 600
	cardHeight      = 400
	cardFrameHeight = 180
)

// mostCards is how many programs have a card, counted once in each language: a card is a
// file, and hosts count files. Where there are more, no program has one; those who build cards
// themselves find Open Graph on its page.
const mostCards = 5000

// hasCard reports whether a page has one; of the lists, only the first does.
func (h *hub) hasCard(p *Page) bool {
	switch p.Template {
	case "topic", "support-map", "safety-contacts", "safety-plan":
		return true
	case "program":
		return len(h.programs)*len(h.languages) <= mostCards
	}
	return p.URL == h.led("/find/")
}

// cards gives pages, in this language, the addresses of their cards, and the cards besides.
func (h *hub) cards(pages []Page) []Page {
	if h.view.Script == "" {
		return pages
	}
	for i := range pages {
		if p := pages[i]; h.hasCard(&p) {
			url := cardFolder + strings.TrimSuffix(p.URL, "/") + ".json"
			pages[i].Data = func() View {
				view := p.Data()
				view.Head.Card = h.root(url)
				return view
			}
			pages = append(pages, Page{URL: url, Raw: func() []byte { return encodeJSON(h.card(p.Data().Head)) }})
		}
	}
	return pages
}

func (h *hub) card(head Head) cardJSON {
	paragraphs := "<p>" + element("a", head.Title, attribute{name: "href", value: head.Canonical}) + "</p>\n" + element("p", head.Description)
	if text, foreign := h.crisisText(); len(text) > 1 {
		var in []attribute
		if foreign != nil {
			in = []attribute{{name: "lang", value: foreign.Language}, {name: "dir", value: foreign.Direction}}
		}
		paragraphs += "\n" + element("p", text[0]+" "+text[1], in...)
	}
	quote := open("blockquote", []attribute{{name: "lang", value: h.view.Language}, {name: "dir", value: h.view.Direction}}) +
		paragraphs + "</blockquote>"
	frame := element("iframe", "",
		attribute{name: "src", value: h.absolute(crisisFrame)}, attribute{name: "title", value: h.locale.Word("crisis.label")},
		attribute{name: "sandbox", empty: true},
		attribute{name: "referrerpolicy", value: "no-referrer"}, attribute{name: "loading", value: "lazy"},
		attribute{name: "width", value: "100%"}, attribute{name: "height", value: strconv.Itoa(cardFrameHeight)})
	return cardJSON{
		Version: "1.0", Type: "rich", Title: head.Title, Provider: h.site.Config.Title, Home: h.root("/"), Age: 86400,
		Width: cardWidth, Height: cardHeight, HTML: quote + "\n" + frame,
	}
}
