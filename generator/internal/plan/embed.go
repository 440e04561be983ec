package plan

import (
	"net/url"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// embeddable are the widgets that other websites may show, with their pages in the hub
// and the words of the links that lead there.
var embeddable = []struct{ name, path, label string }{
	{"finder", "/find/", "snippet.finder"},
	{"suggestions", "/find/", "snippet.suggestions"},
	{"checklist", "/tools/support-map/", "snippet.checklist"},
	{"contacts", "/tools/safety-contacts/", "snippet.contacts"},
	{"plan", "/tools/safety-plan/", "snippet.plan"},
	{"saved", "/saved/", "snippet.saved"},
}

// embed is one that this hub has.
type embed struct {
	*model.Widget
	path, label string
}

// embeds are all of them, in the order of the gallery.
func (h *hub) embeds() []embed {
	var all []embed
	for _, e := range embeddable {
		i := slices.IndexFunc(h.widgets, func(w model.Widget) bool { return w.Name == e.name })
		if i >= 0 && (e.name != "checklist" || h.site.Checklist != nil) {
			all = append(all, embed{&h.widgets[i], e.path, e.label})
		}
	}
	return all
}

// Widgets are what other websites may show of the hub, in the order of the gallery.
func (p *Plan) Widgets() []*model.Widget {
	var all []*model.Widget
	for _, e := range p.hubs[0].embeds() {
		all = append(all, e.Widget)
	}
	return all
}

// Snippet is what to paste for a widget, with options by the name of the attribute
// without data-hub-; those that are only there or not have "". The diagnostic, nil when
// all is well, says what of it the hub does not have.
func (p *Plan) Snippet(widget string, values map[string]string) (*Snippet, *diag.Diagnostic) {
	h := p.hubs[0]
	if tag, asked := values["language"]; asked {
		i := slices.IndexFunc(p.hubs, func(h *hub) bool { return strings.EqualFold(h.locale.Tag, strings.TrimSpace(tag)) })
		if i < 0 {
			return nil, wrong("its languages are: "+strings.Join(h.tags(), ", "), "the hub does not speak %q", tag)
		}
		h = p.hubs[i]
	}
	embeds := h.embeds()
	i := slices.IndexFunc(embeds, func(e embed) bool { return e.Name == widget })
	if i < 0 {
		var names []string
		for _, e := range embeds {
			names = append(names, e.Name)
		}
		return nil, wrong(or(diag.DidYouMean(widget, names), "widgets are: ", names), "there is no widget %q", widget)
	}
	options, d := h.options(embeds[i].Widget, values)
	if d != nil {
		return nil, d
	}
	return h.snippet(embeds[i], options), nil
}

// snippet is that of a widget, with options that have been checked.
func (h *hub) snippet(e embed, options []SnippetOption) *Snippet {
	s := &Snippet{
		Widget: e.Name, Options: options, Script: h.root("/widgets/hub.js"),
		Link: h.absolute(e.path), Label: h.locale.Word(e.label),
		Frame: Frame{URL: h.absolute(frameFolder + e.Name + "/"), Resizer: h.root("/widgets/frame.js"), Height: frameHeights[e.Name]},
	}
	s.Open = h.locale.Word("frame.open", "tool", s.Label, "site", h.view.Title)
	s.Crisis, s.CrisisForeign = h.crisisText()
	if slices.ContainsFunc(options, func(o SnippetOption) bool { return o.Name == "language" }) {
		s.Language, s.Direction = h.locale.Spoken, h.view.Direction
	}
	if h.view.Pin.URL != "" {
		s.Pin = Pin{URL: h.onHost(h.view.Pin.URL), Integrity: h.view.Pin.Integrity}
	}
	return s
}

// onHost is an address of this hub that already has its base path.
func (h *hub) onHost(address string) string {
	base, err := url.Parse(h.site.Config.BaseURL)
	if err != nil {
		return address
	}
	return base.Scheme + "://" + base.Host + address
}

// crisisText is the crisis lines as text, first what people ask themselves. They are in their
// own language where they are not translated.
func (h *hub) crisisText() (lines []string, foreign *Foreign) {
	c := h.site.Crisis
	if c == nil {
		return nil, nil
	}
	locale := h.locale
	if foreign = h.view.Foreign(model.Markdown{Language: c.Language}); foreign != nil {
		for _, l := range h.languages {
			if l.Tag == foreign.Language {
				locale = l.Locale
			}
		}
	}
	lines = []string{c.Heading}
	for _, l := range c.Lines[:min(2, len(c.Lines))] {
		lines = append(lines, l.Name+": "+locale.List("or", h.reach(l, locale)))
	}
	return lines, foreign
}

// reach is the ways to a crisis line that need no other page: call, text.
func (h *hub) reach(l model.CrisisLine, locale *Locale) []string {
	var ways []string
	if l.Call.Number != "" {
		ways = append(ways, locale.Word("snippet.call", "number", h.isolated(locale.Phone(l.Call))))
	}
	if l.Text.Number != "" {
		number := h.isolated(locale.Phone(l.Text))
		if l.TextBody != "" {
			number = locale.Word("snippet.text_word", "word", h.isolated(l.TextBody), "number", number)
		}
		ways = append(ways, locale.Word("snippet.text", "number", number))
	}
	if len(ways) == 0 {
		ways = append(ways, l.Chat)
	}
	return ways
}

// isolated keeps a telephone number in order within text from right to left.
func (h *hub) isolated(text string) string {
	if h.view.Direction == "rtl" {
		return "\u2068" + text + "\u2069" // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
	}
	return text
}
