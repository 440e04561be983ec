package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// framedFault is a page of another website with tools in frames, while something of the hub
// is broken.
type framedFault struct {
	what    string
	breaks  fault
	widgets []string
	use     string // what a visitor does in the frames: a statement
	told    string // the widgets whose frames have told of an error, once
	inside  string // what every frame shows then; see readFramed
	atLast  string // and when all has come that ever comes; "": the same
}

var fewer = []string{"checklist", "finder"} // of frames that show much, for the sake of time, and six connections are all that a host gets

func framedFaults(slow func(prefix string) fault) []framedFault {
	embeds, guest, pages, modules, hub := "/embed/", "/widgets/guest", "/widgets/pages", "/widgets/chunk-", "/data/v1/hub.json"
	missing, noAnswer := faults["missing"], faults["no answer"]
	const all, two, help, tool = "checklist,contacts,finder,plan,saved,suggestions", "checklist,finder", "link", "tool"
	return []framedFault{
		{"no hub", breaks("/", noAnswer), embedded, "", "", "", ""},
		{"no frame.js", breaks("/widgets/frame.js", missing), fewer, "", "", tool, ""},
		{"no frames", breaks(embeds, missing), embedded, "", all, "", ""},
		{"no answer for frames", breaks(embeds, noAnswer), fewer, "", two, "", ""},
		{"slow frames", slow(embeds), fewer, "", two, "", tool},
		{"no guest", breaks(guest, missing), fewer, "", two, tool, ""},
		{"slow guest", slow(guest), fewer, "", two, help, tool},
		{"no script", breaks(pages, missing), fewer, "", two, help, ""},
		{"no modules", breaks(modules, missing), fewer, "", two, help, ""},
		{"slow modules", slow(modules), fewer, "", two, help, tool},
		{"no hub.json", breaks(hub, missing), embedded, "", all, help, ""},
		{"a page for hub.json", breaks(hub, faults["a page"]), fewer, "", two, help, ""},
		{"slow hub.json", slow(hub), fewer, "", two, help, ""},
		{"no atlas", breaks(atlasFiles, missing), []string{"finder", "suggestions"}, showIn, "finder,suggestions", "tool link", ""},
		{"slow atlas", slow(atlasFiles), []string{"finder", "suggestions"}, showIn, "finder,suggestions", "tool link", "tool"},
	}
}

const showIn = `document.querySelector("hub-suggestions")?.shadowRoot.querySelector("button.main").click()`

// hearFrames notes what the frames of a page tell it.
const hearFrames = `<script>
	heard = [];
	addEventListener("hub:error", ({ target, detail, bubbles, composed }) => {
		const name = detail.widget.replace("hub-", "");
		const isRight = target.localName === "iframe" && target.src.includes("/embed/" + name + "/") && detail.error instanceof Error && bubbles && composed;
		heard.push(isRight ? name : "wrongly " + name);
	});
</script>`

// readFramed tells what a frame shows, if anything: a tool; the link, where it is not whole.
const readFramed = `(() => {
	const widget = document.querySelector("main .widget > *");
	if (!widget) return "";
	const seen = e => e.checkVisibility() && e.getBoundingClientRect().height > 0;
	const some = (selector, ...roots) => roots.some(root => [...root?.querySelectorAll(selector) ?? []].some(seen));
	const [ready, link, lines] = [widget.hasAttribute("ready"), some("a[data-hub]", document), some('a[href="tel:988"]', document, widget.shadowRoot)];
	const isWhole = ready && !widget.shadowRoot.querySelector(".crisis"); // a finder has the link below its list, too
	return [ready ? "tool" : [], isWhole ? [] : link ? "link" : "no link", lines ? [] : "no crisis line"].flat().join(" ");
})()`

// readBeside tells which of the frames have no link of the right address, and no crisis lines, beside them.
const readBeside = `[...document.querySelectorAll("iframe")].filter(frame => {
	const seen = e => !!e && e.checkVisibility() && e.getBoundingClientRect().height > 0;
	const [link, lines] = ["a[href^='" + new URL(frame.src).origin + "/']", "p.hub-crisis"].map(s => frame.parentElement.querySelector(s));
	return !seen(link) || !link.textContent.startsWith("Open “" + frame.title + "” at ") || !seen(lines) || !/call 988/.test(lines.innerText);
}).map(frame => frame.title).join()`

// TestFrameFaults breaks the hub for tools that another website has in frames, on all these pages at
// once, some for longer than anybody's patience: link and crisis lines stay, the frame tells the page, once.
func TestFrameFaults(t *testing.T) {
	t.Parallel()
	arrive := make(chan struct{})
	all := framedFaults(func(prefix string) fault { return holding(prefix, arrive) })
	tabs := make([]*tab, len(all))
	for i, f := range all {
		front := example.serve(t, f.breaks)
		tabs[i] = newTab(t)
		html := `<!doctype html><html lang="en"><title>A treatment center</title>` + hearFrames + strings.Join(example.pastedFor(t, front, "frame", f.widgets), "\n")
		tabs[i].do(chromedp.EmulateViewport(1280, 9000))                                    // frames out of sight are not loaded
		tabs[i].do(command(page.Navigate, page.NavigateParams{URL: foreign(t, html, nil)})) // and does not wait for slow frames
	}
	check := func(when string, inside func(framedFault) string) {
		for i, f := range all {
			place := f.what + ", " + when
			tabs[i].wait(fmt.Sprintf(`heard.length >= %d`, len(strings.FieldsFunc(f.told, func(r rune) bool { return r == ',' }))))
			if got := eval[string](tabs[i], `heard.sort().join()`); got != f.told {
				t.Errorf("%s: frames told of errors: %s", place, got)
			}
			if got := eval[string](tabs[i], readBeside); got != "" {
				t.Errorf("%s: no link or crisis lines beside %s", place, got)
			}
			for n := range f.widgets {
				if got := tabs[i].comesToShow(n, inside(f)); got != inside(f) {
					t.Errorf("%s: %s shows %q", place, f.widgets[n], got)
				}
			}
		}
	}
	for i, f := range all {
		for n := range f.widgets {
			if f.use != "" {
				tabs[i].waitWithin(n, frameSettled)
				within[struct{}](tabs[i], n, f.use+"; ({})")
			}
		}
	}
	check("waiting", func(f framedFault) string { return f.inside })
	close(arrive)
	check("at the end", func(f framedFault) string {
		if f.atLast != "" {
			return f.atLast
		}
		return f.inside
	})
}

// comesToShow gives what a frame shows in the end, see readFramed: at once if it is as wanted.
func (tb *tab) comesToShow(frame int, wanted string) (got string) {
	tb.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if got = within[string](tb, frame, readFramed); got == wanted {
			break
		}
	}
	return got
}
