package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// addFinder puts a link to the finder into a part of the page with that language, and
// waits for the finder it becomes.
func addFinder(tb *tab, lang string) {
	tb.do(chromedp.Evaluate[chromedp.Void](`{
		const part = document.body.appendChild(document.createElement("div"));
		part.lang = part.id = "` + lang + `";
		part.append(Object.assign(document.createElement("a"), { href: "find/", textContent: "Find" }));
		part.firstChild.dataset.hub = "finder";
	}`))
	tb.wait(finderIn(lang) + `?.shadowRoot.querySelector("button.main, [role=alert]") != null`)
}

func finderIn(lang string) string {
	return `document.getElementById("` + lang + `").querySelector("hub-finder")`
}

// TestWidgetsSpeakTheLanguageAroundThem, if the hub has it, else the hub's own.
func TestWidgetsSpeakTheLanguageAroundThem(t *testing.T) {
	tb := newTab(t)
	openFinder(tb, example.serve(t))
	for lang, label := range map[string]string{"es": "Buscar programas", "es-MX": "Buscar programas", "fr": "Find programs"} {
		addFinder(tb, lang)
		if got := eval[string](tb, finderIn(lang)+`.shadowRoot.querySelector("button.main").innerText`); got != label {
			t.Errorf("within %s the finder says %q, want %q", lang, got, label)
		}
		if got := eval[string](tb, finderIn(lang)+`.lang`); !strings.HasPrefix(lang, got) && got != "en" {
			t.Errorf("within %s the finder says that it is %q", lang, got)
		}
	}
	if got := eval[string](tb, inFinder+`.querySelector("button.main").innerText`); got != "Find programs" {
		t.Errorf("the page's own finder says %q", got)
	}
}

// TestFailingInAnotherLanguage: the words for it are there when no other file is.
func TestFailingInAnotherLanguage(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/data/v1/es/hub.json" {
			return false
		}
		w.WriteHeader(http.StatusNotFound)
		return true
	}) + findPage)
	addFinder(tb, "es")
	text := eval[string](tb, finderIn("es")+`.shadowRoot.textContent`)
	for _, words := range []string{"Esta parte no pudo cargar", "llamar al 988"} {
		if !strings.Contains(text, words) {
			t.Errorf("the finder does not say %q: %s", words, text)
		}
	}
}
