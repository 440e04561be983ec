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

// hasCard reports whether a page has one; of the lists, only the first does.
func (h *hub) hasCard(p *Page) bool {
	switch p.Template {
	case "topic", "program", "support-map", "safety-contacts", "safety-plan":
		return true
	}
	return p.URL == h.led("/find/")
}

// cards gives pages, in this language, the addresses of their cards, and the cards besides.
func (h *hub) cards(pages []Page) []Page {
	if h.view.Script == "" {
		return pages
	}
	below := h.belowCard()
	for i := range pages {
		if p := &pages[i]; h.hasCard(p) {
			url, data := cardFolder+strings.TrimSuffix(p.URL, "/")+".json", p.Data
			p.Data = func() View {
				view := data()
				view.Head.Card = h.root(url)
				return view
			}
			pages = append(pages, Page{URL: url, Raw: func() []byte { return encodeJSON(h.card(data().Head, below)) }})
		}
	}
	return pages
}

// card is that of a page; below is what stands in all of them.
func (h *hub) card(head Head, below string) cardJSON {
	quote := open("blockquote", []attribute{{name: "lang", value: h.view.Language}, {name: "dir", value: h.view.Direction}})
	link := "<p>" + element("a", head.Title, attribute{name: "href", value: head.Canonical}) + "</p>\n"
	return cardJSON{
		Version: "1.0", Type: "rich", Title: head.Title, Provider: h.site.Config.Title, Home: h.root("/"), Age: 86400,
		Width: cardWidth, Height: cardHeight, HTML: quote + link + element("p", head.Description) + below,
	}
}

// belowCard is what follows the description of each page: crisis lines as text, and as a frame.
func (h *hub) belowCard() string {
	below := "</blockquote>\n" + element("iframe", "",
		attribute{name: "src", value: h.absolute(crisisFrame)}, attribute{name: "title", value: h.locale.Word("crisis.label")},
		attribute{name: "sandbox", empty: true},
		attribute{name: "referrerpolicy", value: "no-referrer"}, attribute{name: "loading", value: "lazy"},
		attribute{name: "width", value: "100%"}, attribute{name: "height", value: strconv.Itoa(cardFrameHeight)})
	lines, foreign := h.crisisText()
	if len(lines) < 2 {
		return below
	}
	var in []attribute
	if foreign != nil {
		in = []attribute{{name: "lang", value: foreign.Language}, {name: "dir", value: foreign.Direction}}
	}
	return "\n" + element("p", lines[0]+" "+lines[1], in...) + below
}
