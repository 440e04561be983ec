package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// watchHost runs before a page's own scripts. It notes what the page is like once it
// is parsed, before the widgets' script runs; changed() then says what is different.
const watchHost = `(() => {
	if ("changed" in document || top !== self) return;
	const inUse = "a[data-hub], iframe, hub-checklist, hub-contacts, hub-finder, hub-plan, hub-saved, hub-suggestions";
	const ofRoom = /^(width|height|(block|inline)-size|(perspective|transform)-origin|grid-template-.*|top|right|bottom|left|inset.*)$/; // changes as a page grows
	const own = () => [...document.querySelectorAll("*")].filter(e => !e.closest(inUse) && e.localName !== "script");
	const look = () => document.getAnimations().forEach(a => a.finish()) || own().map(e => {
		const style = getComputedStyle(e);
		return [e.localName, [...e.attributes].map(a => a.name + "=" + a.value).join(),
			Object.fromEntries([...style].filter(p => !ofRoom.test(p)).map(p => [p, style.getPropertyValue(p)]))];
	});
	const builtIns = () => {
		const all = new Map();
		for (const name of Object.getOwnPropertyNames(window)) {
			const { value } = Object.getOwnPropertyDescriptor(window, name);
			if (typeof value !== "function") continue;
			for (const [o, of] of [[value, name], [value.prototype, name + ".prototype"]])
				if (o) for (const key of Reflect.ownKeys(o)) {
					const d = Object.getOwnPropertyDescriptor(o, key);
					all.set(of + "." + String(key), d.value ?? d.get);
				}
		}
		return all;
	};
	const state = () => ({ // a browser forgets the empty page of a new tab when it likes, and the history is shorter
		globals: Reflect.ownKeys(window).map(String).sort().join(),
		sheets: document.styleSheets.length + "+" + document.adoptedStyleSheets.length,
		focus: document.activeElement, scroll: scrollY, title: document.title, address: location.href, history: history.length,
		cookies: document.cookie,
	});
	let before, looks, built;
	document.results = 0;
	addEventListener("hub:result", () => document.results++);
	const found = [];
	addEventListener("securitypolicyviolation", e => found.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));
	addEventListener("error", e => found.push("error: " + e.message));
	addEventListener("unhandledrejection", e => found.push("rejection: " + e.reason));
	document.addEventListener("readystatechange", () => {
		if (document.readyState !== "interactive") return;
		document.querySelector("input, button, a:not([data-hub])")?.focus({ preventScroll: true });
		scrollTo({ top: 20, behavior: "instant" });
		[before, looks, built] = [state(), look(), builtIns()];
	});
	Object.defineProperty(document, "changed", { value: () => {
		const after = state();
		for (const key in before) if (after[key] !== before[key] && !(key === "history" && after[key] < before[key])) found.push(key + ": " + after[key] + ", was " + before[key]);
		const [now, was] = [look(), looks];
		if (now.length !== was.length) found.push(now.length + " elements, there were " + was.length);
		else now.forEach(([name, attributes, style], i) => {
			if (attributes !== was[i][1]) found.push(name + " has " + attributes);
			for (const p in style) if (style[p] !== was[i][2][p]) found.push(name + "'s " + p + " is " + style[p] + ", was " + was[i][2][p]);
		});
		for (const [key, value] of builtIns()) if (!built.has(key) || !Object.is(built.get(key), value)) found.push("built-in " + key);
		return found;
	} });
})()`

// hostJob is a page of testdata/hosts, so many pixels wide.
type hostJob struct {
	page  string
	width int64
}

// hostJobs are all of them, on a phone and on a desk.
func hostJobs(t *testing.T) (jobs []hostJob) {
	t.Helper()
	for _, page := range hostPages(t) {
		jobs = append(jobs, hostJob{page, 360}, hostJob{page, 1280})
	}
	return jobs
}

// TestIsolation puts every widget on every page of testdata/hosts, on a phone and on a
// desk: it looks as it does on a plain page, works, and leaves the page as it was.
func TestIsolation(t *testing.T) {
	front := example.serve(t)
	pasted := byScript(front)
	var found findings
	var most farthest
	inTabs(t, hostJobs(t), func(tb *tab, j hostJob) {
		place := fmt.Sprintf("%s at %d px", j.page, j.width)
		url := hostPage(tb.t, j.page, front, pasted)
		tb.do(chromedp.EmulateViewport(j.width, 800))
		tb.before(watchHost)
		tb.visit(url)
		tb.wait(finderShows)
		tb.comesToRest(`document.documentElement.scrollHeight`)
		for _, widget := range embedded {
			if !eval[bool](tb, fmt.Sprintf(`document.querySelector("hub-%s")?.hasAttribute("ready") ?? false`, widget)) {
				found.add(place, "%s is not ready", widget)
			}
		}
		checkHost(tb, &found, place, front, url)
		seen, pictures := looks(tb)
		checkWorks(tb, tb.inPage(), &found, place)
		checkHeard(tb, &found, place+" when used", front, url)
		tb.visit(foreign(tb.t, plainPage(front, pasted, seen), nil))
		tb.wait(finderShows)
		tb.comesToRest(`document.documentElement.scrollHeight`)
		checkLooks(tb, &found, &most, place, seen, pictures)
	})
	most.report(t)
	found.report(t)
}

// finderShows is the JavaScript for whether the whole of a list is there, and not its first cards alone.
const finderShows = `document.querySelector("hub-finder")?.hasAttribute("result") ?? false`

const inWidget = `document.querySelector("hub-%s").shadowRoot.querySelector("%s")`

// checkHost holds a page to what it was, and what it asked for and heard to the hub.
func checkHost(v viewer, f *findings, place, front, url string) {
	var changes []string
	v.ask(`document.changed()`, &changes)
	for _, change := range changes {
		if !unbidden(change) {
			f.add(place, "%.200s", change)
		}
	}
	checkHeard(v, f, place, front, url)
}

// checkHeard adds what was asked for besides the hub and these pages, and what went wrong:
// errors, words in the console, what a policy refused.
func checkHeard(v viewer, f *findings, place, front string, pages ...string) {
	requests, problems := v.heard()
	for _, r := range requests {
		if !strings.HasPrefix(r, front) && !unbidden(r) && !slices.Contains(pages, r) {
			f.add(place, "asks for %s", r)
		}
	}
	for _, p := range problems {
		if !unbidden(p) {
			f.add(place, "%s", p)
		}
	}
}

// unbidden is what browsers ask of every website, and what its policy says to that.
func unbidden(text string) bool { return strings.Contains(text, "/favicon.ico") }

// stage is where widgets stand: a page, or frames of it.
type stage struct {
	click func(widget, selector string) bool // on something in it; false if another stays in front
	wait  func(widget, condition string)
	found string // a condition: the finder has told twice of what it found
}

// inPage is for widgets that the page itself has.
func (tb *tab) inPage() stage {
	return stage{
		func(widget, selector string) bool { return tb.clickOn(fmt.Sprintf(inWidget, widget, selector)) },
		func(_, condition string) { tb.wait(condition) },
		`document.results > 1`,
	}
}

// checkWorks does one thing in each widget, with a mouse and keys.
func checkWorks(tb *tab, on stage, f *findings, place string) {
	tb.t.Helper()
	does := func(widget, done string, steps ...func() bool) {
		for i, step := range steps {
			if !step() {
				f.add(place, "step %d to %s can't be done: something is in the way", i+1, done)
				return
			}
		}
		on.wait(widget, done)
	}
	click := func(widget, selector string) func() bool {
		return func() bool { return on.click(widget, selector) }
	}
	press := func(keys ...string) func() bool {
		return func() bool { tb.press(keys...); return true }
	}
	does("finder", fmt.Sprintf(inWidget, "finder", "[part=results] > [tabindex]")+`.textContent.endsWith("near 80202, CO") && `+on.found,
		click("finder", ".place input"), press(strings.Split("80202"+kb.Enter, "")...))
	does("saved", fmt.Sprintf(inWidget, "saved", "[part=card]")+` !== null`,
		click("finder", ".star"))
	does("suggestions", fmt.Sprintf(inWidget, "suggestions", "[part=card]")+` !== null`,
		click("suggestions", ".options label"), click("suggestions", ".main"))
	does("checklist", fmt.Sprintf(inWidget, "checklist", "fieldset.on .quiet")+`.textContent.startsWith("2")`,
		click("checklist", ".on label"), click("checklist", ".main"))
	does("contacts", fmt.Sprintf(inWidget, "contacts", "li")+` !== null`,
		click("contacts", "[name=name]"), press("S", "a", "m", kb.Enter))
	does("plan", `document.querySelector("hub-plan").hasAttribute("result")`,
		click("plan", "textarea"), press("x"))
}

// clickOn clicks on the middle of an element; false if another stays in front of it.
func (tb *tab) clickOn(element string) bool {
	tb.t.Helper()
	at := eval[[]float64](tb, `(async find => {
		for (let patience = 100; patience--; await new Promise(requestAnimationFrame)) {
			const e = find();
			e?.scrollIntoView({ block: "center", behavior: "instant" });
			await new Promise(requestAnimationFrame);
			const { left, top, width, height } = e?.getBoundingClientRect() ?? {};
			const [x, y] = [left + width / 2, top + height / 2];
			if (e && e.contains(e.getRootNode().elementFromPoint(x, y))) return [x, y];
		}
		return [];
	})(() => `+element+`)`)
	if len(at) < 2 {
		return false
	}
	tb.do(chromedp.MouseClickXY(at[0], at[1]))
	return true
}
