package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is one tab of the browser, and what has happened in it.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	requests []string // URLs, since the last visit began
	problems []string // uncaught exceptions, and what the browser complains about
}

// newTab opens a tab in a profile of its own, which is empty.
func newTab(t testing.TB) *tab {
	t.Helper()
	return openTab(t, chromium, chromedp.WithNewBrowserContext())
}

// sibling opens another tab in the same profile.
func (tb *tab) sibling() *tab {
	tb.t.Helper()
	return openTab(tb.t, tb.ctx)
}

// passing opens a tab in a profile of its own that is left before the test ends.
func passing(t testing.TB) (tb *tab, leave func()) {
	t.Helper()
	return openPassing(t, chromium, chromedp.WithNewBrowserContext())
}

func openTab(t testing.TB, parent context.Context, options ...chromedp.ContextOption) *tab {
	t.Helper()
	tb, stop := openPassing(t, parent, options...)
	t.Cleanup(stop)
	return tb
}

func openPassing(t testing.TB, parent context.Context, options ...chromedp.ContextOption) (*tab, func()) {
	t.Helper()
	ctx, stop := chromedp.NewContext(parent, options...)
	tb := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	tb.do(command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	return tb, stop
}

func (tb *tab) hear(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		tb.requests = append(tb.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		tb.problems = append(tb.problems, "exception: "+describe(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		tb.problems = append(tb.problems, "console: "+string(e.Type))
	case *cdplog.EventEntryAdded:
		tb.problems = append(tb.problems, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
	}
}

func describe(e *runtime.ExceptionDetails) string {
	if e.Exception != nil && e.Exception.Description != "" {
		return e.Exception.Description
	}
	return e.Text
}

// heard gives the requests and problems since the last visit began.
func (tb *tab) heard() (requests, problems []string) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return append([]string(nil), tb.requests...), append([]string(nil), tb.problems...)
}

// visit opens a page and waits until it and its widgets are there.
func (tb *tab) visit(url string) {
	tb.t.Helper()
	tb.mu.Lock()
	tb.requests, tb.problems = nil, nil
	tb.mu.Unlock()
	tb.do(chromedp.Navigate(url))
	tb.wait(widgetsSettled)
}

const widgetsSettled = `[...document.querySelectorAll("hub-checklist, hub-contacts, hub-plan, hub-saved, hub-suggestions, hub-finder")]
	.every(w => w.hasAttribute("ready") || (w.shadowRoot ?? w).querySelector(".crisis"))`

// do carries out steps, each within the test's patience.
func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	for _, step := range steps {
		ctx, stop := context.WithTimeout(tb.ctx, patience)
		err := chromedp.Do(ctx, step)
		stop()
		if err != nil {
			tb.t.Fatalf("browser: %v", err)
		}
	}
}

// command is a step that has no function in chromedp.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, c, params)
		return chromedp.Void{}, err
	}
}

// eval gives the value of an expression, or of the promise it makes. It runs
// beside the page's content security policy.
func eval[T any](tb *tab, expression string) T {
	tb.t.Helper()
	value, err := try[T](tb, expression)
	if err != nil {
		tb.t.Fatalf("browser: %v in %.200s", err, expression)
	}
	return value
}

func try[T any](tb *tab, expression string) (T, error) {
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// wait lets time pass until a condition holds, perhaps in the next page.
func (tb *tab) wait(condition string) {
	tb.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		holds, err := try[bool](tb, condition)
		if holds && err == nil {
			return
		}
		if time.Now().After(end) {
			tb.t.Fatalf("waited in vain for %.200s (%v)", condition, err)
		}
	}
}

// press types keys, one after the other.
func (tb *tab) press(keys ...string) {
	tb.t.Helper()
	for _, k := range keys {
		tb.do(chromedp.KeyEvent(k))
	}
}

// scripting switches the page's own scripts on or off, from the next visit on.
// While they are off, eval can look at the page, but no timer or promise ends.
func (tb *tab) scripting(on bool) {
	tb.t.Helper()
	tb.do(command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}))
}

// media emulates a medium, "print" or "", and features such as "forced-colors".
func (tb *tab) media(medium string, features ...string) {
	tb.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium}
	for _, f := range features {
		name, value, _ := strings.Cut(f, ":")
		params.Features = append(params.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	tb.do(command(emulation.SetEmulatedMedia, params))
}

// before runs a script in every page of the tab before the page's own.
func (tb *tab) before(script string) {
	tb.t.Helper()
	tb.do(command(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}))
}

// inTabs shares work out to two tabs, each in a profile of its own.
func inTabs[Job any](t *testing.T, jobs []Job, work func(*tab, Job)) {
	t.Helper()
	queue := make(chan Job, len(jobs))
	for _, j := range jobs {
		queue <- j
	}
	close(queue)
	t.Run("tabs", func(t *testing.T) {
		for range 2 {
			t.Run("tab", func(t *testing.T) {
				t.Parallel()
				tb := newTab(t)
				for j := range queue {
					work(tb, j)
				}
			})
		}
	})
}
