package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// languages gives where the pages of each language begin, from base on: "", "es/".
func (h *hub) languages(t *testing.T) []string {
	t.Helper()
	folders, err := os.ReadDir(repository + "/content/languages")
	if err != nil || len(folders) < 2 {
		t.Fatalf("%d languages, error %v", len(folders), err)
	}
	out := []string{""}
	for _, f := range folders {
		if _, err := os.Stat(filepath.Join(h.dir, f.Name(), "index.html")); err != nil {
			t.Fatal(err)
		}
		out = append(out, f.Name()+"/")
	}
	return out
}

// A guide leads through a tool with keys alone, in any language, and stops in every
// state of it to have a look.
type guide struct {
	*tab
	front  string // of the hub in a language
	widget string
	found  *findings
	where  string // what findings are told of
	look   func(state string)
}

// within makes an expression that looks into the tool as "root".
func (g *guide) within(expression string) string {
	return `(root => ` + expression + `)(document.querySelector("` + g.widget + `").shadowRoot)`
}

// open opens a page that has the tool.
func (g *guide) open(page string) {
	g.t.Helper()
	g.visit(g.front + page)
	g.wait(`document.querySelector("` + g.widget + `")?.hasAttribute("ready") ?? false`)
}

// await waits for something to be in the tool, and in sight.
func (g *guide) await(selector string) {
	g.t.Helper()
	g.wait(g.within(fmt.Sprintf(`[...root.querySelectorAll(%q)].some(e => e.checkVisibility())`, selector)))
}

// press gives something of the tool the focus and presses keys. Whatever they lead to,
// something has the focus afterwards.
func (g *guide) press(selector string, keys ...string) {
	g.t.Helper()
	if !eval[bool](g.tab, g.within(fmt.Sprintf(`(e => { e?.focus(); return !!e && (root.activeElement ?? document.activeElement) === e; })(
		[...root.querySelectorAll(%q)].find(e => e.checkVisibility()))`, selector))) {
		g.t.Fatalf("%s: nothing to press at %s", g.where, selector)
	}
	g.tab.press(keys...)
	g.settle()
	if eval[*stop](g.tab, lookHere) == nil {
		g.found.add(g.where, "after %q on %s the focus is lost", keys, selector)
	}
}

// settle lets the tool do what it does until it is quiet.
func (g *guide) settle() {
	g.t.Helper()
	if _, err := try[bool](g.tab, g.within(`new Promise(done => {
		let calm = setTimeout(done, 100, true);
		new MutationObserver(() => { clearTimeout(calm); calm = setTimeout(done, 100, true); })
			.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
	})`)); err != nil {
		time.Sleep(100 * time.Millisecond) // the page has been left
	}
}

// A tour stops in all states of a tool.
type tour struct {
	widget string
	lead   func(*guide)
}

var tours = []tour{
	{"hub-checklist", tourChecklist},
	{"hub-contacts", tourContacts},
	{"hub-plan", tourPlan},
	{"hub-saved", tourSaved},
	{"hub-finder", tourFinder},
	{"hub-suggestions", tourSuggestions},
}

func tourChecklist(g *guide) {
	const back, next, showMap = "form > .actions > :nth-child(1)", "form > .actions > :nth-child(2)", "form > .actions > :nth-child(3)"
	answer := func(name, value string) {
		field := fmt.Sprintf(`[name="%s"][value="%s"]`, name, value)
		for range 9 {
			if eval[bool](g.tab, g.within(`root.querySelector('`+field+`').checkVisibility()`)) {
				break
			}
			g.press(next, kb.Enter)
		}
		g.press(field, " ")
	}
	g.open(supportMapPage)
	g.look("start")
	g.press(showMap, kb.Enter)
	g.look("map asked for before any answer")
	answer("emotional.0", "enough")
	answer("emotional.source", "family")
	answer("emotional.source", "friends")
	answer("belonging.0", "some")
	answer("belonging.source", "peers")
	g.look("in the middle")
	answer("crisis.0", "not-now")
	answer(".strain", "true")
	g.look("last card")
	g.press(showMap, kb.Enter)
	g.look("map with steps for safety")
	g.press("figure summary", kb.Enter)
	g.press("figure details input", "A", "n", "a")
	g.look("names on the map")
	g.press("table button", kb.Enter)
	g.press(`[name="emotional.1"][value=enough]`, " ")
	g.look("an answer changed")
	tourPrivacy(g)
	g.press(`[name="emotional.0"][value=enough]`, " ")
	g.press(showMap, kb.Enter)
	g.press(".result > .actions > :last-child", kb.Enter)
	g.look("cleared")
}

func tourContacts(g *guide) {
	g.open(contactsPage)
	g.look("empty")
	g.press("[name=phone]", "5", kb.Enter)
	g.look("no name yet")
	g.press("[name=phone]", kb.Backspace)
	g.press("[name=name]")
	addByKeyboard(g.tab, six[0])
	g.look("one person")
	for _, s := range six[1:] {
		g.press("[name=name]")
		addByKeyboard(g.tab, s)
	}
	g.look("six people")
	g.press("[part=contacts] > :nth-child(2) [name=contact_change]", kb.Enter)
	g.look("changing one")
	g.press("form .actions button[type=button]", kb.Enter)
	g.press("[name=boundary_when]", "they shout")
	g.press("[name=boundary_will]", "leave")
	g.press("[part=take] summary", kb.Enter)
	g.look("codes")
	g.press("[part=contacts] > :nth-child(2) [name=contact_remove]", kb.Enter)
	g.look("one taken off")
	g.press("[part=contacts] > :nth-child(1) [name=move_down]", kb.Enter)
	tourPrivacy(g)
}

// tourPrivacy keeps things on the device, and deletes them.
func tourPrivacy(g *guide) {
	g.press("[part=privacy] .actions > :nth-child(1)", kb.Enter)
	g.look("kept on the device")
	g.press("[part=privacy] .actions > :nth-child(2)", kb.Enter)
	g.look("asked whether to delete everything")
	g.press("[part=privacy] [role=group] button", kb.Enter)
	g.await("[part=privacy] .actions > :nth-child(2)")
	g.look("deleted")
	if left := eval[string](g.tab, ofOurs); left != "" {
		g.found.add(g.where, "when all is deleted there is %s", left)
	}
}

func tourPlan(g *guide) {
	g.open(planPage)
	g.look("empty")
	g.widget = "hub-contacts"
	g.open(contactsPage)
	g.press("[name=name]")
	addByKeyboard(g.tab, six[0])
	addByKeyboard(g.tab, six[2])
	g.widget = "hub-plan"
	g.open(planPage)
	for _, name := range []string{"plan_signs_note", "plan_alone_note", "plan_places_note", "plan_safer_note"} {
		g.press("[name="+name+"]", "Ana has the key.")
	}
	g.look("written, with people")
	tourPrivacy(g)
}

func tourSaved(g *guide) {
	const read = `[...root.querySelectorAll("[part=card]")].every(card => card.querySelector(":scope > div").firstElementChild?.localName === "div")`
	g.open(savedPage)
	g.await("[part=privacy]")
	g.look("empty")
	g.widget = "hub-saved"
	g.visit(g.front + "programs/faro-en-linea/")
	g.visit("about:blank")
	g.open(savedPage + "#saved&stillwater-online-group,gone-place,harbor-house-iop/family-night")
	g.wait(g.within(read))
	g.await("[part=shared] > button:enabled")
	g.look("somebody's list")
	g.press("[part=shared] > button", kb.Enter)
	g.wait(g.within(read))
	g.await("[part=list] > :nth-child(1) .actions > :nth-child(2)")
	g.await("[part=list] > :nth-child(2) .actions > :nth-child(2)")
	g.settle()
	g.look("saved and looked at")
	g.press("[part=list] > :nth-child(1) .actions > :nth-child(2)", kb.Enter)
	g.press("[part=list] > :nth-child(2) .actions > :nth-child(2)", kb.Enter)
	g.press("[part=list] > :nth-child(2) .actions > :nth-child(3)", kb.Enter)
	g.look("side by side")
	g.press("[part=compare] button", kb.Enter)
	g.press("[part=list] textarea", "Ask for Kim")
	g.press("[part=list] > :nth-child(2) .actions > :nth-child(1)", kb.Enter)
	g.look("one taken off")
	g.press("[part=list] > :nth-child(2) button", kb.Enter)
	g.press("[part=explored] .actions > :nth-child(2)", kb.Enter)
	g.look("one forgotten")
	tourPrivacy(g)
}

func tourFinder(g *guide) {
	const where, called = ".place input", "form [name=text]"
	clear := slices.Repeat([]string{kb.Backspace}, 20)
	g.open(findPage)
	g.await("[part=card]")
	g.settle()
	g.look("start")
	g.press(where, "80202", kb.Enter)
	g.wait(g.within(`root.querySelector("[part=results] > [tabindex]").textContent.includes("80202")`))
	g.await("figure svg")
	g.settle()
	g.look("near a place")
	if !eval[bool](g.tab, g.within(`root.querySelector("form > details").open`)) {
		g.press("form > details > summary", kb.Enter)
	}
	for i := range eval[int](g.tab, g.within(`root.querySelectorAll("form details details").length`)) {
		g.press(fmt.Sprintf("form details details:nth-of-type(%d) summary", i+1), kb.Enter)
	}
	g.press(`form [name="payment/medicaid"]`, " ")
	g.await("[part=chips] > li")
	g.await("[part=ask]")
	g.settle()
	g.look("some to ask first, all facets open")
	g.press("[part=list] > :nth-child(1) .star", kb.Enter)
	for i := range 2 {
		g.press(fmt.Sprintf("[part=list] > :nth-child(%d) .actions > :nth-child(2)", i+1), kb.Enter)
	}
	g.press("[part=list] > :nth-child(2) .actions > :nth-child(3)", kb.Enter)
	g.look("side by side")
	g.press("[part=compare] button", kb.Enter)
	g.press(called, "nobody is called so", kb.Enter)
	g.await("[part=results] .crisis")
	g.look("nothing found")
	g.press(called, clear...)
	g.press(called, kb.Enter)
	g.press("[part=chips] button", kb.Enter)
	g.press(where, append(clear, "Springfield", kb.Enter)...)
	g.await(".place [role=status] button")
	g.look("which of several places")
	g.press(where, append(clear, "Xyzzy", kb.Enter)...)
	g.await(".place [aria-invalid=true]")
	g.look("no such place")
	tourPrivacy(g)
}

func tourSuggestions(g *guide) {
	list := func() {
		g.press("form button.main", kb.Enter)
		g.await("[part=list] [tabindex]")
		g.settle()
	}
	g.open(topicPage)
	g.look("empty")
	g.press("[name=need]", " ")
	g.press("form details summary", kb.Enter)
	g.press("fieldset ~ fieldset [name=must]", " ")
	list()
	g.await("[part=ask]")
	g.look("some that fit, and some to ask first")
	g.press("[part=panel] summary", kb.Enter)
	g.press("[part=panel] li input", " ")
	g.look("why these")
	g.press("[part=list] .cards > :nth-child(1) .actions > :last-child", kb.Enter)
	g.look("one hidden")
	tourPrivacy(g)
	eval[bool](g.tab, `(sessionStorage.setItem("hub:/:signals", '1:{"hidden":`+everyProgram(g.t)+`}'), true)`)
	g.open(topicPage)
	list()
	g.look("nothing fits")
	g.showSimilar("programs/harbor-house-iop/")
	g.look("programs like one, all of them hidden")
	eval[bool](g.tab, `(sessionStorage.clear(), true)`)
	g.showSimilar("programs/harbor-house-iop/")
	g.await("[part=list] [part=card]")
	g.look("programs like one")
}

// showSimilar asks for more on a program's page.
func (g *guide) showSimilar(page string) {
	g.t.Helper()
	g.visit(g.front + page)
	eval[bool](g.tab, `(document.querySelector("[data-hub=similar]").focus(), true)`)
	g.tab.press(kb.Enter)
	g.wait(`document.querySelector("hub-suggestions")?.hasAttribute("ready") ?? false`)
	g.await("[part=list] [tabindex]")
	g.settle()
	if eval[*stop](g.tab, lookHere) == nil {
		g.found.add(g.where, "after the link for programs like this the focus is lost")
	}
}

// everyProgram gives the ids of all programs of the example, as JSON.
func everyProgram(t testing.TB) string {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(example.dir, "programs", "*"))
	if err != nil || len(folders) < 10 {
		t.Fatalf("%d programs, error %v", len(folders), err)
	}
	for i, folder := range folders {
		folders[i] = filepath.Base(folder)
	}
	ids, err := json.Marshal(folders)
	if err != nil {
		t.Fatal(err)
	}
	return string(ids)
}
