package htmlcheck

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// selector is the part of CSS selectors that tests need: tag, .class, #id,
// [name], [name='v'], [name^='v'], joined without space for one element and
// with spaces for descendants.
type selector []compound // from the outermost element to the one that is meant

// compound is what one element must be.
type compound struct {
	tag     string // "" for any
	classes []string
	attrs   []attribute
}

type attribute struct {
	name, value string
	how         byte // 0: present, '=': equal, '^': begins with
}

// simple matches one piece at the start of what is left of a compound.
var simple = regexp.MustCompile(`^(?:([a-zA-Z][a-zA-Z0-9-]*)|\.([\w-]+)|#([\w:-]+)|\[([\w:-]+)(?:(\^?=)(?:'([^']*)'|"([^"]*)"|([^\]'"]*)))?\])`)

// parseSelector panics on what it does not know: a test has a slip in it then.
func parseSelector(text string) selector {
	var s selector
	rest := strings.TrimSpace(text)
	for rest != "" {
		var c compound
		before := rest
		for rest != "" && rest[0] != ' ' {
			m := simple.FindStringSubmatch(rest)
			if m == nil || m[1] != "" && rest != before {
				panic(fmt.Sprintf("htmlcheck: the selector %q is not understood at %q", text, rest))
			}
			c.add(m)
			rest = rest[len(m[0]):]
		}
		s = append(s, c)
		rest = strings.TrimLeft(rest, " ")
	}
	if len(s) == 0 {
		panic("htmlcheck: a selector is empty")
	}
	return s
}

func (c *compound) add(m []string) {
	switch {
	case m[1] != "":
		c.tag = strings.ToLower(m[1])
	case m[2] != "":
		c.classes = append(c.classes, m[2])
	case m[3] != "":
		c.attrs = append(c.attrs, attribute{"id", m[3], '='})
	default:
		a := attribute{name: m[4], value: m[6] + m[7] + m[8]}
		if m[5] != "" {
			a.how = m[5][0]
		}
		c.attrs = append(c.attrs, a)
	}
}

func (s selector) find(root *html.Node) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if s.matches(n, root) {
			found = append(found, n)
		}
	}
	return found
}

// matches reports whether n is meant, and the other compounds are its ancestors
// below root. Taking the nearest ancestor each time never misses a way.
func (s selector) matches(n, root *html.Node) bool {
	last := len(s) - 1
	if !s[last].matches(n) {
		return false
	}
	for last--; last >= 0; last-- {
		n = n.Parent
		for n != root && !s[last].matches(n) {
			n = n.Parent
		}
		if n == root {
			return false
		}
	}
	return true
}

func (c compound) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && c.tag != n.Data {
		return false
	}
	class, _ := Attr(n, "class")
	have := strings.Fields(class)
	for _, want := range c.classes {
		if !slices.Contains(have, want) {
			return false
		}
	}
	for _, a := range c.attrs {
		if !a.matches(n) {
			return false
		}
	}
	return true
}

func (a attribute) matches(n *html.Node) bool {
	value, ok := Attr(n, a.name)
	switch a.how {
	case '=':
		return ok && value == a.value
	case '^':
		return ok && a.value != "" && strings.HasPrefix(value, a.value)
	}
	return ok
}
