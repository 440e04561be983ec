package browser

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var updateWalks = flag.Bool("update", false, "write testdata/walks anew")

// TestWalks writes down what a screen reader comes by in each state of each tool, in its
// order: testdata/walks, to be read as somebody does who only hears.
func TestWalks(t *testing.T) {
	inTabs(t, tours, func(tb *tab, tour tour) {
		var said bytes.Buffer
		var before []string
		var found findings
		tb.before(steady)
		tb.do(command(accessibility.Enable, cdp.Empty{}))
		g := &guide{tab: tb, front: example.serve(t, noSuchProgram), widget: tour.widget, found: &found, where: tour.widget}
		g.look = func(state string) {
			lines := shorten(g.walk())
			fmt.Fprintf(&said, "== %s\n%s\n\n", state, strings.Join(news(before, lines), "\n"))
			before = lines
		}
		tour.lead(g)
		file := filepath.Join("testdata", "walks", strings.TrimPrefix(tour.widget, "hub-")+".txt")
		if *updateWalks {
			if err := os.WriteFile(file, said.Bytes(), 0o644); err != nil {
				t.Error(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(want, said.Bytes()) {
			t.Errorf("%s was another (%v); -update writes it anew:\n%s", file, err,
				strings.Join(news(strings.Split(string(want), "\n"), strings.Split(said.String(), "\n")), "\n"))
		}
	})
}

// steady keeps dates, the order of equals, which changes every week, and what was told.
const steady = `globalThis.setTimeout = (later => (act, delay, ...rest) => later(act, delay > 5000 ? 1e9 : delay > 500 ? 0 : delay, ...rest))(setTimeout);
Date = class extends Date {
	constructor(...given) { super(...given.length ? given : [Date.UTC(2026, 5, 1)]); }
	static now() { return super.UTC(2026, 5, 1); }
}`

// walk gives the tool as it is heard: a line for each thing, set in below what it is in.
func (g *guide) walk() (lines []string) {
	g.t.Helper()
	nodes, host := g.heardTree()
	var read func(id accessibility.NodeID, within string, depth int, inLabel bool)
	read = func(id accessibility.NodeID, within string, depth int, inLabel bool) {
		n := nodes[id]
		if role(n) == "StaticText" && inLabel {
			return // its field says it, too
		}
		if line := spoken(n, within); line != "" {
			lines = append(lines, strings.Repeat("  ", depth)+line)
			within = text(n.Name)
			depth++
		}
		if isWhole(n) {
			return
		}
		for _, child := range n.ChildIDs {
			read(child, within, depth, inLabel || role(n) == "LabelText")
		}
	}
	read(host, "", 0, false)
	return lines
}

const mostAlike = 3 // things in a row are written down

// shorten leaves out what goes on as it began: the rest of a list, of rows, of choices.
func shorten(lines []string) (out []string) {
	var alike []int // by depth, how many there were of a kind
	var kinds []string
	left, depthLeft := 0, 0
	for _, line := range lines {
		thing := strings.TrimLeft(line, " ")
		depth := (len(line) - len(thing)) / 2
		if left > 0 && depth > depthLeft {
			continue // part of what is left out
		}
		kind, _, _ := strings.Cut(thing, " ")
		for len(kinds) <= depth {
			kinds, alike = append(kinds, ""), append(alike, 0)
		}
		kinds, alike = kinds[:depth+1], alike[:depth+1]
		if kinds[depth] != kind || !slices.Contains([]string{"item", "row", "checkbox", "radio", "group"}, kind) {
			kinds[depth], alike[depth] = kind, 0
		}
		if alike[depth]++; alike[depth] > mostAlike {
			left, depthLeft = left+1, depth
			continue
		}
		if left > 0 {
			out = append(out, fmt.Sprintf("%s(%d more)", strings.Repeat("  ", depthLeft), left))
			left = 0
		}
		out = append(out, line)
	}
	if left > 0 {
		out = append(out, fmt.Sprintf("%s(%d more)", strings.Repeat("  ", depthLeft), left))
	}
	return out
}

// news are the lines that were not there before, with "…" for those that were, and how
// many are gone.
func news(before, after []string) (out []string) {
	same := make([][]int, len(before)+1) // lengths of what the ends have in common
	for i := range same {
		same[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if same[i][j] = max(same[i+1][j], same[i][j+1]); before[i] == after[j] {
				same[i][j] = same[i+1][j+1] + 1
			}
		}
	}
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		gone := i
		for i < len(before) && (j == len(after) || before[i] != after[j] && same[i+1][j] >= same[i][j+1]) {
			i++
		}
		if gone = i - gone; gone > 0 {
			out = append(out, fmt.Sprintf("(%d gone)", gone))
		}
		for ; j < len(after) && (i == len(before) || before[i] != after[j] && same[i+1][j] < same[i][j+1]); j++ {
			out = append(out, after[j])
		}
		if i < len(before) && j < len(after) && before[i] == after[j] {
			if len(out) == 0 || out[len(out)-1] != "…" {
				out = append(out, "…")
			}
			i, j = i+1, j+1
		}
	}
	return out
}

// heardTree gives the nodes that assistive technology gets, and the one of the tool.
func (g *guide) heardTree() (map[accessibility.NodeID]*accessibility.Node, accessibility.NodeID) {
	g.t.Helper()
	found, err := chromedp.Call(g.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.querySelector("` + g.widget + `")`})
	if err != nil {
		g.t.Fatal(err)
	}
	path, err := chromedp.Call(g.ctx, accessibility.GetAXNodeAndAncestors, accessibility.GetAXNodeAndAncestorsParams{ObjectID: found.Result.ObjectID})
	if err != nil || len(path.Nodes) == 0 {
		g.t.Fatalf("no %s: %v", g.widget, err)
	}
	all, err := chromedp.Call(g.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		g.t.Fatal(err)
	}
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range all.Nodes {
		nodes[n.NodeID] = n
	}
	return nodes, path.Nodes[0].NodeID
}

// isWhole: its name says all that is in it.
func isWhole(n *accessibility.Node) bool {
	return slices.Contains([]string{"StaticText", "button", "link", "image", "radio", "checkbox", "textbox", "combobox", "spinbutton", "DisclosureTriangle"}, role(n))
}

// untold are nodes that say nothing by themselves.
var untold = []string{"none", "generic", "LabelText", "Legend", "paragraph", "strong", "ListMarker", "InlineTextBox", "article", "Figcaption", "figure", "form", "rowgroup"}

// spoken is the line for a node; "" for what is not told of, or was with what it is within.
func spoken(n *accessibility.Node, within string) string {
	r, name := role(n), strings.TrimSpace(text(n.Name))
	hasFocus := slices.ContainsFunc(n.Properties, func(p *accessibility.Property) bool { return p.Name == "focused" })
	if n.Ignored || slices.Contains(untold, r) && !hasFocus {
		return ""
	}
	if r == "StaticText" {
		if strings.Contains(within, name) {
			return ""
		}
		return "“" + name + "”"
	}
	line := cmp.Or(map[string]string{"listitem": "item", "DisclosureTriangle": "disclosure", "columnheader": "column", "rowheader": "row head"}[r], r)
	if name != "" {
		line += " “" + name + "”"
	}
	for _, p := range n.Properties {
		switch v := text(p.Value); p.Name {
		case "checked", "pressed", "invalid", "required", "disabled":
			if v == "true" {
				line += ", " + string(p.Name)
			}
		case "expanded":
			if r != "combobox" {
				line += map[string]string{"true": ", open", "false": ", closed"}[v]
			}
		case "level":
			if r == "heading" {
				line += ", level " + v
			}
		case "focused":
			line += ", has the focus"
		}
	}
	if v := text(n.Value); v != "" {
		line += ", holds “" + v + "”"
	}
	if d := text(n.Description); d != "" {
		line += ", described “" + d + "”"
	}
	return line
}

func role(n *accessibility.Node) string {
	if n == nil {
		return ""
	}
	return text(n.Role)
}

func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s any
	if json.Unmarshal(v.Value, &s) != nil || s == nil {
		return ""
	}
	return fmt.Sprint(s)
}
