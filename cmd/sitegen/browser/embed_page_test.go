package browser

import "testing"

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
