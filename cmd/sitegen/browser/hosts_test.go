package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"text/template"
)

// embedded are the widgets that other people's pages hold.
var embedded = []string{"finder", "suggestions", "checklist", "contacts", "plan", "saved"}

// hostPages names the pages of testdata/hosts, each hostile in its own way.
func hostPages(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/hosts/*.html")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d pages of other people, error %v", len(files), err)
	}
	for _, file := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(file), ".html"))
	}
	return names
}

// A form is a way to embed: a snippet for each widget, and the file of the hub's script that
// all of them need.
type form struct {
	file     string
	snippets []string
}

func byScript(front string) form {
	return form{"widgets/hub.js", embedAll(func(widget string) string { return linkTo(front, widget) })}
}

// byFrames has frames that are loaded wherever they are on the page.
func byFrames(t *testing.T, front string) form {
	t.Helper()
	snippets := snippetFrames(t, front)
	for i := range snippets {
		snippets[i] = strings.Replace(snippets[i], ` loading="lazy"`, "", 1)
	}
	return form{"widgets/frame.js", snippets}
}

// hostPage serves a page of testdata/hosts with a snippet in each of its places, and its
// script. The policy allows the page its own style, and the hub what it must have.
func hostPage(t testing.TB, name, front string, pasted form) string {
	t.Helper()
	page, err := template.ParseFiles(filepath.Join("testdata", "hosts", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	var html strings.Builder
	if err := page.Execute(&html, pasted.snippets); err != nil {
		t.Fatal(err)
	}
	style := "" // and frames
	if strings.Contains(html.String(), `nonce="page"`) {
		style = "style-src 'nonce-page'; "
	}
	html.WriteString(script(front + pasted.file))
	hub := strings.TrimSuffix(front, "/")
	if strings.Contains(html.String(), "<iframe") {
		style += "frame-src " + hub + "; "
	}
	return foreign(t, html.String(), map[string]string{
		"Content-Security-Policy": fmt.Sprintf("default-src 'none'; script-src %[1]s; connect-src %[1]s; %[2]srequire-trusted-types-for 'script'; trusted-types 'none'", hub, style),
	})
}

func linkTo(front, widget string) string {
	return fmt.Sprintf(`<a href="%sfind/" data-hub="%s">Find help near you</a>`, front, widget)
}

// embedAll gives a snippet for each widget.
func embedAll(snippet func(widget string) string) (snippets []string) {
	for _, widget := range embedded {
		snippets = append(snippets, snippet(widget))
	}
	return snippets
}
