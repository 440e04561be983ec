package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// corpora is where hostile input lies beside a checkout; see the skip below.
const corpora = "../../../../shared/corpora"

// payloads are texts that try to run a script when they are shown.
func payloads(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpora, "xss-dompurify/payloads.json"))
	if err != nil {
		t.Skip("no hostile corpora beside this checkout: ", err)
	}
	var list []struct {
		Payload any `json:"payload"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range list {
		if s, ok := p.Payload.(string); ok {
			all = append(all, s)
		}
	}
	data, err = os.ReadFile(filepath.Join(corpora, "xss-payloadbox/Intruder/xss-payload-list.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		all = append(all, lines.Text())
	}
	if len(all) < 1000 {
		t.Fatalf("only %d payloads were read", len(all))
	}
	return all
}

// unsafe describes the first thing in a page that could run or load something.
func unsafe(page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return err.Error()
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "base", "meta", "link", "template":
			return "<" + n.Data + ">"
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				return a.Key + "=" + a.Val
			}
			if a.Key == "href" || a.Key == "src" {
				if a.Val == "" {
					continue
				}
				if _, problem, _ := model.CheckURL(a.Val, linkSchemes...); strings.Contains(problem, "scheme") {
					return a.Key + "=" + a.Val
				}
			}
		}
	}
	return ""
}

func TestHostileMarkdown(t *testing.T) {
	site := &model.Site{Config: model.Config{RawHTML: "sanitize", ProgramsPerPage: 1}, Vocabulary: model.NewVocabulary(nil), Crisis: &model.Crisis{}}
	opts := Options{Site: site}
	p, _ := plan.Make(site, plan.Options{})
	e := &edition{plan: p, site: p.Site}
	for _, text := range payloads(t) {
		for _, in := range []string{text, "a " + text, "[x](" + text + ")", "![x](" + text + ")", "<" + text + ">", "::: note\n" + text + "\n:::\n"} {
			b := newBody(markdownText{body: model.Markdown{Text: in}}, opts, e)
			if bad := unsafe([]byte(b.html)); bad != "" {
				t.Errorf("%q let through %s\n%s", in, bad, b.html)
			}
		}
	}
}

// TestUnsafe holds the test's own judge to account.
func TestUnsafe(t *testing.T) {
	for _, bad := range []string{"<script>1</script>", "<p onclick=x>", `<a href="javascript:x">`, `<p style="x">`, "<svg>"} {
		if unsafe([]byte(bad)) == "" {
			t.Errorf("%s was found harmless", bad)
		}
	}
	if got := unsafe([]byte(`<p id="s-a"><a href="/find/">f</a> <a href="tel:988">988</a>`)); got != "" {
		t.Error(got)
	}
}
