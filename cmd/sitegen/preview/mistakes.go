package preview

import (
	_ "embed"
	"fmt"
	"html"
	"net/http"
	"strconv"
	"strings"

	"sitegen/generator"
)

//go:embed mistakes.css
var mistakesStyle []byte

// mistakes answers with a page that lists everything that was found. The caller
// holds the site for reading.
func (h *handler) mistakes(w http.ResponseWriter, r *http.Request) {
	n := h.site.found.Count(generator.Error)
	found, others := h.site.found.First(most)
	var b strings.Builder
	for _, severity := range []string{"error", "warning", "hint"} {
		for _, d := range found {
			if d.Severity.String() == severity {
				writeFinding(&b, d)
			}
		}
	}
	if others > 0 {
		b.WriteString("<li>" + more(others) + "</li>\n")
	}
	way := "This page shows the hub as soon as the files are saved without them."
	if h.site.good {
		way += " What was published before is not touched."
	}
	title := mistakes(n)
	if h.site.broken {
		title, way = failed, "The hub is read anew as soon as a file is saved."
	}
	h.send(w, r, http.StatusInternalServerError, mistakesPage(title, way, b.String()))
}

// broken answers with a page about a template that failed.
func (h *handler) broken(w http.ResponseWriter, r *http.Request, err error) {
	var b strings.Builder
	writeFinding(&b, generator.Diagnostic{File: r.URL.Path, Text: err.Error(), Hint: "look at the theme's templates"})
	h.send(w, r, http.StatusInternalServerError, mistakesPage("This page could not be made", "The others may be fine.", b.String()))
}

// failed answers with a page about a fault of sitegen in making this one.
func (h *handler) failed(w http.ResponseWriter, r *http.Request, f *fault) {
	found := f.finding(r.URL.Path)
	f.print(h.site.messages)
	fmt.Fprintln(h.site.messages, found)
	var b strings.Builder
	writeFinding(&b, found)
	h.send(w, r, http.StatusInternalServerError, mistakesPage(failed, "The other pages may be fine.", b.String()))
}

func mistakesPage(title, way, list string) generator.File {
	return generator.File{ContentType: "text/html; charset=utf-8", Body: []byte(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>` + title + ` – sitegen</title><link rel="stylesheet" href="/_sitegen/mistakes.css"></head>
<body><main><h1>` + title + `</h1><p>` + way + `</p><ul>` + list + `</ul></main></body></html>
`)}
}

func writeFinding(b *strings.Builder, d generator.Diagnostic) {
	place := d.File
	for _, n := range []int{d.Line, d.Column} {
		if n > 0 {
			place += ":" + strconv.Itoa(n)
		}
	}
	b.WriteString(`<li class="` + d.Severity.String() + `">`)
	element(b, "code", place)
	element(b, "p", d.Severity.String()+": "+d.Text)
	if d.Hint != "" {
		element(b, "p", "hint: "+d.Hint)
	}
	b.WriteString("</li>\n")
}

func element(b *strings.Builder, name, text string) {
	if text != "" {
		b.WriteString("<" + name + ">" + html.EscapeString(text) + "</" + name + ">")
	}
}
