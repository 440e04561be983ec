package browser

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	contactsPage = "tools/safety-contacts/"
	planPage     = "tools/safety-plan/"
	inContacts   = `document.querySelector("hub-contacts").shadowRoot`
	inPlan       = `document.querySelector("hub-plan").shadowRoot`
)

// somebody is what is typed into the form for a contact.
type somebody struct {
	name, phone, note          string
	professional, crisis, need bool
	number                     string // in links; "" for none
}

var six = []somebody{
	{name: "Ana", phone: "(303) 555-0100", crisis: true, need: true, note: "after six", number: "3035550100"},
	{name: "Ben", phone: "+1 720 555 0111", need: true, number: "+17205550111"},
	{name: "Dr. C; M.", phone: "303-555-0142 ext. 3", professional: true, crisis: true, number: "3035550142"},
	{name: "José", phone: "555.0143.99", need: true, number: "555014399"},
	{name: "Joe", phone: "1-800-FLOWERS", need: true, note: "ask for the back room"},
	{name: "李雷 🌵", phone: "+86 10 5555 0100", crisis: true, number: "+861055550100"},
}

// addByKeyboard fills in the form, whose first field has the focus, and sends it.
func addByKeyboard(tb *tab, s somebody) {
	tb.t.Helper()
	tb.press(s.name, kb.Tab, s.phone, kb.Tab)
	if s.professional {
		tb.press(kb.ArrowRight)
	}
	for _, on := range []bool{s.crisis, s.need} {
		tb.press(kb.Tab)
		if on {
			tb.press(" ")
		}
	}
	tb.press(kb.Tab, s.note, kb.Enter)
}

// reach presses Tab until something of that label, or field of that name, has the focus.
func reach(tb *tab, label string) {
	tb.t.Helper()
	for range mostStops {
		if s := tb.tabKey(); s != nil && (s.Text == label || s.Name == label) {
			return
		}
	}
	tb.t.Fatalf("Tab never reaches %q", label)
}

func addSix(tb *tab) {
	tb.t.Helper()
	reach(tb, "name")
	for _, s := range six {
		addByKeyboard(tb, s)
	}
}

const (
	onList    = `[...` + inContacts + `.querySelectorAll("[part=contacts] > li strong")].map(e => e.innerText)`
	onCard    = inContacts + `.querySelector("[part=card]").textContent`
	callLinks = `[...` + inContacts + `.querySelectorAll("[part=contacts] a")].map(e => e.getAttribute("href"))`
	heardOf   = `addEventListener("hub:contact", e => (window.heard ??= []).push(JSON.stringify(e.detail)))`
	catchFile = `const make = URL.createObjectURL; URL.createObjectURL = file => (window.file = file, make.call(URL, file))`
)

func names(people []somebody) (out []string) {
	for _, s := range people {
		out = append(out, s.name)
	}
	return out
}

func checkListed(tb *tab, what string, want ...string) {
	tb.t.Helper()
	if got := eval[[]string](tb, onList); !slices.Equal(got, want) {
		tb.t.Errorf("%s the list has %q, not %q", what, got, want)
	}
}

func checkFocus(tb *tab, what, want string) {
	tb.t.Helper()
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != want && s.Name != want {
		tb.t.Errorf("%s the focus is on %v, not on %q", what, s, want)
	}
}

// TestContactsByKeyboard writes six contacts, changes, moves and removes some with
// nothing but keys; the focus is never lost, and the page hears of numbers only.
func TestContactsByKeyboard(t *testing.T) {
	tb := newTab(t)
	tb.before(heardOf)
	tb.visit(example.serve(t) + contactsPage)
	addSix(tb)
	checkListed(tb, "after six", names(six)...)
	checkFocus(tb, "after six", "Change: "+six[5].name)
	if n := eval[int](tb, inContacts+`.querySelectorAll("form input").length`); n != 0 {
		t.Errorf("a seventh can be typed into %d fields", n)
	}
	var links []string
	for _, s := range six {
		if s.number != "" {
			links = append(links, "tel:"+s.number, "sms:"+s.number)
		}
	}
	if got := eval[[]string](tb, callLinks); !slices.Equal(got, links) {
		t.Errorf("the links are %q, not %q", got, links)
	}
	if text := eval[string](tb, inContacts+`.querySelector("[part=contacts] > li:nth-child(5)").innerText`); !strings.Contains(text, "1-800-FLOWERS") ||
		!strings.Contains(text, "as you typed it") {
		t.Errorf("of a number that can't be called it says %q", text)
	}

	reach(tb, "Move up: Ben")
	tb.press(kb.Enter)
	checkListed(tb, "after a move up", "Ben", "Ana", "Dr. C; M.", "José", "Joe", "李雷 🌵")
	checkFocus(tb, "at the top", "Move down: Ben")
	tb.press(kb.Enter)
	checkListed(tb, "after a move down", names(six)...)
	checkFocus(tb, "after a move down", "Move down: Ben")
	reach(tb, "Remove: Joe")
	tb.press(kb.Enter)
	checkListed(tb, "after a removal", "Ana", "Ben", "Dr. C; M.", "José", "李雷 🌵")
	checkFocus(tb, "after a removal", "Joe is off your list. Undo")
	tb.press(kb.Enter)
	checkListed(tb, "after undo", names(six)...)
	checkFocus(tb, "after undo", "Remove: Joe")
	reach(tb, "Remove: 李雷 🌵")
	tb.press(kb.Enter)
	if !eval[bool](tb, inContacts+`.querySelector("[part=contacts] > :nth-child(5) [name=move_down]").disabled`) {
		t.Error("the last can be moved down")
	}
	tb.press(kb.Enter)
	if eval[bool](tb, inContacts+`.querySelector("[part=contacts] > :nth-child(5) [name=move_down]").disabled`) {
		t.Error("the last but one, again, can't be moved down")
	}
	reach(tb, "Remove: Joe")
	tb.press(kb.Enter)
	if kept := eval[string](tb, `sessionStorage["hub:/:contacts"]`); strings.Contains(kept, "Joe") {
		t.Errorf("who was taken off is kept: %s", kept)
	}
	reach(tb, "Change: Ana")
	tb.press(kb.Enter)
	checkFocus(tb, "while changing", "name")
	tb.press("B", kb.Enter) // before what is there
	checkFocus(tb, "after a change", "Change: BAna")
	checkListed(tb, "after a change", "BAna", "Ben", "Dr. C; M.", "José", "李雷 🌵")

	for _, detail := range eval[[]string](tb, `window.heard`) {
		if strings.Trim(detail, `{}":count0123456789`) != "" {
			t.Errorf("the page hears %s", detail)
		}
	}
	if heard := eval[[]string](tb, `window.heard`); len(heard) != 14 {
		t.Errorf("14 changes, and the page hears of %d", len(heard))
	}
}

// TestContactsEndWithTheTab: contacts survive a step to another page, and nothing else.
func TestContactsEndWithTheTab(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + contactsPage)
	addSix(tb)
	tb.visit(front)
	tb.visit(front + contactsPage)
	checkListed(tb, "after a step to another page", names(six)...)
	var found findings
	checkKept(tb, &found, "safety contacts")
	for _, other := range []*tab{tb.sibling(), newTab(t)} {
		other.visit(front + contactsPage)
		checkListed(other, "elsewhere")
	}
	found.report(t)
}

// TestContactsInTwoTabs: once kept on the device, tabs agree, and what is deleted in one
// is gone in both.
func TestContactsInTwoTabs(t *testing.T) {
	front := example.serve(t)
	one := newTab(t)
	one.visit(front + contactsPage)
	reach(one, "Keep on this device for 30 days")
	one.press(kb.Enter)
	two := one.sibling()
	two.visit(front + contactsPage)
	reach(one, "name")
	addByKeyboard(one, six[0])
	two.wait(onList + `.join() === "Ana"`)
	reach(two, "name")
	addByKeyboard(two, six[1])
	one.wait(onList + `.join() === "Ana,Ben"`)

	reach(one, "Move up: Ben")
	reach(two, "name")
	addByKeyboard(two, six[2])
	one.wait(onCard + `.includes("Dr. C")`)
	checkFocus(one, "when another tab adds somebody", "Move up: Ben")
	one.press(kb.Enter)
	checkListed(one, "after a move of who was there", "Ben", "Ana", "Dr. C; M.")
	two.wait(onList + `.join() === "Ben,Ana,Dr. C; M."`)

	reach(one, "name")
	one.press("José", kb.Tab, "555")
	reach(two, "name")
	two.press("Joe", kb.Enter)
	one.wait(onList + `.join() === "Ben,Ana,Dr. C; M.,Joe"`)
	checkFocus(one, "while a form is half filled", "phone")
	reach(one, "boundary_when") // its form is left as it is
	reach(two, "boundary_say")
	two.press("Not today.")
	one.wait(onCard + `.includes("“Not today.”")`)
	one.press("they shout")
	reach(two, "Delete everything")
	two.wait(inContacts + `.querySelector("[name=boundary_when]").value === "they shout"`)
	reach(one, "Delete everything")
	reach(one, "phone")
	one.press(kb.End, "0143", kb.Enter)
	two.wait(onList + `.join() === "Ben,Ana,Dr. C; M.,Joe,José"`)
	if card := eval[string](two, inContacts+`.querySelector("[part=contacts] > :nth-child(5) a").href`); card != "tel:5550143" {
		t.Errorf("of a form half filled when another tab changed, %s is left", card)
	}
	for _, tb := range []*tab{one, two} {
		tb.wait(onCard + `.includes("they shout, I will ….I can say: “Not today.”")`)
	}

	reach(one, "Delete everything")
	one.press(kb.Enter)
	reach(one, "Yes, delete it")
	one.press(kb.Enter)
	for _, tb := range []*tab{one, two} {
		tb.wait(onList + `.length === 0`)
		if eval[bool](tb, `document.querySelector("hub-contacts").hasAttribute("result")`) {
			t.Error("an empty list is printed in place of the blank form")
		}
	}
	var found findings
	checkKept(one, &found, "safety contacts")
	found.report(t)
}

// TestContactsFromStorage: whatever stands there, the page is usable.
func TestContactsFromStorage(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	for _, kept := range []string{`7`, `null`, `"x"`, `{"people": 3, "texts": [1]}`, `{"people": [null, 5, {"name": {}}, {"name": "Eve", "phone": ["1"]}]}`} {
		tb.visit(front + contactsPage)
		tb.do(chromedp.Evaluate[chromedp.Void](`sessionStorage.setItem("hub:/:contacts", '1:` + kept + `')`))
		tb.visit(front + contactsPage)
		if !eval[bool](tb, `!!document.querySelector("hub-contacts[ready]")`) {
			t.Errorf("%s keeps the page from being ready", kept)
		}
		if got := eval[[]string](tb, onList); len(got) > 1 || len(got) == 1 && got[0] != "Eve" {
			t.Errorf("%s becomes %q", kept, got)
		}
	}
}

// TestContactsTakenAlong prints, saves files and shows codes, and looks at the page
// with all of it as axe and a narrow phone do.
func TestContactsTakenAlong(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.before(catchFile)
	tb.visit(front + contactsPage)
	addSix(tb)
	for _, field := range [][2]string{{"boundary_when", "they shout"}, {"boundary_will", "leave"}, {"boundary_say", "Not today."}} {
		reach(tb, field[0])
		tb.press(field[1])
	}

	reach(tb, "File for a phone")
	tb.press(kb.Enter)
	if got := eval[string](tb, `file.text()`); got != vcards(six) {
		t.Errorf("the file for a phone is %q", got)
	}
	if kind := eval[string](tb, `file.type`); !strings.HasPrefix(kind, "text/vcard") {
		t.Errorf("the file for a phone is of type %s", kind)
	}
	reach(tb, "File of plain text")
	tb.press(kb.Enter)
	checkHas(t, "the text file", eval[string](tb, `file.text()`), append(names(six), "1-800-FLOWERS", "after six", "When they shout, I will leave.", "Not today.")...)

	var found findings
	tb.media("print")
	checkPaper(tb, &found, front+contactsPage)
	checkHas(t, "the paper", eval[string](tb, inContacts+`.querySelector("div").innerText`), append(names(six), "(303) 555-0100", "after six", "When they shout, I will leave.", "988")...)
	if paper := eval[string](tb, inContacts+`.querySelector("div").innerText`); strings.Contains(paper, "Your list is full") {
		t.Errorf("the paper says that it is full: %s", paper)
	}
	if eval[bool](tb, `[...document.querySelectorAll(".paper, .cut")].some(e => e.checkVisibility())`) {
		t.Error("the blank form is printed, too")
	}
	if box := eval[[]float64](tb, `(r => [r.width, r.height])(`+inContacts+`.querySelector("[part=card]").getBoundingClientRect())`); box[0] < 2*323 || box[0] > 2*323+8 || box[1] < 204 || box[1] > 240 {
		t.Errorf("the card is %v px, not two of 85.6 × 54 mm", box)
	}
	if sheets := printed(tb); sheets < 1 || sheets > 2 {
		t.Errorf("six contacts print on %d sheets", sheets)
	}
	tb.media("")

	reach(tb, "Codes for a phone’s camera")
	tb.press(kb.Enter)
	tb.axeInBothSchemes(&found, "six contacts")
	tb.media("", "prefers-color-scheme:dark")
	checkCodes(tb)
	reach(tb, "boundary_say")
	tb.press(kb.Home, "No. ")
	checkHas(t, "the card", eval[string](tb, onCard), "“No. Not today.”")
	checkCodes(tb) // open still
	if !eval[bool](tb, inContacts+`.querySelector("[part=card]").closest("[aria-hidden=true]") !== null`) {
		t.Error("the card is told as another list of people")
	}
	tb.do(chromedp.EmulateViewport(320, 640))
	checkWidth(tb, &found, "six contacts")
	checkCodes(tb)
	checkLog(tb, &found, front, "six contacts")
	found.report(t)
}

func checkHas(t testing.TB, what, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%s does not have %q: %q", what, w, text)
		}
	}
}

func vcards(people []somebody) (out string) {
	for _, s := range people {
		if s.number != "" {
			name := strings.ReplaceAll(s.name, ";", `\;`)
			out += fmt.Sprintf("BEGIN:VCARD\r\nVERSION:3.0\r\nN:;%s;;;\r\nFN:%s\r\nTEL:%s\r\nEND:VCARD\r\n", name, name, s.number)
		}
	}
	return out
}

func mecards(people []somebody) (out string) {
	for _, s := range people {
		if s.number != "" {
			out += "MECARD:N:" + strings.ReplaceAll(s.name, ";", "") + ";TEL:" + s.number + ";;"
		}
	}
	return out
}

// checkCodes reads every code from a picture of the screen.
func checkCodes(tb *tab) {
	tb.t.Helper()
	var got strings.Builder
	for i := range eval[int](tb, inContacts+`.querySelectorAll("svg").length`) {
		got.WriteString(readCode(tb, fmt.Sprintf(inContacts+`.querySelectorAll("svg")[%d]`, i)))
	}
	if got.String() != mecards(six) {
		tb.t.Errorf("the codes say %q", got.String())
	}
}

// readCode takes a picture of an element and has it decoded by the npm package jsqr.
func readCode(tb *tab, element string) string {
	tb.t.Helper()
	if !eval[bool](tb, `"jsQR" in window`) {
		source, err := os.ReadFile(filepath.Join(nodeModules, "jsqr", "dist", "jsQR.js"))
		if err != nil {
			tb.t.Fatalf("jsqr is not installed; make test does that: %v", err)
		}
		eval[struct{}](tb, string(source))
	}
	box := eval[[]float64](tb, `(e => { e.scrollIntoView({ block: "center" }); const r = e.getBoundingClientRect();
		return [r.x + scrollX, r.y + scrollY, r.width, r.height]; })(`+element+`)`)
	shot, err := chromedp.Call(tb.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip: &page.Viewport{X: box[0], Y: box[1], Width: box[2], Height: box[3], Scale: 1},
	})
	if err != nil {
		tb.t.Fatal(err)
	}
	return eval[string](tb, `(async () => {
		const bytes = Uint8Array.from(atob("`+base64.StdEncoding.EncodeToString(shot.Data)+`"), c => c.charCodeAt(0));
		const picture = await createImageBitmap(new Blob([bytes]));
		const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
		context.drawImage(picture, 0, 0);
		const code = jsQR(context.getImageData(0, 0, picture.width, picture.height).data, picture.width, picture.height);
		return code ? new TextDecoder().decode(Uint8Array.from(code.binaryData)) : "nothing readable";
	})()`)
}

// TestPlan writes a plan: people come from the contacts, texts stay within the tab, and
// paper has all of it.
func TestPlan(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + contactsPage)
	reach(tb, "name")
	addByKeyboard(tb, six[0])
	addByKeyboard(tb, six[2])
	tb.visit(front + planPage)
	written := map[string]string{
		"plan_signs_note": "I stop answering.", "plan_alone_note": "Cold water.",
		"plan_places_note": "The library.", "plan_safer_note": "Ana has the key.",
	}
	for _, field := range []string{"plan_signs_note", "plan_alone_note", "plan_places_note", "plan_safer_note"} {
		reach(tb, field)
		tb.press(written[field])
	}
	all := []string{"Ana", "(303) 555-0100", "Dr. C; M.", "988"}
	for _, text := range written {
		all = append(all, text)
	}
	tb.visit(front)
	tb.visit(front + planPage)
	var found findings
	tb.axeInBothSchemes(&found, "a plan")
	tb.media("print")
	checkPaper(tb, &found, front+planPage)
	checkHas(t, "the paper", eval[string](tb, inPlan+`.querySelector("div").innerText`), all...)
	if eval[bool](tb, `document.querySelector(".paper").checkVisibility()`) {
		t.Error("the blank form is printed, too")
	}
	if sheets := printed(tb); sheets != 2 {
		t.Errorf("the plan prints on %d sheets", sheets)
	}
	tb.media("")
	tb.do(chromedp.EmulateViewport(320, 640))
	checkWidth(tb, &found, "a plan")
	checkLog(tb, &found, front, "a plan")
	checkKept(tb, &found, "a plan")
	found.report(t)
}

// TestPlanInTwoTabs: what one tab writes neither moves the other's fingers away nor
// overwrites what it wrote.
func TestPlanInTwoTabs(t *testing.T) {
	front := example.serve(t)
	one := newTab(t)
	one.visit(front + planPage)
	reach(one, "Keep on this device for 30 days")
	one.press(kb.Enter)
	two := one.sibling()
	two.visit(front + planPage)
	reach(one, "plan_signs_note")
	one.press("I stop")
	reach(two, "plan_alone_note")
	two.press("Cold water.")
	one.wait(`localStorage["hub:/:plan"].includes("Cold water.")`)
	checkFocus(one, "while another tab writes", "plan_signs_note")
	one.press(" answering.")
	two.wait(`["I stop answering.", "Cold water."].every(text => localStorage["hub:/:plan"].includes(text))`)
	for tb, field := range map[*tab]string{one: "plan_alone_note", two: "plan_signs_note"} {
		reach(tb, "Delete everything")
		tb.wait(inPlan + `.querySelector("[name=` + field + `]").value !== ""`)
	}
}
