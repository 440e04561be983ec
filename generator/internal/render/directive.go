package render

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A directive is a fenced container:
//
//	::: note
//	Markdown
//	:::
//
// Callouts (note, warning, crisis) become a note; "::: widget NAME" marks the
// first link inside as the place where a widget may stand. What is inside is
// what a visitor sees without JavaScript.
type directive struct {
	ast.BaseBlock
	name, argument string
	offset         int // of the opening line, in the Markdown text
	closed         bool
}

var kindDirective = ast.NewNodeKind("Directive")

func (d *directive) Kind() ast.NodeKind { return kindDirective }

func (d *directive) Dump(source []byte, level int) {
	ast.DumpHelper(d, source, level, map[string]string{"name": d.name, "argument": d.argument}, nil)
}

var calloutNames = []string{"note", "warning", "crisis"}

// widgetNames are the widgets that a page may hold.
var widgetNames = []string{"checklist", "contacts", "finder", "plan", "saved", "suggestions"}

// directives is the goldmark extension: parser and renderer.
type directives struct{}

func (directives) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithBlockParsers(util.Prioritized(directiveParser{}, 750)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(directiveRenderer{}, 750)))
}

type directiveParser struct{}

var (
	directiveOpen  = regexp.MustCompile(`^:::+[ \t]*([A-Za-z][A-Za-z-]*)(?:[ \t]+([^\s].*?))?[ \t]*\r?\n?$`)
	directiveClose = regexp.MustCompile(`^:::+[ \t]*\r?\n?$`)
)

func (directiveParser) Trigger() []byte { return []byte{':'} }

func (directiveParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	m := directiveOpen.FindSubmatch(line[pc.BlockOffset():])
	if m == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &directive{
		name: strings.ToLower(string(m[1])), argument: string(m[2]),
		offset: segment.Start + pc.BlockOffset(),
	}, parser.HasChildren
}

func (directiveParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if directiveClose.Match(util.TrimLeftSpace(line)) {
		reader.AdvanceToEOL()
		node.(*directive).closed = true
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {}
func (directiveParser) CanInterruptParagraph() bool                 { return true }
func (directiveParser) CanAcceptIndentedLine() bool                 { return false }

type directiveRenderer struct{}

func (directiveRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindDirective, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		d := node.(*directive)
		switch {
		case !entering:
			w.WriteString("</div>\n")
		case d.name == "widget":
			w.WriteString("<div class=\"widget\">\n")
		default: // not an aside: several on a page would be landmarks without names
			w.WriteString(`<div class="callout callout-` + d.name + "\" role=\"note\">\n")
		}
		return ast.WalkContinue, nil
	})
}
