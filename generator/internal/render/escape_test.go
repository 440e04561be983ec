package render

import (
	"html/template"
	"testing"
)

// contexts are the places where the engine escapes by itself.
var contexts = []string{
	`<p>{{.}}</p>`, `<title>{{.}}</title>`, `<textarea>a {{.}}</textarea>`, `<p title="a {{.}}">`, `<p title='{{.}}'>`,
	`<a href="{{.}}">`, `<a href='{{.}}'>`, `<a href="/a/{{.}}/">`, `<a href="mailto:{{.}}">`, `<a href="#a-{{.}}">`, `<a href="/?q={{.}}&amp;r={{.}}">`, `<img src="{{.}}">`,
	`<a href="/{{.}}{{.}}" title="{{.}}">{{.}}</a>`, `<form action="{{.}}">`, `<meta content="{{.}}">`, `<p data-x="{{.}}" class="a{{.}}">`,
}

var hostile = []string{
	"", "plain", `"><script>alert(1)</script>`, `' onload='x`, "a & b &amp; c", "1+1", "nul\x00nul", "bad \xff\xfe utf-8 \xc3", "`back`",
	"javascript:alert(1)", "JavaScript:x", "java\tscript:x", " javascript:x", "data:text/html,<b>", "vbscript:x", "https://example.org/?a=b&c=d#e",
	"HTTP://x", "mailto:a@b", "//other.example/", "/path:with", "a:b", "tel:+1-303-555-0101", "%zz%41%4", "é ü 漢字 \u2028\u2029", "a b\nc\rd\te",
	"-->", "]]>", "<!--", "\ufdd0\ufff0", "(){}[]|\\^~*!$,;=@?.", "/*x*/", "{{.}}",
}

// FuzzEscaping holds the engine's escaping against html/template's, for every
// place and every type that changes what is escaped.
func FuzzEscaping(f *testing.F) {
	for _, s := range append(hostile, everyByte()) {
		f.Add(s)
	}
	var layouts []*layout
	for _, text := range contexts {
		l := parseLayout(f, text)
		if l.fast() == nil {
			f.Fatalf("%s: was not compiled", text)
		}
		layouts = append(layouts, l)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range layouts {
			if _, err := l.fast().appendTo(nil, s); err != nil {
				t.Errorf("%v: %v", l.html.Tree.Root, err)
			}
			for _, value := range []any{s, kind(s), template.URL(s), template.HTML(s), template.HTMLAttr(s), template.JS(s), template.CSS(s), template.Srcset(s), &s, []string{s}, len(s)} {
				agree(t, l, value)
			}
		}
	})
}

func everyByte() string {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}

// TestUnescapedIsRefused: a tree that html/template has not escaped is not run.
func TestUnescapedIsRefused(t *testing.T) {
	raw := template.Must(template.New("page").Parse(`<p>{{.}}</p>`))
	if compile(raw, functions{}) != nil {
		t.Error("an action without an escaper was compiled")
	}
}
