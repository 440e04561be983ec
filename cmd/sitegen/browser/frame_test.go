package browser

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// finderSnippet is the form of the snippet for websites that take no script of ours in
// their own pages: a frame, the crisis lines and the script that resizes frames.
var finderSnippet = sync.OnceValues(func() (string, error) {
	opts := generator.Options{Source: repository, Themes: themes.FS, Widgets: widgets.FS}
	s, _, err := generator.Embed(context.Background(), opts, "finder", nil)
	if err != nil {
		return "", err
	}
	return s.ByFrame(), nil
})

// framing is what a website pastes for a widget of the hub at front, "finder/#place=80202";
// and its parts: the frame, the crisis lines and the script.
func (h *hub) framing(t testing.TB, front, widget string) (all, frame, script string) {
	t.Helper()
	all, err := finderSnippet()
	if err != nil {
		t.Fatal(err)
	}
	all = strings.NewReplacer("https://hub.example/embed/finder/", front+"embed/"+widget, "https://hub.example/", strings.TrimSuffix(front, h.language), ` loading="lazy"`, "").Replace(all)
	frame, _, _ = strings.Cut(all[strings.Index(all, "<iframe"):], "\n")
	return all, frame, all[strings.LastIndex(all, "<script"):]
}

// framingPage is a page of somebody else under a policy that lets it have the hub's frames and
// script and nothing besides.
func framingPage(t testing.TB, front string, parts ...string) string {
	t.Helper()
	u, _ := url.Parse(front)
	hub := u.Scheme + "://" + u.Host
	return foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><h1>A treatment center</h1>`+strings.Join(parts, "\n"), map[string]string{
		"Content-Security-Policy": "default-src 'none'; frame-src " + hub + "; script-src " + hub + "; require-trusted-types-for 'script'; trusted-types 'none'",
	})
}

// frames are the frames of the page that is open, as the browser numbers them.
func (tb *tab) frames() (all []cdp.FrameID) {
	tb.t.Helper()
	tree, err := chromedp.Call(tb.ctx, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		tb.t.Fatal(err)
	}
	for _, child := range tree.FrameTree.ChildFrames {
		all = append(all, child.Frame.ID)
	}
	return all
}

// within gives the value of an expression in a frame, beside that page's own scripts.
func within[T any](tb *tab, frame int, expression string) T {
	tb.t.Helper()
	value, err := tryWithin[T](tb, frame, expression)
	if err != nil {
		tb.t.Fatalf("browser: %v in a frame, in %.200s", err, expression)
	}
	return value
}

func tryWithin[T any](tb *tab, frame int, expression string) (value T, err error) {
	all := tb.frames()
	if frame >= len(all) {
		return value, fmt.Errorf("there are %d frames", len(all))
	}
	world, err := chromedp.Call(tb.ctx, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: all[frame], WorldName: "test"})
	if err != nil {
		return value, err
	}
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise, func(p *runtime.EvaluateParams) {
		p.ContextID = world.ExecutionContextID
	}))
}

func (tb *tab) waitWithin(frame int, condition string) {
	tb.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		holds, err := tryWithin[bool](tb, frame, condition)
		if holds && err == nil {
			return
		}
		if time.Now().After(end) {
			tb.t.Fatalf("waited in vain for %.200s in a frame (%v)", condition, err)
		}
	}
}

const (
	frameSettled = `location.href !== "about:blank" && document.readyState === "complete" && !!document.querySelector("[ready], hub-x[failed]")`
	// All of the page in the frame is in sight, without a scroll bar and without much room below.
	frameFits = `document.documentElement.scrollHeight <= innerHeight && innerHeight - document.documentElement.getBoundingClientRect().height < 2`
)

// comesToRest reports whether a number stays the same for half a second.
func (tb *tab) comesToRest(number string) bool {
	tb.t.Helper()
	before, since := -1.0, time.Now()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if now := eval[float64](tb, number); now != before {
			before, since = now, time.Now()
		} else if time.Since(since) > 500*time.Millisecond {
			return true
		}
	}
	return false
}

var framedWidgets = []string{"checklist", "contacts", "finder", "plan", "saved", "suggestions"}

// TestFrames pastes the snippet of every widget into a page 320 px wide of somebody else: the
// widget works, its frame is as high as what it shows and stays so, no policy is violated, no
// other host is asked, and axe finds nothing.
func TestFrames(t *testing.T) {
	type job struct {
		h      *hub
		widget string
	}
	var jobs []job
	for _, widget := range framedWidgets {
		jobs = append(jobs, job{example, widget}, job{rtl, widget})
	}
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		front := j.h.serve(t)
		all, _, _ := j.h.framing(t, front, j.widget+"/")
		place := j.widget + " in a frame at " + front
		host := framingPage(t, front, all)
		tb.do(chromedp.EmulateViewport(320, 640))
		tb.visit(host)
		tb.waitWithin(0, frameSettled)
		tb.waitWithin(0, frameFits)
		if !tb.comesToRest(`document.querySelector("iframe").offsetHeight`) {
			found.add(place, "the frame grows without an end")
		}
		tb.waitWithin(0, frameFits)
		if wide := within[int](tb, 0, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			found.add(place, "%d pixels stick out", wide)
		}
		if exits := within[string](tb, 0, `document.querySelector("[ready]").shadowRoot.textContent`); strings.Contains(exits, "Leave quickly") || strings.Contains(exits, "خروج سريع") {
			found.add(place, "it is offered to leave, which would leave the page around")
		}
		within[struct{}](tb, 0, axe+"; ({})")
		for _, v := range within[[]violation](tb, 0, fmt.Sprintf(runAxe, everything)) {
			found.add(place, "axe %s: %s: %s: %s", v.Rule, v.Help, v.Target, v.Summary)
		}
		requests, problems := tb.heard()
		for _, p := range problems {
			found.add(place, "%s", p)
		}
		for _, r := range requests {
			if !strings.HasPrefix(r, front) && !strings.HasPrefix(r, host) && !strings.HasPrefix(r, strings.TrimSuffix(front, j.h.base+j.h.language)) {
				found.add(place, "asks for %s", r)
			}
		}
	})
	found.report(t)
}

// TestFrameWithoutScript: with no script anywhere the frame has the link and the crisis
// lines, and scrolls.
func TestFrameWithoutScript(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.scripting(false)
	all, _, _ := example.framing(t, front, "finder/")
	tb.do(chromedp.EmulateViewport(320, 640), chromedp.Navigate(framingPage(t, front, all)))
	tb.waitWithin(0, `document.readyState === "complete" && location.pathname === "/embed/finder/"`)
	if !within[bool](tb, 0, shows(`a[data-hub=finder][target=_blank]`)) || !within[bool](tb, 0, shows(`a[href="tel:988"]`)) {
		t.Error("the link or the crisis lines are out of sight")
	}
	if got := eval[int](tb, `document.querySelector("iframe").clientHeight`); got < 400 {
		t.Errorf("the frame is %d pixels high", got)
	}
	if !eval[bool](tb, `document.body.textContent.includes("988")`) {
		t.Error("there are no crisis lines beside the frame")
	}
}

// TestFrameComesWhenever: the resizer comes before frames, after them, or with several; a
// frame comes late, or leads elsewhere.
func TestFrameComesWhenever(t *testing.T) {
	front := example.serve(t)
	_, frame, script := example.framing(t, front, "saved/")
	_, other, _ := example.framing(t, front, "plan/")
	for what, parts := range map[string][]string{"script first": {script, frame, other}, "script last": {frame, other, script}, "two scripts": {script, frame, script, other}} {
		tb := newTab(t)
		tb.visit(framingPage(t, front, parts...))
		for i := range 2 {
			tb.waitWithin(i, frameSettled)
			tb.waitWithin(i, frameFits)
		}
		quiet(tb, what)
	}
	tb := newTab(t)
	tb.visit(framingPage(t, front, frame))
	tb.waitWithin(0, frameSettled)
	before := eval[int](tb, `document.querySelector("iframe").clientHeight`)
	tb.visit(framingPage(t, front, script))
	eval[bool](tb, `(() => { const f = document.createElement("iframe"); f.dataset.hubFrame = ""; f.title = "x"; f.src = "`+front+`embed/saved/"; document.body.append(f); return true })()`)
	tb.waitWithin(0, frameSettled)
	tb.waitWithin(0, frameFits)
	first := eval[int](tb, `document.querySelector("iframe").clientHeight`)
	eval[bool](tb, `!!(document.querySelector("iframe").src = "`+front+`embed/plan/")`)
	tb.waitWithin(0, `location.pathname === "/embed/plan/"`)
	tb.waitWithin(0, frameSettled)
	tb.waitWithin(0, frameFits)
	if now := eval[int](tb, `document.querySelector("iframe").clientHeight`); now == first || before < 400 {
		t.Errorf("the frame is %d pixels high with saved and with the plan, %d without a script", now, before)
	}
	quiet(tb, "a frame that leads elsewhere")
}
