package htmlcheck

import (
	"strings"

	"golang.org/x/net/html"
)

// Attr gives the value of an attribute, and whether there is one.
func Attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// Text gives what n says, with one space for all white space.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Find gives the elements below n that selector matches, in document order.
func Find(n *html.Node, selector string) []*html.Node {
	return parseSelector(selector).find(n)
}
