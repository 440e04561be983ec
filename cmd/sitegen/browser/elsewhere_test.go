package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

const (
	readIt    = "This website could read it."
	insideOne = "You use this inside another website."
)

// TestWhoCouldRead: on a page of another website each tool says that this website could read
// what is entered; in a frame, that it is inside one; on the hub's own pages neither.
func TestWhoCouldRead(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	told := func(widget string) string {
		return `document.querySelector("hub-` + widget + `")?.shadowRoot?.querySelector("[part=privacy] [role=status]")?.textContent`
	}
	says := func(where, text string, inside, read bool) {
		t.Helper()
		if !strings.Contains(text, "stays in this tab") || strings.Contains(text, insideOne) != inside || strings.Contains(text, readIt) != read {
			t.Errorf("%s: it says %q", where, text)
		}
	}
	for widget, page := range map[string]string{
		"checklist": "tools/support-map/", "contacts": contactsPage, "finder": "find/", "plan": planPage, "saved": savedPage, "suggestions": topicPage,
	} {
		tb.visit(front + page)
		tb.wait(`!!` + told(widget)) // a finder's comes after it is ready
		says(page, eval[string](tb, told(widget)), false, false)
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title><p>`+linkTo(front, widget)+followed(front), nil))
		tb.wait(`!!` + told(widget))
		says(widget+" on another website", eval[string](tb, told(widget)), true, true)
		_, frame, _ := example.framing(t, front, widget+"/")
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+frame, nil))
		tb.waitWithin(0, frameSettled)
		tb.waitWithin(0, `!!`+told(widget))
		says(widget+" in a frame", within[string](tb, 0, told(widget)), true, false)
	}
}

const wayToEdit = inPlan + `.querySelector("section .screen a, section .screen button")`

// TestPlanFindsContacts: a plan leads to the contacts that it shows: on the hub to their page, on
// another website to those beside it.
func TestPlanFindsContacts(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	way := `(e => [e.localName, e.href, e.target, e.textContent].join(" "))(` + wayToEdit + `)`
	tb.visit(front + planPage)
	if got, want := eval[string](tb, way), "a "+front+contactsPage+"  Change my contacts"; got != want {
		t.Errorf("on the hub there is %q, not %q", got, want)
	}
	for _, between := range []string{"0", "200vh"} {
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+linkTo(front, "plan")+`<div style="height: `+between+`"></div>`+
			linkTo(front, "contacts")+followed(front), nil))
		if got := eval[string](tb, way); got != "button   Change my contacts" {
			t.Errorf("beside contacts there is %q", got)
		}
		tb.do(chromedp.Evaluate[chromedp.Void](wayToEdit + `.click()`))
		tb.wait(`(field => !!field && (({ top, bottom }) => top >= 0 && bottom <= innerHeight)(field.getBoundingClientRect()))(` + inContacts + `.activeElement)`)
	}
	quiet(tb, "a plan and contacts")
}

// TestPlanWithoutContacts: where a website has no contacts beside the plan, it leads to the hub's own,
// in another tab that does not learn from where, and says that they may not show here.
func TestPlanWithoutContacts(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+linkTo(front, "plan")+followed(front), nil))
	said := inPlan + `.querySelector("section .screen").textContent`
	if got := eval[string](tb, said); got != "Write contacts on our own page (in a new tab) They may not show here." {
		t.Errorf("on another website it says %q", got)
	}
	tb.opensAlone(t, front+contactsPage, func() { tb.do(chromedp.Evaluate[chromedp.Void](wayToEdit + `.focus()`)) })
	for language, want := range map[string]string{"": "Write contacts", "es/": "Escribir contactos", "ar/": "كتابة"} {
		_, frame, _ := example.framing(t, front, "plan/")
		tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A treatment center</title>`+strings.Replace(frame, "/embed/", "/"+language+"embed/", 1), nil))
		tb.waitWithin(0, frameSettled)
		if got := within[string](tb, 0, said); !strings.HasPrefix(got, want) {
			t.Errorf("in a frame it says %q, not %q", got, want)
		}
		tb.opensAlone(t, front+language+contactsPage, func() {
			eval[bool](tb, `(document.querySelector("iframe").scrollIntoView(), true)`)
			within[bool](tb, 0, `(`+wayToEdit+`.focus(), true)`)
		})
		quiet(tb, fmt.Sprintf("a plan in a frame of %q", language))
	}
}

// opensAlone follows the link that focus goes to: a tab opens that knows neither who opened
// it nor where it was followed.
func (tb *tab) opensAlone(t *testing.T, url string, focus func()) {
	t.Helper()
	opened := chromedp.WaitNewTarget(tb.ctx, func(info *target.Info) bool { return info.URL == url })
	focus()
	tb.press("\r")
	select {
	case id := <-opened:
		other := openTab(t, tb.ctx, chromedp.WithTargetID(id))
		other.wait(`document.readyState === "complete" && location.href === "` + url + `"`)
		if got := eval[string](other, `[opener, document.referrer, window.origin !== "null"].join()`); got != ",,true" {
			t.Errorf("the tab has opener, referrer and origin %q", got)
		}
	case <-time.After(patience):
		t.Fatalf("no tab opens for %s", url)
	}
}
