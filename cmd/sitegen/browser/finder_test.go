package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	findPage = "find/"
	inFinder = `document.querySelector("hub-finder").shadowRoot`
)

// option is a program on the finder's list.
type option struct {
	ID    string  `json:"id"`
	Miles float64 `json:"miles"` // -1: none said
	Text  string  `json:"text"`
}

// results is what the finder shows.
type results struct {
	Heading string   `json:"heading"`
	Notes   string   `json:"notes"`
	Chips   []string `json:"chips"`
	Fits    []option `json:"fits"`
	Rest    []option `json:"rest"` // to ask first, online, in a wide area
}

const readResults = `(root => {
	const listed = card => ({
		id: card.querySelector("a").pathname.split("/").at(-2),
		miles: Number(card.querySelector("p strong")?.textContent.match(/^([\d.]+) miles?$/)?.[1] ?? -1),
		text: card.innerText,
	});
	const cards = list => [...root.querySelectorAll(list + " [part=card]")].map(listed);
	return JSON.stringify({
		heading: root.querySelector("[part=results] > [tabindex]").textContent,
		notes: root.querySelector("[part=chips] + div").innerText,
		chips: [...root.querySelectorAll("[part=chips] > li")].map(li => li.textContent),
		fits: cards("[part=list]"),
		rest: cards("[part=list] ~ div"),
	});
})(` + inFinder + `)`

func shownResults(tb *tab) (r results) {
	tb.t.Helper()
	if err := json.Unmarshal([]byte(eval[string](tb, readResults)), &r); err != nil {
		tb.t.Fatal(err)
	}
	return r
}

// search does something in the finder and gives what it shows once no more answers come.
func search(tb *tab, action string) results {
	tb.t.Helper()
	eval[bool](tb, `new Promise(async done => {
		const root = `+inFinder+`;
		let calm = 0;
		const heard = () => {
			clearTimeout(calm);
			calm = setTimeout(() => { removeEventListener("hub:result", heard); done(true); }, 150);
		};
		addEventListener("hub:result", heard);
		`+action+`;
	})`)
	return shownResults(tb)
}

// said types into the n-th field of the form and leaves it.
func said(n int, value string) string {
	return fmt.Sprintf(`(input => {
		input.value = %q;
		input.dispatchEvent(new Event("change", { bubbles: true }));
	})(root.querySelectorAll("form input:not([type=checkbox])")[%d])`, value, n)
}

const (
	placeInput = iota
	nameInput
	ageInput
)

// makeBoxes does what opening every facet does, in an async function, and waits for the boxes.
const makeBoxes = `for (const d of root.querySelectorAll("form details details")) {
	d.dispatchEvent(new Event("toggle"));
	while (!d.querySelector("input")) await new Promise(done => setTimeout(done, 5));
}`

func ticked(key string) string {
	return makeBoxes + fmt.Sprintf(`; root.querySelector("form [name='%s']").click()`, key)
}

func openFinder(tb *tab, front string) {
	tb.t.Helper()
	tb.visit(front + findPage)
	tb.wait(inFinder + `.querySelector("[part=card]") !== null`)
}

func (r results) ids() (ids []string) {
	for _, l := range r.Fits {
		ids = append(ids, l.ID)
	}
	return ids
}

// TestFinderByKeyboard finds, saves and compares with keys alone: a postal code,
// "Find programs", the list.
func TestFinderByKeyboard(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	for s := tb.tabKey(); s.Type != "text"; s = tb.tabKey() {
	}
	tb.press(strings.Split("80202", "")...)
	tb.press(kb.Enter)
	tb.wait(`document.activeElement.shadowRoot?.activeElement?.textContent.endsWith("near 80202, CO")`)
	saves, picks := 0, 0
	for s := tb.tabKey(); s != nil && picks < 2; s = tb.tabKey() {
		switch name, _, _ := strings.Cut(s.Text, ":"); {
		case name == "Save" && saves == 0:
			saves++
			tb.press(kb.Enter)
		case name == "Compare":
			picks++
			tb.press(kb.Enter)
		}
	}
	if !eval[bool](tb, inFinder+`.querySelector(".star").ariaPressed === "true"`) {
		t.Error("the first program is not saved")
	}
	if got := eval[string](tb, `(`+lookHere+`).text`); !strings.HasPrefix(got, "See side by side") {
		t.Fatalf("after the second program to compare, the focus is on %q", got)
	}
	tb.press(kb.Enter)
	tb.wait(inFinder + `.activeElement?.textContent === "Back to the list"`)
	tb.press(kb.Enter)
	if got := eval[string](tb, inFinder+`.activeElement.textContent`); got != "See side by side" {
		t.Errorf("back at the list, the focus is on %q", got)
	}
	var found findings
	checkPrivate(tb, &found, front, "80202")
	found.report(t)
}

// oursOfFinder are the files that a visit to the finder may ask for. An outline is of the region where
// programs are shown.
var oursOfFinder = oursWith(`find/|data/v1/outlines/[A-Z]{2}\.json`)

// checkPrivate holds what was asked of the network against what may be asked and what was
// typed, and looks at what is left behind.
func checkPrivate(tb *tab, found *findings, front string, typed ...string) {
	tb.t.Helper()
	checkLog(tb, found, front, findPage)
	checkKept(tb, found, findPage)
	requests, _ := tb.heard()
	for _, r := range requests {
		if strings.HasPrefix(r, "data:") {
			continue
		}
		path, isOurs := strings.CutPrefix(r, strings.TrimSuffix(front, "/"))
		if !isOurs || !oursOfFinder.MatchString(path) {
			found.add(findPage, "asks for %s", r)
		}
		for _, word := range typed {
			if strings.Contains(strings.ToLower(path), strings.ToLower(word)) {
				found.add(findPage, "%q was typed, and %s asked for", word, r)
			}
		}
	}
}

// TestFinderPlaces searches by postal code, by town and by name; nothing typed
// shows in a request.
func TestFinderPlaces(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	near := search(tb, said(placeInput, "80202"))
	if !strings.HasSuffix(near.Heading, " near 80202, CO") || len(near.Fits) != 20 {
		t.Errorf("%d programs under %q", len(near.Fits), near.Heading)
	}
	for i, l := range near.Fits {
		if l.Miles < 0 || i > 0 && l.Miles < near.Fits[i-1].Miles {
			t.Errorf("%s is %v miles away, number %d", l.ID, l.Miles, i)
		}
	}
	tb.wait(inFinder + `.querySelectorAll("figure svg[aria-hidden] path").length === 3`) // an outline, programs, the place
	if caption := eval[string](tb, inFinder+`.querySelector("figcaption").innerText`); !strings.HasPrefix(caption, "20 programs around 80202, CO") {
		t.Errorf("the picture is described as %q", caption)
	}
	named := search(tb, said(nameInput, "faro línea"))
	if len(named.Fits)+len(named.Rest) == 0 {
		t.Error("a name finds nothing")
	}
	for _, l := range append(named.Fits, named.Rest...) {
		if !strings.HasPrefix(l.ID, "faro-en-linea") {
			t.Errorf("the name finds %s", l.ID)
		}
	}
	search(tb, said(nameInput, ""))
	town := search(tb, said(placeInput, "Cheyenne")+`;
		while (!root.querySelector(".place [role=status] button")) await new Promise(done => setTimeout(done, 5));
		root.querySelector(".place [role=status] button").click()`)
	if !strings.HasSuffix(town.Heading, " near Cheyenne, WY") || slices.Equal(town.ids(), near.ids()) {
		t.Errorf("a town gives %q", town.Heading)
	}
	var found findings
	checkPrivate(tb, &found, front, "80202", "cheyenne", "faro")
	found.report(t)
}

// TestFinderMeetings finds when a program meets in the language of the page.
func TestFinderMeetings(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front+"es/")
	text := ""
	for _, l := range search(tb, said(nameInput, "plain reason")).Fits {
		text += strings.Join(strings.Fields(l.Text), " ") + "\n" // blanks differ between browsers
	}
	want := "martes: 6:30–7:45 p. m. · domingo: 4:00–5:15 p. m."
	if !strings.Contains(strings.ReplaceAll(text, " – ", "–"), want) {
		t.Errorf("no card says %q: %s", want, text)
	}
}
