package browser

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestMarkup shows every page of the example to html-validate, and a page of
// every kind that reads from right to left.
func TestMarkup(t *testing.T) {
	files := []string{example.dir}
	for _, page := range rtl.kinds() {
		files = append(files, filepath.Join(rtl.dir, rtl.language, filepath.FromSlash(page)))
	}
	var found findings
	for _, file := range htmlValidate(t, "testdata/htmlvalidate.json", files) {
		name, _ := filepath.Rel(filepath.Dir(example.dir), file.FilePath)
		for _, m := range file.Messages {
			found.add(name, "html-validate %s: %s (first at %d:%d)", m.RuleID, m.Message, m.Line, m.Column)
		}
	}
	found.report(t)
}

type validated struct {
	FilePath string
	Messages []struct {
		RuleID       string
		Message      string
		Line, Column int
	}
}

// htmlValidate runs the npm package of that name once, with a file of rules, over files
// and folders. It
// writes to a file, since it ends before a pipe has taken everything.
func htmlValidate(t *testing.T, rules string, files []string) []validated {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	program := filepath.Join(nodeModules, "html-validate", "bin", "html-validate.mjs")
	args := []string{program, "--config", rules, "--formatter", "json", "--ext", "html"}
	cmd := exec.Command("node", append(args, files...)...)
	var problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &problems
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatalf("node does not run; make test installs it: %v", err)
	}
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	var report []validated
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatalf("html-validate: %v\n%s%s", err, text, problems.Bytes())
	}
	return report
}

// TestHelpOnEveryPage reads the files as they are: crisis lines and "leave
// quickly" must need neither script nor style sheet.
func TestHelpOnEveryPage(t *testing.T) {
	var found findings
	for _, h := range []*hub{example, rtl} {
		pages, redirects, err := h.pages()
		if err != nil || len(pages) < len(kinds) {
			t.Fatalf("%d pages, error %v", len(pages), err)
		}
		for _, page := range append(pages, redirects...) {
			if doc := parse(t, h, page); isFramed(page) {
				checkFramedHelp(&found, h.base+page, doc)
			} else {
				checkHelp(&found, h.base+page, doc)
			}
		}
	}
	found.report(t)
}

// isFramed: a page for frames on other websites, below the gallery of tools.
func isFramed(page string) bool {
	_, tool, below := strings.Cut(page, "embed/")
	return below && tool != ""
}

// checkFramedHelp: crisis lines come first there, too. There is no link to leave, which would
// leave the page around where it is.
func checkFramedHelp(f *findings, place string, doc *html.Node) {
	var text strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
		if attr(n, "data-hub") == "exit" {
			f.add(place, "a link to leave quickly in a frame")
		}
	}
	shown := text.String()
	if first, second := strings.Index(shown, "988"), strings.Index(shown, "911"); first < 0 || second < first {
		f.add(place, "the crisis lines are missing")
	}
}

func parse(t *testing.T, h *hub, page string) *html.Node {
	t.Helper()
	if !strings.HasSuffix(page, ".html") {
		page += "index.html"
	}
	body, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkHelp(f *findings, place string, doc *html.Node) {
	var before, links, exits, scripts int // before: crisis links above the main part
	seenMain := false
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Main:
			seenMain = true
		case n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "tel:988"):
			links++
			if !seenMain {
				before++
			}
		case n.DataAtom == atom.A && attr(n, "data-hub") == "exit" && strings.HasPrefix(attr(n, "href"), "https://"):
			exits++
		case n.DataAtom == atom.Script && attr(n, "src") == "" && attr(n, "type") != "application/ld+json" && attr(n, "type") != "application/json":
			scripts++
		}
	}
	if before == 0 || links < 2 {
		f.add(place, "the crisis lines are missing: %d links call 988, %d of them above the main part", links, before)
	}
	if exits != 1 {
		f.add(place, "%d links to leave quickly", exits)
	}
	if scripts > 0 {
		f.add(place, "%d inline scripts", scripts)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
