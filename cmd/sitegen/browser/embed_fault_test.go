package browser

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// counting is a page of somebody else's with such widgets; it counts what each element
// says, and how often.
func counting(t testing.TB, front, script string, widgets ...string) string {
	t.Helper()
	var links strings.Builder
	for _, widget := range widgets {
		links.WriteString(linked(front, widget))
	}
	return countingOn(t, links.String()+script)
}

func countingOn(t testing.TB, html string) string {
	t.Helper()
	return foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><script>
		heard = new Map();
		for (const type of ["ready", "error"]) addEventListener("hub:" + type, ({ target, detail }) => {
			const all = heard.get(target) ?? heard.set(target, { ready: 0, error: 0 }).get(target);
			all[type]++;
			if (detail.widget !== target.localName) all.error = NaN;
		});
	</script><h1>A treatment center</h1>`+html, nil)
}

// settled is a condition: every link became an element, and each said how it went.
const settled = `document.querySelector("p > a[data-hub]") === null && heard.size === document.querySelectorAll("a[data-hub]").length && [...heard.values()].every(all => all.ready + all.error > 0)`

// readFallen tells which widgets failed, and what is wrong with how they show it.
const readFallen = `JSON.stringify([...heard].filter(([w]) => !w.hasAttribute("ready")).map(([w, { error }]) => {
	const seen = e => !!e && e.checkVisibility() && e.getBoundingClientRect().height > 0;
	const crisis = [w, w.shadowRoot].some(root => seen(root?.querySelector('.crisis a[href="tel:988"]')));
	return w.localName + (error === 1 ? "" : " says so " + error + " times") + (crisis ? "" : " without crisis line") + (seen(w.querySelector("a[data-hub]")) ? "" : " without link");
}).sort())`

// everyTool is what readFallen tells when all failed as they should.
const everyTool = `["hub-checklist","hub-contacts","hub-finder","hub-plan","hub-saved","hub-suggestions"]`

// noCORS answers as a host that lets no other website read.
func (h *hub) noCORS(prefix string) fault {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasPrefix(r.URL.Path, prefix) {
			return false
		}
		w.Header().Del("Access-Control-Allow-Origin")
		h.file(w, r)
		return true
	}
}

// TestEmbedFaults breaks the hub's data and the script's modules for a page of another
// website: each widget says so once, and shows its link with the crisis lines.
func TestEmbedFaults(t *testing.T) {
	t.Parallel()
	type job struct {
		what   string
		breaks fault
		pinned bool
	}
	var jobs []job
	for _, file := range []string{"/data/v1/hub.json", "/widgets/chunk-"} {
		for what, breaks := range map[string]fault{
			"missing": breaks(file, faults["missing"]), "a page": breaks(file, faults["a page"]), "no answer": breaks(file, faults["no answer"]),
			"no CORS": example.noCORS(file),
		} {
			for _, pinned := range []bool{false, true} {
				jobs = append(jobs, job{fmt.Sprintf("%s for %s, pinned: %t", what, file, pinned), breaks, pinned})
			}
		}
	}
	var found findings
	inTabs(t, jobs, func(tb *tab, j job) {
		front := example.serve(t, j.breaks)
		script := followed(front)
		if j.pinned {
			script = example.pinned(t, front)
		}
		tb.visit(counting(t, front, script, embedded...))
		tb.wait(settled)
		if got := eval[string](tb, readFallen); got != everyTool {
			found.add(j.what, "failed: %s", got)
		}
		checkNoException(tb, &found, j.what)
	})
	found.report(t)
}

func checkNoException(tb *tab, f *findings, place string) {
	_, problems := tb.heard()
	for _, p := range problems {
		if strings.HasPrefix(p, "exception") || strings.HasPrefix(p, "console") {
			f.add(place, "%s", p)
		}
	}
}

// TestPinnedSaysTodaysCrisisLines: a script that never changes asks for them, and says
// those of its own day when it hears nothing.
func TestPinnedSaysTodaysCrisisLines(t *testing.T) {
	today := strings.ReplaceAll(readBuilt(t, "data/v1/crisis.json"), "tel:988", "tel:0988")
	said := func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", today) }
	for what, c := range map[string]struct {
		answer http.HandlerFunc
		number string
	}{
		"today's": {said, "tel:0988"}, "missing": {http.NotFound, "tel:988"}, "a page": {faults["a page"], "tel:988"},
		"a list": {faults["a list"], "tel:988"}, "null": {faults["null"], "tel:988"}, "no answer": {faults["no answer"], "tel:988"},
	} {
		front := example.serve(t, breaks("/data/v1/crisis.json", c.answer), breaks("/data/v1/checklist.json", http.NotFound))
		tb := newTab(t)
		tb.visit(embedding(t, example.pinned(t, front), linked(front, "contacts"), linked(front, "checklist")))
		tb.wait(outcome(1, 1))
		if got := eval[string](tb, `[...document.querySelectorAll("hub-contacts, hub-checklist")].map(w => w.shadowRoot.querySelector(".crisis a").href).join()`); got != c.number+","+c.number {
			t.Errorf("%s: widgets say %s", what, got)
		}
		var found findings
		checkNoException(tb, &found, what)
		found.report(t)
	}
}

func readBuilt(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(example.dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestEmbedTen: ten widgets on a page ask for each file once.
func TestEmbedTen(t *testing.T) {
	front := example.serve(t)
	for what, script := range map[string]string{"following": followed(front), "pinned": example.pinned(t, front)} {
		tb := newTab(t)
		tb.visit(embedding(t, script, strings.Repeat(linked(front, "finder"), 10)))
		tb.wait(outcome(10, 0))
		tb.wait(`[...document.querySelectorAll("hub-finder")].every(w => w.shadowRoot.querySelector("[part=card]"))`)
		requests, _ := tb.heard()
		times := map[string]int{}
		for _, url := range requests {
			if times[url]++; times[url] == 2 {
				t.Errorf("%s: %s is asked for again", what, url)
			}
		}
		t.Logf("%s: %d requests for ten finders", what, len(times))
		quiet(tb, what)
	}
}
