package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Answers by their order in content/checklist.toml.
const (
	enough = iota
	some
	notNow
)

// answerByKeyboard walks through the checklist with Tab, answers what choose
// says (below 0: nothing), goes on from card to card and asks for the map.
func answerByKeyboard(tb *tab, choose func(name string) int) {
	tb.t.Helper()
	answered := 0
	for range mostStops {
		s := tb.tabKey()
		switch {
		case s == nil:
			tb.t.Fatalf("the button of the checklist can't be reached; %d questions could", answered)
		case s.Type == "radio" && choose(s.Name) == 0:
			tb.press(" ")
			answered++
		case s.Type == "radio" && choose(s.Name) > 0:
			tb.press(slices.Repeat([]string{kb.ArrowDown}, choose(s.Name))...)
			answered++
		case s.Type == "submit" && answered > 0:
			tb.press(kb.Enter)
		case s.Text == "Show my map":
			tb.press(kb.Enter)
			return
		}
	}
}

// crisisIsThin has a strength, a gap in a crisis, and more gaps than steps.
func crisisIsThin(name string) int {
	domain, question, _ := strings.Cut(name, ".")
	switch {
	case question == "want":
		return 0 // yes, more would help
	case domain == "emotional":
		return enough
	case domain == "": // of the items
		return -1
	}
	return notNow
}

func allIsWell(name string) int {
	if strings.HasSuffix(name, ".want") || strings.HasPrefix(name, ".") {
		return 1 // no
	}
	return enough
}

// section is a part of the checklist's result.
type section struct {
	Heading string   `json:"heading"`
	Items   []string `json:"items"`
	Links   []string `json:"links"`
}

const shownResult = `[...document.querySelector("hub-checklist").shadowRoot.querySelectorAll("[part=result] section")].map(s => ({
	heading: s.firstElementChild.innerText,
	items: [...s.querySelectorAll("ol > li, ul > li")].map(li => li.innerText),
	links: [...s.querySelectorAll("a")].map(a => a.pathname),
}))`

func TestChecklistPutsSafetyFirst(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "tools/support-map/")
	answerByKeyboard(tb, crisisIsThin)
	shown := eval[[]section](tb, shownResult)
	if len(shown) < 3 {
		t.Fatalf("the result has the parts %v", shown)
	}
	safety, strengths, steps := shown[0], shown[1], shown[2]
	if !slices.Contains(safety.Links, "/tools/safety-contacts/") || !strings.Contains(strings.Join(safety.Items, "\n"), "When it gets very hard") {
		t.Errorf("a gap in a crisis does not come first: %v", safety)
	}
	if !slices.Equal(strengths.Items, []string{"Someone to lean on"}) {
		t.Errorf("second come strengths, not %v", strengths)
	}
	if n := len(steps.Items); n < 1 || n > 3 || strings.Contains(strings.Join(steps.Items, "\n"), "When it gets very hard") {
		t.Errorf("third come at most three other steps, not %v", steps)
	}
	if s := eval[*stop](tb, lookHere); s == nil || s.Tag[0] != 'h' {
		t.Errorf("the focus went to %v, not to the heading of the result", s)
	}
	for _, word := range []string{"%", "score", "best", "diagnosis", "you need"} {
		if strings.Contains(strings.ToLower(eval[string](tb, `document.querySelector("hub-checklist").shadowRoot.querySelector("[part=result]").innerText`)), word) {
			t.Errorf("the result says %q", word)
		}
	}
	var found findings
	tb.axeInBothSchemes(&found, "the checklist's result")
	tb.do(chromedp.EmulateViewport(320, 640))
	checkWidth(tb, &found, "the checklist's result")
	checkLog(tb, &found, front, "the checklist's result")
	found.report(t)
}

func TestChecklistWithoutGaps(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + "tools/support-map/")
	answerByKeyboard(tb, allIsWell)
	shown := eval[[]section](tb, shownResult)
	if len(shown) < 2 || len(shown[0].Items) != 8 || len(shown[1].Items) != 0 {
		t.Errorf("eight strengths and no step expected, got %v", shown)
	}
}

const answersChosen = `document.querySelector("hub-checklist").shadowRoot.querySelectorAll("input:checked").length`

// TestAnswersEndWithTheTab: answers survive a step to another page, and nothing else.
func TestAnswersEndWithTheTab(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	url := front + "tools/support-map/"
	tb.visit(url)
	answerByKeyboard(tb, crisisIsThin)
	tb.visit(front)
	tb.visit(url)
	if n := eval[int](tb, answersChosen); n < 20 {
		t.Errorf("after a step to another page %d answers are left", n)
	}
	var found findings
	checkKept(tb, &found, "the support map")
	for what, other := range map[string]*tab{"another tab": tb.sibling(), "another profile": newTab(t)} {
		other.visit(url)
		if n := eval[int](other, answersChosen); n != 0 {
			t.Errorf("%s has %d answers", what, n)
		}
	}
	found.report(t)
}

// TestLeaveQuickly: what was answered is gone, and so is the way back to it.
func TestLeaveQuickly(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	url := front + "tools/support-map/"
	tb.visit(url)
	answerByKeyboard(tb, crisisIsThin)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("a[data-hub=exit]").click()`))
	tb.wait(`location.host !== "` + hostOf(front) + `"`)
	history, err := chromedp.Call(tb.ctx, page.GetNavigationHistory, struct{}{})
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range history.Entries {
		if strings.HasPrefix(entry.URL, url) {
			t.Errorf("the history still has %s", entry.URL)
		}
	}
	tb.visit(url)
	if n := eval[int](tb, answersChosen); n != 0 {
		t.Errorf("%d answers are left", n)
	}
}
