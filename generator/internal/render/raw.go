package render

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rawTag is an element written as HTML within Markdown.
type rawTag struct {
	name   string
	offset int
	lost   []string // attributes that cleaning takes away
	remote string   // the address of a picture on another website
}

// rawTags lists the elements that a text opens as raw HTML.
func rawTags(root ast.Node, source []byte) []rawTag {
	var tags []rawTag
	collect := func(offset int, fragment []byte) {
		z := html.NewTokenizer(bytes.NewReader(fragment))
		for {
			switch z.Next() {
			case html.ErrorToken:
				return
			case html.StartTagToken, html.SelfClosingTagToken:
				tags = append(tags, readTag(z.Token(), offset))
			case html.EndTagToken, html.CommentToken, html.DoctypeToken:
				tags = append(tags, rawTag{offset: offset})
			}
		}
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			collect(offsetOf(n), n.Lines().Value(source))
		case *ast.RawHTML:
			collect(offsetOf(n), n.Segments.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return tags
}

// readTag looks at one start tag: which of its attributes will not survive.
func readTag(token html.Token, offset int) rawTag {
	tag := rawTag{name: token.Data, offset: offset}
	kept := html.NewTokenizer(strings.NewReader(policy.Sanitize(token.String())))
	kept.Next()
	after := kept.Token().Attr
	for _, a := range token.Attr {
		switch {
		case slices.ContainsFunc(after, func(b html.Attribute) bool { return b.Key == a.Key }):
		case token.Data == "img" && a.Key == "src":
			tag.remote = a.Val
		default:
			tag.lost = append(tag.lost, a.Key)
		}
	}
	return tag
}

// checkRaw reports raw HTML: all of it when the hub refuses it, else the
// elements that cleaning will take away.
func (b *body) checkRaw(refuse bool) {
	for _, t := range b.raw {
		switch {
		case refuse:
			b.problems = append(b.problems, problem{
				offset: t.offset, code: "raw-html", text: "this hub does not allow HTML in its texts",
				hint: "write it as Markdown, or set raw_html = \"sanitize\" in config.toml",
			})
		case t.name != "" && !allowedElements[t.name]:
			b.problems = append(b.problems, problem{
				offset: t.offset, code: "raw-html", warning: true, text: fmt.Sprintf("the HTML element <%s> is taken out", t.name),
				hint: "write it as Markdown; for a widget use \"::: widget checklist\"",
			})
		case t.remote != "":
			b.problems = append(b.problems, remoteImage(t.offset, t.remote))
		case len(t.lost) > 0:
			b.problems = append(b.problems, problem{
				offset: t.offset, code: "raw-html", warning: true,
				text: fmt.Sprintf("the attributes %s of the HTML element <%s> are taken out", strings.Join(t.lost, ", "), t.name),
				hint: "leave them out, or write it as Markdown",
			})
		}
	}
}

// allowedElements may be written as raw HTML: text, tables, lists, details.
var allowedElements = set("a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em " +
	"h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup " +
	"table tbody td tfoot th thead time tr u ul var wbr")

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}

// policy is bluemonday's allow-list: the elements above, the attributes that our
// own Markdown produces, and addresses with schemes that a link may have.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name := range allowedElements {
		p.AllowElements(name)
	}
	p.AllowStandardURLs()
	p.AllowURLSchemes("https", "http", "mailto", "tel", "sms")
	p.RequireNoFollowOnLinks(false)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("data-hub").Matching(regexp.MustCompile(`^[a-z]+$`)).OnElements("a")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^/[^/]`)).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(regexp.MustCompile(`^[0-9]{1,4}$`)).OnElements("img")
	p.AllowAttrs("loading").Matching(regexp.MustCompile(`^lazy$`)).OnElements("img")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^(s-|fn|fnref)[a-z0-9-]*$`)).Globally()
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^(callout( callout-[a-z]+)?|widget|footnotes|footnote-ref|footnote-backref|visually-hidden)$`)).Globally()
	p.AllowAttrs("lang", "dir").Matching(regexp.MustCompile(`^[A-Za-z0-9-]{1,35}$`)).Globally()
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^(note|doc-endnotes|doc-noteref|doc-backlink)$`)).Globally()
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(row|col)$`)).OnElements("th")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^[0-9]{1,2}$`)).OnElements("td", "th")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,4}$`)).OnElements("ol")
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("datetime").OnElements("time")
	return p
}()

// cleaned is HTML without anything that is not allowed, and with every element
// closed, so that a stray end tag cannot break the page around it.
func cleaned(fragment []byte) []byte {
	safe := policy.SanitizeBytes(fragment)
	nodes, err := html.ParseFragment(bytes.NewReader(safe), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			return nil
		}
	}
	return b.Bytes()
}
