package browser

import (
	"strings"
	"testing"
)

// TestEmbedHidden: a page puts widgets away by its style sheet, by style or by hidden, and
// brings them back, also while they load.
func TestEmbedHidden(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(embedding(t, `<style>hub-plan, .away { display: none }</style>`, linked(front, "plan"), linked(front, "saved"), followed(front)))
	tb.wait(outcome(2, 0))
	height := func(widget string) int {
		return eval[int](tb, `document.querySelector("`+widget+`").offsetHeight`)
	}
	if high := height("hub-plan"); high > 0 {
		t.Errorf("a rule of the page does not hide hub-plan: it is %d px high", high)
	}
	for hide, show := range map[string]string{`style.display = "none"`: `style.display = ""`, `className = "away"`: `className = ""`, `hidden = true`: `hidden = false`} {
		if eval[bool](tb, `!(document.querySelector("hub-saved").`+hide+`)`); height("hub-saved") > 0 {
			t.Errorf("%s does not hide", hide)
		}
		if eval[bool](tb, `!(document.querySelector("hub-saved").`+show+`)`); height("hub-saved") == 0 {
			t.Errorf("%s does not show it again", show)
		}
	}
}

// TestEmbedEdited: links that somebody edits stay links; what was saved by an editor or
// written by hand as an element begins anew.
func TestEmbedEdited(t *testing.T) {
	front := example.serve(t)
	link := linked(front, "saved")
	tb := newTab(t)
	tb.visit(embedding(t, `<div id="edit" contenteditable>`+link+`</div><hub-saved style="color: inherit; display: block !important; min-block-size: var(--hub-reserve,min(90em,100vh)) !important">`+link+`</hub-saved>`, followed(front)))
	tb.wait(outcome(1, 0))
	if eval[bool](tb, `document.querySelector("#edit hub-saved") !== null`) {
		t.Error("a link in an editor was changed")
	}
	eval[bool](tb, `document.querySelector("hub-saved").dispatchEvent(new Event("pointerdown"))`)
	if style := eval[string](tb, `document.querySelector("hub-saved").getAttribute("style")`); style != "color: inherit;" {
		t.Errorf("a saved widget keeps the style %q", style)
	}
	eval[bool](tb, `!(document.querySelector("#edit").contentEditable = "false")`)
	tb.wait(outcome(2, 0))
}

// TestEmbedFocus: whoever is on a link when it becomes a widget is then in the widget.
func TestEmbedFocus(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(embedding(t, linked(front, "saved"), `<script>document.querySelector("a[data-hub]").focus()</script>`, followed(front)))
	tb.wait(outcome(1, 0))
	if on := eval[string](tb, `document.activeElement.localName`); on != "hub-saved" {
		t.Errorf("the focus is on %s", on)
	}
}

// TestEmbedClass: the element takes the class of the link in whose place it comes, so that a
// page's rule for it holds; an id stays with the link, and an element that is there keeps its own.
func TestEmbedClass(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	link := strings.Replace(linkTo(front, "saved"), "<a", `<a class="tool wide" id="list" title="x"`, 1)
	tb.visit(embedding(t, `<style>.tool { display: block; margin: 40px 0 60px }</style>`, link, `<hub-plan class="own">`+strings.Replace(linkTo(front, "plan"), "<a", `<a class="tool"`, 1)+`</hub-plan>`, followed(front)))
	tb.wait(outcome(2, 0))
	look := `(e => [e.className, e.id, e.title, getComputedStyle(e).marginTop, getComputedStyle(e).marginBottom].join(";"))`
	if got := eval[string](tb, look+`(document.querySelector("hub-saved"))`); got != "tool wide;;;40px;60px" {
		t.Errorf("class, id, title and margins of the element are %q", got)
	}
	if got := eval[string](tb, look+`(list)`); !strings.HasPrefix(got, "tool wide;list;x;0px;0px") || !eval[bool](tb, `list.localName === "a"`) {
		t.Errorf("those of the link are %q", got)
	}
	if got := eval[string](tb, `document.querySelector("hub-plan").className`); got != "own" {
		t.Errorf("an element that a page has written has the class %q", got)
	}
}
