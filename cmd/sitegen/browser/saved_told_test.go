package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const twoShared = "#saved&harbor-house-iop,harbor-house-iop/family-night"

// sharing opens a page of somebody else's with a list that a link has brought, and gives what
// presses the button there whose name begins so.
func (tb *tab) sharing(front, attributes string) (press func(name string)) {
	tb.t.Helper()
	tb.visit(foreign(tb.t, `<!doctype html><html lang="en"><title>A treatment center</title><h1>A treatment center</h1>`+
		strings.Replace(linkTo(front, "saved"), "<a", "<a "+attributes, 1)+followed(front), nil) + twoShared)
	tb.wait(inSaved + `?.querySelector("[part=shared] .main:enabled") !== undefined`)
	settleSaved(tb)
	return func(name string) {
		tb.t.Helper()
		tb.wait(inSaved + `.querySelector("[part=shared] .main")?.disabled !== true`)
		tb.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(
			`[...%s.querySelectorAll("button")].find(b => (b.ariaLabel ?? b.textContent).startsWith(%q)).click()`, inSaved, name)))
		settleSaved(tb)
	}
}

const aFile = `JSON.stringify({ version: 1, saved: [{ id: "harbor-house-iop", name: "x", note: "mine" }, { id: "stillwater-online-group", name: "x", note: "more" }] })`

// TestSavedTells: a page hears once of each program and service that goes on a list or off
// it, by whatever button; which one it was takes data-hub-details.
func TestSavedTells(t *testing.T) {
	front := example.serve(t)
	for attributes, of := range map[string]func(id string) string{
		"":                 func(string) string { return "" },
		"data-hub-details": func(id string) string { return id },
	} {
		const program, service, filed = `,"id":"harbor-house-iop"`, `,"id":"harbor-house-iop","service":"family-night"`, `,"id":"stillwater-online-group"`
		tb := attentive(t)
		press := tb.sharing(front, attributes)
		heard := func(what string, want ...string) {
			t.Helper()
			for i, line := range want {
				state, id, _ := strings.Cut(line, " ")
				want[i] = fmt.Sprintf(`save true true {"saved":%s%s}`, state, of(id))
			}
			if got := toldBy(tb, "save"); !slices.Equal(got, want) {
				t.Errorf("%s %s tells %q, not %q", attributes, what, got, want)
			}
			eval[bool](tb, `(told.length = 0, true)`)
		}
		heard("opening a list")
		press("Save all")
		heard("Save all", "true "+program, "true "+service)
		press("Remove: Family night")
		heard("Remove", "false "+service)
		press("Family night is off your list. Undo")
		heard("Undo", "true "+service)
		opened(tb, aFile)
		heard("a file", "true "+filed)
		opened(tb, aFile)
		heard("the same file")
		quiet(tb, "a list")
	}
}

// TestSavedBarred: what a page does not let be saved is not, and what it does not let be taken off stays.
func TestSavedBarred(t *testing.T) {
	front := example.serve(t)
	tb := attentive(t)
	press := tb.sharing(front, "")
	refuse := func(kind string) { eval[bool](tb, `(globalThis.refuse = ["`+kind+`"], true)`) }
	kept := func() string {
		return eval[string](tb, `Object.entries(sessionStorage).filter(([key]) => /:(signals|saved)$/.test(key)).join()`)
	}
	refuse("save")
	press("Save all")
	checkCards(tb, "where nothing may be saved", "list")
	checkCards(tb, "where nothing may be saved", "shared", harborName, "Family night")
	if said := opened(tb, aFile); said != "0 were added to your list." || strings.Contains(kept(), "harbor") || strings.Contains(kept(), "mine") {
		t.Errorf("a file that is barred says %q, and kept is %s", said, kept())
	}
	refuse("nothing")
	press("Save all")
	checkCards(tb, "saved after all", "list", harborName, "Family night")
	checkCards(tb, "saved after all", "shared")
	refuse("save")
	press("Remove: Family night")
	checkCards(tb, "where nothing may be taken off", "list", harborName, "Family night")
	refuse("nothing")
	press("Remove: Family night")
	refuse("save")
	press("Family night is off your list. Undo")
	if strings.Contains(kept(), `"service"`) {
		t.Errorf("what may not come back is there: %s", kept())
	}
	quiet(tb, "a page that bars")
}
