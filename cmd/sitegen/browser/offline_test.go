package browser

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"sitegen"
	"sitegen/content"
)

const (
	keepTools    = "Keep the tools for when there is no connection"
	stopTools    = "Stop keeping the tools"
	awaySays     = `[...document.querySelectorAll("hub-checklist, hub-contacts, hub-saved, hub-suggestions, hub-finder")].map(w => w.shadowRoot.querySelectorAll("[part=privacy] > [role=status]")[1]).find(p => p).textContent`
	workersThere = `(async () => (await navigator.serviceWorker.getRegistrations()).map(r => r.scope))()`
	cachesThere  = `(async () => (await caches.keys()).sort())()`
	worked       = `(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length)()`
)

// offlineSource writes the example's files with offline = true, and gives its folder.
func offlineSource(t testing.TB, changes ...string) string {
	t.Helper()
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), content.FS); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "config.toml"), sitegen.Config, 0o644); err != nil {
		t.Fatal(err)
	}
	edit(t, source, append([]string{"config.toml", "offline = false", "offline = true"}, changes...)...)
	return source
}

// edit replaces texts in files: file, before, after, and so on.
func edit(t testing.TB, source string, changes ...string) {
	t.Helper()
	for change := range slices.Chunk(changes, 3) {
		file := filepath.Join(source, filepath.FromSlash(change[0]))
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), change[1]) {
			t.Fatalf("%s has no %q (%v)", change[0], change[1], err)
		}
		if err := os.WriteFile(file, []byte(strings.Replace(string(text), change[1], change[2], 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// rebuild builds source anew into the folder that is served.
func (h *hub) rebuild(t testing.TB, source string) {
	t.Helper()
	if _, err := build(source, h.dir, h.base); err != nil {
		t.Fatal(err)
	}
}

// offlineHub builds source below a path, so that there is something beside the hub.
func offlineHub(t testing.TB, source string) *hub {
	t.Helper()
	edit(t, source, "config.toml", `base_url = "https://hub.example/"`, `base_url = "https://hub.example/hub/"`)
	h, err := build(source, filepath.Join(t.TempDir(), "out"), "/hub/")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// host is how a server fares: "" well, "down", "hangs".
type host struct{ state atomic.Value }

func (h *host) set(state string) { h.state.Store(state) }

func (h *host) answers(_ http.ResponseWriter, r *http.Request) bool {
	switch h.state.Load() {
	case "down":
		panic(http.ErrAbortHandler)
	case "hangs":
		<-r.Context().Done()
		return true
	}
	return false
}

// switchBar presses a button in the line of privacy of the page's first widget.
func switchBar(tb *tab, label string) {
	tb.t.Helper()
	const find = `[...document.querySelectorAll("hub-checklist, hub-contacts, hub-saved, hub-suggestions, hub-finder")].flatMap(w => [...w.shadowRoot.querySelectorAll("[part=privacy] button")]).find(b => b.textContent === %q && b.checkVisibility())`
	button := fmt.Sprintf(find, label)
	tb.wait(button + ` !== undefined`)
	tb.do(chromedp.Evaluate[chromedp.Void](`(b => { b.focus(); b.click(); })(` + button + `)`))
}

// keepsTools asks to keep the tools on a page and waits until they are kept.
func keepsTools(tb *tab, url string) {
	tb.t.Helper()
	tb.visit(url)
	switchBar(tb, keepTools)
	tb.wait(awaySays + `.startsWith("These now open without a connection")`)
	tb.wait(`navigator.serviceWorker.controller !== null`)
}

// forgetHTTP empties the browser's own cache, which would help without being asked.
func forgetHTTP(tb *tab) {
	tb.t.Helper()
	tb.do(command(network.ClearBrowserCache, cdp.Empty{}))
}

// cached are the paths in caches of the hub.
func cached(tb *tab) []string {
	tb.t.Helper()
	return eval[[]string](tb, `(async () => {
		const paths = [];
		for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
		return paths.sort();
	})()`)
}

// TestOffline keeps the tools, saves a program and searches; then the host is gone.
func TestOffline(t *testing.T) {
	var server host
	h := offlineHub(t, offlineSource(t))
	front := h.serve(t, server.answers)
	tb := newTab(t)
	tb.visit(front + contactsPage)
	if n := eval[int](tb, worked); n > 0 {
		t.Errorf("unasked, there are %d workers and caches", n)
	}
	keepsTools(tb, front+contactsPage)
	if scopes := eval[[]string](tb, workersThere); !slices.Equal(scopes, []string{front}) {
		t.Errorf("the workers are for %q", scopes)
	}
	var found findings
	tb.axe(&found, "the line that says the tools are kept", everything)
	checkLog(tb, &found, front, contactsPage)

	tb.visit(front + harborPage)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("button.star").click()`))
	tb.wait(`(async () => !!await caches.match("` + h.base + harborPage + `"))()`)
	openFinder(tb, front)
	before := search(tb, said(placeInput, "80202"))
	if len(before.Fits) == 0 || eval[bool](tb, `(async () => !!await caches.match("`+h.base+topicPage+`"))()`) {
		t.Errorf("%d programs near 80202; or a page is kept that nobody asked to keep", len(before.Fits))
	}

	server.set("down")
	forgetHTTP(tb)
	for _, page := range []string{"", contactsPage, "tools/safety-plan/", "tools/support-map/", harborPage} {
		tb.visit(front + page)
		if !eval[bool](tb, `document.querySelector("main h1") !== null && document.styleSheets.length > 0 && !document.querySelector("main").textContent.includes("You have no connection")`) {
			t.Errorf("without a connection, %s is not there", page)
		}
		if eval[bool](tb, `[...document.querySelectorAll("a[data-hub]:not([data-hub=exit], [data-hub=save], [data-hub=similar])")].some(a => !a.parentElement.hasAttribute("ready"))`) {
			t.Errorf("without a connection, a widget of %s does not work", page)
		}
		checkCrisis(tb, page)
	}
	openSaved(tb, front, "")
	checkCards(tb, "without a connection", "list", harborName)
	if text := eval[string](tb, inSaved+`.querySelector("[part=list]").textContent`); !strings.Contains(text, harborPhone) {
		t.Errorf("the saved program says %q", text)
	}
	openFinder(tb, front)
	if again := shownResults(tb); !slices.Equal(again.ids(), before.ids()) {
		t.Errorf("without a connection the finder has %q, before %q", again.ids(), before.ids())
	}
	if fewer := search(tb, ticked("payment/medicaid")); len(fewer.Fits) == 0 || strings.Contains(fewer.Notes, "could not load") {
		t.Errorf("without a connection the finder finds %q, and says %q", fewer.ids(), fewer.Notes)
	}
	for _, page := range []string{topicPage, "es/", "find/?page=2&x=1", "no/such/page/"} {
		tb.visit(front + page)
		isFind := strings.HasPrefix(page, "find/")
		if says := eval[string](tb, `document.querySelector("main").textContent`); strings.Contains(says, "You have no connection") == isFind {
			t.Errorf("in place of %s stands %.200q", page, says)
		}
		checkCrisis(tb, page)
	}
	tb.visit(front + topicPage)
	tb.axe(&found, "the page in place of others", everything)
	tb.do(chromedp.EmulateViewport(320, 640))
	checkWidth(tb, &found, "the page in place of others")
	found.report(t)

	openSaved(tb, front, "")
	tb.do(chromedp.Evaluate[chromedp.Void](`[...` + inSaved + `.querySelectorAll("[part=list] button")].find(b => b.ariaLabel?.startsWith("Remove") || b.textContent.startsWith("Remove")).click()`))
	tb.wait(`(async () => !await caches.match("` + h.base + harborPage + `"))()`)
}

func checkCrisis(tb *tab, page string) {
	tb.t.Helper()
	if !eval[bool](tb, shows(`.crisis a[href="tel:988"]`)) {
		tb.t.Errorf("%s: no crisis lines", page)
	}
}

// TestOfflineLanguages keeps the tools of a second language when it is asked for.
func TestOfflineLanguages(t *testing.T) {
	var server host
	front := offlineHub(t, offlineSource(t)).serve(t, server.answers)
	tb := newTab(t)
	keepsTools(tb, front+contactsPage)
	tb.visit(front + "es/" + contactsPage)
	switchBar(tb, "Guardar las herramientas para cuando no haya conexión")
	tb.wait(awaySays + `.startsWith("Sin conexión")`)
	server.set("down")
	forgetHTTP(tb)
	for page, language := range map[string]string{"es/": "es", "es/" + topicPage: "es", contactsPage: "en", topicPage: "en", "ar/": "en"} {
		tb.visit(front + page)
		if got := eval[string](tb, `document.documentElement.lang`); got != language {
			t.Errorf("in place of %s stands a page in %s", page, got)
		}
	}
}

// TestOfflineUpdate builds the hub anew: with a connection everybody sees it at once,
// and what is kept follows, with nothing left of what the hub had before.
func TestOfflineUpdate(t *testing.T) {
	var server host
	source := offlineSource(t)
	h := offlineHub(t, source)
	front := h.serve(t, server.answers)
	tb := newTab(t)
	keepsTools(tb, front+contactsPage)
	openFinder(tb, front)
	search(tb, said(placeInput, "80202"))
	names := eval[[]string](tb, cachesThere)
	edit(t, source, "content/crisis.toml", "heading = \"", "heading = \"New! ",
		"content/checklist.toml", "title = \"", "title = \"New ")
	h.rebuild(t, source)
	tb.visit(front)
	if says := eval[string](tb, `document.querySelector(".crisis-heading").textContent`); !strings.HasPrefix(says, "New! ") {
		t.Errorf("with a connection the old page is shown: %q", says)
	}
	tb.wait(`(async () => { const names = await caches.keys(); return names.length === 1 && names[0] !== "` + names[0] + `"; })()`)
	for _, path := range cached(tb) {
		name := strings.TrimPrefix(path, h.base)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if _, err := os.Stat(filepath.Join(h.dir, filepath.FromSlash(name))); err != nil {
			t.Errorf("%s is kept, and the hub has it no more", path)
		}
	}
	server.set("down")
	forgetHTTP(tb)
	tb.visit(front + "tools/support-map/")
	if says := eval[string](tb, `document.querySelector("h1").textContent`); !strings.HasPrefix(says, "New ") {
		t.Errorf("without a connection the old page is shown: %q", says)
	}
	openFinder(tb, front)
	if again := shownResults(tb); len(again.Fits) == 0 {
		t.Error("what was searched in before is not there any more")
	}
}

// TestOfflineEnds: by its own switch, by deleting everything and by leaving, worker and
// caches are gone, and what the page does afterwards brings none of them back.
func TestOfflineEnds(t *testing.T) {
	calm := calm(t)
	h := offlineHub(t, offlineSource(t))
	for what, act := range map[string]func(*tab){
		"its switch": func(tb *tab) { switchBar(tb, stopTools) },
		"delete": func(tb *tab) {
			switchBar(tb, deleteIt)
			switchBar(tb, yesDelete)
		},
		"leave": func(tb *tab) {
			leaves(tb, calm, func() { tb.do(chromedp.Evaluate[chromedp.Void](exitLink + `.click()`)) })
		},
	} {
		t.Run(what, func(t *testing.T) {
			front := h.serve(t)
			tb := newTab(t)
			keepsTools(tb, front+findPage)
			look := tb.sibling()
			look.visit(front)
			act(tb)
			look.wait(worked + `.then(n => n === 0)`)
			if what != "leave" {
				tb.wait(awaySays + ` === ""`)
				search(tb, said(placeInput, "Alliance, NE"))
			}
			look.do(chromedp.Sleep(300 * time.Millisecond))
			if n := eval[int](look, worked); n > 0 {
				t.Errorf("afterwards %v and %v are there", eval[[]string](look, workersThere), eval[[]string](look, cachesThere))
			}
		})
	}
}

// TestOfflineSwitchedOff: the hub offers it no more.
func TestOfflineSwitchedOff(t *testing.T) {
	source := offlineSource(t)
	h := offlineHub(t, source)
	front := h.serve(t)
	tb := newTab(t)
	keepsTools(tb, front+contactsPage)
	edit(t, source, "config.toml", "offline = true", "offline = false")
	h.rebuild(t, source)
	tb.visit(front + contactsPage)
	tb.wait(worked + `.then(n => n === 0)`)
	if eval[bool](tb, inContacts+`.textContent.includes("no connection")`) {
		t.Error("it is offered")
	}
}

// TestOfflineHangs: a host that does not answer costs some seconds, and no page.
func TestOfflineHangs(t *testing.T) {
	var server host
	front := offlineHub(t, offlineSource(t)).serve(t, server.answers)
	tb := newTab(t)
	keepsTools(tb, front+contactsPage)
	server.set("hangs")
	forgetHTTP(tb)
	start := time.Now()
	tb.do(chromedp.Navigate(front + "tools/safety-plan/"))
	checkCrisis(tb, "the safety plan")
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("a host that hangs costs %s", took)
	}
}

// TestOfflineRefuses: answers that are not the file are shown, perhaps, and never kept.
func TestOfflineRefuses(t *testing.T) {
	var answer atomic.Pointer[http.HandlerFunc]
	h := offlineHub(t, offlineSource(t))
	front := h.serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if f := answer.Load(); f != nil {
			(*f)(w, r)
			return true
		}
		return false
	})
	tb := newTab(t)
	keepsTools(tb, front+contactsPage)
	before := cached(tb)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		io.WriteString(w, "elsewhere")
	}))
	t.Cleanup(elsewhere.Close)
	bad := map[string]http.HandlerFunc{
		"an error": faults["an error"], "a page": faults["a page"], "no answer": faults["no answer"],
		"a redirect": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere.URL, http.StatusFound) },
		"a way round": func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/other/") {
				write(w, "text/html", "other")
				return
			}
			http.Redirect(w, r, "/hub/other/", http.StatusFound)
		},
	}
	ask := func(path string) {
		eval[bool](tb, `fetch("/hub/`+path+`").then(a => a.text()).then(() => true, () => false)`)
	}
	for what, f := range bad {
		answer.Store(&f)
		for _, path := range []string{"data/v1/atlas/0123456789abcdef.bin", "data/v1/hub.json?x", "data/v1/hub.json", "feed.xml"} {
			ask(path)
		}
		if what != "a page" {
			ask("tools/safety-plan/")
		}
		answer.Store(nil)
		if now := cached(tb); !slices.Equal(now, before) {
			t.Errorf("after %s there are kept %q, before %q", what, now, before)
		}
		for path, holds := range map[string]string{"data/v1/hub.json": `"vocabulary"`, "tools/safety-plan/": "</html>"} {
			if !eval[bool](tb, `caches.match("/hub/`+path+`").then(a => a.text()).then(text => text.includes('`+holds+`'))`) {
				t.Errorf("%s is kept as %s", what, path)
			}
		}
	}
	ask("data/v1/hub.json?x")
	tb.visit(front + "topics/?x")
	if now := cached(tb); !slices.Equal(now, before) {
		t.Errorf("after addresses with a query there are kept %q", now)
	}
}

// TestOfflineFaults: what can't be kept is told, and does no harm.
func TestOfflineFaults(t *testing.T) {
	h := offlineHub(t, offlineSource(t))
	full := func(only string) fault {
		return func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/hub/sw.js" {
				return false
			}
			body, _ := os.ReadFile(filepath.Join(h.dir, "sw.js"))
			write(w, "text/javascript", `const put = Cache.prototype.put; Cache.prototype.put = function (at, answer) {
				return String(at).includes("`+only+`") ? Promise.reject(new DOMException("full", "QuotaExceededError")) : put.call(this, at, answer);
			};`+string(body))
			return true
		}
	}
	for what, c := range map[string]struct {
		fault fault
		says  string
		left  int
	}{
		"storage full":           {full(""), "The tools could not be kept", 0},
		"storage nearly full":    {full("find"), "Some of the tools could not be kept", 2},
		"no list":                {breaks("/hub/data/v1/offline.json", http.NotFound), "The tools could not be kept", 0},
		"a page for the list":    {breaks("/hub/data/v1/offline.json", faults["a page"]), "The tools could not be kept", 0},
		"a list that is cut":     {breaks("/hub/data/v1/offline.json", faults["cut short"]), "The tools could not be kept", 0},
		"no worker":              {breaks("/hub/sw.js", http.NotFound), "The tools could not be kept", 0},
		"a worker that is wrong": {breaks("/hub/sw.js", faults["a page"]), "The tools could not be kept", 0},
		"a page that fails":      {breaks("/hub/tools/safety-plan/", faults["an error"]), "Some of the tools could not be kept", 2},
	} {
		t.Run(what, func(t *testing.T) {
			tb := newTab(t)
			tb.visit(h.serve(t, c.fault) + contactsPage)
			switchBar(tb, keepTools)
			tb.wait(awaySays + fmt.Sprintf(`.startsWith(%q)`, c.says))
			if left := eval[int](tb, worked); left != c.left {
				t.Errorf("%d workers and caches are there", left)
			}
		})
	}
}
