package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFinderMore: what is listed stays as it is, and the focus goes on to what is new.
func TestFinderMore(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	first := search(tb, said(placeInput, "80202"))
	tb.do(chromedp.Evaluate[chromedp.Void](`(card => card.marked = true)(` + inFinder + `.querySelector("[part=card]"))`))
	more := search(tb, `root.querySelector("[part=list] + button").click()`)
	if len(more.Fits) <= len(first.Fits) || !slices.Equal(more.ids()[:len(first.Fits)], first.ids()) {
		t.Errorf("%v\ngoes on as %v", first.ids(), more.ids())
	}
	if !eval[bool](tb, inFinder+`.querySelector("[part=card]").marked === true`) {
		t.Error("the first card was drawn again")
	}
	tb.wait(inFinder + `.activeElement === ` + inFinder + `.querySelectorAll("[part=list] > li")[20].querySelector("a")`)
}

// TestFinderSave: the star stays pressed on the next visit of the tab, the page
// hears of it and may refuse, and nothing outlives the tab.
func TestFinderSave(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	openFinder(tb, front)
	saved := `(() => {
		addEventListener("hub:save", e => { globalThis.heard = e.detail; if (globalThis.refuse) e.preventDefault(); });
		const star = ` + inFinder + `.querySelector(".star");
		star.click();
		return [star.ariaPressed, JSON.stringify(heard)].join();
	})()`
	got := eval[string](tb, saved)
	if got != `true,{"saved":true}` {
		t.Errorf("saving gives %s", got)
	}
	tb.visit(front + findPage)
	tb.wait(inFinder + `.querySelector(".star[aria-pressed=true]") !== null`)
	tb.do(chromedp.Evaluate[chromedp.Void](`globalThis.refuse = true`))
	if got := eval[string](tb, saved); got != `true,{"saved":false}` {
		t.Errorf("a page that refuses gets %s", got)
	}
	var found findings
	checkKept(tb, &found, findPage)
	found.report(t)
}

// TestFinderCompare puts three programs side by side on a narrow phone.
func TestFinderCompare(t *testing.T) {
	tb := newTab(t)
	tb.do(chromedp.EmulateViewport(320, 640))
	openFinder(tb, example.serve(t))
	search(tb, ticked("payment/medicaid"))
	table := eval[string](tb, `(async () => {
		const picks = [...`+inFinder+`.querySelectorAll("[part=list] .actions button")].filter(b => b.textContent === "Compare");
		for (const pick of picks.slice(0, 3)) pick.click();
		if (!picks[3].disabled) return "a fourth can be chosen";
		picks[2].nextElementSibling.click();
		let table;
		while (!(table = `+inFinder+`.querySelector("[part=compare] table"))) await new Promise(done => setTimeout(done, 5));
		const wide = [...table.rows].filter(row => [...row.cells].reduce((n, cell) => n + cell.colSpan, 0) !== 3).length;
		return [table.tHead.rows[0].cells.length, wide, table.tBodies[1].innerText.replace(/\s+/g, " ").trim()].join("; ");
	})()`)
	if table != "3; 0; Medicaid ✓ Yes ✓ Yes ✓ Yes" {
		t.Errorf("the table has columns, other rows, and a fact: %s", table)
	}
	if eval[bool](tb, inFinder+`.querySelector("[part=list]").checkVisibility()`) {
		t.Error("the list is there, too")
	}
	var found findings
	checkWidth(tb, &found, "the table")
	tb.axeInBothSchemes(&found, "the table")
	found.report(t)
	back := search(tb, `root.querySelector("[part=compare] button").click(); `+ticked("payment/medicaid"))
	if len(back.Fits) == 0 || eval[int](tb, inFinder+`.querySelector("[part=compare]").childElementCount`) > 0 {
		t.Error("the list did not come back")
	}
}

// TestFinderLooks shows axe a list in every state, from both sides, on a phone.
func TestFinderLooks(t *testing.T) {
	var found findings
	inTabs(t, []*hub{example, rtl}, func(tb *tab, h *hub) {
		place := h.base + findPage
		tb.do(chromedp.EmulateViewport(320, 640))
		openFinder(tb, h.serve(t))
		search(tb, said(placeInput, "80202"))
		search(tb, said(nameInput, "recovery"))
		search(tb, ticked("kind/treatment"))
		search(tb, ticked("payment/medicaid")+`; for (const d of root.querySelectorAll("details")) d.open = true`)
		checkWidth(tb, &found, place)
		tb.axeInBothSchemes(&found, place)
		tb.media("", "forced-colors:active")
		tb.axe(&found, place+" (forced colors)", everything)
		tb.media("print")
		checkPaper(tb, &found, place)
		if sheets := printed(tb); sheets < 1 || sheets > 6 {
			found.add(place, "prints on %d sheets", sheets)
		}
		if eval[bool](tb, `[...`+inFinder+`.querySelectorAll("form, button")].some(e => e.checkVisibility()) || document.querySelector(".plain-list").checkVisibility()`) {
			found.add(place, "prints what is no result")
		}
		tb.media("")
		empty := search(tb, said(nameInput, "nobody is called so"))
		if len(empty.Fits) > 0 || !strings.Contains(empty.Notes, "988") || !eval[bool](tb, shows(`a[data-hub=finder]`)) {
			found.add(place, "nothing found says %q", empty.Notes)
		}
		tb.axe(&found, place+" (nothing)", everything)
	})
	found.report(t)
}

// TestFinderSpeaks: whoever listens hears the count once, when it has settled.
func TestFinderSpeaks(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	heard := eval[[]string](tb, `(async () => {
		const root = `+inFinder+`, heard = [];
		const region = root.lastElementChild;
		await new Promise(done => setTimeout(done, 1200));
		`+makeBoxes+`;
		new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
		for (const key of ["payment/medicaid", "need/trauma", "language/es"]) {
			root.querySelector("form [name='" + key + "']").click();
			await new Promise(done => setTimeout(done, 100));
		}
		await new Promise(done => setTimeout(done, 1500));
		return region.role === "status" ? heard : ["no live region"];
	})()`)
	if len(heard) != 1 || !strings.Contains(heard[0], "program") {
		t.Errorf("heard: %q", heard)
	}
}

// TestFinderLocation: the device is asked where it is on a tap, and a no is fine.
func TestFinderLocation(t *testing.T) {
	tb := newTab(t)
	tb.before(`navigator.clipboard.writeText = async text => { globalThis.copied = text; };
		globalThis.asked = 0;
		Geolocation.prototype.getCurrentPosition = function (found, refused) {
			asked++;
			globalThis.agree ? found({ coords: { latitude: 39.7494321, longitude: -104.9876543 } }) : refused({ code: 1 });
		};`)
	openFinder(tb, example.serve(t))
	tap := `[...root.querySelectorAll(".place button")].find(b => b.textContent === "Use my location").click()`
	if n := eval[int](tb, `asked`); n != 0 {
		t.Errorf("asked %d times before anybody tapped", n)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`(root => ` + tap + `)(` + inFinder + `)`))
	tb.wait(inFinder + `.querySelector(".place [role=status]").textContent.includes("did not say")`)
	near := search(tb, `globalThis.agree = true; `+tap)
	if eval[int](tb, `asked`) != 2 || !strings.HasSuffix(near.Heading, "near your location") || near.Fits[0].Miles < 0 {
		t.Errorf("after a yes: %q", near.Heading)
	}
	// What serves the whole country is there, and what serves only one state is not.
	for id, want := range map[string]bool{"plain-reason-online": true, "night-owl-steps": true, "high-line-iop": false} {
		if slices.ContainsFunc(near.Rest, func(o option) bool { return o.ID == id }) != want {
			t.Errorf("whether %s is listed should be %v", id, want)
		}
	}
	if kept := eval[string](tb, `JSON.stringify(sessionStorage)`); strings.Contains(kept, "39.749") {
		t.Error("the exact place is kept")
	}
	if link := copiedLink(tb); !strings.HasSuffix(link, "/find/#find&") {
		t.Errorf("the link says where the device is: %s", link)
	}
}
