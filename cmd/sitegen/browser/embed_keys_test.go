package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shortcuts takes keys that are typed in no field that it knows.
const shortcuts = `<script>
	taken = "";
	for (const type of ["keydown", "keypress", "keyup"]) document.addEventListener(type, e => {
		if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
		e.preventDefault();
		if (e.type === "keydown") taken += e.key;
	});
</script>`

// TestEmbedKeys: what is typed into a widget is no shortcut of the page around, and Space and
// Enter press what they should; keys that leave something go on to the page.
func TestEmbedKeys(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(embedding(t, shortcuts, followed(front), linked(front, "finder")))
	tb.wait(outcome(1, 0))
	tb.do(chromedp.Evaluate[chromedp.Void](inFinder + `.querySelector("input").focus()`))
	tb.press("s", " ", "/")
	if got := eval[string](tb, inFinder+`.querySelector("input").value + taken`); got != "s /" {
		t.Errorf("a field and the page around have %q", got)
	}
	tb.press(kb.Shift, kb.Escape)
	if got := eval[string](tb, `taken`); got != "ShiftEscape" {
		t.Errorf("the page around hears %q", got)
	}
	tb.do(chromedp.Evaluate[chromedp.Void](`taken = ""; pressed = 0; (b => { b.addEventListener("click", () => pressed++); b.focus(); })(` + inFinder + `.querySelector("button[type=button], button"))`))
	tb.press(" ", kb.Enter, "s")
	if got := eval[string](tb, `pressed + taken`); got != "2s" {
		t.Errorf("times that a button was pressed, and keys of the page: %q", got)
	}
}

// TestEmbedExitUnhindered: a page that insists on showing, and asks whether to stay, is left all
// the same, and each link leads where it says.
func TestEmbedExitUnhindered(t *testing.T) {
	front := example.serve(t)
	away := foreign(t, "<!doctype html><title>Weather</title>", nil)
	tb := newTab(t)
	tb.visit(embedding(t, `<style>html { display: block !important }</style><script>
		const stay = e => { e.preventDefault(); e.returnValue = "x"; };
		addEventListener("beforeunload", stay);
		onbeforeunload = stay;
	</script><a href="/nowhere" data-hub="exit">First</a> <a id="second" href="`+away+`" data-hub="exit">Second</a>`, followed(front), linked(front, "saved")))
	tb.wait(outcome(1, 0))
	tb.press("x") // a browser asks nothing for a page that nobody has touched
	if text := eval[string](tb, `(second.click(), document.body?.innerText ?? "")`); text != "" {
		t.Errorf("the page that is left shows %q", text)
	}
	tb.wait(`location.href === "` + away + `"`)
}

// TestEmbedExitUnemptied: likewise a page that can't be emptied, as XHTML can't, which Chromium
// runs no modules in.
func TestEmbedExitUnemptied(t *testing.T) {
	front := example.serve(t)
	away := foreign(t, "<!doctype html><title>Weather</title>", nil)
	tb := newTab(t)
	tb.visit(embedding(t, `<style>html { display: block !important }</style><script>document.open = () => { throw new DOMException("", "InvalidStateError") }</script>
		<a id="exit" href="`+away+`" data-hub="exit">Leave</a>`, followed(front), linked(front, "saved")))
	tb.wait(outcome(1, 0))
	if eval[bool](tb, `(exit.click(), document.body?.checkVisibility() ?? false)`) {
		t.Error("the page that is left still shows")
	}
	tb.wait(`location.href === "` + away + `"`)
}
