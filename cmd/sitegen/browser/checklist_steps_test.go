package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// inChecklist makes an expression that looks into the checklist as "root".
func inChecklist(expression string) string {
	return `(root => ` + expression + `)(document.querySelector("hub-checklist").shadowRoot)`
}

// visibleCards gives the legends of the cards that can be seen.
func visibleCards(tb *tab) []string {
	tb.t.Helper()
	return eval[[]string](tb, inChecklist(`[...root.querySelectorAll("form > fieldset")].filter(f => f.checkVisibility()).map(f => f.firstElementChild.innerText.replace(/\s+/g, " "))`))
}

// focused says what has the focus: a card by its legend, all else by its text.
func focused(tb *tab) string {
	tb.t.Helper()
	return eval[string](tb, inChecklist(`(e => (e?.localName === "fieldset" ? e.firstElementChild : e)?.innerText.replace(/\s+/g, " ") ?? "nothing")(root.activeElement)`))
}

// TestOneQuestionAtATime goes forth and back by keyboard: one card is shown, says
// which it is and has the focus.
func TestOneQuestionAtATime(t *testing.T) {
	tb := newTab(t)
	tb.do(chromedp.EmulateViewport(360, 640))
	tb.visit(example.serve(t) + "tools/support-map/")
	want := func(card string) {
		t.Helper()
		if shown := visibleCards(tb); len(shown) != 1 || shown[0] != card {
			t.Fatalf("shows %q, want %q", shown, card)
		}
	}
	want("1 of 9 Someone to lean on")
	press := func(button string) {
		t.Helper()
		for range mostStops {
			s := tb.tabKey()
			if s == nil {
				t.Fatalf("no button %q", button)
			}
			if s.Text == button {
				tb.press(kb.Enter)
				return
			}
		}
	}
	for tb.tabKey().Type != "radio" {
	}
	tb.press(" ", kb.Enter) // in a field, Enter goes on
	want("2 of 9 A place to belong")
	if got := focused(tb); got != "2 of 9 A place to belong" {
		t.Errorf("after Enter the focus is on %q", got)
	}
	press("Next")
	want("3 of 9 Staying on track")
	if got := focused(tb); got != "3 of 9 Staying on track" {
		t.Errorf("after Next the focus is on %q", got)
	}
	if top := eval[float64](tb, inChecklist(`root.querySelector("form").getBoundingClientRect().top`)); top < 0 || top > 600 {
		t.Errorf("after Next the card begins at %v px", top)
	}
	press("Back")
	press("Back")
	want("1 of 9 Someone to lean on")
	if got := focused(tb); got != "1 of 9 Someone to lean on" {
		t.Errorf("after Back the focus is on %q", got)
	}
	press("Show my map") // of what is answered so far
	if got := focused(tb); got != "Your map today" {
		t.Errorf("the focus is on %q, not on the result", got)
	}
	for range mostStops {
		if s := tb.tabKey(); s == nil || s.Text == "Change: Everyday help" {
			break
		}
	}
	tb.press(kb.Enter)
	want("5 of 9 Everyday help")
	if got := focused(tb); got != "5 of 9 Everyday help" {
		t.Errorf("after Change the focus is on %q", got)
	}
}

// TestGoOnLater leaves in the middle and comes back: answers are there, and the last card that has one.
func TestGoOnLater(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "tools/support-map/")
	answer(tb, "emotional.0=enough", "belonging.0=some", "accountability.1=not-now")
	tb.visit(front)
	tb.visit(front + "tools/support-map/")
	if shown := visibleCards(tb); len(shown) != 1 || !strings.HasPrefix(shown[0], "3 of 9") {
		t.Errorf("goes on with %q", shown)
	}
	if n := eval[int](tb, answersChosen); n != 3 {
		t.Errorf("%d of 3 answers are left", n)
	}
	if eval[bool](tb, inChecklist(`!!root.querySelector(".result")`)) {
		t.Error("the map is shown before anybody asks for it")
	}
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`[...root.querySelectorAll("[part=privacy] button")].find(b => b.innerText === "Delete everything").click()`)))
	tb.do(chromedp.Evaluate[chromedp.Void](inChecklist(`[...root.querySelectorAll("[part=privacy] [role=group] button")][0].click()`)))
	tb.wait(`sessionStorage.length === 0 && ` + answersChosen + ` === 0`)
}

// TestChecklistOnPaper prints what was answered: the map, and all questions.
func TestChecklistOnPaper(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + "tools/support-map/")
	answer(tb, "emotional.0=enough", "emotional.source=family")
	tb.media("print")
	eval[struct{}](tb, `dispatchEvent(new Event("beforeprint")) && {}`)
	if n := len(visibleCards(tb)); n != 9 {
		t.Errorf("%d of 9 cards are printed", n)
	}
	for what, selector := range map[string]string{"the picture": "svg", "the table": "table"} {
		if !eval[bool](tb, inChecklist(`!!root.querySelector("`+selector+`")?.checkVisibility()`)) {
			t.Errorf("%s is not printed", what)
		}
	}
	if left := eval[[]string](tb, inChecklist(`[...root.querySelectorAll("button, select, summary, progress")].filter(e => e.checkVisibility()).map(e => e.innerText)`)); len(left) > 0 {
		t.Errorf("prints %q", left)
	}
	if sheets := printed(tb); sheets < 2 || sheets > 6 {
		t.Errorf("prints on %d sheets", sheets)
	}
}

// TestStepsGoTogether: 12 steps, secular, and with medicine are offered side by side.
func TestStepsGoTogether(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + supportMapPage)
	answer(tb, "meaning.0=not-now")
	showMap(tb)
	got := eval[[]string](tb, inChecklist(`[...root.querySelectorAll("[part=steps] a[href*='/find/']")].map(a => a.pathname)`))
	want := []string{"/find/kind/faith-culture/", "/find/tradition/secular/", "/find/medication/accepts-opioid-medication/", "/find/tradition/twelve-step/"}
	if !slices.Equal(got, want) {
		t.Errorf("the step leads to %q, want %q", got, want)
	}
}
