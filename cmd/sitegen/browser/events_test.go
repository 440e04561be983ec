package browser

import (
	"slices"
	"strings"
	"testing"
)

// toldBy gives the events of a type so far: "search true true {…}" is composed and can be
// cancelled.
func toldBy(tb *tab, kind string) []string {
	return slices.DeleteFunc(eval[[]string](tb, `told`), func(line string) bool { return !strings.HasPrefix(line, kind+" ") })
}

// lastTold is the latest of them.
func lastTold(tb *tab, kind string) string {
	if all := toldBy(tb, kind); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// typing writes into a field, as people do.
func typing(selector, value string) string {
	return `(e => { e.value = "` + value + `"; e.dispatchEvent(new Event("input", { bubbles: true, composed: true })); e.dispatchEvent(new Event("change", { bubbles: true })); })(root.querySelector("` + selector + `"))`
}

const firstStar = `root.querySelector("[part=card] .star")`

// TestEvents: what the page hears of each widget, word for word, with and without
// data-hub-details, while somebody says a lot about themselves.
func TestEvents(t *testing.T) {
	front := example.serve(t)
	tb := attentive(t)
	search := func() {
		eval[bool](tb, `calm("result", () => `+typing("[part=place] input", "80202")+`)`)
		eval[bool](tb, `calm("result", () => `+typing("[name=age]", "34")+`)`)
		eval[bool](tb, `calm("result", async () => { `+makeBoxes+`; root.querySelector("[name='need/trauma']").click() })`)
		eval[bool](tb, `calm("result", () => `+typing("[name=text]", "harbor")+`)`)
		eval[bool](tb, `calm("save", () => `+firstStar+`.click())`)
	}
	for _, c := range []struct {
		attributes string
		want       []string
	}{
		{"", []string{
			`ready true false {"widget":"hub-finder"}`,
			`search true true {"filters":3}`,
			`result true false {"fits":1,"askFirst":2,"wide":0}`,
			`save true true {"saved":true}`,
		}},
		{`data-hub-details="false"`, []string{`search true true {"filters":3}`, `save true true {"saved":true}`}},
		{"data-hub-details", []string{
			`ready true false {"widget":"hub-finder"}`,
			`search true true {"filters":3,"terms":["need/trauma"],"place":"80202, CO","radius":null,"age":34}`,
			`result true false {"fits":1,"askFirst":2,"wide":0,"programs":["harbor-house-iop"]}`,
			`save true true {"saved":true,"id":"harbor-house-iop"}`,
		}},
	} {
		tb.attend(front, "finder", c.attributes)
		search()
		for _, want := range c.want {
			kind, _, _ := strings.Cut(want, " ")
			if got := lastTold(tb, kind); got != want {
				t.Errorf("finder %s tells %s, not %s", c.attributes, got, want)
			}
		}
		if all := strings.Join(eval[[]string](tb, `told`), "\n"); strings.Contains(all, "harbor\"") {
			t.Errorf("what was typed as a name is told: %s", all)
		}
	}

	choose := `root.querySelectorAll("[part=form] [name=need]")[1].click()`
	for attributes, want := range map[string][]string{
		"":                 {`search true true {"filters":1}`, `result true false {"fits":6,"askFirst":0,"wide":0}`},
		"data-hub-details": {`search true true {"filters":1,"terms":["need/trauma"],"place":"","radius":null,"age":null}`, `result true false {"fits":6,"askFirst":0,"wide":0,"programs":["`},
	} {
		tb.attend(front, "suggestions", attributes)
		eval[bool](tb, `(`+choose+`, `+showList+`)`)
		for _, want := range want {
			kind, _, _ := strings.Cut(want, " ")
			if got := lastTold(tb, kind); got != want && !(strings.HasSuffix(want, `["`) && strings.HasPrefix(got, want)) {
				t.Errorf("suggestions %s tell %s, not %s", attributes, got, want)
			}
		}
	}

	for attributes, want := range map[string]string{
		"":                 `gap true true {"count":1}`,
		"data-hub-details": `gap true true {"count":1,"gaps":[{"domain":"emotional","weight":0.5}]}`,
	} {
		tb.attend(front, "checklist", attributes)
		eval[bool](tb, `(root.querySelector("[name='emotional.0'][value=not-now]").click(), `+
			`calm("gap", () => [...root.querySelectorAll("form > .actions button")].at(-1).click()))`)
		if got := lastTold(tb, "gap"); got != want {
			t.Errorf("checklist %s tells %s, not %s", attributes, got, want)
		}
	}

	for _, attributes := range []string{"", "data-hub-details"} {
		tb.attend(front, "contacts", attributes)
		eval[bool](tb, `calm("contact", () => {
			`+typing("form [name=name], form input", "Ana")+`;
			root.querySelector("form").requestSubmit();
		})`)
		if got := lastTold(tb, "contact"); got != `contact true true {"count":1}` {
			t.Errorf("contacts %s tell %s", attributes, got)
		}
	}
	quiet(tb, "events")
}

// TestEventsCancelled: nothing follows what a page refuses, and the widget can be used.
func TestEventsCancelled(t *testing.T) {
	front := example.serve(t)
	tb := attentive(t)
	refuse := func(kind string) { eval[bool](tb, `(globalThis.refuse = ["`+kind+`"], true)`) }
	kept := func(name string) string {
		return eval[string](tb, `Object.entries(sessionStorage).find(([key]) => key.endsWith(":`+name+`"))?.[1] ?? ""`)
	}

	tb.attend(front, "finder", "")
	before := eval[string](tb, listedIDs)
	refuse("save")
	eval[bool](tb, `calm("save", () => `+firstStar+`.click())`)
	if eval[bool](tb, firstStar+`.ariaPressed === "true"`) || strings.Contains(kept("signals"), before[:12]) {
		t.Errorf("a refused star is pressed, or kept: %s", kept("signals"))
	}
	refuse("search")
	results := len(toldBy(tb, "result"))
	eval[bool](tb, `calm("search", () => `+typing("[part=place] input", "80202")+`)`)
	eval[bool](tb, `calm("search", () => root.querySelector("[part=list] ~ button").click())`)
	if got := eval[string](tb, listedIDs); got != before || len(toldBy(tb, "result")) != results {
		t.Errorf("a refused search changes the list to %s", got)
	}
	refuse("nothing")
	eval[bool](tb, `calm("result", () => root.querySelector("[part=list] ~ button").click())`)
	if got := eval[int](tb, `root.querySelectorAll("[part=list] > li").length`); got != 40 {
		t.Errorf("after a refusal, more shows %d programs, not 40", got)
	}
	if got := eval[string](tb, `root.querySelector("[part=results] > [tabindex]").textContent`); !strings.Contains(got, "near 80202") {
		t.Errorf("the search that is made is of %q", got)
	}

	tb.before(`globalThis.refuse = ["search"]`)
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>x</title><p>`+linked(front, "finder")+followed(front), nil))
	tb.wait(`globalThis.host = document.querySelector("hub-finder[ready]"), globalThis.root = host?.shadowRoot, !!root`)
	tb.wait(`told.some(line => line.startsWith("search ")) && !!root.querySelector("[part=results]")`)
	if got := eval[string](tb, `root.querySelector("[part=results] > [tabindex]").textContent`); got != "Type a ZIP code or town to see what is near" {
		t.Errorf("where the first search is refused, the list is headed %q", got)
	}

	tb.attend(front, "suggestions", "")
	eval[bool](tb, `calm("search", () => root.querySelector("form").requestSubmit())`)
	if got := eval[string](tb, `root.querySelector("[part=list]").textContent + root.querySelector(".unseen").textContent`); got != "" {
		t.Errorf("a refused search of suggestions leaves %q", got)
	}

	tb.attend(front, "checklist", "")
	refuse("gap")
	eval[bool](tb, `(root.querySelector("[name='emotional.0'][value=not-now]").click(), `+
		`calm("gap", () => [...root.querySelectorAll("form > .actions button")].at(-1).click()))`)
	if !eval[bool](tb, `root.querySelector("[part=result] h2, [part=result] h3") !== null`) || strings.Contains(kept("signals"), `"weight"`) {
		t.Errorf("a refused gap is kept, or shows no map: %s", kept("signals"))
	}

	tb.attend(front, "contacts", "")
	refuse("contact")
	eval[bool](tb, `calm("contact", () => { `+typing("form input", "Ana")+`; root.querySelector("form").requestSubmit(); })`)
	if !eval[bool](tb, `root.querySelector("[part=contacts]").innerText.includes("Ana")`) || kept("contacts") != "" {
		t.Errorf("a refused contact is kept, or not shown: %s", kept("contacts"))
	}
	quiet(tb, "refusals")
}
