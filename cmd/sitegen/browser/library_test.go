package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// oldLibrary replaces what libraries of before 2010 replace.
const oldLibrary = `<!doctype html><html lang="en"><title>A treatment center</title><script>
	Array.from = of => of == null ? [] : [].slice.call(of);
	Array.prototype.toArray = Array.prototype.entries = function () { return this.slice(0); };
	Array.prototype.toJSON = function () { return "[" + this.map(one => JSON.stringify(one)).join(", ") + "]"; };
</script><h1>A treatment center</h1>`

// TestOldLibrary: widgets list, keep and remember beside a library that changes what arrays do.
func TestOldLibrary(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	page := foreign(t, oldLibrary+linked(front, "finder")+linked(front, "contacts")+linked(front, "saved")+followed(front), nil)
	tb.visit(page)
	tb.wait(`document.querySelectorAll("hub-finder[ready], hub-contacts[ready], hub-saved[ready]").length === 3`)
	tb.wait(inFinder + `.querySelector("[part=card]") !== null`)
	tb.do(chromedp.Evaluate[chromedp.Void](inFinder + `.querySelector(".star").click()`))
	tb.wait(`document.querySelector("hub-saved").shadowRoot.querySelector("[part=list] [part=card]") !== null`)
	tb.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("hub-contacts").shadowRoot.querySelector("input[name=name]").focus()`))
	tb.press("A", "n", "a", kb.Enter)
	tb.visit(page)
	tb.wait(`document.querySelector("hub-saved")?.shadowRoot?.querySelector("[part=list] [part=card]") != null`)
	tb.wait(`document.querySelector("hub-contacts").shadowRoot.querySelector("[part=contacts] li")?.textContent.includes("Ana")`)
	tb.wait(inFinder + `.querySelector(".star[aria-pressed=true]") !== null`)
	quiet(tb, "an old library")
}
