package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFinderFilters: a must keeps those who say yes, puts the others below with the
// question to ask, and leaves out those who say no; off, it only orders the list.
func TestFinderFilters(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	all := search(tb, said(placeInput, "80202"))
	must := search(tb, ticked("payment/medicaid"))
	if !slices.Equal(must.Chips, []string{"Medicaid: must have×"}) || len(must.Fits) < 3 || len(must.Rest) == 0 {
		t.Fatalf("chips %v, %d fit, %d to ask", must.Chips, len(must.Fits), len(must.Rest))
	}
	for _, l := range must.Fits {
		if !strings.Contains(l.Text, "Yes: Medicaid") {
			t.Errorf("%s is said to fit:\n%s", l.ID, l.Text)
		}
	}
	for _, l := range must.Rest {
		asks := strings.Contains(l.Text, "Not known: Medicaid") && strings.Contains(l.Text, "Do you take Medicaid?")
		if asks == strings.Contains(l.Text, "Yes: Medicaid") {
			t.Errorf("%s is to be asked:\n%s", l.ID, l.Text)
		}
	}
	nice := search(tb, `root.querySelector("[part=chips] input").click()`)
	isUnknown := func(o option) bool { return strings.Contains(o.Text, "Not known: Medicaid") }
	if slices.Equal(nice.ids(), all.ids()) || !slices.ContainsFunc(nice.Fits, isUnknown) {
		t.Errorf("as nice to have it gives %v", nice.ids())
	}
	if eval[string](tb, inFinder+`.activeElement?.name ?? ""`) == "payment/medicaid" {
		t.Error("a click by script moves the focus")
	}
	none := search(tb, `root.querySelector("[part=chips] button").click()`)
	if len(none.Chips) > 0 || !slices.Equal(none.ids(), all.ids()) || eval[bool](tb, inFinder+`.querySelector("[name='payment/medicaid']").checked`) {
		t.Errorf("taken off, %v are left, and %v are listed", none.Chips, none.ids())
	}
	kinds := search(tb, ticked("kind/peer-support")+`; `+ticked("kind/mutual-help"))
	if len(kinds.Fits) < 3 || kinds.Notes != "" || !slices.Equal(kinds.Chips, []string{"Peer support ×", "Mutual-help meeting ×"}) {
		t.Errorf("two kinds leave %d programs, chips %v and %q: any of them should do", len(kinds.Fits), kinds.Chips, kinds.Notes)
	}
}

// TestFinderMustStays asks for what nobody in 160 miles is known to offer: the list looks as far as it may
// and says so, has those below of whom it is not known, and nobody who is known not to. Where one online fits,
// the list does not say that none does.
func TestFinderMustStays(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "69337")) // Chadron, Nebraska
	search(tb, chosenRadius(10))
	none := search(tb, ticked("medication/methadone"))
	if len(none.Fits) != 0 || !slices.Equal(none.Chips, []string{"Methadone: must have×"}) || !strings.HasPrefix(none.Heading, "0 programs ") {
		t.Errorf("%v fit, under %q and chips %v", none.ids(), none.Heading, none.Chips)
	}
	for _, words := range []string{"We also looked: within 160 miles.", "No program we know of fits all of this.", "988"} {
		if !strings.Contains(none.Notes, words) {
			t.Errorf("the list does not say %q: %q", words, none.Notes)
		}
	}
	if strings.Contains(none.Notes, "without") || !eval[bool](tb, shows(`a[data-hub=finder]`)) {
		t.Errorf("there is no way on, or something was given up: %q", none.Notes)
	}
	if len(none.Rest) < 3 || !strings.Contains(eval[string](tb, inFinder+`.querySelector("[part=list] ~ div").innerText`), "May fit: ask first") {
		t.Errorf("%d are to be asked", len(none.Rest))
	}
	for _, l := range none.Rest {
		if !strings.Contains(l.Text, "Not known: Methadone") || !strings.Contains(l.Text, "Ask: ") || l.Miles > 160 {
			t.Errorf("%s is listed:\n%s", l.ID, l.Text)
		}
	}
	search(tb, ticked("medication/methadone"))
	online := search(tb, ticked("kind/alumni"))
	if len(online.Fits) != 0 || len(online.Rest) == 0 || strings.Contains(online.Notes, "No program we know of") {
		t.Errorf("%v fit, %d online, and the list says %q", online.ids(), len(online.Rest), online.Notes)
	}
}

func chosenRadius(miles int) string {
	return fmt.Sprintf(`((select, miles) => { select.value = miles; select.dispatchEvent(new Event("change")); })(root.querySelector(".place select"), %d)`, miles)
}

// TestFinderCounts: the number beside a term is how many of those in view offer it.
func TestFinderCounts(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "80202"))
	search(tb, chosenRadius(10))
	eval[bool](tb, `(async root => { `+makeBoxes+`; return true; })(`+inFinder+`)`)
	count := `Number(` + inFinder + `.querySelector("[name='payment/medicaid'] ~ span").textContent)`
	before := eval[int](tb, count)
	with := search(tb, ticked("payment/medicaid"))
	if before == 0 || before != len(with.Fits) {
		t.Errorf("%d were promised, %d are found: %s", before, len(with.Fits), with.Notes)
	}
}

// TestFinderRadius: nothing lies farther away, or the list says how far was looked.
func TestFinderRadius(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "80202"))
	near := search(tb, chosenRadius(5))
	for _, l := range near.Fits {
		if l.Miles > 5 {
			t.Errorf("%s is %v miles away", l.ID, l.Miles)
		}
	}
	if near.Notes != "" || len(near.Fits) < 3 {
		t.Errorf("%d programs and %q", len(near.Fits), near.Notes)
	}
	far := search(tb, said(placeInput, "59301")) // Miles City, Montana
	if !strings.Contains(far.Notes, "Few programs within 5 miles fit all. We also looked: within 80 miles") {
		t.Errorf("far from everything, the list says %q", far.Notes)
	}
	if !eval[bool](tb, shows(`a[data-hub=finder]`)) || len(far.Fits) == 0 && !strings.Contains(far.Notes, "988") {
		t.Errorf("there is no way on from %q", far.Notes)
	}
}

// TestFinderTimes asks for a weekday's evening: who meets then says so.
func TestFinderTimes(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	when := `((select) => { select.value = "1-1020-1440"; select.dispatchEvent(new Event("change", { bubbles: true })); })(root.querySelector("[name=when]"))`
	tuesday := search(tb, when)
	if !slices.Equal(tuesday.Chips, []string{"When: Tuesday evening ×"}) || len(tuesday.Fits) == 0 {
		t.Errorf("%v gives %d programs", tuesday.Chips, len(tuesday.Fits))
	}
	for _, l := range tuesday.Rest {
		if !strings.Contains(l.Text, "Ask: ") {
			t.Errorf("%s is to be asked nothing:\n%s", l.ID, l.Text)
		}
	}
	young := search(tb, said(ageInput, "14"))
	if len(young.Chips) != 2 || young.Chips[1] != "Age: 14 ×" {
		t.Errorf("chips: %v", young.Chips)
	}
}

// copiedLink taps "copy"; writeText must be replaced.
func copiedLink(tb *tab) string {
	tb.t.Helper()
	return eval[string](tb, `(async () => {
		delete globalThis.copied;
		[...`+inFinder+`.querySelectorAll(".actions button")].find(b => b.textContent.startsWith("Copy")).click();
		while (!globalThis.copied) await new Promise(done => setTimeout(done, 5));
		return copied;
	})()`)
}

// TestFinderLink opens the link that "copy" gives in another visit.
func TestFinderLink(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.before(`navigator.clipboard.writeText = async text => { globalThis.copied = text; }`)
	openFinder(tb, front)
	search(tb, said(placeInput, "80202"))
	search(tb, said(ageInput, "30"))
	search(tb, said(nameInput, "recovery"))
	search(tb, ticked("payment/medicaid"))
	search(tb, ticked("language/es"))
	search(tb, `root.querySelectorAll("[part=chips] input")[1].click()`)
	named := copiedLink(tb)
	here := search(tb, `root.querySelector("[part=chips] button[aria-label^='Clear: Name']").click()`)
	link := copiedLink(tb)
	if link != named || !strings.HasPrefix(link, front+"find/#find&") || strings.Contains(link, "recovery") {
		t.Errorf("the links are %s and %s", named, link)
	}
	if eval[string](tb, `location.href`) != front+findPage {
		t.Error("the address changed")
	}

	other := newTab(t)
	openFinder(other, link[:strings.Index(link, findPage)])
	other.visit("about:blank")
	other.visit(link)
	other.wait(inFinder + `.querySelectorAll("[part=chips] > li").length === 3 && ` + inFinder + `.querySelector("h2").textContent.endsWith("80202, CO")`)
	there := shownResults(other)
	slices.Sort(here.Chips)
	slices.Sort(there.Chips)
	if !slices.Equal(here.Chips, there.Chips) || !slices.Equal(here.ids(), there.ids()) {
		t.Errorf("the link gives %v: %v\nand not %v: %v", there.Chips, there.ids(), here.Chips, here.ids())
	}
	if got := eval[string](other, `location.href`); got != front+findPage {
		t.Errorf("the address still says %s", got)
	}
	other.visit(front + findPage)
	other.wait(inFinder + `.querySelectorAll("[part=chips] > li").length === 3`)
}
