package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A visitor uses all the tools. Wherever they go, no other site is asked, and nothing is
// kept beyond the tab before they say so.
type visitor struct {
	*tab
	front string
	keeps bool // they have said so
	found *findings
}

func (v *visitor) open(page string) {
	v.t.Helper()
	v.look()
	v.tab.visit(v.front + page)
	v.look()
}

// look checks the page that is open.
func (v *visitor) look() {
	v.t.Helper()
	checkLog(v.tab, v.found, v.front, "a visit")
	if !v.keeps {
		checkKept(v.tab, v.found, "a visit")
	}
}

const planned = "Cold water. Walk to the library."

// use answers the checklist and follows a step, saves, and writes contacts and a plan.
func (v *visitor) use() {
	v.t.Helper()
	v.open(supportMapPage)
	answer(v.tab, "emotional.0=enough", "emotional.source=family", "emotional.source=friends", "belonging.0=some", "belonging.source=peers", "crisis.0=not-now")
	showMap(v.tab)
	for _, kind := range []string{"topics/", "find/"} {
		v.open(supportMapPage)
		showMap(v.tab)
		v.do(chromedp.Evaluate[chromedp.Void](inChecklist(`root.querySelector("[part=steps] a[href*='/` + kind + `']").click()`)))
		v.wait(`location.pathname.startsWith("/` + kind + `") && document.readyState === "complete"`)
		if !eval[bool](v.tab, `document.querySelector("main h1").checkVisibility() && document.title !== ""`) {
			v.t.Errorf("a step leads to %s, where nothing is", kind)
		}
		v.wait(widgetsSettled)
	}
	v.look()
	saveByKeyboard(v.tab, v.front)
	v.open("programs/stillwater-online-group/")
	use(v.tab, "Save: ")
	v.open(contactsPage)
	reach(v.tab, "name")
	addByKeyboard(v.tab, six[0])
	addByKeyboard(v.tab, six[2])
	v.open(planPage)
	reach(v.tab, "plan_alone_note")
	v.press(planned)
}

const (
	all  = "6 answers; Ana, Dr. C; M.; Cold water. Walk to the library.; Harbor House Intensive Outpatient, Family night, Stillwater Online Parts Group"
	none = "0 answers; ; ; "
)

// entered tells what the tools show of what was entered.
func (v *visitor) entered() string {
	v.t.Helper()
	var shown []string
	v.open(supportMapPage)
	shown = append(shown, fmt.Sprint(eval[int](v.tab, answersChosen), " answers"))
	v.open(contactsPage)
	shown = append(shown, eval[string](v.tab, onList+`.join(", ")`))
	v.open(planPage)
	shown = append(shown, eval[string](v.tab, `[...`+inPlan+`.querySelectorAll("textarea")].map(e => e.value).join("")`))
	openSaved(v.tab, v.front, "")
	shown = append(shown, eval[string](v.tab, `[...`+inSaved+`.querySelectorAll("[part=list] [part=card] > :first-child")].map(e => e.textContent).join(", ")`))
	v.look()
	return strings.Join(shown, "; ")
}

// anything is the JavaScript for all that the browser holds of the page's origin, but cookies.
const anything = `(async () => [
	...Object.keys(sessionStorage), ...Object.keys(localStorage), ...await caches.keys(),
	...(await indexedDB.databases()).map(d => d.name), ...(await navigator.serviceWorker.getRegistrations()).map(r => r.scope),
].join())()`

// TestVisit is a visit to the hub from end to end: used, printed, left and come back to;
// then once more with all kept on the device, and deleted.
func TestVisit(t *testing.T) {
	var found findings
	calm := calm(t)
	v := &visitor{tab: newTab(t), front: example.serve(t), found: &found}
	v.tab.visit(v.front)
	v.use()
	if got := v.entered(); got != all {
		t.Errorf("used, the tools show %s", got)
	}
	v.print()
	v.open(contactsPage)
	leaves(v.tab, calm, func() { v.tab.press(kb.Shift, kb.Shift, kb.Shift) })
	if requests, _ := v.heard(); requests[len(requests)-1] != calm {
		t.Errorf("leaving asks for %q", requests)
	}
	v.tab.visit(v.front)
	if left := eval[string](v.tab, anything); left != "" {
		t.Errorf("left and come back to, there is %s", left)
	}
	if got := v.entered(); got != none {
		t.Errorf("left and come back to, the tools show %s", got)
	}

	v.use()
	v.open(contactsPage)
	reach(v.tab, keepIt)
	v.keeps = true
	v.press(kb.Enter)
	later := &visitor{tab: v.sibling(), front: v.front, keeps: true, found: &found}
	later.tab.visit(v.front)
	v.do(command(page.Close, cdp.Empty{}))
	if got := later.entered(); got != all {
		t.Errorf("kept on the device, another tab shows %s", got)
	}
	later.open(supportMapPage)
	reach(later.tab, deleteIt)
	later.press(kb.Enter, kb.Tab, kb.Enter)
	later.wait(bar("hub-checklist") + `.querySelector("[role=status]").textContent.startsWith("Deleted. We looked again")`)
	if left := eval[string](later.tab, anything); left != "" {
		t.Errorf("deleted, there is %s", left)
	}
	later.keeps = false
	if got := later.entered(); got != none {
		t.Errorf("deleted, the tools show %s", got)
	}
	found.report(t)
}

// print puts the tools on paper, and looks at it as text and as a picture.
func (v *visitor) print() {
	v.t.Helper()
	for page, wanted := range map[string][]string{
		supportMapPage: {"Your map today", "Someone to lean on", "strong today", "Family, Friends", "Peers or mutual help only", "988"},
		contactsPage:   {"Ana", "(303) 555-0100", "after six", "Dr. C; M.", "988"},
		planPage:       {"Ana", planned, "988"},
		savedPage:      {harborName, "Family night", "Stillwater Online Parts Group", harborPhone, "What to ask"},
	} {
		if page == savedPage {
			openSaved(v.tab, v.front, "")
		} else {
			v.open(page)
		}
		paper := v.paper()
		checkHas(v.t, page+" as PDF", paper.text(v.t), wanted...)
		sheets := paper.sheets(v.t)
		for i, sheet := range sheets {
			if ink(sheet, nil) < 300 {
				v.t.Errorf("sheet %d of %s is as good as blank", i+1, page)
			}
		}
		if page != supportMapPage {
			continue
		}
		v.do(chromedp.Evaluate[chromedp.Void](inChecklist(`root.querySelector(".result svg").style.visibility = "hidden"`)))
		drawn := 0
		for i, without := range v.paper().sheets(v.t) {
			drawn += ink(sheets[i], without)
		}
		if drawn < 300 {
			v.t.Errorf("of the map %d points are printed", drawn)
		}
	}
}
