package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdpio "github.com/chromedp/cdproto/io"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// traceEvent is an event of Chromium's trace; times are microseconds.
type traceEvent struct {
	Name     string  `json:"name"`
	Phase    string  `json:"ph"`
	Process  int     `json:"pid"`
	Thread   int     `json:"tid"`
	Start    float64 `json:"ts"`
	Duration float64 `json:"dur"`
}

// scripted names the events in which a page's scripts run. Chromium's own sum,
// ScriptDuration, leaves out what goes on after a promise.
var scripted = []string{"EvaluateScript", "FunctionCall", "RunMicrotasks", "v8.callFunction", "v8.evaluateModule"}

// scriptTime gives the milliseconds of script on the page's thread while act is carried
// out, until the page has set such a performance mark.
func scriptTime(tb *tab, mark string, act func()) float64 {
	tb.t.Helper()
	const begin = "script time begins"
	ended := make(chan cdpio.StreamHandle, 1)
	if err := chromedp.Listen(tb.ctx, func(event any) {
		if e, ok := event.(*tracing.EventTracingComplete); ok {
			ended <- e.Stream
		}
	}); err != nil {
		tb.t.Fatal(err)
	}
	tb.do(command(tracing.Start, tracing.StartParams{
		TransferMode: "ReturnAsStream",
		TraceConfig:  &tracing.TraceConfig{IncludedCategories: []string{"blink.user_timing", "devtools.timeline", "v8.execute"}},
	}))
	eval[bool](tb, `!!performance.mark("`+begin+`")`)
	act()
	tb.do(command(tracing.End, cdp.Empty{}))
	events := readTrace(tb, <-ended)
	named := func(name string) traceEvent {
		i := slices.IndexFunc(events, func(e traceEvent) bool { return e.Name == name })
		if i < 0 {
			tb.t.Fatalf("the trace has no %q", name)
		}
		return events[i]
	}
	return between(events, named(begin), named(mark))
}

// between sums the script of one thread from one event until another; what is called
// within what is already counted is not counted twice.
func between(events []traceEvent, begin, end traceEvent) (ms float64) {
	slices.SortFunc(events, func(a, b traceEvent) int { return int(a.Start - b.Start) })
	counted := begin.Start
	for _, e := range events {
		if e.Process != begin.Process || e.Thread != begin.Thread || e.Phase != "X" || !slices.Contains(scripted, e.Name) {
			continue
		}
		until := min(e.Start+e.Duration, end.Start)
		ms += max(until-max(e.Start, counted), 0) / 1e3
		counted = max(counted, until)
	}
	return ms
}

func readTrace(tb *tab, handle cdpio.StreamHandle) []traceEvent {
	tb.t.Helper()
	var text bytes.Buffer
	tb.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		for {
			part, err := cdp.Call(ctx, target, cdpio.Read, cdpio.ReadParams{Handle: handle})
			if err != nil {
				return chromedp.Void{}, err
			}
			text.Write(part.Data)
			if part.EOF {
				return chromedp.Void{}, nil
			}
		}
	})
	var trace struct {
		Events []traceEvent `json:"traceEvents"`
	}
	if err := json.Unmarshal(text.Bytes(), &trace); err != nil {
		tb.t.Fatal(err)
	}
	return trace.Events
}

// TestBetween: script within script counts once, and none before, after or elsewhere.
func TestBetween(t *testing.T) {
	script := func(start, duration float64) traceEvent {
		return traceEvent{Name: "FunctionCall", Phase: "X", Process: 1, Thread: 1, Start: start, Duration: duration}
	}
	elsewhere := script(2000, 1000)
	elsewhere.Thread = 2
	events := []traceEvent{
		script(0, 1500), script(3000, 2000), script(3500, 500), script(9000, 4000), elsewhere,
		{Name: "Layout", Phase: "X", Process: 1, Thread: 1, Start: 6000, Duration: 1000},
	}
	got := between(events, traceEvent{Process: 1, Thread: 1, Start: 1000}, traceEvent{Start: 10_000})
	if want := .5 + 2 + 1; got != want {
		t.Errorf("%v ms, want %v", got, want)
	}
}
