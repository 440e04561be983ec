package browser

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// foxTab is a tab of Firefox in a storage of its own, and what has happened in it.
// There is one at a time.
type foxTab struct {
	t  testing.TB
	f  *firefox
	id string // of the page, or of a frame in it
	*foxLog
}

type foxLog struct {
	mu       sync.Mutex
	requests []string
	problems []string
}

// noteViolations makes a page keep what its policy refused; nothing else tells a client.
const noteViolations = `(() => {
	const refused = [];
	addEventListener("securitypolicyviolation", e => refused.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));
	Object.defineProperty(document, "refused", { value: refused });
})()`

// tab opens a tab for as long as t runs.
func (f *firefox) tab(t testing.TB) *foxTab {
	t.Helper()
	var user struct{ UserContext string }
	f.do("browser.createUserContext", nil, &user)
	var opened struct{ Context string }
	f.do("browsingContext.create", map[string]any{"type": "tab", "userContext": user.UserContext}, &opened)
	ft := &foxTab{t: t, f: f, id: opened.Context, foxLog: &foxLog{}}
	ft.resize(1280)
	ft.before(noteViolations)
	f.hear(ft.note)
	t.Cleanup(func() {
		f.hear(nil)
		f.tell("browser.removeUserContext", map[string]any{"userContext": user.UserContext}, nil)
	})
	return ft
}

func (ft *foxTab) resize(width int) {
	ft.t.Helper()
	ft.f.do("browsingContext.setViewport", map[string]any{"context": ft.id, "viewport": map[string]int{"width": width, "height": 900}}, nil)
}

// before runs a script in every page of the tab before the page's own.
func (ft *foxTab) before(script string) {
	ft.t.Helper()
	ft.f.do("script.addPreloadScript", map[string]any{"functionDeclaration": "() => {" + script + "}", "contexts": []string{ft.id}}, nil)
}

func (l *foxLog) note(m bidiMessage) {
	var event struct {
		Type, Level, Text string
		Request           struct{ URL string }
	}
	if json.Unmarshal(m.Params, &event) != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case m.Method == "network.beforeRequestSent" && !strings.HasPrefix(event.Request.URL, "data:"): // a font of its own
		l.requests = append(l.requests, event.Request.URL)
	case event.Type == "console" || event.Level == "error":
		l.problems = append(l.problems, event.Type+" "+event.Level+": "+event.Text)
	}
}

func (ft *foxTab) visit(url string) {
	ft.t.Helper()
	ft.mu.Lock()
	ft.requests, ft.problems = nil, nil
	ft.mu.Unlock()
	ft.f.do("browsingContext.navigate", map[string]any{"context": ft.id, "url": url, "wait": "complete"}, nil)
}

// heard gives the requests since the last visit began, and what went wrong: errors, words in
// the console, and what a policy refused to the page or to a frame in it.
func (ft *foxTab) heard() (requests, problems []string) {
	ft.t.Helper()
	for _, page := range append(ft.frames(), ft) {
		problems = append(problems, foxEval[[]string](page, `document.refused ?? ["nobody listens to the policy"]`)...)
	}
	ft.mu.Lock()
	defer ft.mu.Unlock()
	return slices.Clone(ft.requests), append(problems, ft.problems...)
}

// frames are those in the page, in its order.
func (ft *foxTab) frames() (frames []*foxTab) {
	ft.t.Helper()
	var tree struct {
		Contexts []struct{ Children []struct{ Context string } }
	}
	ft.f.do("browsingContext.getTree", map[string]any{"root": ft.id}, &tree)
	for _, child := range tree.Contexts[0].Children {
		frames = append(frames, &foxTab{t: ft.t, f: ft.f, id: child.Context, foxLog: ft.foxLog})
	}
	return frames
}

// foxEval gives the value of an expression, or of the promise it makes, beside the page's policy.
func foxEval[T any](ft *foxTab, expression string) T {
	ft.t.Helper()
	value, err := foxTry[T](ft, expression)
	if err != nil {
		ft.t.Fatalf("Firefox: %v in %.300s", err, expression)
	}
	return value
}

func foxTry[T any](ft *foxTab, expression string) (value T, err error) {
	var answer struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Text string }
	}
	err = ft.f.tell("script.evaluate", map[string]any{
		"expression": "(async () => JSON.stringify(await (" + expression + ")) ?? 'null')()",
		"target":     map[string]string{"context": ft.id}, "awaitPromise": true,
	}, &answer)
	if err == nil && answer.ExceptionDetails != nil {
		err = errors.New(answer.ExceptionDetails.Text)
	}
	if err == nil {
		err = json.Unmarshal([]byte(answer.Result.Value), &value)
	}
	return value, err
}

// wait lets time pass until a condition holds.
func (ft *foxTab) wait(condition string) bool {
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var holds bool
		if holds, err = foxTry[bool](ft, condition); holds && err == nil {
			return true
		}
	}
	ft.t.Logf("waited in vain for %.300s (%v)", condition, err)
	return false
}

// click presses the mouse in the middle of an element, once it stands still: false if
// there is none, or another is in front of it.
func (ft *foxTab) click(element string) bool {
	ft.t.Helper()
	at := foxEval[[]float64](ft, `(async find => {
		for (let patience = 200, still = 0, was = ""; patience--; await new Promise(requestAnimationFrame)) {
			const e = find();
			e?.scrollIntoView({ block: "center", behavior: "instant" });
			const { left, top, width, height } = e?.getBoundingClientRect() ?? {};
			const [x, y] = [Math.floor(left + width / 2), Math.floor(top + height / 2)];
			const now = [x, y, innerHeight].join();
			still = now === was && e.contains(e.getRootNode().elementFromPoint(x, y)) ? still + 1 : 0;
			if (still > 6) return [x, y];
			was = now;
		}
		return [];
	})(() => `+element+`)`)
	if len(at) < 2 {
		return false
	}
	ft.act("pointer", map[string]any{"type": "pointerMove", "x": at[0], "y": at[1]},
		map[string]any{"type": "pointerDown", "button": 0}, map[string]any{"type": "pointerUp", "button": 0})
	return true
}

// press types keys, "\n" for Enter.
func (ft *foxTab) press(keys string) {
	ft.t.Helper()
	var actions []map[string]any
	for _, k := range strings.Split(strings.ReplaceAll(keys, "\n", "\uE007"), "") {
		actions = append(actions, map[string]any{"type": "keyDown", "value": k}, map[string]any{"type": "keyUp", "value": k})
	}
	ft.act("key", actions...)
}

func (ft *foxTab) act(device string, actions ...map[string]any) {
	ft.t.Helper()
	source := map[string]any{"type": device, "id": device, "actions": actions}
	ft.f.do("input.performActions", map[string]any{"context": ft.id, "actions": []any{source}}, nil)
}

// foxInside is an element in a widget's shadow.
func foxInside(widget, selector string) string {
	return fmt.Sprintf(`document.querySelector("hub-%s").shadowRoot.querySelector(%q)`, widget, selector)
}
