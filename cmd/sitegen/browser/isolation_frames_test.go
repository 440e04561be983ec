package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestIsolationOfFrames puts every widget on every page of testdata/hosts as a frame, on a
// phone: it works, is as high as what it shows, and leaves the page as it was.
func TestIsolationOfFrames(t *testing.T) {
	front := example.serve(t)
	frames := byFrames(t, front)
	var found findings
	inTabs(t, hostPages(t), func(tb *tab, name string) {
		url := hostPage(tb.t, name, front, frames)
		tb.do(chromedp.EmulateViewport(360, 800))
		tb.before(watchHost)
		tb.visit(url)
		ask := func(i int, question string) {
			if problem := within[string](tb, i, strings.Replace(inFrame, "QUESTION", question, 1)); problem != "true" {
				found.add(name, "the frame of %s: %s", embedded[i], problem)
			}
		}
		for i := range embedded {
			ask(i, `await until(() => widget().hasAttribute("ready")) || "not ready"`)
		}
		checkHost(tb, &found, name, front, url)
		for i, widget := range embedded {
			eval[bool](tb, fmt.Sprintf(`(document.querySelectorAll("iframe")[%d].scrollIntoView({ behavior: "instant" }), true)`, i)) // far from the screen it may sleep
			ask(i, `await until(() => root.scrollHeight <= innerHeight + 1) || "shows " + innerHeight + " of " + root.scrollHeight + " px"`)
			if widget == "checklist" {
				ask(i, `(shadow(".on input").click(), shadow(".main").click(),
					await until(() => shadow(".on .quiet").textContent.startsWith("2"))) || "the next question does not come"`)
			}
		}
	})
	found.report(t)
}

// inFrame is for questions to a frame, whose answer is true or what is wrong.
const inFrame = `(async () => {
	const root = document.documentElement;
	const widget = () => document.querySelector("main .widget > *");
	const shadow = selector => widget().shadowRoot.querySelector(selector);
	const until = async holds => {
		for (let patience = 400; patience--; await new Promise(done => setTimeout(done, 25))) if (holds()) return true;
	};
	return String(QUESTION);
})()`
