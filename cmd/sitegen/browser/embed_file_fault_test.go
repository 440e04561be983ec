package browser

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// lack is a file that is not there, and what a page with every widget makes of it.
type lack struct {
	how    string   // as in faults; "": missing
	use    []string // what visitors do: statements, and conditions to wait for after "wait "
	told   string   // see readTold, of those that told of an error
	fallen string   // who can't go on: these have their link and crisis lines
}

const (
	starred    = inFinder + `.querySelector(".star").click()`
	facet      = inFinder + `.querySelectorAll("form details details")`
	waitList   = "wait " + inFinder + `.querySelectorAll("[part=card]").length > 2`
	couldNot   = `.textContent.includes("could not load")`
	compareTwo = `(() => {
		const [one, two] = ` + inFinder + `.querySelectorAll("[part=card]");
		for (const card of [one, two]) card.querySelector("[part~=pick]").click();
		two.querySelectorAll("[part~=pick]")[1].click();
	})()`
)

func setLater(widget, option, value string) string {
	return fmt.Sprintf(`document.querySelector("hub-%s").setAttribute("data-hub-%s", %q)`, widget, option, value)
}

// lacks are the files that widgets come to read, by the beginning of their names.
func lacks(t *testing.T) map[string]lack {
	t.Helper()
	var hub struct {
		Data struct{ Atlas struct{ Places string } }
	}
	if err := json.Unmarshal([]byte(readBuilt(t, "data/v1/hub.json")), &hub); err != nil || hub.Data.Atlas.Places == "" {
		t.Fatalf("hub.json names no file of places: %v", err)
	}
	return map[string]lack{
		"/data/v1/checklist.json": {told: "hub-checklist 0/1", fallen: "hub-checklist"},
		"/data/v1/contacts.json":  {told: "hub-contacts 0/1,hub-plan 0/1", fallen: "hub-contacts,hub-plan"},
		"/data/v1/saved.json":     {told: "hub-saved 0/1", fallen: "hub-saved"},
		"/data/v1/terms.json": {
			use: []string{waitList,
				facet + `[0].open = ` + facet + `[1].open = true`, "wait " + facet + `[0]` + couldNot + " && " + facet + `[1]` + couldNot,
				compareTwo, "wait " + inFinder + `.querySelector("[part=compare] > p")?` + couldNot},
			told: "hub-finder 1/1,hub-saved 0/1,hub-suggestions 0/1", fallen: "hub-saved,hub-suggestions",
		},
		"/data/v1/suggestions.json": {told: "hub-suggestions 0/1", fallen: "hub-suggestions"},
		"/data/v1/questions.json": {
			use: []string{waitList,
				starred, "wait " + inSaved + `.querySelector("[part=list] article")?` + couldNot,
				inSuggestions + `.querySelectorAll("[name=must]")[5].click()`, showSuggestions, "wait " + inSuggestions + `.querySelector("[part=ask]") !== null`,
				`(root => ` + said(ageInput, "30") + `)(` + inFinder + `)`, "wait " + inFinder + `.querySelector("[part=ask]") !== null`},
			told: "hub-finder 1/1,hub-saved 1/1,hub-suggestions 1/1",
		},
		atlasFiles + hub.Data.Atlas.Places: {
			use:  []string{waitList, typedPlace, typedPlace, waitList},
			told: "hub-finder 1/1,hub-suggestions 1/1",
		},
		"/widgets/list-":       {told: "hub-finder 1/1", fallen: "hub-finder"},
		"/widgets/attributes-": {use: []string{waitList, setLater("saved", "hide", "share")}, told: "hub-saved 1/1", fallen: "hub-saved"},
		"/widgets/narrow-":     {use: []string{waitList, setLater("finder", "place", "Denver")}, told: "hub-finder 1/1", fallen: "hub-finder"},
		"/programs/": {
			how:  "no answer",
			use:  []string{waitList, starred, "wait " + inSaved + `.querySelector("[part=list] article")?.textContent.includes("could not read its page")`},
			told: "hub-saved 1/1",
		},
	}
}

// TestEmbedFileFaults: without a file that it wants, a widget says what is lost, and the page
// hears of it once; where it can't go on, it shows its link and crisis lines. The others work.
func TestEmbedFileFaults(t *testing.T) {
	t.Parallel()
	all := lacks(t)
	var found findings
	inTabs(t, slices.Sorted(maps.Keys(all)), func(tb *tab, file string) {
		lack := all[file]
		how := faults["missing"]
		if lack.how != "" {
			how = faults[lack.how]
		}
		front := example.serve(t, breaks(file, how))
		tb.visit(counting(t, front, followed(front), embedded...))
		tb.wait(settled)
		for _, step := range lack.use {
			if condition, ok := strings.CutPrefix(step, "wait "); ok {
				tb.wait(condition)
			} else {
				tb.do(chromedp.Evaluate[chromedp.Void](step, chromedp.EvalAwaitPromise))
			}
		}
		tb.wait(`[...heard.values()].reduce((sum, { error }) => sum + error, 0) >= ` + fmt.Sprint(strings.Count(lack.told, "/1")))
		told := slices.DeleteFunc(strings.Split(eval[string](tb, readTold), ","), func(one string) bool { return strings.HasSuffix(one, " 1/0") })
		if got := strings.Join(told, ","); got != lack.told {
			found.add(file, "ready/failed: %s", got)
		}
		if lack.fallen != "" {
			if got := eval[string](tb, readHelp+fmt.Sprintf("(%q)", lack.fallen)); got != "" {
				found.add(file, "%s", got)
			}
		}
		checkNoException(tb, &found, file)
	})
	found.report(t)
}
