package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const denver = "near=Denver%2C+CO*39.7490*-104.9951**us*co&"

// pasted opens a link in the tab that has the page open, as the address bar does.
func pasted(tb *tab, link string) results {
	tb.t.Helper()
	return search(tb, `location.hash = "#find&" + `+quoted(link))
}

func quoted(text string) string { return "`" + text + "`" }

// TestFinderJudgesLinks: of a link only what the form could say is taken, and the
// rest neither shows nor stays.
func TestFinderJudgesLinks(t *testing.T) {
	tests := []struct {
		name, link string
		chips      string // joined by ", "
		near       string // the label of the place
	}{
		{"all known", denver + "payment/medicaid=must&age=0&when=1-1020-1440", "Medicaid: must have×, When: Tuesday evening ×, Age: 0 ×", "Denver, CO"},
		{"an unknown term", denver + "payment/gone=nice", "", "Denver, CO"},
		{"an unknown term as a must", denver + "payment/gone=must", "", "Denver, CO"},
		{"an unknown field", denver + "toString=must&constructor=nice", "", "Denver, CO"},
		{"an unknown wish", denver + "payment/medicaid=please", "", "Denver, CO"},
		{"a kind that is only nice", denver + "kind/treatment=nice", "", "Denver, CO"},
		{"no age", denver + "age=0.5", "", "Denver, CO"},
		{"no age of anybody", denver + "age=121", "", "Denver, CO"},
		{"an age below nothing", denver + "age=-1", "", "Denver, CO"},
		{"nothing said", denver + "when=&text=&age=&radius=", "", "Denver, CO"},
		{"no time", denver + "when=9-0-0", "", "Denver, CO"},
		{"a time of another field", denver + "when=25", "", "Denver, CO"},
		{"a distance nobody offers", denver + "radius=3", "", "Denver, CO"},
		{"a postal code", "near=80202%2C+CO*39.75*-105**us*co", "", "80202, CO"},
		{"a phone number", "near=call+303-555-0142*39.75*-105**us*co", "", ""},
		{"a phone number in other digits", "near=٣٠٣٥٥٥*39.75*-105**us*co", "", ""},
		{"a message", "near=" + strings.Repeat("Denver+", 9) + "*39.75*-105**us*co", "", ""},
		{"a label that turns the text around", "near=%E2%80%AEDenver*39.75*-105**us*co", "", ""},
		{"a place that is nowhere", "near=Denver*91*-105**us*co", "", ""},
		{"a place without end", "near=Denver*39.75*Infinity**us*co", "", ""},
		{"a place without a point", "near=Denver", "", ""},
		{"a place with an empty point", "near=Denver**", "", ""},
		{"where a device was", "near=your+location*39.75*-105**us*co", "", ""},
	}
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	for _, test := range tests {
		search(tb, said(placeInput, "59301"))
		search(tb, said(ageInput, "99"))
		got := pasted(tb, test.link)
		chips := strings.ReplaceAll(strings.Join(got.Chips, ", "), "\u00a0", " ")
		_, near, _ := strings.Cut(got.Heading, " near ")
		if chips != test.chips || near != test.near {
			t.Errorf("%s: chips %q near %q, want %q near %q", test.name, chips, near, test.chips, test.near)
		}
		if radius := eval[string](tb, inFinder+`.querySelector(".place select").value`); radius != "0" {
			t.Errorf("%s: within %s miles", test.name, radius)
		}
		if kept := eval[string](tb, `JSON.stringify(sessionStorage)`); strings.Contains(kept, "gone") || strings.Contains(kept, "near=") {
			t.Errorf("%s: the tab keeps %s", test.name, kept)
		}
	}
}

// TestFinderForgetsUnknownTerms: what an older hub has kept in the tab breaks nothing.
func TestFinderForgetsUnknownTerms(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	search(tb, ticked("payment/medicaid"))
	tb.do(chromedp.Evaluate[chromedp.Void](`(key => sessionStorage[key] = "1:" + JSON.stringify("payment/gone=nice&payment/medicaid=must&when=never"))(
		Object.keys(sessionStorage).find(key => key.endsWith(":finder")))`))
	openFinder(tb, front)
	if got := shownResults(tb); !slices.Equal(got.Chips, []string{"Medicaid: must have×"}) || len(got.Fits) == 0 {
		t.Errorf("chips %v, %d programs", got.Chips, len(got.Fits))
	}
}

// TestFinderLinkToAnOpenPage: a link pasted into the address bar of the page counts.
func TestFinderLinkToAnOpenPage(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	search(tb, ticked("language/es"))
	got := pasted(tb, denver+"payment/medicaid=must&radius=25&age=30")
	if !strings.HasSuffix(got.Heading, " near Denver, CO") || !slices.Equal(got.Chips, []string{"Medicaid: must have×", "Age: 30 ×"}) {
		t.Errorf("%q with %v", got.Heading, got.Chips)
	}
	if href := eval[string](tb, `location.href`); href != front+findPage {
		t.Errorf("the address still says %s", href)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`location.hash = "main"`))
	if again := shownResults(tb); !slices.Equal(again.Chips, got.Chips) {
		t.Errorf("another fragment leaves %v", again.Chips)
	}
}

// TestFinderSharesAge: the age is one, whichever widget was told.
func TestFinderSharesAge(t *testing.T) {
	tb := newTab(t)
	tb.before(`navigator.clipboard.writeText = async text => { globalThis.copied = text; }`)
	openFinder(tb, example.serve(t))
	const other = `document.querySelector("hub-suggestions").shadowRoot`
	tb.do(chromedp.Evaluate[chromedp.Void](`{
		const link = Object.assign(document.createElement("a"), { href: "find/", textContent: "Find" });
		link.dataset.hub = "suggestions";
		document.body.append(link);
	}`))
	tb.wait(`!!document.querySelector("hub-suggestions")?.shadowRoot?.querySelector("[name=age]")`)
	tell := func(years string) string {
		return `((field) => { field.value = ` + quoted(years) + `; field.dispatchEvent(new Event("change", { bubbles: true })); })(` + other + `.querySelector("[name=age]"))`
	}
	all := search(tb, said(placeInput, "80202"))
	infant := search(tb, tell("0"))
	if !slices.Equal(infant.Chips, []string{"Age: 0 ×"}) || slices.Equal(infant.ids(), all.ids()) {
		t.Errorf("chips %v, the same list: %v", infant.Chips, slices.Equal(infant.ids(), all.ids()))
	}
	if link := copiedLink(tb); !strings.Contains(link, "age=0&") {
		t.Errorf("the link is %s", link)
	}
	search(tb, said(ageInput, "30"))
	if got := eval[string](tb, other+`.querySelector("[name=age]").value`); got != "30" {
		t.Errorf("the suggestions know of %q", got)
	}
	if half := search(tb, said(ageInput, "0.5")); len(half.Chips) > 0 || eval[string](tb, inFinder+`.querySelector("[name=age]").value`) != "" {
		t.Errorf("half a year leaves %v", half.Chips)
	}
	search(tb, said(ageInput, "30"))
	none := search(tb, tell(""))
	if len(none.Chips) > 0 || !slices.Equal(none.ids(), all.ids()) {
		t.Errorf("taken back, %v are left", none.Chips)
	}
}

// TestFinderNames: a name is a name, also one that is the word for a wish.
func TestFinderNames(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	for _, name := range []string{"must", "nice"} {
		if got := search(tb, said(nameInput, name)); !slices.Equal(got.Chips, []string{"Name of a program: " + name + " ×"}) {
			t.Errorf("chips: %v", got.Chips)
		}
	}
}

// TestFinderClearsAll: one button takes back everything that was said, but what was saved.
func TestFinderClearsAll(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "80202"))
	search(tb, said(nameInput, "recovery"))
	search(tb, ticked("payment/medicaid")+`; `+said(ageInput, "30"))
	tb.do(chromedp.Evaluate[chromedp.Void](inFinder + `.querySelector(".star").click()`))
	got := search(tb, `[...root.querySelectorAll("form button")].find(b => b.textContent === "Clear all").click()`)
	if len(got.Chips) > 0 || strings.Contains(got.Heading, "near") {
		t.Errorf("%q with %v", got.Heading, got.Chips)
	}
	left := eval[string](tb, `(root => [...root.querySelectorAll("form input")].map(i => i.type === "checkbox" ? i.checked || "" : i.value).join("") + root.querySelectorAll(".star[aria-pressed=true]").length)(`+inFinder+`)`)
	if kept := eval[string](tb, `JSON.stringify({ ...sessionStorage, "hub:/:terms": "" })`); left != "1" || strings.Contains(kept, "recovery") || strings.Contains(kept, "80202") {
		t.Errorf("fields and stars keep %q, the tab %s", left, kept)
	}
}

// TestFinderSamePlace: Enter on another spelling of the place goes to the list.
func TestFinderSamePlace(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "80202"))
	tb.do(chromedp.Evaluate[chromedp.Void](`(input => { input.focus(); input.select(); })(` + inFinder + `.querySelector("form input"))`))
	tb.press(strings.Split("80202", "")...)
	tb.press(kb.Enter)
	tb.wait(inFinder + `.activeElement === ` + inFinder + `.querySelector("[part=results] > [tabindex]")`)
	if got := eval[string](tb, inFinder+`.querySelector("form input").value`); got != "80202, CO" {
		t.Errorf("the field says %q", got)
	}
}
