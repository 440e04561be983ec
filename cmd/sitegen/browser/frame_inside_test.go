package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// say is a statement that lets a page send a message to another window, of any kind.
func say(to, message, origin string) string {
	return fmt.Sprintf(`(() => { %s.postMessage(%s, %q); return true })()`, to, message, origin)
}

// TestFrameHearsNobodyElse sends what is no answer of the frame, or not of the frame: nothing
// is resized, or within bounds, and nothing fails.
func TestFrameHearsNobodyElse(t *testing.T) {
	front := example.serve(t)
	_, frame, script := example.framing(t, front, "saved/")
	stranger := foreign(t, `<!doctype html><title>Another</title>`, nil)
	bare := `<iframe src="` + front + `embed/crisis/" title="Not marked"></iframe>`
	html := `<!doctype html><html lang="en"><title>A treatment center</title>` + frame + bare + `<iframe src="` + stranger + `" title="Another"></iframe>` + script
	tb := newTab(t)
	tb.visit(foreign(t, html, nil))
	tb.waitWithin(0, frameSettled)
	tb.waitWithin(0, frameFits)
	const height = `document.querySelector("iframe").offsetHeight`
	tb.comesToRest(height)
	before := eval[float64](tb, height)
	const answer = `{ hub: "height", height: 5000 }`
	eval[bool](tb, say("window", answer, "*"))
	within[bool](tb, 1, say("parent", answer, "*")) // of the hub, but not a frame to resize
	within[bool](tb, 2, say("parent", answer, "*"))
	for _, wrong := range []string{`{ hub: "height", height: NaN }`, `{ hub: "height", height: Infinity }`, `{ hub: "height", height: -5 }`,
		`{ hub: "height", height: "5000" }`, `{ hub: "height", height: { valueOf: 5000 } }`, `{ hub: "height", height: [5000] }`, `{ hub: "height" }`, `{ hub: "heights", height: 5000 }`,
		`5000`, `"hub"`, `null`, `undefined`, `[]`, `new Map([["hub", "height"]])`, `new Uint8Array(9)`} {
		within[bool](tb, 0, say("parent", wrong, "*"))
	}
	time.Sleep(200 * time.Millisecond)
	if now := eval[float64](tb, height); now != before {
		t.Errorf("the frame was %v pixels high and is %v", before, now)
	}
	for message, want := range map[string]float64{`{ hub: "height", height: 1e9 }`: 20_000, `{ hub: "height", height: 0.5 }`: 100} {
		within[bool](tb, 0, say("parent", message, "*"))
		tb.wait(fmt.Sprintf(`document.querySelector("iframe").clientHeight === %v`, want))
	}
	quiet(tb, "strange messages to the page")
}

// TestFrameTellsItsPageAlone: a page in a frame answers the page that it is in, and no other
// that greets it.
func TestFrameTellsItsPageAlone(t *testing.T) {
	front := example.serve(t)
	_, frame, _ := example.framing(t, front, "saved/")
	stranger := foreign(t, `<!doctype html><title>Another</title>`, nil)
	tb := newTab(t)
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+frame+`<iframe src="`+stranger+`" title="Another"></iframe>
		<script>heard = []; onmessage = ({ data, origin }) => heard.push(origin + " " + data.hub)</script>`, nil))
	tb.waitWithin(0, frameSettled)
	const greeting = `{ hub: "greeting", ground: "dark" }`
	within[bool](tb, 1, `(() => { onmessage = () => document.title = "told"; return true })()`)
	within[bool](tb, 1, say("parent[0]", greeting, "*"))
	for _, wrong := range []string{`{ hub: "greet" }`, `"greeting"`, `null`, `7`, `{ hub: { } }`} {
		eval[bool](tb, say("window[0]", wrong, "*"))
	}
	time.Sleep(200 * time.Millisecond)
	if heard := eval[[]string](tb, `heard`); len(heard) > 0 || within[string](tb, 1, `document.title`) == "told" {
		t.Errorf("nobody has greeted the frame who may, and it told %q", heard)
	}
	eval[bool](tb, say("window[0]", greeting, strings.TrimSuffix(front, "/")))
	tb.wait(`heard.length > 0`)
	if heard := eval[[]string](tb, `heard`); heard[0] != strings.TrimSuffix(front, "/")+" height" {
		t.Errorf("the frame says %q", heard)
	}
	quiet(tb, "strange messages to the frame")
}

const groundShown = `[getComputedStyle(document.documentElement).backgroundColor === "rgba(0, 0, 0, 0)",
	matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"].join(" ")`

// TestFrameGround: where one can read on what is behind a frame, that shows; the colors
// follow it, whatever the visitor's own are. Otherwise the frame has its own ground.
func TestFrameGround(t *testing.T) {
	front := example.serve(t)
	_, frame, script := example.framing(t, front, "plan/")
	for style, want := range map[string]string{
		"background: #fff":                       "light",
		"background: #181818; color: #eee":       "dark",
		"background: #888":                       "",
		"background: #fff linear-gradient(#000)": "",
		"background: oklch(0.9 0.1 200)":         "",
		"":                                       "light",
	} {
		tb := newTab(t)
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><body style="`+style+`">`+frame+script, nil))
		tb.waitWithin(0, frameSettled)
		tb.waitWithin(0, frameFits)
		wanted := "true " + want
		if want == "" {
			wanted = "false light"
		}
		if got := within[string](tb, 0, groundShown); got != wanted {
			t.Errorf("on %q clear and scheme are %q, want %q", style, got, wanted)
		}
	}
	tb := newTab(t)
	tb.media("", "prefers-color-scheme:dark") // as in browsers where a frame's scheme is always the visitor's
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><body style="background: #fff">`+frame+script, nil))
	tb.waitWithin(0, frameSettled)
	tb.waitWithin(0, frameFits)
	if got := within[string](tb, 0, groundShown); got != "false dark" {
		t.Errorf("dark colors on a light page: clear and scheme are %q", got)
	}
	tb.media("")
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><style>body { background: #fff; transition: background .1s } .night { background: #111; color: #eee }</style><body>`+frame+script, nil))
	tb.waitWithin(0, frameSettled)
	tb.waitWithin(0, `document.documentElement.matches(".clear") && matchMedia("(prefers-color-scheme: light)").matches`)
	eval[bool](tb, `document.body.classList.toggle("night")`)
	tb.waitWithin(0, `document.documentElement.matches(".clear") && matchMedia("(prefers-color-scheme: dark)").matches`)
}

// TestFrameHoldsThePage: what is read below a frame stays where it is while the frame grows;
// in browsers that do not see to that themselves, too.
func TestFrameHoldsThePage(t *testing.T) {
	front := example.serve(t)
	_, frame, script := example.framing(t, front, "plan/")
	for _, own := range []bool{true, false} {
		tb := newTab(t)
		style := ""
		if !own {
			tb.before(`CSS.supports = () => false`)
			style = "<style>html { overflow-anchor: none }</style>"
		}
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+style+frame+script+strings.Repeat("<p>Words.</p>", 200)+`<h2>Read here</h2>`+strings.Repeat("<p>Words.</p>", 200), nil))
		tb.waitWithin(0, frameSettled)
		tb.waitWithin(0, frameFits)
		tb.comesToRest(`document.querySelector("iframe").offsetHeight`)
		eval[bool](tb, `(document.querySelector("h2").scrollIntoView(), true)`)
		time.Sleep(100 * time.Millisecond)
		const place = `document.querySelector("h2").getBoundingClientRect().top | 0`
		before, high := eval[int](tb, place), eval[int](tb, `document.querySelector("iframe").offsetHeight`)
		within[bool](tb, 0, say("parent", `{ hub: "height", height: 6000 }`, "*"))
		tb.wait(fmt.Sprintf(`document.querySelector("iframe").offsetHeight > %d + 1000`, high))
		time.Sleep(200 * time.Millisecond)
		if now := eval[int](tb, place); now < before-2 || now > before+2 {
			t.Errorf("by the browser itself: %v; what was %d pixels from the top is %d", own, before, now)
		}
	}
}

// TestFrameOptions: options stand in the fragment. They reach the widget before and after it
// is upgraded, are sent to nobody, and are not kept.
func TestFrameOptions(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	_, frame, script := example.framing(t, front, "finder/#place=80202&amp;needs=addiction%20trauma&amp;compact")
	tb.visit(framingPage(t, front, frame, script))
	tb.waitWithin(0, frameSettled)
	const options = `(() => { const { hub, ...rest } = document.querySelector("[data-hub=finder]").dataset;
		const widget = document.querySelector("hub-finder").dataset;
		return JSON.stringify(rest) + (JSON.stringify(widget) === JSON.stringify(rest) ? "" : " but " + JSON.stringify(widget)) })()`
	if got, want := within[string](tb, 0, options), `{"hubCompact":"","hubNeeds":"addiction trauma","hubPlace":"80202"}`; len(got) != len(want) || !strings.Contains(got, `"hubPlace":"80202"`) || !strings.Contains(got, `"hubNeeds":"addiction trauma"`) {
		t.Errorf("the finder has the options %s", got)
	}
	eval[bool](tb, `!!(document.querySelector("iframe").src = "`+front+`embed/finder/#place=80014")`)
	tb.waitWithin(0, `document.querySelector("hub-finder").dataset.hubPlace === "80014" && !("hubNeeds" in document.querySelector("[data-hub=finder]").dataset)`)
	quiet(tb, "options that there are")
	if query := within[string](tb, 0, `location.search`); query != "" {
		t.Errorf("the query is %s", query)
	}
	if kept := within[string](tb, 0, `JSON.stringify([{ ...localStorage }, { ...sessionStorage }])`); strings.Contains(kept, "80202") || strings.Contains(kept, "80014") {
		t.Errorf("the place is kept: %s", kept)
	}
	requests, _ := tb.heard()
	for _, r := range requests {
		if before, _, _ := strings.Cut(r, "#"); strings.Contains(before, "80202") || strings.Contains(before, "?") {
			t.Errorf("%s was asked for", r)
		}
	}
	eval[bool](tb, `!!(document.querySelector("iframe").src = "`+front+`embed/finder/#plce=80202&?secret=x")`)
	tb.waitWithin(0, `location.hash.includes("plce") && !("hubPlace" in document.querySelector("[data-hub=finder]").dataset)`)
	if _, problems := tb.heard(); len(problems) != 1 || !strings.HasPrefix(problems[0], "console: warning") {
		t.Errorf("an unknown option is answered with %q", problems)
	}
}

// TestFrameLinks: a page of the hub opens in a tab of its own, which is not held to what the
// frame may do and cannot reach it; numbers are dialled from where they are.
func TestFrameLinks(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	all, _, _ := example.framing(t, front, "finder/")
	tb.visit(framingPage(t, front, all))
	tb.waitWithin(0, `!!document.querySelector("hub-finder")?.shadowRoot?.querySelector("[part=list] a[href^=http]")`)
	opened := chromedp.WaitNewTarget(tb.ctx, func(info *target.Info) bool { return strings.Contains(info.URL, "/programs/") })
	eval[bool](tb, `(document.querySelector("iframe").scrollIntoView(), true)`)
	within[bool](tb, 0, `(() => { const a = document.querySelector("hub-finder").shadowRoot.querySelector("[part=list] a[href*='/programs/']"); a.focus(); return true })()`)
	tb.press("\r")
	select {
	case id := <-opened:
		other := openTab(t, tb.ctx, chromedp.WithTargetID(id))
		other.wait(`document.readyState === "complete" && location.pathname.startsWith("/programs/")`)
		if eval[bool](other, `opener !== null || window.origin === "null"`) {
			t.Error("the tab that a link opens knows who opened it, or is held to the frame's sandbox")
		}
	case <-time.After(patience):
		t.Fatal("a link in a frame opens no tab")
	}
	got := within[string](tb, 0, `(() => {
		const root = document.querySelector("hub-finder").shadowRoot;
		const stop = event => event.preventDefault();
		root.addEventListener("click", stop);
		document.addEventListener("click", stop);
		const after = a => { a.click(); return a.target };
		const file = document.createElement("a");
		file.href = "blob:x"; file.download = "list.json";
		const place = document.createElement("a");
		place.href = "#there";
		document.body.append(file, place);
		return [root.querySelector("a[href^=tel]"), document.querySelector("a[href^='sms:']"), file, place].map(after).join()
	})()`)
	if got != ",,," {
		t.Errorf("links that lead to no page of the hub open %q", got)
	}
	quiet(tb, "links in a frame")
}

// TestFrameWithoutStorage: a frame that may keep nothing and knows no origin, as some websites
// make theirs: the tool works, and says what becomes of what is entered.
func TestFrameWithoutStorage(t *testing.T) {
	front := example.serve(t)
	html := `<iframe src="` + front + `embed/%s/" title="A tool" sandbox="allow-scripts" data-hub-frame width="600" height="900"></iframe>`
	_, _, script := example.framing(t, front, "")
	for _, widget := range framedWidgets {
		tb := newTab(t)
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+fmt.Sprintf(html, widget)+script, nil))
		inside := tb.isolated(t, "/embed/"+widget+"/")
		inside.wait(frameSettled)
		if eval[string](inside, `window.origin`) != "null" {
			t.Fatal("the frame has an origin")
		}
		if !eval[bool](inside, `getComputedStyle(document.body).display === "flow-root" && !document.querySelector("[failed]")`) {
			t.Errorf("%s: the tool fails, or has no style", widget)
		}
		if widget == "finder" {
			eval[bool](inside, `(() => { const root = document.querySelector("hub-finder").shadowRoot; const age = root.querySelector("[name=age]"); age.value = "40"; age.dispatchEvent(new Event("change", { bubbles: true })); return true })()`)
			inside.wait(`document.querySelector("hub-finder").shadowRoot.querySelector("[part=privacy]").textContent.includes("does not store")`)
		}
		quiet(inside, widget+" without storage")
		quiet(tb, "a page around "+widget+" without storage")
	}
}

// isolated is a frame that the browser keeps apart, as one without an origin, as a tab.
func (tb *tab) isolated(t *testing.T, path string) *tab {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		all, err := chromedp.CallBrowser(tb.ctx, target.GetTargets, target.GetTargetsParams{})
		if err != nil {
			t.Fatal(err)
		}
		for _, info := range all.TargetInfos {
			if info.Type == "iframe" && strings.HasSuffix(info.URL, path) {
				return openTab(t, tb.ctx, chromedp.WithTargetID(info.TargetID))
			}
		}
	}
	t.Fatalf("there is no frame apart for %s", path)
	return nil
}
