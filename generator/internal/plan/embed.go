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

// embedNames are the widgets that a hub in this language lets others show.
func (h *hub) embedNames() []string {
	var names []string
	for _, e := range embeddable {
		if e.name != "checklist" || h.site.Checklist != nil {
			names = append(names, e.name)
		}
	}
	return names
}

// Snippet is what to paste for a widget with values by attribute, named as in
// "place"; flags have "". Its diagnostic says which value is wrong; nil when none is.
func (p *Plan) Snippet(widget string, values map[string]string) (*Snippet, *diag.Diagnostic) {
	h := p.hubs[0]
	if tag := values["language"]; tag != "" {
		i := slices.IndexFunc(p.hubs, func(h *hub) bool { return strings.EqualFold(h.locale.Tag, tag) })
		if i < 0 {
			return nil, &diag.Diagnostic{Text: "the hub does not speak " + tag, Hint: "its languages are: " + strings.Join(h.tags(), ", ")}
		}
		h = p.hubs[i]
	}
	if names := h.embedNames(); !slices.Contains(names, widget) {
		return nil, &diag.Diagnostic{Text: "there is no widget " + widget, Hint: orNames(diag.DidYouMean(widget, names), names)}
	}
	return h.snippet(widget, nil), nil
}

func orNames(hint string, names []string) string {
	if hint != "" {
		return hint
	}
	return "widgets are: " + strings.Join(names, ", ")
}

// snippet is that of a widget with options that have been checked.
func (h *hub) snippet(widget string, options []SnippetOption) *Snippet {
	i := slices.IndexFunc(embeddable, func(e struct{ name, path, label string }) bool { return e.name == widget })
	e := embeddable[i]
	s := &Snippet{
		Widget: widget, Options: options, Link: h.absolute(e.path), Label: h.locale.Word(e.label),
		Script: h.root("/widgets/hub.js"), Crisis: h.crisisText(),
		Frame: Frame{URL: h.absolute("/embed/" + widget + "/"), Resizer: h.root("/widgets/frame.js"), Height: 640},
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

// crisisText is the crisis lines as text, first what people ask themselves.
func (h *hub) crisisText() []string {
	c := h.site.Crisis
	if c == nil {
		return nil
	}
	lines := []string{c.Heading}
	for _, l := range c.Lines[:min(2, len(c.Lines))] {
		lines = append(lines, l.Name+": "+h.locale.List("or", h.reach(l)))
	}
	return lines
}

// reach is the ways to a crisis line that need no other page: call, text.
func (h *hub) reach(l model.CrisisLine) []string {
	var ways []string
	if l.Call.Number != "" {
		ways = append(ways, h.locale.Word("snippet.call", "number", h.isolated(h.locale.Phone(l.Call))))
	}
	if l.Text.Number != "" {
		number := h.isolated(h.locale.Phone(l.Text))
		if l.TextBody != "" {
			number = h.locale.Word("snippet.text_word", "word", h.isolated(l.TextBody), "number", number)
		}
		ways = append(ways, h.locale.Word("snippet.text", "number", number))
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
