package render

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// text is one Markdown text of the hub and where it was written.
type markdownText struct {
	path     string // of the page that shows it
	source   model.Source
	body     model.Markdown
	sections []string // ids that level-2 headings may have, in order; nil for any
}

func markdownTexts(site *model.Site) []markdownText {
	texts := []markdownText{{path: "/", source: site.Home.Source, body: site.Home.Body}}
	for _, d := range site.Documents {
		texts = append(texts, markdownText{path: "/" + d.Slug + "/", source: d.Source, body: d.Body})
	}
	for _, t := range site.Topics {
		texts = append(texts, markdownText{path: "/topics/" + t.Slug + "/", source: t.Source, body: t.Body, sections: model.TopicSections})
	}
	return texts
}

// parseBodies turns every Markdown text into HTML, taking over what an earlier
// renderer made of the same text, and reports what is wrong with them.
func (e *edition) parseBodies(site *model.Site, opts Options) diag.List {
	var found diag.List
	e.bodies = map[bodyKey]*body{}
	texts := markdownTexts(site)
	at := map[string]*body{} // by path
	for _, t := range texts {
		key := bodyKey{t.source.File, t.body.Text}
		b := opts.previous(site.Config.Language, key)
		if b == nil {
			b = newBody(t, opts, e)
		}
		e.bodies[key], at[t.path] = b, b
		for _, p := range b.problems {
			found.Add(t.diagnostic(p))
		}
	}
	for _, t := range texts {
		at[t.path].resolve(e.plan, opts.Site.Static, func(path string) *body { return at[path] },
			func(p problem) { found.Add(t.diagnostic(p)) })
	}
	return found
}

func (o Options) previous(language string, key bodyKey) *body {
	if o.Previous == nil || o.Previous.editions[language] == nil {
		return nil
	}
	return o.Previous.editions[language].bodies[key]
}

func newBody(t markdownText, opts Options, e *edition) *body {
	source := []byte(t.body.Text)
	b := &body{ids: map[string]bool{}}
	root := parse(source)
	b.checkLinks(root, source, e.url)
	b.checkDirectives(root)
	b.measureImages(root, opts.Static)
	b.checkSections(root, t.sections)
	b.raw = rawTags(root, source)
	b.checkRaw(opts.Site.Config.RawHTML == "refuse")
	back := []byte(html.EscapeString(e.site.Locale.Word("page.footnote_back")))
	clean := func(html []byte) []byte {
		html = bytes.ReplaceAll(html, []byte(footnoteBack), back)
		if len(b.raw) > 0 {
			html = cleaned(html)
		}
		return html
	}
	if err := b.convert(root, source, clean); err != nil {
		b.problems = append(b.problems, problem{code: "markdown", text: err.Error()})
	}
	return b
}

// checkSections collects heading ids and holds the order of a topic's sections
// against the one that readers know.
func (b *body) checkSections(root ast.Node, order []string) {
	if first := root.FirstChild(); order != nil && first != nil && first.Kind() != ast.KindHeading {
		b.problems = append(b.problems, problem{
			offset: offsetOf(first), code: "section", text: "a topic shows nothing that stands before its first section",
			hint: "move this below a heading, such as \"## What it is {#overview}\"",
		})
	}
	last := -1
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		id := headingID(h)
		b.ids[idPrefix+id] = true
		if h.Level == 1 {
			b.problems = append(b.problems, problem{
				offset: offsetOf(h), code: "heading", text: "a page has one top heading, and its title is that",
				hint: "write \"##\" instead of \"#\"",
			})
		}
		if h.Level == 2 && order != nil && h.Parent() == root {
			last = b.checkOrder(h, id, order, last)
		}
		return ast.WalkContinue, nil
	})
}

func (b *body) checkOrder(h *ast.Heading, id string, order []string, last int) int {
	at := -1
	for i, known := range order {
		if known == id {
			at = i
		}
	}
	switch {
	case at < 0:
		b.problems = append(b.problems, problem{
			offset: offsetOf(h), code: "section", text: fmt.Sprintf("a topic has no section %q", id),
			hint: "give the heading one of these ids, as in \"## What it is {#overview}\": " + strings.Join(order, ", "),
		})
		return last
	case at < last:
		b.problems = append(b.problems, problem{
			offset: offsetOf(h), code: "section-order", warning: true,
			text: fmt.Sprintf("the section %q comes after %q", id, order[last]),
			hint: "every topic has the same order, and the page will show it so: " + strings.Join(order, ", "),
		})
	case at == last:
		b.problems = append(b.problems, problem{
			offset: offsetOf(h), code: "section", text: fmt.Sprintf("the section %q is there twice", id), hint: "join them under one heading",
		})
	}
	return max(at, last)
}

// checkDirectives reports unknown and unclosed directives, and marks the first
// link inside a widget directive as that widget's place.
func (b *body) checkDirectives(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		d, ok := n.(*directive)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		report := func(text, hint string) {
			b.problems = append(b.problems, problem{offset: d.offset, code: "directive", text: text, hint: hint})
		}
		if !d.closed {
			report(fmt.Sprintf("the block \"::: %s\" has no end", d.name), "write \":::\" on a line of its own after it")
		}
		switch {
		case d.name == "widget":
			markWidget(d, report)
		case !contains(calloutNames, d.name):
			hint := diag.DidYouMean(d.name, append([]string{"widget"}, calloutNames...))
			report(fmt.Sprintf("there is no block named %q", d.name), orElse(hint, "use note, warning, crisis or widget"))
		}
		return ast.WalkContinue, nil
	})
}

func markWidget(d *directive, report func(text, hint string)) {
	if !contains(widgetNames, d.argument) {
		report(fmt.Sprintf("there is no widget named %q", d.argument),
			orElse(diag.DidYouMean(d.argument, widgetNames), "use one of "+strings.Join(widgetNames, ", ")))
		return
	}
	marked := false
	_ = ast.Walk(d, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && entering && !marked {
			l.SetAttributeString("data-hub", []byte(d.argument))
			marked = true
		}
		return ast.WalkContinue, nil
	})
	if !marked {
		report("a widget needs a link inside, for visitors without JavaScript",
			"write one, such as \"[Fill in the checklist](/tools/support-map/)\"")
	}
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// diagnostic turns an offset into a place in the file.
func (t markdownText) diagnostic(p problem) diag.Diagnostic {
	before := t.body.Text[:min(p.offset, len(t.body.Text))]
	line := strings.Count(before, "\n")
	d := diag.Diagnostic{
		File: t.source.File, Line: max(1, t.body.FirstLine) + line,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
		Code:   p.code, Text: p.text, Hint: p.hint,
	}
	if p.warning {
		d.Severity = diag.Warning
	}
	return d
}
