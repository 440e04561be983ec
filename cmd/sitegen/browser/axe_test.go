package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const nodeModules = repository + "/widgets/node_modules"

func readAxe() (string, error) {
	source, err := os.ReadFile(filepath.Join(nodeModules, "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("axe-core is not installed; make test does that: %w", err)
	}
	return string(source), nil
}

// Everything is what WCAG 2.2 A and AA require, and axe's best practices. The
// colors are all that differs between light and dark.
const (
	everything = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colors     = `{ type: "rule", values: ["color-contrast", "link-in-text-block"] }`
)

// runAxe leaves out contrast where colors are forced: they are the visitor's own,
// and axe can't read them, since -webkit-text-fill-color still tells the author's.
const runAxe = `axe.run(document, {
	runOnly: %s,
	resultTypes: ["violations"],
	rules: { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } },
}).then(result => result.violations.flatMap(({ id, help, nodes }) =>
	nodes.map(n => ({ rule: id, help, target: n.target.flat().join(" "), summary: n.failureSummary }))))`

type violation struct {
	Rule    string `json:"rule"`
	Help    string `json:"help"`
	Target  string `json:"target"`
	Summary string `json:"summary"`
}

// axe adds what axe finds on the page that is open, for a set of rules.
func (tb *tab) axe(f *findings, place, rules string) {
	tb.t.Helper()
	if !eval[bool](tb, `"axe" in window`) {
		eval[struct{}](tb, axe)
	}
	for _, v := range eval[[]violation](tb, fmt.Sprintf(runAxe, rules)) {
		f.add(place, "axe %s: %s: %s: %s", v.Rule, v.Help, v.Target, strings.Join(strings.Fields(v.Summary), " "))
	}
}

// axeInBothSchemes looks at a page in light, and at its colors in dark.
func (tb *tab) axeInBothSchemes(f *findings, place string) {
	tb.t.Helper()
	tb.media("", "prefers-color-scheme:light")
	tb.axe(f, place, everything)
	tb.media("", "prefers-color-scheme:dark")
	tb.axe(f, place+" (dark)", colors)
	tb.media("")
}

// TestAxe opens a page of every kind in light and in dark: in every language without
// JavaScript, and with it in the hub's own and from right to left.
func TestAxe(t *testing.T) {
	type job struct {
		where, url string
		scripts    bool
	}
	var jobs []job
	front := example.serve(t)
	for _, language := range example.languages(t) {
		for _, k := range kinds {
			if k.page != "404.html" || language == "" {
				jobs = append(jobs, job{"no script", front + language + k.page, false})
			}
		}
	}
	for where, h := range map[string]*hub{"ltr": example, "rtl": rtl} {
		front := h.serve(t)
		for _, page := range h.kinds() {
			jobs = append(jobs, job{where, front + page, true})
		}
	}
	jobs = append(jobs, job{"ltr", front + "resources/?stay", true})
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		tb.scripting(j.scripts)
		tb.visit(j.url)
		tb.scripting(true) // for axe; the page's own scripts have had their turn
		tb.axeInBothSchemes(&found, j.url+" ("+j.where+")")
	})
	found.report(t)
}

// TestForcedColors opens pages as Windows' contrast themes show them.
func TestForcedColors(t *testing.T) {
	front := example.serve(t)
	var found findings
	inTabs(t, []string{"", "topics/support-systems/", "find/", "programs/harbor-house-iop/", "tools/support-map/"},
		func(tb *tab, page string) {
			tb.media("", "forced-colors:active")
			tb.visit(front + page)
			tb.axe(&found, front+page+" (forced colors)", everything)
		})
	found.report(t)
}
