package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// termID numbers a term as widgets do: through all facets, in order.
func termID(t *testing.T, key string) int {
	t.Helper()
	var data struct{ Vocabulary []struct{ ID string } }
	var terms [][]string // "id label"
	for name, value := range map[string]any{"hub.json": &data, "terms.json": &terms} {
		body, err := os.ReadFile(filepath.Join(example.dir, "data", "v1", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, value); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for i, f := range data.Vocabulary {
		for _, term := range terms[i] {
			if id, _, _ := strings.Cut(term, " "); f.ID+"/"+id == key {
				return n
			}
			n++
		}
	}
	t.Fatalf("the example has no term %s", key)
	return 0
}

// recall opens the topic page with signals as an earlier page of the visit kept them.
func recall(tb *tab, front, signals string) {
	tb.t.Helper()
	tb.visit(front + topicPage)
	tb.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`sessionStorage.setItem("hub:/:signals", %q)`, "1:"+signals)))
	tb.visit(front + topicPage)
}

// after does something in the widget and gives the list that follows.
func after(tb *tab, action string) suggested {
	tb.t.Helper()
	var got suggested
	text := eval[string](tb, `(async () => {
		const root = `+inSuggestions+`;
		const answer = new Promise(done => addEventListener("hub:result", e => done(e.detail), { once: true }));
		`+action+`;
		await answer;
		return JSON.stringify(`+shownLists+`);
	})()`)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		tb.t.Fatal(err)
	}
	return got
}

const askFor = `root.querySelector("button.main").click()`

// row is the JavaScript for a row of the panel.
func row(label string) string {
	return fmt.Sprintf(`[...`+inSuggestions+`.querySelectorAll("[part=panel] li")].find(li => li.textContent.startsWith(%q))`, label)
}

// counted is how many the panel says of a signal.
func counted(tb *tab, label string) int {
	tb.t.Helper()
	return eval[int](tb, `Number(`+row(label)+`.textContent.match(/\((\d+)\)/)[1])`)
}

func reasons(tb *tab) string {
	tb.t.Helper()
	var lines []string
	for _, c := range eval[[]card](tb, shownCards) {
		lines = append(lines, c.Reasons...)
	}
	return strings.Join(lines, "\n")
}

// TestEverySignal: each changes the list and is told as a reason and by the
// panel; switched off it does neither, and cleared it is gone.
func TestEverySignal(t *testing.T) {
	grief, peers := termID(t, "need/grief"), termID(t, "support/peer-mentoring")
	harbor := fmt.Sprint(termID(t, "need/grief"), ",", peers, ",", termID(t, "approach/cbt"))
	const moment = 1e12 * 1.8 // late enough to count
	for _, c := range []struct {
		label, signals, reason string
	}{
		{"what you want help with", fmt.Sprintf(`{"needs":[%d]}`, grief), "Helps with: Grief and loss"},
		{"your support map", fmt.Sprintf(`{"gaps":[{"id":"belonging","label":"Belonging","weight":1,"programs":[%d]}]}`, peers), "Belonging: Peer mentoring"},
		{"where you look", `{"place":{"label":"Alliance, NE","point":[42.1,-102.87],"keys":["","US","NE","NE/Alliance"]}}`, "from Alliance, NE"},
		{"filters you used", fmt.Sprintf(`{"filters":[{"term":%d,"at":%.0f}]}`, grief, moment), "You looked for: Grief and loss"},
		{"programs you saved", `{"saved":[{"id":"x","name":"Old Oak House","offers":[` + harbor + `]}]}`, "Like Old Oak House: "},
		{"programs you looked at", fmt.Sprintf(`{"explored":[{"id":"x","offers":[%s],"at":%.0f}]}`, harbor, moment), "Like a program you looked at: "},
	} {
		t.Run(strings.ReplaceAll(c.label, " ", "-"), func(t *testing.T) {
			tb := newTab(t)
			recall(tb, example.serve(t), c.signals)
			with := after(tb, askFor)
			if !strings.Contains(reasons(tb), c.reason) {
				t.Errorf("no card says %q but\n%s", c.reason, reasons(tb))
			}
			if n := counted(tb, c.label); n != 1 {
				t.Errorf("the panel counts %d", n)
			}
			without := after(tb, row(c.label)+`.querySelector("input").click()`)
			if slices.Equal(with.Fits, without.Fits) {
				t.Errorf("the list is the same without it: %v", with.Fits)
			}
			if strings.Contains(reasons(tb), c.reason) {
				t.Errorf("switched off, a card still says %q", c.reason)
			}
			again := after(tb, row(c.label)+`.querySelector("input").click()`)
			if !slices.Equal(again.Fits, with.Fits) {
				t.Errorf("on again, the list is %v and not %v", again.Fits, with.Fits)
			}
			cleared := after(tb, row(c.label)+`.querySelector("button").click()`)
			same := slices.Equal(cleared.Fits, without.Fits) || c.label == "where you look" // that bounds the area even when it does not count
			if n := counted(tb, c.label); n != 0 || !same {
				t.Errorf("cleared, the panel counts %d, and the list is %v", n, cleared.Fits)
			}
			if hidden := eval[bool](tb, row(c.label)+`.querySelector("button").hidden`); !hidden {
				t.Error("there is nothing left to clear, and a button for it")
			}
		})
	}
}

// TestFreshness: how lately listings were checked can be switched off, and is nothing to clear.
func TestFreshness(t *testing.T) {
	const label = "how lately a listing was checked"
	grief := termID(t, "need/grief")
	tb := newTab(t)
	recall(tb, example.serve(t), fmt.Sprintf(`{"needs":[%d]}`, grief))
	basis := inSuggestions + `.querySelector("[part=list] > div > p.quiet:last-child").textContent`
	after(tb, askFor)
	if text := eval[string](tb, basis); !strings.Contains(text, label) {
		t.Errorf("chosen by it, and said is %q", text)
	}
	after(tb, row(label)+`.querySelector("input").click()`)
	if text := eval[string](tb, basis); strings.Contains(text, label) {
		t.Errorf("switched off, and said is %q", text)
	}
	if !eval[bool](tb, row(label)+`.querySelector("button").hidden`) || eval[bool](tb, row(label)+`.textContent.includes("(")`) {
		t.Error("there is something to clear, or to count")
	}
}

// TestExplored: a program's page is noted when it is opened, not when it is
// switched off; a switch outlives "clear all".
func TestExplored(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	looked := "programs you looked at"
	tb.visit(front + "programs/harbor-house-iop/")
	tb.visit(front + topicPage)
	after(tb, askFor)
	if n := counted(tb, looked); n != 1 {
		t.Fatalf("after one program's page the panel counts %d", n)
	}
	after(tb, row(looked)+`.querySelector("input").click()`)
	tb.visit(front + "programs/cedar-door-shelter/")
	tb.visit(front + topicPage)
	after(tb, askFor)
	if n := counted(tb, looked); n != 1 {
		t.Errorf("while it was switched off another page was noted: %d", n)
	}
	after(tb, inSuggestions+`.querySelector("[part=panel] > button").click()`)
	if n, on := counted(tb, looked), eval[bool](tb, row(looked)+`.querySelector("input").checked`); n != 0 || on {
		t.Errorf("after clearing all the panel counts %d, and the switch is on: %v", n, on)
	}
}

// TestClearAll empties the form as well.
func TestClearAll(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	ask(tb, wish{0, 5})
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("[name=age]").value = "30"`))
	after(tb, `root.querySelector("[name=age]").dispatchEvent(new Event("change", { bubbles: true }))`)
	if n := counted(tb, "who it is for"); n != 2 {
		t.Errorf("with an age and a gender the panel counts %d", n)
	}
	after(tb, inSuggestions+`.querySelector("form .actions button:not(.main)").click()`)
	left := eval[int](tb, inSuggestions+`.querySelectorAll("form :checked:not(option)").length`) + counted(tb, "who it is for")
	if age := eval[string](tb, inSuggestions+`.querySelector("[name=age]").value`); left != 0 || age != "" {
		t.Errorf("%d choices are left, and the age %q", left, age)
	}
	if text := eval[string](tb, inSuggestions+`.querySelector("[part=list]").innerText`); !strings.HasPrefix(text, "Good places to start") {
		t.Errorf("with nothing chosen the list is %.40q", text)
	}
}

const shownIDs = shownCards + `.map(c => c.path.split("/")[2])`

// TestNotForMe hides a program by keyboard, calls it back, and hides it for good.
func TestNotForMe(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	before := ask(tb, wish{0, -1}).Fits
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("[part=card] .actions").lastElementChild.focus()`))
	tb.press(kb.Enter)
	here := eval[*stop](tb, lookHere)
	if here == nil || !strings.HasSuffix(here.Text, "is hidden. Undo") {
		t.Fatalf("after hiding the focus is on %v", here)
	}
	if ids := eval[[]string](tb, shownIDs); slices.Contains(ids, before[0]) || ids[0] != before[1] {
		t.Errorf("%s is still among %v, or the others moved", before[0], ids)
	}
	tb.press(kb.Enter)
	if ids := eval[[]string](tb, shownIDs); ids[0] != before[0] || counted(tb, "programs you hid") != 0 {
		t.Errorf("called back, %s is not the first of %v", before[0], ids)
	}
	tb.press(kb.Enter)
	tb.visit(front + topicPage)
	if now := after(tb, askFor); slices.Contains(now.Fits, before[0]) || counted(tb, "programs you hid") != 1 {
		t.Errorf("on another page %s is back: %v", before[0], now.Fits)
	}
	now := after(tb, row("programs you hid")+`.querySelector("button").click()`)
	if !slices.Equal(now.Fits, before) {
		t.Errorf("with nothing hidden the list is %v, not %v", now.Fits, before)
	}
}

// TestCalm: saving a program from the list moves nothing under the visitor's hand.
func TestCalm(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	ask(tb, wish{0, -1})
	before := eval[[]string](tb, shownIDs)
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelectorAll(".star")[2].focus()`))
	tb.press(" ")
	if here := eval[*stop](tb, lookHere); here == nil || !strings.HasPrefix(here.Text, "Save") || counted(tb, "programs you saved") != 1 {
		t.Errorf("after saving, the focus is on %v and the panel counts %d", here, counted(tb, "programs you saved"))
	}
	if now := eval[[]string](tb, shownIDs); !slices.Equal(now, before) {
		t.Errorf("the list moved from %v to %v", before, now)
	}
}

// TestPanelByKeyboard: a switch keeps the focus while the list changes.
func TestPanelByKeyboard(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	ask(tb, wish{0, -1})
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("[part=panel] summary").focus()`))
	tb.press(kb.Enter)
	if s := tb.tabKey(); s == nil || s.Type != "checkbox" {
		t.Fatalf("after the panel's title comes %v", s)
	}
	tb.press(" ")
	tb.wait(inSuggestions + `.querySelector("[part=list]").innerText.startsWith("Good places")`)
	if s := eval[*stop](tb, lookHere); s == nil || s.Type != "checkbox" {
		t.Errorf("after switching, the focus is on %v", s)
	}
	if s := tb.tabKey(); s == nil || s.Text != "Clear: what you want help with" {
		t.Fatalf("after the switch comes %v", s)
	}
	tb.press(kb.Enter)
	if s := eval[*stop](tb, lookHere); s == nil || s.Type != "checkbox" {
		t.Errorf("after clearing, the focus is on %v", s)
	}
}

var distances = regexp.MustCompile(`[\d.]+ miles?`)

var figures = regexp.MustCompile(`%|\d\.\d|score|weight|\bmatch|\bbest\b`)

// TestNoScores: people see reasons, never what they weigh.
func TestNoScores(t *testing.T) {
	tb := newTab(t)
	recall(tb, example.serve(t), fmt.Sprintf(`{"needs":[0,1,2],"place":{"label":"Denver, CO","point":[39.74,-104.99],"keys":["","US","CO","CO/Denver"]},"gaps":[{"id":"belonging","weight":0.375,"programs":[%d]}]}`, termID(t, "support/peer-mentoring")))
	got := after(tb, askFor)
	if len(got.Fits) < 4 {
		t.Fatalf("only %v", got.Fits)
	}
	text := eval[string](tb, inSuggestions+`.querySelector("[part=list]").innerText`)
	if found := figures.FindString(distances.ReplaceAllString(text, "")); found != "" {
		t.Errorf("the list says %q", found)
	}
	if detail := eval[string](tb, `new Promise(done => {
		addEventListener("hub:result", e => done(JSON.stringify(e.detail)), { once: true });
		`+inSuggestions+`.querySelector("button.main").click();
	})`); detail != fmt.Sprintf(`{"fits":%d,"askFirst":%d,"wide":0}`, len(got.Fits), len(got.AskFirst)) {
		t.Errorf("the page is told %s", detail)
	}
}
