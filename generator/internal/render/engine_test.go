package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"
)

// guest is data with everything that templates reach for.
type guest struct {
	*inner
	Name    string
	Kind    kind
	Age     int
	Score   float64
	Any     any
	Nobody  *guest
	Friends []*guest
	Values  []inner
	Mixed   []any
	Map     map[string]string
}

type inner struct{ Deep string }

type kind string

func (i *inner) Loud() string             { return strings.ToUpper(i.Deep) }
func (g guest) Hello() string             { return "hello " + g.Name }
func (g *guest) Two() (string, error)     { return g.Name, nil }
func (g *guest) Fails() (string, error)   { return "", errors.New("not today") }
func (g *guest) Greet(name string) string { return "hi " + name }

func aGuest() *guest {
	return &guest{
		inner: &inner{"<deep>"}, Name: "O'Ann <b>", Kind: "k&k", Age: 7, Score: 1.5, Any: &inner{"any"},
		Friends: []*guest{{Name: "one", inner: &inner{"d1"}}, {Name: "two", inner: &inner{"d2"}}},
		Values:  []inner{{"v1"}, {"v2"}}, Mixed: []any{1, "two", &inner{"three"}}, Map: map[string]string{"a": "b"},
	}
}

// testFunctions are of the kinds that themes have.
var testFunctions = functions{
	values: template.FuncMap{
		"markup": func(s string) template.HTML { return template.HTML(s) },
		"link":   func(s string) template.URL { return template.URL(s) },
		"add":    func(a, b int) int { return a + b },
		"half":   func(f float64) float64 { return f / 2 },
		"breaks": func() (string, error) { return "", errors.New("broken") },
		"panics": func() string { panic("oh") },
		"part":   func(name string, data any) template.HTML { return template.HTML(fmt.Sprint(name, data)) },
	},
	appenders: map[string]appender{"part": func(dst []byte, name string, data any) ([]byte, error) {
		return append(dst, fmt.Sprint(name, data)...), nil
	}},
}

func parseLayout(t testing.TB, text string) *layout {
	t.Helper()
	set, err := template.New("page").Funcs(testFunctions.values).Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return newLayout(set, testFunctions)
}

// agree fails unless the layout gives what html/template gives, with the same error.
func agree(t testing.TB, l *layout, data any) {
	t.Helper()
	var want bytes.Buffer
	wantErr := l.html.Execute(&want, data)
	got, err := l.appendTo(nil, data)
	if string(got) != want.String() || fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Errorf("%v\ngot  %q %v\nwant %q %v", l.html.Tree.Root, got, err, want.String(), wantErr)
	}
}

// TestCompiled holds what the engine knows against html/template.
func TestCompiled(t *testing.T) {
	for _, text := range []string{
		`a{{.Name}}b{{.Kind}}{{.Age}}{{.Score}}{{.Deep}}{{.Loud}}{{.Hello}}{{.Two}}`,
		`{{/* nothing */}}{{.Any.Deep}}{{.Any.Loud}}{{(and .Any .Any).Deep}}`,
		`{{if .Name}}y{{else}}n{{end}}{{if .Friends}}y{{end}}{{if .Nobody}}y{{else}}n{{end}}{{if not .Any}}y{{else}}n{{end}}{{if .Score}}s{{end}}`,
		`{{if eq .Kind "k&k"}}k{{else if gt .Age 3}}g{{end}}{{if ne .Age 7}}n{{end}}{{if lt "a" .Name}}l{{end}}{{if le .Age 7}}e{{end}}{{if ge .Age -8}}f{{end}}`,
		`{{and .Name .Age}}{{or .Nobody .Name}}{{if and .Age (or .Nobody (eq .Age 1))}}y{{else}}n{{end}}{{if or .Name .Fails}}short{{end}}`,
		`{{with .Any}}{{.Deep}}{{$.Name}}{{else}}no{{end}}{{with .Nobody}}x{{else with .Name}}{{.}}{{end}}`,
		`{{range .Friends}}{{.Name}}{{.Loud}}{{.Hello}},{{end}}{{range .Values}}{{.Loud}}{{else}}none{{end}}{{part "x" .Age | len}}`,
		`{{range $i, $f := .Friends}}{{if $i}}; {{end}}{{$i}}{{$f.Name}}{{$f.Deep}}{{end}}{{range $v := .Values}}{{$v.Loud}}{{end}}`,
		`{{range .Mixed}}{{if .}}{{with .}}x{{end}}{{end}}{{end}}{{len .Mixed}}`,
		`{{$a := .Name}}{{$b := 1}}{{if true}}{{$a = "new"}}{{$b := 2}}{{$b}}{{end}}{{$a}}{{$b}}{{range .Friends}}{{$c := .Name}}{{$a = $c}}{{end}}{{$a}}`,
		`{{with $x := .Name}}{{$x}}{{end}}{{if $y := .Age}}{{$y}}{{else}}{{$y}}{{end}}`,
		`{{define "t"}}[{{.Name}}{{range .Friends}}{{template "t" .}}{{end}}{{$.Age}}]{{end}}{{$v := 1}}{{template "t" .}}{{$v}}{{block "b" .Any}}{{.Deep}}{{end}}`,
		`{{define "static"}}{{range $i, $x := $}}{{end}}same{{end}}{{if false}}{{template "static"}}{{end}}`,
		`{{add .Age 3 | add 4}}{{.Name | markup}}{{printf "%s-%d" .Name .Age}}{{(printf "%v" .Score)}}{{half .Score}}`,
		`{{part "x" .Age}}{{part "x" .Name | printf "%s"}}<p title="{{printf "%s" (part "y" 1)}}">`,
		`<title>{{.Name}}</title><p title="{{.Name}}" class='{{.Kind}}'>{{.Name}}</p><a href="{{.Name}}">{{.Age}}</a>`,
		`<a href="/x/{{.Kind}}"><a href="mailto:{{.Name}}"><a href="{{link .Name}}"><a href='{{printf "%s" (urlquery .Name)}}'><img src="/a{{.Age}}.png">`,
	} {
		l := parseLayout(t, text)
		if l.fast() == nil {
			t.Errorf("%s: was not compiled", text)
			continue
		}
		if _, err := l.fast().appendTo(nil, aGuest()); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		agree(t, l, aGuest())
		agree(t, l, *aGuest())
	}
}

// TestLeftToHTMLTemplate is what the engine does not know, or stops at.
func TestLeftToHTMLTemplate(t *testing.T) {
	for _, text := range []string{
		`<script>let a = {{.Name}}</script>`, `<p onclick="f({{.Name}})">`, `<p style="color: {{.Name}}">`, `<style>{{.Name}}</style>`,
		`<p title={{.Name}}>`, `<a href={{.Name}}>`, `<img srcset="{{.Name}}">`, `<p {{.Name}}="x">`,
		`<svg><!-- {{.Name}} --></svg>`, `<textarea title={{.Age}}>{{.Name}}</textarea>`, `<meta content="{{.Name}}" {{.Name}}>`,
		`{{.Name | html}}`, `{{html .Name}}`, `{{.Greet "x"}}`, `{{index .Friends 0}}`, `{{slice .Name 1}}`, `{{1.5}}`, `{{0x10}}`, `{{010}}`, `{{'a'}}`,
		`{{range .Friends}}{{break}}{{end}}`, `{{range .Friends}}{{continue}}{{end}}`, `{{half 3}}`, `{{eq 1 2 3}}`, `{{add 1}}`, `{{breaks | add}}`,
		`<p title="{{template "x" .}}">{{define "x"}}{{.Name}}{{end}}`, `{{$i := 0}}{{range $i = .Friends}}{{end}}`, `{{part "x"}}`,
	} {
		l := parseLayout(t, text)
		if p := l.fast(); p != nil {
			if _, err := p.appendTo(nil, aGuest()); err == nil {
				t.Errorf("%s: was compiled, and nothing here knows how it must be escaped", text)
			}
		}
		agree(t, l, aGuest())
	}
	for _, text := range []string{
		`a{{.Nope}}`, `a{{.Nobody.Name}}`, `a{{.Fails}}`, `a{{breaks}}`, `a{{panics}}`, `a{{.Map.a}}`, `a{{.Map.b}}`, `a{{range .Age}}x{{end}}`, `a{{range .Map}}{{.}}{{end}}`,
		`a{{.inner}}`, `a{{eq .Name 1}}`, `a{{len 3}}`, `a{{add .Name 1}}`, `a{{nil | len}}`, `a{{.Friends}}`, `a{{.Nobody}}`, `a{{.Any}}`, `a{{.}}`,
		`<p title="{{markup .Name}}">`, `{{define "t"}}{{template "t" .}}{{end}}{{if .Nobody}}{{template "t" .}}{{end}}`, `{{range .Mixed}}{{.Deep}}{{end}}`,
	} {
		set, err := template.New("page").Funcs(testFunctions.values).Parse(text)
		if err != nil {
			continue // html/template refuses it at once
		}
		l := newLayout(set, testFunctions)
		for _, data := range []any{aGuest(), &guest{}, nil, 5} {
			agree(t, l, data)
		}
	}
}
