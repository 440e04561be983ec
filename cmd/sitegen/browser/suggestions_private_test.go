package browser

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// typed fills the field for a place, and waits until it says what was found.
func typed(tb *tab, text string) {
	tb.t.Helper()
	tb.do(chromedp.Evaluate[chromedp.Void](`{
		const input = ` + inSuggestions + `.querySelector(".place input");
		input.value = "` + text + `";
		input.dispatchEvent(new Event("change", { bubbles: true }));
	}`))
	tb.wait(`(` + place + `?.label ?? "").startsWith("` + text + `")`)
}

const place = `JSON.parse(sessionStorage.getItem("hub:/:signals")?.slice(2) ?? "{}").place`

// oursWith are the files that a visit to a page with a tool may ask for: those that all have,
// and more, as a pattern.
func oursWith(more string) *regexp.Regexp {
	return regexp.MustCompile(`^/(favicon\.svg|assets/[\w.-]+|widgets/\w+-\w+\.js|data/v1/(hub|terms|questions)\.json|data/v1/atlas/[0-9a-f]{16}\.bin|` + more + `)$`)
}

var ours = oursWith(`|topics/support-systems/|data/v1/suggestions\.json`)

// TestSuggestionsTellNobody types places and chooses needs: only files of the hub
// are asked for, with names that say nothing of what was typed.
func TestSuggestionsTellNobody(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + topicPage)
	typed(tb, "80202")
	ask(tb, wish{0, 5})
	typed(tb, "Alliance, NE")
	after(tb, askFor)
	requests, _ := tb.heard()
	shards := 0
	for _, r := range requests {
		if strings.HasPrefix(r, "data:") {
			continue
		}
		path, ok := strings.CutPrefix(r, strings.TrimSuffix(front, "/"))
		if !ok || !ours.MatchString(path) {
			t.Errorf("asks for %s", r)
		}
		if strings.HasSuffix(path, ".bin") {
			shards++
		}
	}
	if shards < 5 {
		t.Errorf("only %d files of the atlas were asked for", shards)
	}
	if url := eval[string](tb, `location.href`); url != front+topicPage {
		t.Errorf("the address has become %s", url)
	}
	var found findings
	checkLog(tb, &found, front, topicPage)
	checkKept(tb, &found, topicPage)
	found.report(t)
}

// TestPlaces: a name that several places have is asked back about; one that
// none has is not taken for a place.
func TestPlacesOfSuggestions(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	typed(tb, "80202")
	change := func(text string) {
		tb.do(chromedp.Evaluate[chromedp.Void](`{
			const input = ` + inSuggestions + `.querySelector(".place input");
			input.value = "` + text + `";
			input.dispatchEvent(new Event("change", { bubbles: true }));
		}`))
	}
	change("Xyzzy")
	tb.wait(inSuggestions + `.querySelector(".place [role=status]").innerText.includes("Xyzzy")`)
	mending := eval[string](tb, `[`+place+`.label, ...[`+inSuggestions+`.querySelector(".place input")].flatMap(input =>
		[input.value, input.ariaInvalid, input.getRootNode().getElementById(input.getAttribute("aria-describedby")).innerText.includes("Xyzzy")])].join()`)
	if !regexp.MustCompile(`^80202.*,Xyzzy,true,true$`).MatchString(mending) {
		t.Errorf("a place that nobody knows leads to %s: the one before is gone, or it is not left to be mended", mending)
	}
	change("Springfield")
	tb.wait(inSuggestions + `.querySelectorAll(".place [role=status] button").length > 1`)
	label := eval[string](tb, inSuggestions+`.querySelectorAll(".place [role=status] button")[1].innerText`)
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelectorAll(".place [role=status] button")[1].click()`))
	if got := eval[string](tb, place+`.label`); got != label {
		t.Errorf("%q was chosen and %q kept", label, got)
	}
	if text := eval[string](tb, inSuggestions+`.querySelector(".place input").ariaInvalid + `+inSuggestions+`.querySelector(".place [role=status]").innerText`); text != "false" {
		t.Errorf("with a place chosen, the field still says %q", text)
	}
	change("Xyzzy")
	tb.wait(inSuggestions + `.querySelector(".place input").ariaInvalid === "true"`)
	tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("form .actions button:not(.main)").click()`))
	if eval[bool](tb, place+` !== null || `+inSuggestions+`.querySelector(".place input").value !== ""`) {
		t.Error("cleared, the field is not empty")
	}
}

// TestPlaceByKeyboard: Enter in the field leads to the list for the place that was
// typed, and stays in the field when nobody knows that place.
func TestPlaceOfSuggestionsByKeyboard(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	enter := func(text string) {
		tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector(".place input").select()`))
		tb.press(text)
		tb.press(kb.Enter)
	}
	enter("Alliance, NE")
	tb.wait(inSuggestions + `.activeElement?.tabIndex === -1`)
	if got := eval[string](tb, place+`.label`); got != "Alliance, NE" {
		t.Errorf("the list was shown for %q", got)
	}
	enter("Xyzzy")
	tb.wait(inSuggestions + `.querySelector(".place input").ariaInvalid === "true"`)
	tb.do(chromedp.Sleep(300 * time.Millisecond)) // for a list to come
	if here := eval[string](tb, inSuggestions+`.activeElement.value + `+place+`.label`); here != "XyzzyAlliance, NE" {
		t.Errorf("with a place that nobody knows, the focus and the place are %q", here)
	}
	enter("Alliance, NE")
	tb.wait(inSuggestions + `.activeElement?.tabIndex === -1`)
}

// TestLateAnswers: the device answers when a town has been typed since.
func TestLateAnswers(t *testing.T) {
	tb := newTab(t)
	tb.before(`Geolocation.prototype.getCurrentPosition = (found, refused) => Object.assign(window, { found, refused })`)
	tb.visit(example.serve(t) + topicPage)
	locate := `[...` + inSuggestions + `.querySelectorAll(".place button")].find(b => b.textContent === "Use my location").click()`
	status := inSuggestions + `.querySelector(".place [role=status]").innerText`
	tb.do(chromedp.Evaluate[chromedp.Void](locate))
	typed(tb, "80202")
	tb.do(chromedp.Evaluate[chromedp.Void](`refused(); found({ coords: { latitude: 42, longitude: -102 } })`))
	if got := eval[string](tb, place+`.label.slice(0, 5) + `+status); got != "80202" {
		t.Errorf("a late answer leads to %q", got)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](locate + `; found({ coords: { latitude: 42, longitude: -102 } })`))
	if got := eval[string](tb, inSuggestions+`.querySelector(".place input").value + ". " + `+status); got != "your location. Type a town to see online programs for your state, too." {
		t.Errorf("of where the device is the field says %q", got)
	}
}

// TestAges: from 0 to 120; what cannot be is left to be mended.
func TestAgesOfSuggestions(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + topicPage)
	const age = `JSON.parse(sessionStorage.getItem("hub:/:signals").slice(2)).age`
	for _, c := range []struct {
		typed string
		kept  *int
	}{{"30", new(30)}, {"-5", new(30)}, {"30.5", new(30)}, {"121", new(30)}, {"0", new(0)}, {"", nil}} {
		tb.do(chromedp.Evaluate[chromedp.Void](`{
			const input = ` + inSuggestions + `.querySelector("[name=age]");
			input.value = "` + c.typed + `";
			input.dispatchEvent(new Event("change", { bubbles: true }));
		}`))
		got := eval[*int](tb, age)
		left := eval[string](tb, inSuggestions+`.querySelector("[name=age]").value`)
		if left != c.typed || (got == nil) != (c.kept == nil) || got != nil && *got != *c.kept {
			t.Errorf("%q is kept as %v, and %q stands in the field", c.typed, got, left)
		}
	}
}

// TestWithoutStorage: where a browser keeps nothing, or somebody else's things,
// suggestions work all the same.
func TestWithoutStorage(t *testing.T) {
	front := example.serve(t)
	for what, script := range map[string]string{
		"blocked": `Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("denied", "SecurityError") } })`,
		"full":    `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }`,
		"garbage": `for (const name of ["signals", "checklist", "terms", "finder"]) sessionStorage.setItem("hub:/:" + name, '1:{"needs":[{}],"place":{"label":1},"saved":[null],"statements":7,"sources":{"emotional":5},"gaps":"x"')`,
		"wrong":   `for (const name of ["signals", "checklist", "finder"]) sessionStorage.setItem("hub:/:" + name, '1:{"needs":[{},null,99999],"place":{"label":1},"saved":[null,{"id":"a","name":"b","offers":[99999]}],"explored":{},"statements":7,"sources":{"emotional":5},"gaps":"x","off":7,"age":"old","filters":[{"term":-1,"at":0}],"hidden":[{}]}')`,
		"far off": `sessionStorage.setItem("hub:/:signals", '1:{"explored":[{"id":"x","offers":[1],"at":-1e300}],"filters":[{"term":1,"at":0}],"needs":[-1,1e300],"age":-5,"radius":0}')`,
		"a list":  `for (const name of ["signals", "checklist", "terms", "finder"]) sessionStorage.setItem("hub:/:" + name, '1:[1,[2]]')`,
	} {
		t.Run(what, func(t *testing.T) {
			tb := newTab(t)
			tb.before(script)
			for _, page := range []string{"programs/harbor-house-iop/", "tools/support-map/", topicPage} {
				tb.visit(front + page)
				if page != topicPage {
					continue
				}
				if got := ask(tb, wish{0, -1}); len(got.Fits) < 3 {
					t.Errorf("only %v", got.Fits)
				}
			}
			if eval[int](tb, inSuggestions+`.querySelectorAll("[role=alert]").length`) > 0 {
				t.Error("an error is shown")
			}
			var found findings
			checkLog(tb, &found, front, topicPage)
			found.report(t)
		})
	}
}

// staleHub gives a hub.json that names files of an atlas which are gone, to those who ask when
// isStale, told how often it was asked for, says so.
func staleHub(t testing.TB, h *hub, isStale func(asked int) bool) fault {
	t.Helper()
	stale, err := os.ReadFile(filepath.Join(h.dir, "data", "v1", "hub.json"))
	if err != nil {
		t.Fatal(err)
	}
	stale = regexp.MustCompile(`"(near|wide)":"[0-9a-f]{16}"`).ReplaceAll(stale, []byte(`"$1":"0123456789abcdef"`))
	if !bytes.Contains(stale, []byte("0123456789abcdef")) {
		t.Fatal("hub.json names no files of an atlas")
	}
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/data/v1/hub.json" || !isStale(int(asked.Add(1))) {
			return false
		}
		write(w, "application/json", string(stale))
		return true
	}
}

// TestRebuiltHub: hub.json comes from a cache and names files that are gone. It
// is read once more, and the list comes from what the hub is now.
func TestRebuiltHub(t *testing.T) {
	for what, always := range map[string]bool{"rebuilt": false, "broken": true} {
		t.Run(what, func(t *testing.T) {
			var times atomic.Int32
			tb := newTab(t)
			tb.visit(example.serve(t, staleHub(t, example, func(asked int) bool {
				times.Store(int32(asked))
				return asked == 1 || always
			})) + topicPage)
			if always {
				tb.do(chromedp.Evaluate[chromedp.Void](inSuggestions + `.querySelector("button.main").click()`))
				tb.wait(shows(suggestionsLink))
			} else if got := ask(tb, wish{0, -1}); len(got.Fits) < 3 {
				t.Errorf("only %v", got.Fits)
			}
			if n := times.Load(); n != 2 {
				t.Errorf("hub.json was read %d times", n)
			}
		})
	}
}
