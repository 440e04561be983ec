package browser

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const atlasFiles = "/data/v1/atlas/"

// altered sends files of the atlas otherwise than they are; others are the atlas's files.
func (h *hub) altered(t testing.TB, how func(file []byte, others [][]byte) []byte) fault {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(h.dir, filepath.FromSlash(atlasFiles), "*.bin"))
	if err != nil || len(names) < 2 {
		t.Fatalf("files of the atlas: %q %v", names, err)
	}
	files := map[string][]byte{}
	var all [][]byte
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[atlasFiles+filepath.Base(name)] = body
		all = append(all, body)
	}
	return func(w http.ResponseWriter, r *http.Request) bool {
		file, ok := files[r.URL.Path]
		if !ok {
			return false
		}
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Write(how(slices.Clone(file), all))
		return true
	}
}

func truncated(file []byte, _ [][]byte) []byte { return file[:len(file)/2] }

func flipped(file []byte, _ [][]byte) []byte {
	file[len(file)/2] ^= 1
	return file
}

func swapped(file []byte, others [][]byte) []byte {
	i := slices.IndexFunc(others, func(other []byte) bool { return bytes.Equal(other, file) })
	return others[(i+1)%len(others)]
}

// offline cuts the tab off from addresses that match; none: from nothing.
func (tb *tab) offline(patterns ...string) {
	tb.t.Helper()
	conditions := []*network.Conditions{}
	for _, p := range patterns {
		conditions = append(conditions, &network.Conditions{URLPattern: p, Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
	}
	tb.do(command(network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: conditions}))
}

// toldOf is a condition: so many elements of a tag have told of an error.
func toldOf(tag string, times int) string {
	return fmt.Sprintf(`[...heard].some(([w, { error }]) => w.localName === %q && error >= %d)`, tag, times)
}

// readTold tells of each element how often it got ready, and how often it told of an error.
const readTold = `[...heard].map(([w, { ready, error }]) => w.localName + " " + ready + "/" + error).sort().join()`

// everyOne is what readTold gives when all are alike, but for some.
func everyOne(told string, but ...string) string {
	var all []string
	for _, widget := range embedded {
		all = append(all, "hub-"+widget+" "+told)
	}
	for _, other := range but {
		tag, _, _ := strings.Cut(other, " ")
		all[slices.Index(all, tag+" "+told)] = other
	}
	slices.Sort(all)
	return strings.Join(all, ",")
}

// readers is that when those who read the atlas got ready, and failed, so often.
func readers(ready, failed int) string {
	told := fmt.Sprintf("%d/%d", ready, failed)
	return everyOne("1/0", "hub-finder "+told, "hub-suggestions "+told)
}

// readHelp tells which of these show their link or crisis lines to nobody.
const readHelp = `(tags => [...document.querySelectorAll(tags)].flatMap(w => {
	const seen = e => !!e && e.checkVisibility() && e.getBoundingClientRect().height > 0;
	return [seen(w.querySelector("a[data-hub]")) ? [] : w.localName + " without link",
		[w, w.shadowRoot].some(root => seen(root.querySelector('.crisis a[href="tel:988"]'))) ? [] : w.localName + " without crisis line"].flat();
}).join())`

const (
	showSuggestions = inSuggestions + `.querySelector("button.main").click()`
	showAgain       = inSuggestions + `.querySelector("[role=alert]").id = "before";` + showSuggestions
	alertedAgain    = inSuggestions + `.querySelector("[role=alert]:not(#before)") !== null`
	// typedPlace types a town into both and waits until both say that it can't be looked up.
	typedPlace = `(async () => {
		const fields = [` + inFinder + `, ` + inSuggestions + `].map(root => root.querySelector(".place"));
		for (const place of fields) {
			const input = place.querySelector("input");
			input.value = "Denver";
			input.dispatchEvent(new Event("change", { bubbles: true }));
		}
		while (!fields.every(place => place.querySelector("[role=status]").textContent.includes("could not load"))) await new Promise(done => setTimeout(done, 10));
		return true;
	})()`
)

// TestEmbedAtlasFaults breaks the files that programs are found with, for a page of another
// website: who reads them says so, once, and shows link and crisis lines, however often
// it is asked; started anew, it says so anew. The other widgets work, and are silent.
func TestEmbedAtlasFaults(t *testing.T) {
	t.Parallel()
	jobs := map[string]fault{
		"missing": breaks(atlasFiles, faults["missing"]), "a page": breaks(atlasFiles, faults["a page"]), "nothing": breaks(atlasFiles, faults["nothing"]),
		"no answer": breaks(atlasFiles, faults["no answer"]), "no CORS": example.noCORS(atlasFiles),
		"truncated": example.altered(t, truncated), "flipped": example.altered(t, flipped), "swapped": example.altered(t, swapped),
		"stale": staleHub(t, example, func(int) bool { return true }), "offline": nil,
	}
	var found findings
	inTabs(t, slices.Sorted(maps.Keys(jobs)), func(tb *tab, what string) {
		breaks := jobs[what]
		front := example.serve(t)
		if breaks != nil {
			front = example.serve(t, breaks)
		} else {
			tb.offline("*://*:*" + atlasFiles + "*")
			defer tb.offline()
		}
		tb.visit(counting(t, front, followed(front), embedded...))
		tb.wait(settled)
		tb.wait(toldOf("hub-finder", 1))
		tb.do(chromedp.Evaluate[chromedp.Void](showSuggestions))
		tb.wait(toldOf("hub-suggestions", 1))
		if what != "stale" { // its places are there
			eval[bool](tb, typedPlace)
		}
		search(tb, said(nameInput, "oak"))
		tb.do(chromedp.Evaluate[chromedp.Void](showAgain))
		tb.wait(alertedAgain)
		if got, want := eval[string](tb, readTold), readers(1, 1); got != want {
			found.add(what, "ready/failed: %s", got)
		}
		if got := eval[string](tb, readHelp+`("hub-finder, hub-suggestions")`); got != "" {
			found.add(what, "%s", got)
		}
		tb.do(chromedp.Evaluate[chromedp.Void](`for (const w of document.querySelectorAll("hub-finder, hub-suggestions")) w.parentNode.append(w)`))
		tb.wait(toldOf("hub-finder", 2) + " && " + toldOf("hub-suggestions", 2))
		if got, want := eval[string](tb, readTold), readers(2, 2); got != want {
			found.add(what, "ready/failed after a second start: %s", got)
		}
		checkNoException(tb, &found, what)
	})
	found.report(t)
}

// TestEmbedStaleHub: a cache has a hub.json from before the last build. Both read what the hub
// has now, and nothing is wrong.
func TestEmbedStaleHub(t *testing.T) {
	front := example.serve(t, staleHub(t, example, func(asked int) bool { return asked == 1 }))
	tb := newTab(t)
	tb.visit(counting(t, front, followed(front), embedded...))
	tb.wait(settled)
	tb.do(chromedp.Evaluate[chromedp.Void](showSuggestions))
	for _, root := range []string{inFinder, inSuggestions} {
		tb.wait(root + `.querySelector("[part=card]") !== null`)
	}
	if got := eval[int](tb, `[...heard.values()].reduce((sum, { error }) => sum + error, 0)`); got > 0 {
		t.Error(eval[string](tb, readTold))
	}
	var found findings
	checkNoException(tb, &found, "a stale hub.json")
	found.report(t)
}

// TestEmbedLostShard: one file of the atlas is gone. Both show what the others have, and say
// that something is missing, to visitors and, once, to the page.
func TestEmbedLostShard(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	front := example.serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		mu.Lock()
		defer mu.Unlock()
		if strings.HasPrefix(r.URL.Path, atlasFiles) && !slices.Contains(asked, r.URL.Path) {
			asked = append(asked, r.URL.Path)
		}
		if len(asked) < 4 || r.URL.Path != asked[3] {
			return false
		}
		http.NotFound(w, r)
		return true
	})
	tb := newTab(t)
	tb.visit(counting(t, front, followed(front), embedded...))
	tb.wait(settled)
	tb.wait(inFinder + `.querySelector("[part=chips] + div").textContent.includes("could not load")`)
	tb.do(chromedp.Evaluate[chromedp.Void](showSuggestions))
	tb.wait(inSuggestions + `.querySelector("[part=list]").textContent.includes("could not load")`)
	search(tb, said(ageInput, "30"))
	if got, want := eval[string](tb, readTold), readers(1, 1); got != want {
		t.Errorf("ready/failed: %s", got)
	}
	if got := eval[string](tb, readHelp+`("hub-finder, hub-suggestions")`); got != "" {
		t.Error(got)
	}
	for _, root := range []string{inFinder, inSuggestions} {
		if eval[int](tb, root+`.querySelectorAll("[part=card]").length`) == 0 {
			t.Error("no program is left")
		}
	}
	var found findings
	checkNoException(tb, &found, "a lost file")
	found.report(t)
}
