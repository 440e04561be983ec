package browser

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	programPage = "programs/harbor-house-iop/"
	exitLink    = `document.querySelector("a[data-hub=exit]")`
	keys        = `document.querySelector(".exit .keys").checkVisibility()`

	// tellRestored makes a page that comes back whole from the browser's memory say so.
	tellRestored = `addEventListener("pageshow", e => e.persisted && console.info("restored"))`
	restored     = "console: info"
)

// calm serves the page that people leave for: one of another origin.
func calm(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!doctype html><link rel=icon href=data:,><title>Weather</title><p>Sunny.")
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// ofOurs is the JavaScript for what storage and caches have of the hub.
const ofOurs = `(async () => [
	...Object.keys(sessionStorage), ...Object.keys(localStorage), ...await caches.keys(),
].filter(name => name.startsWith("hub:")).sort().join())()`

// entries are the addresses of a tab's history.
func entries(tb *tab) (urls []string) {
	tb.t.Helper()
	history, err := chromedp.Call(tb.ctx, page.GetNavigationHistory, cdp.Empty{})
	if err != nil {
		tb.t.Fatal(err)
	}
	for _, e := range history.Entries {
		urls = append(urls, e.URL)
	}
	return urls
}

// back goes to an earlier page of the tab, as the browser's own button does.
func back(tb *tab, url string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	tb.wait(`location.href === "` + url + `" && document.readyState === "complete" && document.documentElement.checkVisibility()`)
	tb.wait(widgetsSettled)
}

// leaves makes the exit lead to a page of this machine, and waits until it is there.
func leaves(tb *tab, calm string, act func()) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.href = "` + calm + `"`))
	act()
	tb.wait(`location.href === "` + calm + `"`)
}

// TestLeaving leaves by link and by keyboard: what is ours is gone from this tab, from
// the others and from caches, what is not is there, and no way leads back to the page.
func TestLeaving(t *testing.T) {
	calm := calm(t)
	for what, act := range map[string]func(*tab){
		"click": func(tb *tab) { tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.click()`)) },
		"Enter": func(tb *tab) { tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.focus()`)); tb.press(kb.Enter) },
		"Shift": func(tb *tab) { tb.press(kb.Shift, kb.Shift, kb.Shift) },
		"Shift in a field": func(tb *tab) {
			tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector(".place input").focus()`))
			tb.press("x", kb.Shift, kb.Shift, kb.Shift)
		},
	} {
		t.Run(what, func(t *testing.T) {
			front := example.serve(t)
			tb := newTab(t)
			tb.visit(front + programPage)
			tb.visit(front + topicPage)
			typed(tb, "80202")
			tb.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem("hub:/:contacts", "left behind")`),
				chromedp.Evaluate[chromedp.Void](`localStorage.setItem("another script", "x"); caches.open("another script")`, chromedp.EvalAwaitPromise),
				chromedp.Evaluate[chromedp.Void](`caches.open("hub:/:pages")`, chromedp.EvalAwaitPromise))
			other := tb.sibling()
			other.visit(front + topicPage)
			typed(other, "Alliance, NE")
			leaves(tb, calm, func() { act(tb) })
			if urls := entries(tb); slices.Contains(urls, front+topicPage) || !slices.Contains(urls, front+programPage) {
				t.Errorf("the history has %v", urls)
			}
			other.wait(inSuggestions + `.querySelector(".place input").value === ""`)
			if left := eval[string](other, ofOurs); left != "" {
				t.Errorf("another tab has %s", left)
			}
			back(tb, front+programPage)
			if left := eval[string](tb, `(async () => [Object.keys(localStorage), await caches.keys()].join())()`); left != "another script,another script" {
				t.Errorf("storage and caches have %s", left)
			}
		})
	}
}

// TestNotLeaving types capitals and holds Shift: nobody is taken away.
func TestNotLeaving(t *testing.T) {
	tb := newTab(t)
	front := example.serve(t)
	tb.visit(front + topicPage)
	if !eval[bool](tb, keys) {
		t.Error("nobody learns of the keys")
	}
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector(".place input").focus()`))
	tb.press(kb.Shift, "A", kb.Shift, "B", kb.Shift, "C", kb.Shift, kb.Shift)
	tb.do(chromedp.Sleep(300 * time.Millisecond))
	if url := eval[string](tb, `location.href`); url != front+topicPage {
		t.Errorf("the page has become %s", url)
	}
}

// TestLeavingWithoutScript: the link is a link.
func TestLeavingWithoutScript(t *testing.T) {
	tb := newTab(t)
	tb.scripting(false)
	tb.visit(example.serve(t) + topicPage)
	if eval[bool](tb, keys) {
		t.Error("keys are promised that nobody listens to")
	}
	leaves(tb, calm(t), func() { tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.click()`)) })
}

// TestBackAfterLeaving: a page of the visit that comes back, from the browser's memory
// or anew, shows nothing that was typed; without leaving it does.
func TestBackAfterLeaving(t *testing.T) {
	calm := calm(t)
	for _, frozen := range []bool{true, false} {
		for _, leave := range []bool{true, false} {
			tb := newTab(t)
			front := example.serve(t, func(w http.ResponseWriter, _ *http.Request) bool {
				if !frozen {
					w.Header().Set("Cache-Control", "no-store")
				}
				return false
			})
			tb.before(tellRestored)
			tb.visit(front + topicPage)
			typed(tb, "80202")
			tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("[name=age]").focus()`))
			tb.press("3", "1") // and not said yet
			tb.do(chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "` + front + programPage + `")`))
			tb.wait(`location.href === "` + front + programPage + `" && document.readyState === "complete"`)
			if leave {
				leaves(tb, calm, func() { tb.press(kb.Shift, kb.Shift, kb.Shift) })
			}
			back(tb, front+topicPage)
			fields := eval[string](tb, `[...`+inSuggestions+`.querySelectorAll(".place input, [name=age]")].map(i => i.value).join()`)
			if leave && strings.Trim(fields, ",") != "" || !leave && !strings.Contains(fields, "80202") {
				t.Errorf("after leaving (%v), in memory (%v), fields say %q", leave, frozen, fields)
			}
			if _, problems := tb.heard(); slices.Contains(problems, restored) != frozen {
				t.Errorf("after leaving (%v), from memory %v: %v", leave, frozen, problems)
			}
		}
	}
}

// TestBackToForm types another contact, does not send it and goes elsewhere: "Back" brings the
// page whole, and the form empty.
func TestBackToForm(t *testing.T) {
	const name = inContacts + `.querySelector("form [name=name]")`
	tb := newTab(t)
	front := example.serve(t)
	tb.before(tellRestored)
	tb.visit(front + contactsPage)
	tb.wait(`document.querySelector("hub-contacts").hasAttribute("ready")`)
	tb.do(chromedp.Evaluate[chromedp.Void](name + `.focus()`))
	tb.press("A", "n", "a", kb.Enter) // something is kept in the tab: its pages don't begin anew
	tb.wait(onList + `.length === 1`)
	tb.press("Z", "o", "e")
	if typed := eval[string](tb, name+`.value`); typed != "Zoe" {
		t.Fatalf("typed is %q", typed)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "` + front + programPage + `")`))
	tb.wait(`location.href === "` + front + programPage + `" && document.readyState === "complete"`)
	back(tb, front+contactsPage)
	if _, problems := tb.heard(); !slices.Contains(problems, restored) {
		t.Errorf("not from memory: %v", problems)
	}
	if typed := eval[string](tb, name+`.value`); typed != "" {
		t.Errorf("the form still says %q", typed)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](inContacts + `.querySelector("[name=contact_change]").click()`))
	tb.press("b", "e", "l")
	tb.do(chromedp.Evaluate[chromedp.Void](inContacts + `.querySelector("[name=contact_remove]").click()`))
	tb.wait(onList + `.length === 0`)
	tb.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))`))
	if typed := eval[string](tb, name+`.value`); typed != "" {
		t.Errorf("taken off the list, the form says %q", typed)
	}
}

// bar is the JavaScript for the line of a widget that says where things are.
func bar(widget string) string {
	return `document.querySelector("` + widget + `").shadowRoot.querySelector("[part=privacy]")`
}

var (
	inBar   = bar("hub-suggestions")
	barSays = inBar + `.querySelector("[role=status]").textContent`
	field   = inSuggestions + `.querySelector(".place input").value`
)

// tap presses a button of the line by what it says.
func tap(tb *tab, label string) {
	tb.t.Helper()
	tb.wait(`[...` + inBar + `.querySelectorAll("button")].some(b => b.textContent === "` + label + `" && b.checkVisibility())`)
	tb.do(chromedp.Evaluate[chromedp.Void](`(b => { b.focus(); b.click(); })([...` + inBar + `.querySelectorAll("button")].find(b => b.textContent === "` + label + `"))`))
}

// where counts what the tab and the device hold of the hub.
func where(tb *tab) (tab, device int) {
	tb.t.Helper()
	n := eval[[]int](tb, `[sessionStorage, localStorage].map(s => Object.keys(s).filter(key => key.startsWith("hub:")).length)`)
	return n[0], n[1]
}

const (
	keepIt    = "Keep on this device for 30 days"
	stopIt    = "Stop keeping it here"
	deleteIt  = "Delete everything"
	yesDelete = "Yes, delete it"
	notDelete = "No, go back"
)

// TestKeepOnDevice keeps on the device what one tab was told: other tabs have it, too,
// and follow each other; a later visit has it until the day it ends.
func TestKeepOnDevice(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	typed(tb, "80202")
	if tab, device := where(tb); tab == 0 || device > 0 {
		t.Errorf("unasked, the tab holds %d and the device %d", tab, device)
	}
	tap(tb, keepIt)
	if tab, device := where(tb); tab > 0 || device == 0 {
		t.Errorf("asked to, the tab holds %d and the device %d", tab, device)
	}
	if said := eval[string](tb, barSays); !strings.HasPrefix(said, "Kept on this device until ") {
		t.Errorf("the line says %q", said)
	}
	if s := eval[*stop](tb, lookHere); s == nil || s.Text != stopIt {
		t.Errorf("the focus is on %v", s)
	}
	other := tb.sibling()
	other.visit(front + topicPage)
	if got := eval[string](other, field); got != "80202, CO" {
		t.Errorf("another tab shows %q", got)
	}
	other.do(chromedp.Evaluate[chromedp.Void](`(input => {
		input.value = "Alliance, NE";
		input.dispatchEvent(new Event("change", { bubbles: true }));
	})(` + inSuggestions + `.querySelector(".place input"))`))
	tb.wait(field + ` === "Alliance, NE"`)
	tap(tb, stopIt)
	if tab, device := where(tb); tab == 0 || device > 0 {
		t.Errorf("asked not to, the tab holds %d and the device %d", tab, device)
	}
	tap(tb, keepIt)
	tb.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem("hub:/:until", Date.now() - 1)`))
	tb.visit(front + topicPage)
	if tab, device := where(tb); tab > 0 || device > 0 || eval[string](tb, field) != "" {
		t.Errorf("when the day is over, the tab holds %d and the device %d", tab, device)
	}
}

// TestDeleteEverything deletes what two tabs and the device hold, after a question, and
// looks again before it says so.
func TestDeleteEverything(t *testing.T) {
	front := example.serve(t)
	for _, kept := range []bool{false, true} {
		tb := newTab(t)
		tb.visit(front + topicPage)
		typed(tb, "80202")
		other := tb.sibling()
		other.visit(front + topicPage)
		typed(other, "Alliance, NE")
		if kept {
			tap(tb, keepIt)
			other.wait(barSays + `.includes("from another tab")`)
		}
		tb.do(chromedp.Evaluate[chromedp.Void](`caches.open("hub:/:pages")`, chromedp.EvalAwaitPromise))
		tap(tb, deleteIt)
		if s := eval[*stop](tb, lookHere); s == nil || !strings.HasPrefix(s.Text, "Delete all you entered") || s.Hidden {
			t.Errorf("asked back, the focus is on %v", s)
		}
		var found findings
		tb.axe(&found, "the question before all is deleted", everything)
		found.report(t)
		tap(tb, notDelete)
		if s := eval[*stop](tb, lookHere); s == nil || s.Text != deleteIt || eval[string](tb, ofOurs) == "" {
			t.Errorf("thought better of, the focus is on %v", s)
		}
		tap(tb, deleteIt)
		tb.press(kb.Tab, kb.Enter)
		tb.wait(barSays + `.startsWith("Deleted. We looked again")`)
		if s := eval[*stop](tb, lookHere); s == nil || !strings.HasPrefix(s.Text, "Deleted.") {
			t.Errorf("afterwards the focus is on %v", s)
		}
		other.wait(field + ` === ""`)
		for which, tb := range map[string]*tab{"this tab": tb, "another tab": other} {
			if left, typed := eval[string](tb, ofOurs), eval[string](tb, field); left != "" || typed != "" {
				t.Errorf("%s has %q, and shows %q", which, left, typed)
			}
		}
	}
}

// TestDeleteSaysWhatIsLeft: what can't be deleted is not said to be.
func TestDeleteSaysWhatIsLeft(t *testing.T) {
	tb := newTab(t)
	tb.before(`CacheStorage.prototype.delete = async () => false`)
	tb.visit(example.serve(t) + topicPage)
	tb.do(chromedp.Evaluate[chromedp.Void](`caches.open("hub:/:pages")`, chromedp.EvalAwaitPromise))
	tap(tb, deleteIt)
	tap(tb, yesDelete)
	tb.wait(barSays + `.startsWith("We could not delete all of it")`)
}

// TestDeletedFinder: the finder's own button and the one for everything agree.
func TestDeletedFinder(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	search(tb, said(placeInput, "80202"))
	search(tb, said(nameInput, "recovery"))
	search(tb, ticked("payment/medicaid"))
	got := search(tb, `root.querySelectorAll("[part=privacy] button")[1].click(); root.querySelector("[part=privacy] [role=group] button").click()`)
	if len(got.Chips) > 0 || strings.Contains(got.Heading, "near") || eval[string](tb, ofOurs) != "" {
		t.Errorf("%q with %v, and %s is kept", got.Heading, got.Chips, eval[string](tb, ofOurs))
	}
}

// TestStorageThatFails: storage that is blocked, full or deaf costs no more than what it
// would have kept, and is told.
func TestStorageThatFails(t *testing.T) {
	front := example.serve(t)
	const fill = `(storage => { for (let n = 2 ** 22; n >= 1; n /= 2) try { for (let i = 0; ; i++) storage.setItem("x" + n + "." + i, "x".repeat(n)); } catch {} })`
	blocked := func(name string) string {
		return `Object.defineProperty(window, "` + name + `", { get() { throw new DOMException("denied", "SecurityError") } })`
	}
	for what, c := range map[string]struct{ script, says, afterKeep string }{
		"device blocked": {blocked("localStorage"), "What you choose stays", "Your browser did not let us keep it. What you choose"},
		"device full":    {fill + `(localStorage)`, "What you choose stays", "Your browser did not let us keep it. What you choose"},
		"tab blocked":    {blocked("sessionStorage"), "Your browser does not store", "Kept on this device"},
		"tab full":       {fill + `(sessionStorage)`, "Your browser does not store", "Kept on this device"},
		"both blocked":   {blocked("localStorage") + ";" + blocked("sessionStorage"), "Your browser does not store", "Your browser did not let us keep it. Your browser does not store"},
		"nothing taken":  {`Storage.prototype.setItem = () => {}`, "Your browser does not store", "Your browser did not let us keep it. Your browser does not store"},
		"nothing given":  {`Storage.prototype.getItem = () => { throw new Error("denied") }`, "Your browser does not store", "Your browser did not let us keep it. Your browser does not store"},
	} {
		t.Run(what, func(t *testing.T) {
			tb := newTab(t)
			tb.before(c.script)
			tb.visit(front + topicPage)
			tb.do(chromedp.Evaluate[chromedp.Void](`(input => {
				input.value = "80202";
				input.dispatchEvent(new Event("change", { bubbles: true }));
			})(` + inSuggestions + `.querySelector(".place input"))`))
			tb.wait(field + ` === "80202, CO"`)
			if said := eval[string](tb, barSays); !strings.HasPrefix(said, c.says) {
				t.Errorf("the line says %q", said)
			}
			tap(tb, keepIt)
			if said := eval[string](tb, barSays); !strings.HasPrefix(said, c.afterKeep) {
				t.Errorf("asked to keep it, the line says %q", said)
			}
			tap(tb, deleteIt)
			tap(tb, yesDelete)
			tb.wait(barSays + `.startsWith("Deleted.")`)
			if got := eval[string](tb, field); got != "" {
				t.Errorf("deleted, the field says %q", got)
			}
			_, problems := tb.heard()
			if len(problems) > 0 {
				t.Errorf("the browser complains: %v", problems)
			}
		})
	}
}

// typeEverywhere fills every field of a widget and chooses all that can be chosen;
// typedAnywhere tells what is left of that.
const (
	typeEverywhere = `for (const field of fields()) {
		if (field.type === "radio" || field.type === "checkbox") field.checked = true;
		else if (field.localName === "select") field.selectedIndex = field.options.length - 1;
		else field.value = field.type === "number" ? "41" : "Zoe 80202";
		for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
	}`
	typedAnywhere = `fields().filter(f => f.type === "radio" || f.type === "checkbox" ? f.checked && f.value !== "" :
		f.localName === "select" ? f.selectedIndex > 0 : f.value).map(f => f.name || f.localName).join()`
)

// inFields runs JavaScript that can ask for the fields() of a widget.
func inFields(widget, script string) string {
	return `(() => { const fields = () => [...document.querySelector("` + widget + `").shadowRoot.querySelectorAll("input, select, textarea")];` + script + `})()`
}

// tools are the pages where people enter something, and what asks them.
var tools = map[string]string{
	topicPage:                "hub-suggestions",
	findPage:                 "hub-finder",
	"tools/support-map/":     "hub-checklist",
	"tools/safety-contacts/": "hub-contacts",
	"tools/safety-plan/":     "hub-plan",
}

// TestNothingTypedRemains fills in every tool. Deleted, or left and come back to, it
// shows nothing of that.
func TestNothingTypedRemains(t *testing.T) {
	calm := calm(t)
	front := example.serve(t)
	for page, widget := range tools {
		t.Run(widget, func(t *testing.T) {
			tb := newTab(t)
			tb.before(tellRestored)
			ready := `document.querySelector("` + widget + `")?.hasAttribute("ready") ?? false`
			tb.visit(front + page)
			tb.wait(ready)
			empty := eval[string](tb, inFields(widget, "return "+typedAnywhere)) // what is chosen from the start
			for _, way := range []string{"deleted", "left"} {
				tb.do(chromedp.Evaluate[chromedp.Void](inFields(widget, typeEverywhere)))
				if eval[string](tb, inFields(widget, "return "+typedAnywhere)) == empty {
					t.Fatal("nothing can be typed")
				}
				if way == "deleted" {
					tb.do(chromedp.Evaluate[chromedp.Void](`{
						const bar = ` + bar(widget) + `;
						[...bar.querySelectorAll("button")].find(b => b.textContent === "` + deleteIt + `").click();
						[...bar.querySelectorAll("button")].find(b => b.textContent === "` + yesDelete + `").click();
					}`))
					tb.wait(bar(widget) + `.querySelector("[role=status]").textContent.startsWith("Deleted.")`)
				} else {
					tb.do(chromedp.Evaluate[chromedp.Void](`setTimeout(() => location.href = "` + front + programPage + `")`))
					tb.wait(`location.href === "` + front + programPage + `" && document.readyState === "complete"`)
					leaves(tb, calm, func() { tb.press(kb.Shift, kb.Shift, kb.Shift) })
					back(tb, front+page)
					tb.wait(ready)
				}
				if left := eval[string](tb, inFields(widget, "return "+typedAnywhere)); left != empty {
					t.Errorf("%s, it still shows %.200s", way, left)
				}
				if left := eval[string](tb, ofOurs); left != "" {
					t.Errorf("%s, %s is kept", way, left)
				}
				if text := eval[string](tb, `document.querySelector("`+widget+`").shadowRoot.textContent`); strings.Contains(text, "Zoe") {
					t.Errorf("%s, it still says what was typed", way)
				}
			}
		})
	}
}
