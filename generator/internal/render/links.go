package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// link is an address within the hub that a text points to.
type link struct {
	path, fragment string // "/find/", "steps"; path is "" within the page itself
	offset         int
	image          bool
}

// linkSchemes are the schemes that a link in Markdown may have; "" is within the hub.
var linkSchemes = []string{"https", "http", "mailto", "tel", "sms", ""}

// checkLinks looks at every link and image, rewrites what must be written
// otherwise, and remembers those within the hub for later: whether their page
// exists depends on the plan, and the rest does not.
func (b *body) checkLinks(root ast.Node, source []byte, url func(string) template.URL) {
	var refused []*ast.AutoLink
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = b.checkLink(n, string(n.Destination), url)
		case *ast.AutoLink:
			if b.checkLink(n, string(n.URL(source)), url) == nil {
				refused = append(refused, n)
			}
		case *ast.Image:
			n.Destination = b.checkImage(n, string(n.Destination), string(plainText(n, source)), url)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range refused { // an autolink's address cannot be changed, so its text stays alone
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(source)))
	}
}

// checkLink gives the address to write, or nil when there must be none.
func (b *body) checkLink(n ast.Node, raw string, url func(string) template.URL) []byte {
	offset := offsetOf(n)
	if a, ok := n.(*ast.AutoLink); ok && a.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(raw), "mailto:") {
		raw = "mailto:" + raw
	}
	clean, problem, hint := model.CheckURL(html.UnescapeString(raw), linkSchemes...)
	if problem != "" {
		b.problems = append(b.problems, newProblem(offset, "link", raw, clean, problem, hint))
	}
	switch {
	case clean == "":
		return nil
	case hasScheme(clean):
		return []byte(clean)
	case strings.HasPrefix(clean, "#"):
		b.links = append(b.links, link{fragment: clean[1:], offset: offset})
		return []byte("#" + prefixed(clean[1:]))
	case !strings.HasPrefix(clean, "/"):
		b.problems = append(b.problems, relativeAddress(offset, clean))
		return []byte(clean)
	}
	path, fragment, found := strings.Cut(clean, "#")
	path, query, asked := strings.Cut(path, "?")
	b.links = append(b.links, link{path: path, fragment: fragment, offset: offset})
	out := string(url(path))
	if asked {
		out += "?" + query
	}
	if found {
		out += "#" + prefixed(fragment)
	}
	return []byte(out)
}

func hasScheme(url string) bool {
	end := strings.IndexAny(url, ":/?#")
	return end > 0 && url[end] == ':'
}

// prefixed is a fragment as giveHeadingIDs writes ids.
func prefixed(fragment string) string {
	if fragment == "" || strings.HasPrefix(fragment, idPrefix) || strings.HasPrefix(fragment, "fn") {
		return fragment
	}
	return idPrefix + fragment
}

func newProblem(offset int, code, raw, clean, text, hint string) problem {
	return problem{
		offset: offset, code: code, warning: clean != "",
		text: fmt.Sprintf("the address %q: %s", raw, text), hint: hint,
	}
}

func relativeAddress(offset int, address string) problem {
	p := problem{
		offset: offset, code: "link-relative", text: fmt.Sprintf("the address %q depends on the page it stands on", address),
		hint: "write it from the hub's root, such as \"/topics/support-systems/\"",
	}
	if name, isMarkdown := strings.CutSuffix(address, ".md"); isMarkdown {
		name = name[strings.LastIndexByte(name, '/')+1:]
		p.hint = fmt.Sprintf("link to the page and not to its file: \"/topics/%s/\"", name)
	}
	return p
}

// checkImage lets only the hub's own pictures through: a picture from elsewhere
// would tell that place who reads the page.
func (b *body) checkImage(n ast.Node, raw, alt string, url func(string) template.URL) []byte {
	offset := offsetOf(n)
	clean, problemText, hint := model.CheckURL(html.UnescapeString(raw), "")
	switch {
	case hasScheme(raw) || strings.HasPrefix(raw, "//"):
		b.problems = append(b.problems, remoteImage(offset, raw))
		return nil
	case problemText != "":
		b.problems = append(b.problems, newProblem(offset, "image", raw, clean, problemText, hint))
		return nil
	case !strings.HasPrefix(clean, "/"):
		b.problems = append(b.problems, relativeAddress(offset, clean))
		return nil
	}
	if strings.TrimSpace(alt) == "" {
		b.problems = append(b.problems, problem{
			offset: offset, code: "image-text", warning: true, text: fmt.Sprintf("the picture %q has no text for people who cannot see it", raw),
			hint: "write what it shows between the square brackets",
		})
	}
	b.links = append(b.links, link{path: clean, offset: offset, image: true})
	return []byte(url(clean))
}

func remoteImage(offset int, address string) problem {
	return problem{
		offset: offset, code: "remote-image", text: fmt.Sprintf("the picture %q is on another website", address),
		hint: "put the file into static/ and write its path, such as \"/pictures/garden.jpg\"; visitors must not be seen elsewhere",
	}
}

// offsetOf is where a node begins in the text: its own place if the parser kept
// it, else that of the block around it.
func offsetOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if pos := n.Pos(); pos >= 0 {
			return pos
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// resolve reports the links of b that lead nowhere. bodyAt gives the text that is
// shown at a path, or nil for pages whose ids no text decides.
func (b *body) resolve(p *plan.Plan, static []string, bodyAt func(path string) *body, report func(problem)) {
	for _, l := range b.links {
		target := b
		if l.path != "" {
			if !p.Has(l.path, static) {
				report(problem{offset: l.offset, code: "broken-link", text: fmt.Sprintf("the hub has no page %s", l.path), hint: l.hint(p)})
				continue
			}
			target = bodyAt(l.path)
		}
		if target != nil && l.fragment != "" && !target.ids[prefixed(l.fragment)] && !strings.HasPrefix(l.fragment, "fn") {
			report(problem{
				offset: l.offset, code: "broken-link", text: fmt.Sprintf("that page has no heading with the id %q", l.fragment),
				hint: orElse(diag.DidYouMean(l.fragment, target.headings()), listed("its headings are ", target.headings())),
			})
		}
	}
}

func listed(before string, words []string) string {
	if len(words) == 0 {
		return "it has no headings"
	}
	return before + strings.Join(words, ", ")
}

func (b *body) headings() []string {
	var ids []string
	for id := range b.ids {
		ids = append(ids, strings.TrimPrefix(id, idPrefix))
	}
	slices.Sort(ids)
	return ids
}

func (l link) hint(p *plan.Plan) string {
	if l.image {
		return "put the file into static/"
	}
	return p.Nearest(l.path)
}
