package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tapIn presses a button in the line of a widget by what it says.
func tapIn(tb *tab, widget, label string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](`(b => { b.focus(); b.click(); })([...` + bar(widget) + `.querySelectorAll("button")].find(b => b.textContent === "` + label + `"))`))
}

// deletes deletes everything in the line of a widget.
func deletes(tb *tab, widget string) {
	tb.t.Helper()
	tapIn(tb, widget, deleteIt)
	tapIn(tb, widget, yesDelete)
	tb.wait(bar(widget) + `.querySelector("[role=status]").textContent.startsWith("Deleted.")`)
}

// TestDeletedSaved: after all was deleted, no row, list or button brings anything back.
func TestDeletedSaved(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	saveByKeyboard(tb, front)
	tb.visit(front + "programs/stillwater-online-group/")
	openSaved(tb, front, "#saved&stillwater-online-group")
	use(tb, "Remove: "+harborName)
	use(tb, "Remove: Family night") // the list is then as after a deletion
	tb.do(chromedp.Evaluate[chromedp.Void](inSaved + `.querySelector("[part=explored] button:last-child").focus()`))
	tb.press(kb.Enter)
	deletes(tb, "hub-saved")
	for _, part := range []string{"list", "explored", "shared", "compare"} {
		if left := eval[string](tb, inSaved+`.querySelector("[part=`+part+`]").textContent`); left != "" {
			t.Errorf("%s still says %q", part, left)
		}
	}
	if left := eval[string](tb, ofOurs); left != "" {
		t.Errorf("%s is kept", left)
	}
}

// TestStarsAgree: a star shows what is true, whoever changed it, and does what it shows.
func TestStarsAgree(t *testing.T) {
	const pressed = `document.querySelector(".keep > button").ariaPressed`
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	tapIn(tb, "hub-suggestions", keepIt)
	tb.visit(front + harborPage)
	use(tb, "Save: "+harborName)
	other := tb.sibling()
	other.visit(front + harborPage)
	other.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".keep > button").click()`))
	tb.wait(pressed + ` === "false"`)
	other.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".keep > button").click()`))
	tb.wait(pressed + ` === "true"`)
	other.visit(front + topicPage)
	deletes(other, "hub-suggestions")
	tb.wait(pressed + ` === "false"`)
	tb.press(kb.Enter)
	if !strings.Contains(storedSignals(tb), "harbor") || eval[string](tb, pressed) != "true" {
		t.Error("a star that is not pressed does not save")
	}

	tb.before(tellRestored)
	tb.visit(front + harborPage)
	tb.do(chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "` + front + savedPage + `")`))
	tb.wait(`location.href === "` + front + savedPage + `" && document.readyState === "complete"`)
	tb.wait(widgetsSettled)
	use(tb, "Remove: "+harborName)
	back(tb, front+harborPage)
	tb.wait(pressed + ` === "false"`)
}

// TestFullList: one star more than a list holds takes nothing off it, and says so.
func TestFullList(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + harborPage)
	tb.do(chromedp.Evaluate[chromedp.Void](`sessionStorage["hub:/:signals"] = "1:" + JSON.stringify({ saved: Array.from({ length: 100 }, (_, i) => ({ id: "p" + i, name: "x", offers: [] })) })`))
	tb.visit(front + harborPage)
	use(tb, "Save: "+harborName)
	if said := eval[string](tb, `document.querySelector(".keep [role=alert]")?.textContent ?? ""`); !strings.HasPrefix(said, "Your list is full: it holds 100.") {
		t.Errorf("the star says %q", said)
	}
	if kept := storedSignals(tb); !strings.Contains(kept, `"p0"`) || strings.Contains(kept, `"name":"Harbor House Intensive Outpatient","offers":[`) && strings.Contains(strings.Split(kept, `"explored"`)[0], "harbor") {
		t.Errorf("stored is %s", kept)
	}
	if pressed := eval[string](tb, `document.querySelector(".keep > button").ariaPressed`); pressed != "false" {
		t.Errorf("the star is pressed: %s", pressed)
	}
	if checkWidth := eval[bool](tb, `document.documentElement.scrollWidth <= innerWidth`); !checkWidth {
		t.Error("the page is too wide")
	}
}

// TestTabsKeepTheirOwn: where one tab keeps things on the device, what another has otherwise
// stays in that one, which says so.
func TestTabsKeepTheirOwn(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	typed(tb, "80202")
	other := tb.sibling()
	other.visit(front + topicPage)
	typed(other, "Alliance, NE")
	tap(tb, keepIt)
	other.wait(barSays + `.includes("from another tab")`)
	other.visit(front + topicPage)
	for tb, want := range map[*tab]string{tb: "80202, CO", other: "Alliance, NE"} {
		if got := eval[string](tb, field); got != want {
			t.Errorf("a tab shows %q, want %q", got, want)
		}
		if says := eval[string](tb, barSays); strings.Contains(says, "from another tab") != (tb == other) {
			t.Errorf("the tab with %s says %q", want, says)
		}
	}
}

// TestOtherTabDisturbsNobody: answers of another tab come without a step or a lost focus,
// and deleting them empties both.
func TestOtherTabDisturbsNobody(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + supportMapPage)
	tapIn(tb, "hub-checklist", keepIt)
	other := tb.sibling()
	other.visit(front + supportMapPage)
	chosen := func(name, value string) string {
		return fmt.Sprintf(`document.querySelector("hub-checklist").shadowRoot.querySelector('[name="%s"][value="%s"]')`, name, value)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`root.querySelector("form > .actions > :nth-child(2)").click()`)))
	mine := chosen("belonging.0", "some")
	tb.do(chromedp.Evaluate[chromedp.Void](mine + `.focus()`))
	other.do(chromedp.Evaluate[chromedp.Void](chosen("emotional.0", "enough") + `.click()`))
	tb.wait(chosen("emotional.0", "enough") + `.checked`)
	if !eval[bool](tb, mine+`.matches(":focus")`) || !eval[bool](tb, mine+`.checkVisibility()`) {
		t.Error("another tab takes the focus or the step away")
	}
	tb.press(" ")
	other.wait(mine + `.checked`)
	deletes(other, "hub-checklist")
	tb.wait(`!` + mine + `.checked && !` + chosen("emotional.0", "enough") + `.checked`)
}

// TestClearedMap: "Clear all" can be undone, until something else is answered.
func TestClearedMap(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + supportMapPage)
	answer(tb, "emotional.0=enough", "emotional.source=family")
	showMap(tb)
	clear := inChecklist(`[...root.querySelectorAll(".result > .actions button")].at(-1).click()`)
	tb.do(chromedp.Evaluate[chromedp.Void](clear))
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != "Cleared. Undo" || eval[int](tb, answersChosen) != 0 {
		t.Errorf("cleared, the focus is on %v", s)
	}
	tb.press(kb.Enter)
	if n := eval[int](tb, answersChosen); n == 0 || !eval[bool](tb, `document.querySelector("hub-checklist").hasAttribute("result")`) {
		t.Errorf("undone, %d answers are there", n)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](clear))
	deletes(tb, "hub-checklist")
	if text := eval[string](tb, inChecklist(`root.querySelector("[part=result]").textContent`)); text != "" {
		t.Errorf("deleted, the map says %q", text)
	}
}

// TestOneBar: two tools on a page show one line of what is kept where.
func TestOneBar(t *testing.T) {
	front := example.serve(t)
	const bars = `[...document.querySelectorAll("hub-checklist, hub-suggestions")].filter(w => w.shadowRoot.querySelector("[part=privacy]")?.checkVisibility()).map(w => w.localName).join()`
	tb := newTab(t)
	for page, want := range map[string]string{supportMapPage: "hub-checklist", topicPage: "hub-suggestions"} {
		tb.visit(front + page)
		if got := eval[string](tb, bars); got != want {
			t.Errorf("%s: the line is in %q, want %q", page, got, want)
		}
	}
	tb.before(`const ask = fetch; fetch = (url, ...more) => String(url).includes("checklist") ? Promise.reject(new Error("lost")) : ask(url, ...more)`)
	tb.visit(front + supportMapPage)
	tb.wait(bars + ` === "hub-suggestions"`)
}

// TestNewsStays: what became of a deletion is said until somebody does something else.
func TestNewsStays(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	typed(tb, "80202")
	deletes(tb, "hub-suggestions")
	tb.do(chromedp.Evaluate[chromedp.Void](`window.dispatchEvent(new StorageEvent("storage", { key: "hub:/:saved" }))`))
	if says := eval[string](tb, barSays); !strings.HasPrefix(says, "Deleted.") {
		t.Errorf("the line says %q", says)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector(".place input").focus()`))
	tb.press("8")
	if says := eval[string](tb, barSays); strings.HasPrefix(says, "Deleted.") {
		t.Errorf("the line still says %q", says)
	}
}

// TestShiftSparesTheDevice: Shift three times leaves; what was asked to stay on the device
// does, and the link deletes that, too. The tab's title tells nothing meanwhile.
func TestShiftSparesTheDevice(t *testing.T) {
	calm := calm(t)
	front := example.serve(t)
	for _, click := range []bool{false, true} {
		tb := newTab(t)
		tb.visit(front + topicPage)
		typed(tb, "80202")
		tap(tb, keepIt)
		other := tb.sibling()
		other.visit(front + topicPage)
		leaves(tb, calm, func() {
			if click {
				tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.click()`))
			} else {
				tb.press(kb.Shift, kb.Shift, kb.Shift)
			}
		})
		if click {
			other.wait(field + ` === ""`)
		}
		if left := eval[string](other, ofOurs); (left == "") != click {
			t.Errorf("by the link (%v), the device has %q", click, left)
		}
	}
	tb := newTab(t)
	tb.visit(front + topicPage)
	title := eval[string](tb, `(() => { const link = `+exitLink+`; link.href = "`+front+programPage+`"; link.click(); return document.title; })()`)
	if title != strings.TrimSuffix(strings.TrimPrefix(front, "http://"), "/") {
		t.Errorf("while it leaves, the tab is called %q", title)
	}
}

// TestDayEnds: what is kept goes on its day when somebody comes back to a page that is open.
func TestDayEnds(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	typed(tb, "80202")
	tap(tb, keepIt)
	tb.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem("hub:/:until", Date.now() - 1); document.dispatchEvent(new Event("visibilitychange"))`))
	tb.wait(field + ` === "" && ` + barSays + `.startsWith("What you choose")`)
	if left := eval[string](tb, ofOurs); left != "" {
		t.Errorf("%s is kept", left)
	}
}

// TestDeletedIsNotLookedAt: a page that was looked at before all was deleted is not noted by
// reloading it, or by going back to it.
func TestDeletedIsNotLookedAt(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + harborPage)
	if !strings.Contains(storedSignals(tb), "harbor") {
		t.Error("a visit is not noted")
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "` + front + topicPage + `")`))
	tb.wait(`location.href === "` + front + topicPage + `" && document.readyState === "complete"`)
	tb.wait(widgetsSettled)
	deletes(tb, "hub-suggestions")
	back(tb, front+harborPage)
	if left := eval[string](tb, ofOurs); left != "" {
		t.Errorf("gone back to, %s is kept: %s", left, storedSignals(tb))
	}
	tb.do(chromedp.Reload())
	tb.wait(widgetsSettled + ` && document.readyState === "complete"`)
	if left := eval[string](tb, ofOurs); left != "" {
		t.Errorf("loaded again, %s is kept: %s", left, storedSignals(tb))
	}
}
