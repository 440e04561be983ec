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

// hostPage serves a page of testdata/hosts with a snippet in each of its places, and the
// script. The policy allows the page its own style, and the hub what it must have.
func hostPage(t testing.TB, name, front string, snippets []string) string {
	t.Helper()
	page, err := template.ParseFiles(filepath.Join("testdata", "hosts", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	var html strings.Builder
	if err := page.Execute(&html, snippets); err != nil {
		t.Fatal(err)
	}
	style := ""
	if strings.Contains(html.String(), `nonce="page"`) {
		style = "style-src 'nonce-page'; "
	}
	html.WriteString(script(front + "widgets/hub.js"))
	hub := strings.TrimSuffix(front, "/")
	return foreign(t, html.String(), map[string]string{
		"Content-Security-Policy": fmt.Sprintf("default-src 'none'; script-src %[1]s; connect-src %[1]s; %[2]srequire-trusted-types-for 'script'; trusted-types 'none'", hub, style),
	})
}

func linkTo(front, widget string) string {
	return fmt.Sprintf(`<a href="%sfind/" data-hub="%s">Find help near you</a>`, front, widget)
}

func linksTo(front string) (links []string) {
	for _, widget := range embedded {
		links = append(links, linkTo(front, widget))
	}
	return links
}
