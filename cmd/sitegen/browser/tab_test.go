package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

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

func openTab(t testing.TB, parent context.Context, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(parent, options...)
	t.Cleanup(stop)
	tb := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	tb.do(command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	return tb
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

const widgetsSettled = `[...document.querySelectorAll("hub-checklist, hub-suggestions")]
	.every(w => w.hasAttribute("ready") || w.shadowRoot.querySelector(".crisis"))`

// do carries out steps within the test's patience.
func (tb *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, stop := context.WithTimeout(tb.ctx, patience)
	defer stop()
	if tb.ctx == chromiumless(tb.ctx) {
		ctx = tb.ctx
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		tb.t.Fatalf("browser: %v", err)
	}
}
