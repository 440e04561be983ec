package plan

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"
)

// Snippet is what another website pastes to show a widget. Its fields are plain text and
// whole addresses; the forms below are HTML.
type Snippet struct {
	Widget  string          // "finder"
	Options []SnippetOption // in the manifest's order
	Link    string          // the widget's page in the hub, for where no script runs
	Label   string          // of the link, and the frame's title
	Open    string          // of the link below a frame

	// Language is that of Label, Open and Crisis where it was asked for, else "": that of the
	// page around, most likely.
	Language, Direction string

	Script string   // the address that follows updates
	Pin    Pin      // the version of today; zero when the hub has none
	Frame  Frame    // the widget's bare page
	Crisis []string // a line of text for each crisis line, after the heading

	CrisisForeign *Foreign // the language of Crisis where it is not that of Label
}

// SnippetOption is an attribute of the link. A flag has no value.
type SnippetOption struct {
	Name  string // "place", written data-hub-place
	Value string
	Flag  bool
}

// Frame is a widget's page for iframes.
type Frame struct {
	URL     string // without options
	Resizer string // the script that makes it as tall as what it shows
	Height  int    // pixels, until then
}

// frameSandbox is what a widget needs to work in a frame: its script and storage, forms,
// links that open elsewhere, files, printing, telephone numbers.
const frameSandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox " +
	"allow-downloads allow-modals allow-top-navigation-to-custom-protocols"

// attribute is a name with its value; an empty one has none.
type attribute struct {
	name, value string
	empty       bool
}

// ByScript is the form that follows updates. Its crisis lines, as those of all forms, are there
// when nothing of the hub can be had.
func (s *Snippet) ByScript() string {
	return s.anchor() + "\n" + s.crisis() + "\n" + element("script", "", attribute{name: "type", value: "module"}, attribute{name: "src", value: s.Script})
}

// Pinned is the form whose script is the version of today, checked by the browser; ""
// when the hub has none.
func (s *Snippet) Pinned() string {
	if s.Pin.URL == "" {
		return ""
	}
	return s.anchor() + "\n" + s.crisis() + "\n" + element("script", "", attribute{name: "type", value: "module"}, attribute{name: "src", value: s.Pin.URL},
		attribute{name: "integrity", value: s.Pin.Integrity}, attribute{name: "crossorigin", value: "anonymous"})
}

// ByFrame is the form for websites that take no script: a frame, and a link and crisis lines
// that do not depend on it. They are in one box: in a row, as page builders make of what is
// pasted, the frame would have what room the others leave, in Firefox none.
func (s *Snippet) ByFrame() string {
	frame := element("iframe", "",
		attribute{name: "src", value: s.FrameURL()}, attribute{name: "title", value: s.Label}, attribute{name: "data-hub-frame", empty: true},
		attribute{name: "sandbox", value: frameSandbox},
		attribute{name: "allow", value: "clipboard-write; geolocation"}, attribute{name: "referrerpolicy", value: "no-referrer"}, attribute{name: "loading", value: "lazy"},
		attribute{name: "width", value: "100%"}, attribute{name: "height", value: strconv.Itoa(s.Frame.Height)})
	link := open("p", foreign(s.Language, s.Direction)) + element("a", s.Open, attribute{name: "href", value: s.Link}) + "</p>"
	return "<div>\n" + frame + "\n" + link + "\n" + s.crisis() + "\n" +
		element("script", "", attribute{name: "type", value: "module"}, attribute{name: "src", value: s.Frame.Resizer}) + "\n</div>"
}

// ByShortcode is the form for WordPress with the hub's plugin.
func (s *Snippet) ByShortcode() string {
	var b strings.Builder
	b.WriteString("[hub_" + s.Widget)
	for _, o := range s.Options {
		b.WriteString(" " + o.Name)
		if !o.Flag {
			b.WriteString(`="` + inShortcode.Replace(o.Value) + `"`)
		}
	}
	return b.String() + "]"
}

// inShortcode leaves out what would end a value or a shortcode and cannot be escaped there;
// widgets compare names by their words alone.
var inShortcode = strings.NewReplacer(`"`, " ", "[", " ", "]", " ", "<", " ", ">", " ")

// FrameURL is the frame's address with the options in its fragment, which no server
// sees. The language is in its path.
func (s *Snippet) FrameURL() string {
	var parts []string
	for _, o := range s.Options {
		if o.Name == "language" {
			continue
		}
		part := o.Name
		if !o.Flag {
			part += "=" + strings.ReplaceAll(url.QueryEscape(o.Value), "+", "%20")
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return s.Frame.URL
	}
	return s.Frame.URL + "#" + strings.Join(parts, "&")
}

func (s *Snippet) anchor() string {
	attributes := []attribute{{name: "href", value: s.Link}}
	if s.Language != "" {
		attributes = append(attributes, attribute{name: "lang", value: s.Language})
	}
	attributes = append(attributes, attribute{name: "data-hub", value: s.Widget})
	for _, o := range s.Options {
		attributes = append(attributes, attribute{name: "data-hub-" + o.Name, value: o.Value, empty: o.Flag})
	}
	return element("a", s.Label, attributes...)
}

// crisis is a paragraph, a line each.
func (s *Snippet) crisis() string {
	attributes := []attribute{{name: "class", value: "hub-crisis"}} // so that the WordPress plugin adds no second ones
	f := cmp.Or(s.CrisisForeign, &Foreign{s.Language, s.Direction})
	attributes = append(attributes, foreign(f.Language, f.Direction)...)
	var lines []string
	for _, line := range s.Crisis {
		lines = append(lines, inHTML.Replace(line))
	}
	return open("p", attributes) + strings.Join(lines, "<br>\n") + "</p>"
}

// foreign are the attributes of words in a language; none for "".
func foreign(language, direction string) []attribute {
	if language == "" {
		return nil
	}
	return []attribute{{name: "lang", value: language}, {name: "dir", value: direction}}
}

func element(name, text string, attributes ...attribute) string {
	return open(name, attributes) + inHTML.Replace(text) + "</" + name + ">"
}

func open(name string, attributes []attribute) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range attributes {
		b.WriteString(" " + a.name)
		if !a.empty {
			b.WriteString(`="` + inHTML.Replace(a.value) + `"`)
		}
	}
	b.WriteString(">")
	return b.String()
}

// inHTML escapes text, and values between double quotes.
var inHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
