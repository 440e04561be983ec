package render

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"sitegen/generator/internal/model"
)

// idPrefix keeps heading ids from shadowing properties of the document or of a
// form ("## Name", "## Submit"): DOM clobbering.
const idPrefix = "s-"

// footnoteBack stands for the words of the way back from a footnote, which depend on
// the language of the page.
const footnoteBack = "\uE000footnote_back"

// markdown is CommonMark with GitHub's tables, strikethrough, autolinks and task
// lists, footnotes, typographic quotes, heading attributes and our directives.
// Raw HTML is let through here and dealt with in sanitize.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Strikethrough, extension.Linkify, extension.TaskList,
		extension.NewFootnote(extension.WithFootnoteBacklinkHTML("↩︎<span class=\"visually-hidden\"> "+footnoteBack+"</span>")),
		extension.Typographer, directives{},
	),
	goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	goldmark.WithRendererOptions(
		html.WithUnsafe(), // cleaned or refused by rawHTML, never passed on
		renderer.WithNodeRenderers(util.Prioritized(taskBoxes{}, 100)),
	),
)

// body is one Markdown text as HTML: whole, and by its level-2 sections.
type body struct {
	html     template.HTML
	rest     template.HTML // html without what stands before the first level-2 heading
	sections map[string]section
	links    []link
	ids      map[string]bool // of headings, with prefix
	raw      []rawTag
	problems []problem // that do not depend on which pages exist
}

type section struct {
	title, html template.HTML
}

// problem is something to tell the editor, at an offset of the Markdown text.
type problem struct {
	offset     int
	code       string
	text, hint string
	warning    bool
}

// parse reads Markdown; convert turns it into HTML once links have been checked.
func parse(source []byte) ast.Node {
	root := markdown.Parser().Parse(text.NewReader(source))
	giveHeadingIDs(root, source)
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if cell, ok := n.(*east.TableCell); ok && entering && cell.Parent().Kind() == east.KindTableHeader {
			cell.SetAttributeString("scope", []byte("col"))
		}
		return ast.WalkContinue, nil
	})
	return root
}

// giveHeadingIDs sets an id on every heading: the one written as {#id}, or one
// made from its text; all with idPrefix, all different.
func giveHeadingIDs(root ast.Node, source []byte) {
	taken := map[string]int{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		id := model.Slugify(string(plainText(h, source)))
		if given, ok := h.AttributeString("id"); ok {
			id = model.Slugify(string(given.([]byte)))
		}
		if id == "" {
			id = "section"
		}
		taken[id]++
		if n := taken[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		h.SetAttributeString("id", []byte(idPrefix+id))
		return ast.WalkContinue, nil
	})
}

// headingID is a heading's id without prefix.
func headingID(h *ast.Heading) string {
	id, _ := h.AttributeString("id")
	b, _ := id.([]byte)
	return strings.TrimPrefix(string(b), idPrefix)
}

func plainText(n ast.Node, source []byte) []byte {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		} else if s, ok := n.(*ast.String); ok && entering {
			b.Write(s.Value)
		}
		return ast.WalkContinue, nil
	})
	return b.Bytes()
}

// convert renders the whole text and, apart, what stands under each level-2
// heading. A footnote list, which goldmark puts last, belongs to the last section.
func (b *body) convert(root ast.Node, source []byte, clean func([]byte) []byte) error {
	b.sections = map[string]section{}
	var whole, part bytes.Buffer
	id, title := "", template.HTML("")
	publish := func(html []byte) template.HTML {
		return template.HTML(clean([]byte(footnoteIDs.Replace(string(html)))))
	}
	finish := func() {
		b.sections[id] = section{title: title, html: publish(part.Bytes())}
		part.Reset()
	}
	r := markdown.Renderer()
	opening := -1
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			finish()
			if opening < 0 {
				opening = whole.Len()
			}
			t, err := renderChildren(h, source)
			if err != nil {
				return err
			}
			id, title = headingID(h), publish(t)
		} else if err := r.Render(&part, source, n); err != nil {
			return err
		}
		if err := r.Render(&whole, source, n); err != nil {
			return err
		}
	}
	finish()
	b.html = publish(whole.Bytes())
	if opening >= 0 {
		b.rest = publish(whole.Bytes()[opening:])
	}
	return nil
}

// footnoteIDs replaces goldmark's "fn:1" by ids that CSS and validators accept.
// Quotes in text are written as &quot;, so only attributes match.
var footnoteIDs = strings.NewReplacer(`id="fn:`, `id="fn-`, `id="fnref:`, `id="fnref-`, `href="#fn:`, `href="#fn-`, `href="#fnref:`, `href="#fnref-`)

func renderChildren(n ast.Node, source []byte) ([]byte, error) {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if err := markdown.Renderer().Render(&b, source, c); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// taskBoxes shows "- [x]" as a character: an input would be a form control
// without a name.
type taskBoxes struct{}

func (taskBoxes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(east.KindTaskCheckBox, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		box := "☐ "
		if n.(*east.TaskCheckBox).IsChecked {
			box = "☑ "
		}
		w.WriteString(box)
		return ast.WalkContinue, nil
	})
}
