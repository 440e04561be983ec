package browser

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	savedPage   = "saved/"
	inSaved     = `document.querySelector("hub-saved").shadowRoot`
	harborPage  = "programs/harbor-house-iop/"
	harborName  = "Harbor House Intensive Outpatient"
	harborPhone = "(303) 555-0142"
)

// openSaved opens the page of what was saved and waits for all that it reads.
func openSaved(tb *tab, front, fragment string) {
	tb.t.Helper()
	tb.do(chromedp.Navigate("about:blank")) // or a fragment alone would open nothing
	tb.visit(front + savedPage + fragment)
	tb.wait(inSaved + `.querySelector("[part=explored]") !== null`)
	settleSaved(tb)
}

func settleSaved(tb *tab) {
	tb.t.Helper()
	tb.wait(`![...` + inSaved + `.querySelectorAll("[part=card] > div")].some(facts => facts.textContent.startsWith("Reading"))`)
}

// checkCards compares the headings of the cards in a part: "list" or "shared".
func checkCards(tb *tab, what, part string, want ...string) {
	tb.t.Helper()
	got := eval[[]string](tb, `[...`+inSaved+`.querySelectorAll("[part=`+part+`] [part=card] > :first-child")].map(e => e.textContent)`)
	if !slices.Equal(got, want) {
		tb.t.Errorf("%s: the list is %q, want %q", what, got, want)
	}
}

func storedSignals(tb *tab) string {
	tb.t.Helper()
	return eval[string](tb, `sessionStorage["hub:/:signals"] ?? ""`)
}

// use goes on to a control whose name begins so, with Tab, and presses Enter.
func use(tb *tab, name string) {
	tb.t.Helper()
	for range mostStops {
		s := tb.tabKey()
		if s != nil && strings.HasPrefix(s.Text, name) {
			tb.press(kb.Enter)
			return
		}
	}
	tb.t.Fatalf("%q can't be reached", name)
}

// saveByKeyboard saves the program of a page and one of its services.
func saveByKeyboard(tb *tab, front string) {
	tb.t.Helper()
	tb.visit(front + harborPage)
	use(tb, "Save: "+harborName)
	use(tb, "Save: Family night")
}

// TestSavedByKeyboard saves two programs and a service, writes a note, takes one
// off and back, and compares: with keys alone.
func TestSavedByKeyboard(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	saveByKeyboard(tb, front)
	tb.visit(front + "programs/stillwater-online-group/")
	use(tb, "Save: ")
	if pressed := eval[[]string](tb, `[...document.querySelectorAll(".keep > *")].map(e => e.localName + e.ariaPressed)`); pressed[0] != "buttontrue" {
		t.Errorf("the buttons are %q", pressed)
	}
	openSaved(tb, front, "")
	all := []string{harborName, "Family night", "Stillwater Online Parts Group"}
	checkCards(tb, "saved", "list", all...)

	for s := tb.tabKey(); s.Text != "Your note: "+harborName; s = tb.tabKey() {
	}
	tb.press("Ask for Kim")
	openSaved(tb, front, "")
	if note := eval[string](tb, inSaved+`.querySelector("textarea").value`); note != "Ask for Kim" {
		t.Errorf("after a reload the note is %q", note)
	}

	use(tb, "Remove: "+harborName)
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != harborName+" is off your list. Undo" {
		t.Errorf("after the program is taken off, the focus is on %v", s)
	}
	if kept := eval[string](tb, `sessionStorage["hub:/:signals"].split('"explored"')[0] + sessionStorage["hub:/:saved"]`); strings.Contains(kept, harborName) || strings.Contains(kept, "Kim") {
		t.Errorf("what was taken off is still stored: %s", kept)
	}
	tb.press(kb.Enter)
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != "Remove: "+harborName {
		t.Errorf("back on the list, the focus is on %v", s)
	}
	openSaved(tb, front, "")
	checkCards(tb, "after undo", "list", all...)
	if note := eval[string](tb, inSaved+`.querySelector("textarea").value`); note != "Ask for Kim" {
		t.Errorf("after undo the note is %q", note)
	}

	use(tb, "Compare: "+harborName)
	use(tb, "Compare: Family night")
	use(tb, "See side by side: Family night")
	if got := eval[[]string](tb, `[...`+inSaved+`.querySelectorAll("thead th")].map(e => e.textContent)`); !slices.Equal(got, all[:2]) {
		t.Errorf("side by side are %q", got)
	}
	tb.press(kb.Enter)

	var found findings
	checkLog(tb, &found, front, savedPage)
	checkKept(tb, &found, savedPage)
	found.report(t)
}

// TestSavedExplored lists what was looked at, with a way to save or to forget it.
func TestSavedExplored(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + harborPage)
	tb.visit(front + "programs/stillwater-online-group/")
	openSaved(tb, front, "")
	listed := func() []string {
		return eval[[]string](tb, `[...`+inSaved+`.querySelectorAll("[part=explored] li")].map(e => e.textContent)`)
	}
	if got := listed(); len(got) != 2 || !strings.HasPrefix(got[0], "Stillwater") || !strings.HasPrefix(got[1], harborName) {
		t.Errorf("looked at: %q", got)
	}
	use(tb, "Forget: Stillwater")
	if strings.Contains(storedSignals(tb), "stillwater") {
		t.Error("what was forgotten is still stored")
	}
	tb.press(kb.Enter) // undo
	if !strings.Contains(storedSignals(tb), "stillwater") {
		t.Error("undo brings nothing back")
	}
	use(tb, "Save: "+harborName)
	settleSaved(tb)
	checkCards(tb, "from what was looked at", "list", harborName)
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != "Save: "+harborName {
		t.Errorf("the focus is on %v", s)
	}
}

// TestSavedEmpty: a page that has nothing says how to save, and leads on.
func TestSavedEmpty(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openSaved(tb, front, "")
	text := eval[string](tb, inSaved+`.querySelector("div").innerText`)
	if !strings.Contains(text, "Nothing is here yet") || strings.Contains(text, "call sheet") || strings.Contains(text, "looked at") {
		t.Errorf("the empty page says %q", text)
	}
	if !eval[bool](tb, shows(`a[data-hub=saved]`)) {
		t.Error("the link is out of sight")
	}
}

// TestSavedLink takes a list to somebody else: ids only, and nothing is saved by
// opening it.
func TestSavedLink(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	saveByKeyboard(tb, front)
	openSaved(tb, front, "")
	tb.before(`navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }`)
	openSaved(tb, front, "")
	use(tb, "Copy a link")
	tb.wait(`window.copied !== undefined`)
	link := eval[string](tb, `copied`)
	if want := front + "saved/#saved&harbor-house-iop,harbor-house-iop/family-night"; link != want {
		t.Fatalf("the link is %s, want %s", link, want)
	}

	other := newTab(t)
	openSaved(other, front, strings.TrimPrefix(link, front+savedPage)+",../data,%3Cb%3E")
	checkCards(other, "shared", "shared", harborName, "Family night")
	if stored := storedSignals(other); strings.Contains(stored, "harbor") {
		t.Errorf("opening the link has stored %s", stored)
	}
	if hash := eval[string](other, `location.href`); hash != front+savedPage {
		t.Errorf("the address is %s", hash)
	}
	if text := eval[string](other, inSaved+`.querySelector("[part=shared]").innerText`); !strings.Contains(text, "Somebody shared this list") {
		t.Errorf("the list says %q", text)
	}
	use(other, "Save all")
	settleSaved(other)
	checkCards(other, "after all was saved", "list", harborName, "Family night")
	checkCards(other, "after all was saved", "shared")
	var found findings
	checkLog(other, &found, front, savedPage)
	checkKept(other, &found, savedPage)
	found.report(t)
}

// TestSavedLosesPages: a page that can't be read costs its own entry.
func TestSavedLosesPages(t *testing.T) {
	broken := func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/"+harborPage {
			return false
		}
		http.Error(w, "", http.StatusInternalServerError)
		return true
	}
	tb := newTab(t)
	openSaved(tb, example.serve(t, broken), "#saved&harbor-house-iop,gone-place,stillwater-online-group")
	if got := eval[[]string](tb, `[...`+inSaved+`.querySelectorAll("[part=card] > div")].map(e => e.innerText)`); len(got) != 3 ||
		!strings.HasPrefix(got[0], "We could not read its page") || !strings.HasPrefix(got[1], "This is no longer listed") || !strings.Contains(got[2], "(303) 555-0132") {
		t.Errorf("the entries say %q", got)
	}
}

// opened gives a file to the page as if somebody had chosen it, and what it says then.
// text is an expression.
func opened(tb *tab, text string) string {
	tb.t.Helper()
	return eval[string](tb, `new Promise(done => {
		const input = `+inSaved+`.querySelector("[type=file]"), files = new DataTransfer(), told = `+told+`;
		files.items.add(new File([`+text+`], "saved.json"));
		input.files = files.files;
		told.textContent = "";
		new MutationObserver(() => done(told.textContent)).observe(told, { childList: true });
		input.dispatchEvent(new Event("change"));
	})`)
}

const told = inSaved + `.querySelector("h2 ~ [role=status]")`

// TestSavedFile takes a list and its notes to another browser as a file.
func TestSavedFile(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.before(catchFile)
	saveByKeyboard(tb, front)
	openSaved(tb, front, "")
	for s := tb.tabKey(); s.Text != "Your note: Family night"; s = tb.tabKey() {
	}
	tb.press("“7 pm”", kb.Enter, "bring nothing")
	openSaved(tb, front, "")
	use(tb, "Save to a file")
	file := strconv.Quote(eval[string](tb, `file.text()`))

	other := newTab(t)
	openSaved(other, front, "#saved&stillwater-online-group")
	use(other, "Save all")
	if said := opened(other, file); said != "2 were added to your list." {
		t.Errorf("the file is opened with %q", said)
	}
	settleSaved(other)
	checkCards(other, "with the file", "list", "Stillwater Online Parts Group", harborName, "Family night")
	note := inSaved + `.querySelectorAll("textarea")[2].value`
	if got := eval[string](other, note); got != "“7 pm”\nbring nothing" {
		t.Errorf("the note is %q", got)
	}
	if said := opened(other, file); said != "0 were added to your list." {
		t.Errorf("the file is opened again with %q", said)
	}
	settleSaved(other)
	if got := eval[string](other, note); got != "“7 pm”\nbring nothing" {
		t.Errorf("opened twice, the note is %q", got)
	}
	var found findings
	checkLog(other, &found, front, savedPage)
	checkKept(other, &found, savedPage)
	found.report(t)
}

// TestSavedHostileFiles: whatever a file holds, the list stays as it was but for
// entries that look as they should.
func TestSavedHostileFiles(t *testing.T) {
	const bad = "This is not a list from here. Nothing was changed."
	front := example.serve(t)
	tb := newTab(t)
	openSaved(tb, front, "#saved&harbor-house-iop")
	use(tb, "Save all")
	settleSaved(tb)
	before := storedSignals(tb)
	for what, file := range map[string]string{
		"garbage":         `new Uint8Array([0, 255, 254, 1, 2])`,
		"nothing":         `""`,
		"a page":          `"<!doctype html><script>alert(1)</script>"`,
		"no object":       `"[7]"`,
		"another version": `'{"version":2,"saved":[]}'`,
		"a wrong type":    `'{"version":1,"saved":"all"}'`,
		"a deep one":      `"[".repeat(1e5)`,
		"a huge one":      `'{"version":1,"saved":[' + '{"id":"a","name":"b"},'.repeat(1e5) + '{"id":"a","name":"b"}]}'`,
	} {
		if said := opened(tb, file); said != bad {
			t.Errorf("%s: %q", what, said)
		}
		if storedSignals(tb) != before {
			t.Errorf("%s has changed the list", what)
		}
	}
	said := opened(tb, `JSON.stringify({ version: 1, saved: [null, { id: "../../evil", name: "x" }, { id: "oak", name: {} },
		{ id: "stillwater-online-group", name: "<img src=x onerror=alert(1)>", note: "</textarea><b>" }] })`)
	if said != "1 was added to your list. 3 were left out: they are not written as they should be, or your list is full." {
		t.Errorf("bad entries: %q", said)
	}
	settleSaved(tb)
	checkCards(tb, "after bad entries", "list", harborName, "Stillwater Online Parts Group")
	if eval[bool](tb, inSaved+`.querySelector("img, b") !== null`) {
		t.Error("markup of a file is shown as markup")
	}
	var found findings
	checkLog(tb, &found, front, savedPage)
	found.report(t)
}

// TestSavedOnPaper prints a call sheet: phones, questions about what was looked for,
// lines to write on, the note, and nothing to click.
func TestSavedOnPaper(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	search(tb, ticked("tradition/cultural"))
	saveByKeyboard(tb, front)
	openSaved(tb, front, "")
	for s := tb.tabKey(); s.Text != "Your note: "+harborName; s = tb.tabKey() {
	}
	tb.press("Ask for Kim")
	tb.media("print")
	var found findings
	checkPaper(tb, &found, savedPage)
	text := eval[string](tb, inSaved+`.querySelector("div").innerText`)
	wanted := []string{harborName, "Family night", harborPhone, "(303) 555-0143", "1200 Sample Street, Denver, CO 80204", "Hours:", "What to ask", "Do you use cultural healing?", "Ask for Kim", "From the call:", "Checked"}
	checkHas(t, "the paper", text, wanted...)
	for _, left := range []string{"Your note", "Remove", "Copy a link", "looked at", "On paper"} {
		if strings.Contains(text, left) {
			t.Errorf("the paper says %q", left)
		}
	}
	if sheets := printed(tb); sheets < 1 || sheets > 2 {
		t.Errorf("a program and a service print on %d sheets", sheets)
	}
	checkHas(t, "the PDF", tb.paper().text(t), wanted...)
	found.report(t)
}

// TestSavedStates looks at every state of the list on a phone, in both schemes.
func TestSavedStates(t *testing.T) {
	front := example.serve(t)
	var found findings
	tb := newTab(t)
	tb.do(chromedp.EmulateViewport(320, 640))
	look := func(state string) {
		checkWidth(tb, &found, state)
		tb.axeInBothSchemes(&found, state)
	}
	openSaved(tb, front, "")
	look("nothing saved")
	tb.visit(front + harborPage)
	checkWidth(tb, &found, harborPage)
	tb.axeInBothSchemes(&found, harborPage)
	openSaved(tb, front, "#saved&stillwater-online-group,gone-place,harbor-house-iop/family-night")
	look("somebody's list")
	use(tb, "Save all")
	settleSaved(tb)
	look("saved and looked at")
	use(tb, "Compare: ")
	use(tb, "Compare: ")
	use(tb, "See side by side: ")
	look("side by side")
	tb.press(kb.Enter)
	use(tb, "Remove: ")
	look("taken off")
	found.report(t)
}

// TestSavedInOneLanguage: on a page in Spanish, pages in Spanish are read and opened.
func TestSavedInOneLanguage(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "es/" + harborPage)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".keep > button").click()`))
	openSaved(tb, front+"es/", "")
	requests, _ := tb.heard()
	if !slices.Contains(requests, front+"es/"+harborPage) || slices.Contains(requests, front+harborPage) {
		t.Errorf("asked for %q", requests)
	}
	if got := eval[string](tb, inSaved+`.querySelector("[part=card] a").href`); got != front+"es/"+harborPage {
		t.Errorf("the card leads to %s", got)
	}
}
