package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	tree "text/template/parse"
)

// content says what a text is before it is escaped.
type content int

const (
	plain   content = iota
	markup          // a template.HTML
	address         // a template.URL
)

// The functions that html/template adds to an action, for the places where our
// themes print: text, quoted attributes, addresses in them, and titles. They are
// not exported; these give the same bytes. A filter changes a text first, a
// writer escapes it and adds it to dst.
type (
	filter func(s string, c content) string
	writer func(dst []byte, s string, c content) []byte
)

const htmlEscaper = "_html_template_htmlescaper"

var filters = map[string]filter{
	"_html_template_urlfilter":     filterURL,
	"_html_template_urlnormalizer": func(s string, _ content) string { return encodeURL(s, true) },
	"_html_template_urlescaper":    func(s string, c content) string { return encodeURL(s, c == address) },
}

var writers = map[string]writer{
	htmlEscaper:                    appendText,
	"_html_template_attrescaper":   appendAttribute,
	"_html_template_rcdataescaper": appendAttribute,
}

// escaping splits an action into the commands that give its value and what makes
// it safe. An action that html/template has not made safe is refused.
func escaping(cmds []*tree.CommandNode) ([]*tree.CommandNode, writer) {
	last := len(cmds) - 1
	write := writers[callee(cmds[last])]
	if write == nil {
		panic(unable)
	}
	for ; last > 0 && filters[callee(cmds[last-1])] != nil; last-- {
		change, then := filters[callee(cmds[last-1])], write
		write = func(dst []byte, s string, c content) []byte { return then(dst, change(s, c), plain) }
	}
	return cmds[:last], write
}

// callee is the function that a command calls with nothing but the value before it.
func callee(cmd *tree.CommandNode) string {
	if name, ok := cmd.Args[0].(*tree.IdentifierNode); ok && len(cmd.Args) == 1 {
		return name.Ident
	}
	return ""
}

func appendText(dst []byte, s string, c content) []byte {
	if c == markup {
		return append(dst, s...)
	}
	return appendEscaped(dst, s)
}

// appendAttribute leaves markup to html/template, which takes out its tags.
func appendAttribute(dst []byte, s string, c content) []byte {
	if c == markup {
		panic(unable)
	}
	return appendEscaped(dst, s)
}

func appendEscaped(dst []byte, s string) []byte {
	written := 0
	for i := range len(s) {
		if entity := entities[s[i]]; entity != "" {
			dst = append(append(dst, s[written:i]...), entity...)
			written = i + 1
		}
	}
	return append(dst, s[written:]...)
}

var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// filterURL takes out an address whose scheme may do harm.
func filterURL(s string, c content) string {
	scheme, _, found := strings.Cut(s, ":")
	if c == address || !found || strings.Contains(scheme, "/") {
		return s
	}
	for _, harmless := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, harmless) {
			return s
		}
	}
	return "#ZgotmplZ"
}

// encodeURL percent-encodes what may not stand in an address or, unless it is one
// as a whole, what has a meaning there.
func encodeURL(s string, whole bool) string {
	var b strings.Builder
	written := 0
	for i := range len(s) {
		if !mayStand(s, i, whole) {
			fmt.Fprintf(&b, "%s%%%02x", s[written:i], s[i])
			written = i + 1
		}
	}
	return b.String() + s[written:]
}

func mayStand(s string, i int, whole bool) bool {
	switch c := s[i]; {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
		return true
	case c == '%':
		return whole && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	default:
		return whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0
	}
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	urlType    = reflect.TypeFor[template.URL]()
)

// textOf is a value as text, and what html/template takes it for.
func textOf(v reflect.Value) (string, content) {
	v = concrete(v)
	switch t := v.Type(); {
	case t == stringType:
		return v.String(), plain
	case t == htmlType:
		return v.String(), markup
	case t == urlType:
		return v.String(), address
	case t.PkgPath() == htmlType.PkgPath(), t.Kind() == reflect.Pointer:
		panic(unable)
	case v.CanInt() && t.NumMethod() == 0:
		return strconv.FormatInt(v.Int(), 10), plain
	}
	return fmt.Sprint(v.Interface()), plain
}
