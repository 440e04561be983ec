package plan

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode"

	"sitegen/generator/internal/model"
)

//go:embed wordpress/hub-widgets.php
var wordpressPlugin string

//go:embed wordpress/editor.js
var wordpressEditor string

// wordpressHub is what the plugin knows of the hub.
type wordpressHub struct {
	Address   string                       `json:"address"` // with a final slash
	Title     string                       `json:"title"`
	Language  string                       `json:"language"` // the hub's own
	Widgets   map[string]wordpressWidget   `json:"widgets"`
	Languages map[string]wordpressLanguage `json:"languages"`
}

type wordpressWidget struct {
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Options     []wordpressOption `json:"options"`
}

// wordpressOption is an attribute of the link; with choices, one or some of them.
type wordpressOption struct {
	Name    string            `json:"name"` // "place"
	Type    string            `json:"type"` // "string", "number" or "boolean"
	Help    string            `json:"help"`
	Choices []wordpressChoice `json:"choices,omitempty"`
}

type wordpressChoice struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type wordpressLanguage struct {
	Language  string                   `json:"language"` // of the words below, where the theme lacks them another
	Direction string                   `json:"direction"`
	Links     map[string]wordpressLink `json:"links"`
	Crisis    []string                 `json:"crisis"`
	Foreign   *Foreign                 `json:"foreign,omitempty"` // the language of Crisis where it is another
}

type wordpressLink struct {
	Path string `json:"path"` // below the hub's address
	Text string `json:"text"`
}

// WordPress is a plugin for WordPress that shows widgets of this hub: one PHP file.
func (p *Plan) WordPress() []byte {
	h := p.hubs[0]
	config := h.site.Config
	known := wordpressHub{
		Address: config.BaseURL, Title: config.Title, Language: h.locale.Tag,
		Widgets: map[string]wordpressWidget{}, Languages: map[string]wordpressLanguage{},
	}
	var names []string
	for _, e := range h.embeds() {
		names = append(names, e.Name)
		known.Widgets[e.Name] = wordpressWidget{Title: h.snippet(e, nil).Label, Description: e.Description, Options: h.wordpressOptions(e.Widget)}
	}
	for _, l := range p.hubs {
		known.Languages[l.locale.Tag] = l.wordpressLanguage()
	}
	body, err := json.MarshalIndent(known, "", "\t")
	if err != nil { // texts alone
		panic(err)
	}
	space := spaceStyle(names...)
	version := sha256.Sum256([]byte(wordpressPlugin + wordpressEditor + space + string(body)))
	return []byte(strings.NewReplacer(
		"@NAME@", inComment(config.Title+" widgets"), "@TITLE@", inComment(config.Title), "@AUTHOR@", inComment(cmp.Or(config.Author, config.Title)), "@HOME@", inComment(config.BaseURL),
		"@VERSION@", "1.0-"+hex.EncodeToString(version[:4]), "@HUB@", string(body), "@SPACE@", space, "@EDITOR@", strings.TrimSpace(wordpressEditor),
	).Replace(wordpressPlugin))
}

// wordpressOptions are those that an editor may choose. To let a page's scripts know more
// of its visitors is for whoever writes these scripts.
func (h *hub) wordpressOptions(w *model.Widget) []wordpressOption {
	options := []wordpressOption{}
	for _, a := range w.Attributes {
		if a.Option() == "details" {
			continue
		}
		o := wordpressOption{Name: a.Option(), Type: a.Type, Help: a.Description}
		switch o.Name {
		case "needs":
			o.Choices = h.wordpressTerms(model.RoleNeed)
		case "kinds":
			o.Choices = h.wordpressTerms(model.RoleKind)
		case "language":
			for _, l := range h.languages {
				o.Choices = append(o.Choices, wordpressChoice{l.Tag, l.Name})
			}
		case "hide":
			for _, part := range partNames(w) {
				o.Choices = append(o.Choices, wordpressChoice{part, part})
			}
		}
		options = append(options, o)
	}
	return options
}

func (h *hub) wordpressTerms(role model.Role) (choices []wordpressChoice) {
	for _, facet := range h.site.Vocabulary.WithRole(role) {
		for _, term := range facet.Terms {
			choices = append(choices, wordpressChoice{term.ID, term.Label})
		}
	}
	return choices
}

func (h *hub) wordpressLanguage() wordpressLanguage {
	said := wordpressLanguage{Language: h.view.Language, Direction: h.view.Direction, Links: map[string]wordpressLink{}}
	said.Crisis, said.Foreign = h.crisisText()
	for _, e := range h.embeds() {
		link := h.snippet(e, nil)
		said.Links[e.Name] = wordpressLink{Path: strings.TrimPrefix(link.Link, h.site.Config.BaseURL), Text: link.Label}
	}
	return said
}

// inComment is text for a line of a comment in PHP, which "*/" would end.
func inComment(text string) string {
	line := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	return strings.ReplaceAll(line, "*/", "* /")
}
