package plan

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// hostile are values that would break out of an attribute, an address or a text.
var hostile = []string{
	"Harbor House", `The "Open" Door`, "St. Mary's & Sons", "a<b>c", "</a><script>alert(1)</script>", "--><!--", "&amp; &lt;",
	"بيت الميناء", "\u202eبيت", "50% + 1 #2?", "a=b&c=d", "Ünïcødé \U0001F6DF", "`${x}`", `\"`, "$& $1", "]]>", "a b",
}

func snippetOf(value string) *Snippet {
	return &Snippet{
		Widget: "finder", Link: "https://hub.example/find/", Label: "Find " + value,
		Options: []SnippetOption{{Name: "organization", Value: value}, {Name: "place", Value: "Denver, CO"}, {Name: "compact", Flag: true}},
		Script:  "https://hub.example/widgets/hub.js", Pin: Pin{"https://hub.example/widgets/hub-1.js", "sha384-AA+/=="},
		Frame: Frame{"https://hub.example/embed/finder/", "https://hub.example/widgets/frame.js", 900}, Open: "Open " + value, Crisis: []string{value, "Call 988"},
	}
}

// TestSnippetsEscape reads every form back as a browser does.
func TestSnippetsEscape(t *testing.T) {
	for _, value := range hostile {
		s := snippetOf(value)
		for name, form := range map[string]string{"script": s.ByScript(), "pinned": s.Pinned()} {
			elements := parsed(t, form, "a", "p", "br", "script")
			if got := textOf(elements[1]); got != value+"\nCall 988" {
				t.Errorf("%s: the lines below the link of %q say %q", name, value, got)
			}
			if got := textOf(elements[0]); got != s.Label {
				t.Errorf("%s: the link of %q says %q", name, value, got)
			}
			want := map[string]string{"href": s.Link, "data-hub": "finder", "data-hub-organization": value, "data-hub-place": "Denver, CO", "data-hub-compact": ""}
			if got := attributesOf(elements[0]); !maps.Equal(got, want) {
				t.Errorf("%s: the link of %q has %q", name, value, got)
			}
		}
		if got := s.ByShortcode(); strings.Count(got, `"`) != 4 || strings.Count(got, "[") != 1 || strings.IndexAny(got, "]<>") != len(got)-1 {
			t.Errorf("the shortcode of %q is %s", value, got)
		}
		elements := parsed(t, s.ByFrame(), "div", "iframe", "p", "a", "p", "br", "script")[1:]
		frame := attributesOf(elements[0])
		address, err := url.Parse(frame["src"])
		if err != nil {
			t.Fatalf("the frame of %q: %v", value, err)
		}
		said, err := url.ParseQuery(address.EscapedFragment())
		if err != nil || said.Get("organization") != value || said.Get("place") != "Denver, CO" || !said.Has("compact") || len(said) != 3 {
			t.Errorf("the frame of %q says %q, %v", value, said, err)
		}
		if frame["title"] != s.Label || frame["sandbox"] != frameSandbox || frame["height"] != "900" {
			t.Errorf("the frame of %q has %q", value, frame)
		}
		if link := elements[2]; textOf(link) != s.Open || !maps.Equal(attributesOf(link), map[string]string{"href": s.Link}) {
			t.Errorf("the link beside the frame of %q says %q and has %q", value, textOf(link), attributesOf(link))
		}
		if got := textOf(elements[3]); got != value+"\nCall 988" {
			t.Errorf("the lines beside the frame of %q say %q", value, got)
		}
	}
}

func TestSnippetForms(t *testing.T) {
	s := snippetOf("x")
	s.Options, s.Language, s.Direction = []SnippetOption{{Name: "language", Value: "ar"}}, "ar", "rtl"
	if got := s.ByScript(); !strings.Contains(got, ` lang="ar" data-hub="finder" data-hub-language="ar">`) {
		t.Errorf("a language that was asked for is not on the link: %s", got)
	}
	if got := s.ByFrame(); strings.Contains(got, "#") || !strings.Contains(got, `<p lang="ar" dir="rtl"><a`) || !strings.Contains(got, `<p class="hub-crisis" lang="ar" dir="rtl">`) {
		t.Errorf("the frame says the language of its address again, or its link or lines have none: %s", got)
	}
	if s.Pin = (Pin{}); s.Pinned() != "" {
		t.Errorf("a hub without a fixed version has a snippet for it: %s", s.Pinned())
	}
}

// sharedSnippet is a case of testdata/snippets.json, which widgets/test/gallery.test.ts reads.
type sharedSnippet struct {
	Options                                                     []sharedOption
	Plain, Script, PlainFrame, Frame, PlainShortcode, Shortcode string
}

type sharedOption struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Flag  bool   `json:"flag"`
}

// TestSharedSnippets: what the page of snippets makes in a browser is what is made here.
func TestSharedSnippets(t *testing.T) {
	var all []sharedSnippet
	for _, value := range hostile {
		s := snippetOf(value)
		s.Label = "Find it"
		plain := *s
		plain.Options = nil
		c := sharedSnippet{Plain: plain.ByScript(), Script: s.ByScript(), PlainFrame: plain.ByFrame(), Frame: s.ByFrame(),
			PlainShortcode: plain.ByShortcode(), Shortcode: s.ByShortcode()}
		for _, o := range s.Options {
			c.Options = append(c.Options, sharedOption(o))
		}
		all = append(all, c)
	}
	var made bytes.Buffer
	encoder := json.NewEncoder(&made)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(all); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/snippets.json"
	if *update {
		if err := os.WriteFile(file, made.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(file); err != nil || !bytes.Equal(kept, made.Bytes()) {
		t.Errorf("%s is not what snippets are now, %v; write it with -update and read the diff", file, err)
	}
}

// parsed gives the elements of a piece of HTML, which must be these and no others.
func parsed(t *testing.T, text string, names ...string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<!DOCTYPE html><title>x</title><body>" + text))
	if err != nil {
		t.Fatal(err)
	}
	var found []*html.Node
	var got []string
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("%s has a comment", text)
		}
		if n.Type == html.ElementNode && !slices.Contains([]string{"html", "head", "title", "body"}, n.Data) {
			found, got = append(found, n), append(got, n.Data)
		}
	}
	if !slices.Equal(got, names) {
		t.Fatalf("%s has the elements %q, want %q", text, got, names)
	}
	return found
}

func attributesOf(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, a := range n.Attr {
		all[a.Key] = a.Val
	}
	return all
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
