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

// widget is the manifest's word on a widget that others may show; nil for none.
func (h *hub) widget(name string) *model.Widget {
	if name == "checklist" && h.site.Checklist == nil {
		return nil
	}
	i := slices.IndexFunc(h.widgets, func(w model.Widget) bool { return w.Name == name })
	if i < 0 {
		return nil
	}
	return &h.widgets[i]
}

// embeds are those widgets.
func (h *hub) embeds() []*model.Widget {
	var all []*model.Widget
	for _, e := range embeddable {
		if w := h.widget(e.name); w != nil {
			all = append(all, w)
		}
	}
	return all
}

// Widgets are what other websites may show of the hub, in the order of the gallery.
func (p *Plan) Widgets() []*model.Widget { return p.hubs[0].embeds() }

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
	w := h.widget(widget)
	if w == nil {
		var names []string
		for _, w := range h.embeds() {
			names = append(names, w.Name)
		}
		return nil, wrong(or(diag.DidYouMean(widget, names), "widgets are: ", names), "there is no widget %q", widget)
	}
	options, d := h.options(w, values)
	if d != nil {
		return nil, d
	}
	return h.snippet(widget, options), nil
}

// snippet is that of a widget of the hub, with options that have been checked.
func (h *hub) snippet(widget string, options []SnippetOption) *Snippet {
	s := &Snippet{
		Widget: widget, Options: options, Script: h.root("/widgets/hub.js"),
		Frame: Frame{URL: h.absolute(frameFolder + widget + "/"), Resizer: h.root("/widgets/frame.js"), Height: frameHeights[widget]},
	}
	s.Crisis, s.CrisisForeign = h.crisisText()
	for _, e := range embeddable {
		if e.name == widget {
			s.Link, s.Label = h.absolute(e.path), h.locale.Word(e.label)
		}
	}
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
