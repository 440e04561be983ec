package browser

import (
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// script is a module script of the hub as a foreign page names it.
func script(src string) string { return `<script type="module" src="` + src + `"></script>` }

// followed is the script that follows updates.
func followed(front string) string { return script(front + "widgets/hub.js") }

// pinned is the script that never changes, with its digest.
func (h *hub) pinned(t testing.TB, front string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(h.dir, "widgets", "hub-*.js"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d pinned scripts: %v %v", len(found), found, err)
	}
	body, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum384(body)
	return fmt.Sprintf(`<script type="module" src="%swidgets/%s" integrity="sha384-%s" crossorigin="anonymous"></script>`,
		front, filepath.Base(found[0]), base64.StdEncoding.EncodeToString(sum[:]))
}

// linked is a link that a widget grows from.
func linked(front, widget string) string {
	return fmt.Sprintf(`<p><a href="%sfind/" data-hub="%s">Find support</a></p>`, front, widget)
}

// embedding is a page of somebody else's, which counts what it hears.
func embedding(t testing.TB, parts ...string) string {
	t.Helper()
	return foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><script>
		heard = { ready: 0, error: 0 };
		for (const type of ["ready", "error"]) addEventListener("hub:" + type, () => heard[type]++);
	</script><h1>A treatment center</h1>`+strings.Join(parts, "\n"), nil)
}

// outcome is a condition: so many elements got ready, and so many failed.
func outcome(ready, failed int) string {
	return fmt.Sprintf(`heard.ready === %d && heard.error === %d`, ready, failed)
}

// quiet reports what the browser complained about.
func quiet(tb *tab, what string) {
	tb.t.Helper()
	if _, problems := tb.heard(); len(problems) > 0 {
		tb.t.Errorf("%s: %q", what, problems)
	}
}

// TestEmbedScripts: both scripts make widgets of links, wherever they stand and however
// the script comes.
func TestEmbedScripts(t *testing.T) {
	front := example.serve(t)
	links := linked(front, "finder") + `<table><tr><td><b>` + linked(front, "suggestions") + `</b></table>`
	late := `<script type="module">setTimeout(() => { const s = document.createElement("script"); s.type = "module"; s.src = "` + front + `widgets/hub.js"; document.body.append(s); }, 300)</script>`
	for what, page := range map[string][]string{
		"following":    {followed(front), links},
		"pinned":       {example.pinned(t, front), links},
		"at the end":   {links, followed(front)},
		"async":        {strings.Replace(followed(front), "<script", "<script async", 1), links},
		"defer":        {strings.Replace(followed(front), "<script", "<script defer", 1), links},
		"added later":  {links, late},
		"twice":        {followed(front), links, followed(front)},
		"pinned twice": {example.pinned(t, front), links, example.pinned(t, front)},
		"both":         {followed(front), links, example.pinned(t, front)},
		"both, turned": {example.pinned(t, front), links, followed(front)},
		"two queries":  {script(front + "widgets/hub.js?1"), links, script(front + "widgets/hub.js?2")},
	} {
		tb := newTab(t)
		tb.visit(embedding(t, page...))
		tb.wait(`heard.ready === 2`)
		if !eval[bool](tb, outcome(2, 0)+` && document.querySelectorAll("hub-finder, hub-suggestions").length === 2`) {
			t.Errorf("%s: %s", what, eval[string](tb, `JSON.stringify(heard) + document.body.innerHTML`))
		}
		quiet(tb, what)
		eval[bool](tb, `document.querySelector("h1").insertAdjacentHTML("afterend", '<div><p>`+strings.ReplaceAll(linked(front, "saved")+linked(front, "finder"), "'", `\'`)+`</div>') ?? true`)
		tb.wait(outcome(4, 0))
		quiet(tb, what+", and links later")
	}
}

// tampered sends files whose names begin so with one more statement.
func (h *hub) tampered(prefix string) fault {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasPrefix(r.URL.Path, prefix) {
			return false
		}
		body, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(r.URL.Path)))
		if err != nil {
			return false
		}
		write(w, "text/javascript", string(body)+"\n;globalThis.ran = true;")
		return true
	}
}

// TestPinnedRunsNothingElse changes each module that a widget imports. The script that
// follows updates runs it; the pinned one leaves the link with the crisis lines.
func TestPinnedRunsNothingElse(t *testing.T) {
	modules, err := filepath.Glob(filepath.Join(example.dir, "widgets", "*.js"))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, file := range modules {
		name := filepath.Base(file)
		if strings.HasPrefix(name, "hub") || strings.HasPrefix(name, "frame") || !imports(t, "finder", name) {
			continue
		}
		checked++
		front := example.serve(t, example.tampered("/widgets/"+name))
		tb := newTab(t)
		tb.visit(embedding(t, example.pinned(t, front), linked(front, "finder")))
		tb.wait(outcome(0, 1))
		if !eval[bool](tb, shows(`a[data-hub=finder]`)+` && `+shows(`hub-finder .crisis a[href="tel:988"]`)+` && !("ran" in globalThis)`) {
			t.Errorf("with another %s: %s", name, eval[string](tb, `document.body.innerHTML + globalThis.ran`))
		}
		if _, problems := tb.heard(); slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, "exception") }) {
			t.Errorf("with another %s: %q", name, problems)
		}
		tb.visit(embedding(t, followed(front), linked(front, "finder")))
		tb.wait(outcome(1, 0) + ` && globalThis.ran`)
	}
	if checked < 3 {
		t.Errorf("only %d modules of %d were changed", checked, len(modules))
	}
}

// TestPinnedChecksWhatComesLater: likewise of what a widget imports when it needs it.
func TestPinnedChecksWhatComesLater(t *testing.T) {
	for module, c := range map[string]struct{ options, changed string }{
		"list":       {"", outcome(1, 1)},
		"attributes": {` data-hub-hide="share"`, outcome(0, 1)},
		"narrow":     {` data-hub-place="80202"`, outcome(0, 1)},
	} {
		front := example.serve(t, example.tampered("/widgets/"+module+"-"))
		link := strings.Replace(linked(front, "finder"), "<a", "<a"+c.options, 1)
		tb := newTab(t)
		tb.visit(embedding(t, example.pinned(t, front), link))
		tb.wait(c.changed)
		if !eval[bool](tb, shows(`a[data-hub=finder]`)+` && !!`+inFinder+`.querySelector('.crisis a[href="tel:988"]')?.checkVisibility() && !("ran" in globalThis)`) {
			t.Errorf("with another %s: %s", module, eval[string](tb, inFinder+`.innerHTML + globalThis.ran`))
		}
		if _, problems := tb.heard(); slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, "exception") }) {
			t.Errorf("with another %s: %q", module, problems)
		}
		tb.visit(embedding(t, followed(front), link))
		tb.wait(outcome(1, 0) + ` && globalThis.ran`)
	}
}

// imports reports whether a widget needs a module, by what the script says.
func imports(t *testing.T, widget, module string) bool {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(example.dir, "widgets", "hub.js"))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := bytes.Cut(body, []byte(widget+`:["`))
	list, _, _ = bytes.Cut(list, []byte("]"))
	return bytes.Contains(list, []byte(`"`+module+`"`)) || bytes.HasPrefix(list, []byte(module+`"`))
}

// TestPinnedWithoutChecks: a browser that cannot check keeps the link.
func TestPinnedWithoutChecks(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.before(`DOMTokenList.prototype.supports = () => false`)
	tb.visit(embedding(t, example.pinned(t, front), linked(front, "finder")))
	tb.do(chromedp.Evaluate[chromedp.Void](`new Promise(done => setTimeout(done, 500))`, chromedp.EvalAwaitPromise))
	if !eval[bool](tb, outcome(0, 0)+` && document.querySelector("hub-finder") === null && `+shows(`a[data-hub=finder]`)) {
		t.Error(eval[string](tb, `document.body.innerHTML`))
	}
}
