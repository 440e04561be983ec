package browser

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"sitegen/widgets"
)

// attentive opens a tab whose pages keep what they are told, by events and in the console.
func attentive(t *testing.T) *tab {
	t.Helper()
	tb := newTab(t)
	tb.before(`
		globalThis.warned = [];
		console.warn = text => warned.push(text);
		globalThis.told = [];
		for (const type of ["ready", "error", "search", "result", "save", "gap", "contact"]) addEventListener("hub:" + type, e => {
			told.push([type, e.composed, e.cancelable, JSON.stringify(e.detail)].join(" "));
			if (globalThis.refuse?.includes(type)) e.preventDefault();
		});
		const heard = type => told.filter(line => line.startsWith(type + " ")).length;
		globalThis.calm = (type, act) => new Promise(done => {
			const before = heard(type);
			act();
			const look = setInterval(() => heard(type) > before && (clearInterval(look), setTimeout(done, 100, true)), 10);
		});`)
	return tb
}

// attend visits a page of somebody else's with a widget that has such attributes, and waits
// until the widget is there.
func (tb *tab) attend(front, widget, attributes string) {
	tb.t.Helper()
	tb.visit(foreign(tb.t, fmt.Sprintf(`<!doctype html><html lang="en"><title>A treatment center</title><h1>A treatment center</h1>
		<p><a href="%sfind/" data-hub="%s" %s>The whole list</a></p>`, front, widget, attributes)+followed(front), nil))
	tb.wait(`globalThis.host = document.querySelector("hub-` + widget + `[ready]"), globalThis.root = host?.shadowRoot, !!root`)
	if widget == "finder" {
		tb.wait(`told.some(line => line.startsWith("result "))`)
	}
}

// attended is both.
func attended(t *testing.T, front, widget, attributes string) *tab {
	t.Helper()
	tb := attentive(t)
	tb.attend(front, widget, attributes)
	return tb
}

// warnings are what the console was told.
func warnings(tb *tab) []string { return eval[[]string](tb, `warned`) }

const (
	listedIDs = `[...root.querySelectorAll("[part=card] a[href*='programs/']")].map(a => a.pathname.split("/").at(-2)).sort().join()`
	noteText  = `root.querySelector("[part=narrowed]")?.innerText.replace(/\s+/g, " ").trim() ?? ""`
	harborIDs = "harbor-house-alumni,harbor-house-day-treatment,harbor-house-iop"
	showList  = `calm("result", () => root.querySelector("form").requestSubmit())`

	listHeading    = `root.querySelector("[part=list] [tabindex]")?.textContent`
	similarHeading = `(async () => {
		while (!(` + listHeading + `)) await new Promise(done => setTimeout(done, 10));
		return ` + listHeading + `;
	})()`
)

// visible tells whether an element of the widget is seen.
func visible(selector string) string {
	return fmt.Sprintf(`(e => !!e && e.checkVisibility())(root.querySelector(%q))`, selector)
}

// described is what custom-elements.json tells of an element: attributes without "data-hub-",
// parts, properties.
type described struct{ attributes, parts, properties []string }

type named []struct{ Name string }

func (n named) names(prefix string) (names []string) {
	for _, one := range n {
		names = append(names, strings.TrimPrefix(one.Name, prefix))
	}
	return names
}

// manifestOf reads custom-elements.json, by element.
func manifestOf(t *testing.T) map[string]described {
	t.Helper()
	text, err := fs.ReadFile(widgets.FS, "custom-elements.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Modules []struct {
			Declarations []struct {
				TagName                             string
				Attributes, CSSParts, CSSProperties named
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	elements := map[string]described{}
	for _, module := range manifest.Modules {
		for _, d := range module.Declarations {
			elements[d.TagName] = described{d.Attributes.names("data-hub-"), d.CSSParts.names(""), d.CSSProperties.names("")}
		}
	}
	return elements
}

// TestAttributesOfManifest asks every element what it takes: it is what custom-elements.json
// tells, both ways. Buttons, crisis lines and where things are kept can't be hidden.
func TestAttributesOfManifest(t *testing.T) {
	front := example.serve(t)
	elements := manifestOf(t)
	if len(elements) != 6 {
		t.Fatalf("the manifest tells of %d elements", len(elements))
	}
	sorted := func(list []string) []string { return slices.Sorted(slices.Values(list)) }
	for tag, told := range elements {
		tb := attended(t, front, strings.TrimPrefix(tag, "hub-"), `data-hub-nonsense="1" data-hub-hide="nonsense"`)
		hidable := slices.DeleteFunc(slices.Clone(told.parts), func(part string) bool {
			return slices.Contains([]string{"button", "crisis", "field", "heading", "privacy"}, part)
		})
		want := map[string][]string{"nonsense": sorted(told.attributes), "hide": sorted(hidable)}
		got := map[string][]string{}
		for _, text := range warnings(tb) {
			option, rest, _ := strings.Cut(strings.TrimPrefix(text, "<"+tag+"> data-hub-"), "=")
			_, list, _ := strings.Cut(rest, "expected ")
			list, _, _ = strings.Cut(list, ";")
			got[option] = sorted(strings.Split(strings.NewReplacer("one of ", "", "some of ", "").Replace(list), ", "))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s takes %v, and the manifest tells %v", tag, got, want)
		}
		if !eval[bool](tb, `[...root.querySelectorAll("[part=privacy]")].every(e => e.checkVisibility())`) {
			t.Errorf("%s: a part that is not known hides another", tag)
		}
	}
}

// TestAttributes gives each attribute good and bad values: what is seen, and what the
// console is told.
func TestAttributes(t *testing.T) {
	front := example.serve(t, noSuchProgram)
	tb := attentive(t)
	for _, c := range []struct{ widget, attributes, look, want, warning string }{
		{"finder", `data-hub-organization="harbor HOUSE"`, listedIDs, harborIDs, ""},
		{"finder", `data-hub-organization="harbor HOUSE"`, noteText, "Here are only programs of harbor HOUSE.", ""},
		{"finder", `data-hub-organization="Harbor House" data-hub-needs="trauma" data-hub-place="Denver, CO" data-hub-radius="1"`, listedIDs, harborIDs, ""},
		{"finder", `data-hub-organization="Nobody"`, `[` + listedIDs + `, ` + noteText + `, ` + visible("[part=crisis]") + `].join("; ")`,
			"; We do not list any program of Nobody. See the whole list; true", `data-hub-organization="Nobody": expected the name`},
		{"suggestions", `data-hub-organization="Harbor House"`, showList + `.then(() => ` + listedIDs + `)`, harborIDs, ""},
		{"suggestions", `data-hub-organization="Nobody"`, showList + `.then(() => [` + listedIDs + `, ` + noteText + `].join(";"))`,
			";We do not list any program of Nobody. See the whole list", `data-hub-organization="Nobody": expected the name`},

		{"finder", `data-hub-place="80202"`, `[root.querySelector("[part=results] > [tabindex]").textContent, ` + visible("[part=place] input") + `, ` + visible("[part=place] select") + `].join("; ")`,
			"First 20 programs near 80202, CO; false; true", ""},
		{"finder", `data-hub-place="Denver, CO" data-hub-radius="2"`, `[` + noteText + `, ` + visible("[part=place] select") + `].join("; ")`,
			"This page has set: Denver, CO and within 2 miles.; false", ""},
		{"finder", `data-hub-place="Nowhereville"`, visible("[part=place] input"), "true", `data-hub-place="Nowhereville": expected a postal code or town`},
		{"finder", `data-hub-radius="far"`, visible("[part=place] select"), "true", `data-hub-radius="far": expected miles above 0`},
		{"finder", `data-hub-radius="1e999"`, visible("[part=place] select"), "true", `data-hub-radius="1e999": expected miles above 0`},
		{"finder", `data-hub-radius="0x10"`, visible("[part=place] select"), "true", `data-hub-radius="0x10": expected miles above 0`},
		{"finder", `data-hub-place="Springfield"`, noteText, "This page has set: Springfield, MO.", `data-hub-place="Springfield": expected one of Springfield, MO; `},
		{"suggestions", `data-hub-place="80202"`, `[` + noteText + `, ` + visible("[part=place] input") + `].join("; ")`, "This page has set: 80202, CO.; false", ""},

		{"finder", `data-hub-needs="grief, trauma"`, noteText, "This page has set: Grief and loss and Trauma.", ""},
		{"finder", `data-hub-needs="grief sadness"`, noteText, "This page has set: Grief and loss.", `data-hub-needs="sadness": expected some of addiction, trauma`},
		{"finder", `data-hub-kinds="crisis alumni"`, noteText, "This page has set: Crisis", ""},
		{"finder", `data-hub-kinds="iop"`, noteText, "", `data-hub-kinds="iop": expected some of hospital, treatment`},
		{"suggestions", `data-hub-needs="trauma"`, `[` + noteText + `, [...root.querySelectorAll("[part=form] label")].some(l => l.textContent === "Trauma")].join("; ")`,
			"This page has set: Trauma.; false", ""},

		{"suggestions", `data-hub-similar="harbor-house-iop"`, similarHeading, "Programs like Harbor House Intensive Outpatient, near Denver, CO", ""},
		{"suggestions", `data-hub-similar="harbor-house-iop" data-hub-place="80202"`, similarHeading, "Programs like Harbor House Intensive Outpatient, near 80202, CO", ""},
		{"suggestions", `data-hub-similar="gone-place"`, showList + `.then(() => ` + listHeading + `)`, "Good places to start",
			`data-hub-similar="gone-place": expected the id of a program`},
		{"suggestions", `data-hub-similar="../about"`, showList + `.then(() => ` + listHeading + `)`, "Good places to start", `data-hub-similar="../about"`},

		{"finder", `data-hub-language="es"`, `[host.lang, root.querySelector("[part~=button].main").textContent].join()`, "es,Buscar programas", ""},
		{"plan", `data-hub-language="ar"`, `[host.lang, getComputedStyle(host).direction].join()`, "ar,rtl", ""},
		{"plan", `data-hub-language="fr"`, `[host.lang, getComputedStyle(host).direction].join()`, "en,ltr", `data-hub-language="fr": expected one of en, ar, es; it speaks en`},

		{"finder", `data-hub-hide="facets text share"`, `["[part=facets]", "[part=text]", "[part~=share]", "[part~=print]"].map(s => root.querySelector(s).checkVisibility()).join()`, "false,false,false,true", ""},
		{"finder", `data-hub-hide="results"`, visible("[part=results]"), "false", ""},
		{"finder", `data-hub-hide="results" data-hub-organization="Nobody"`, visible("[part=crisis]"), "true", `"Nobody"`},
		{"contacts", `data-hub-hide="crisis"`, visible("[part=crisis]"), "true", `data-hub-hide="crisis": expected some of contacts, form`},
		{"contacts", `data-hub-hide="privacy"`, visible("[part=privacy]"), "true", `data-hub-hide="privacy"`},
		{"contacts", `data-hub-hide="button"`, visible("[part=privacy] button"), "true", `data-hub-hide="button"`},

		{"finder", `data-hub-compact data-hub-place="80202"`, `[root.querySelector("[part=facets]").open, ` + visible("[part=picture]") + `, ` + visible(".more") + `,
			new Set([...root.querySelectorAll("[part=card]")].map(c => c.getBoundingClientRect().left)).size].join()`, "false,false,false,1", ""},
		{"finder", `data-hub-compact="false" data-hub-place="80202"`, visible(".more"), "true", ""},
		{"finder", `data-hub-compact="very" data-hub-place="80202"`, visible(".more"), "true", `data-hub-compact="very": expected no value; it is off`},
		{"finder", `data-hub-organisation="Harbor House"`, noteText, "", `data-hub-organisation="Harbor House": expected one of language, hide, compact, organization`},
	} {
		tb.attend(front, c.widget, c.attributes)
		what := c.widget + " " + c.attributes
		got := eval[string](tb, `Promise.resolve(`+c.look+`).then(String)`)
		if got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s shows %q, not %q", what, got, c.want)
		}
		switch said := warnings(tb); {
		case c.warning == "" && len(said) > 0, c.warning != "" && len(said) != 1:
			t.Errorf("%s: the console is told %q", what, said)
		case c.warning != "" && !strings.Contains(said[0], c.warning):
			t.Errorf("%s: the console is told %q, not %q", what, said[0], c.warning)
		}
		quiet(tb, what)
	}
}

// TestOrganizationOnly: whatever a visitor asks of a widget that is narrowed, no program of
// another organization comes, not even for want of others; and a link leads to the whole list, by words that say so.
func TestOrganizationOnly(t *testing.T) {
	front := example.serve(t)
	tb := attended(t, front, "finder", `data-hub-organization="Harbor House"`)
	for _, act := range []string{
		said(nameInput, "a"), said(nameInput, "recovery"), said(nameInput, ""), // while nothing else is asked: many have such words
		said(placeInput, "Denver, CO"), said(placeInput, "Anchorage, AK"), said(ageInput, "17"), said(nameInput, "a"), said(nameInput, "zebra"),
		makeBoxes + `; root.querySelector("[name='payment/medicaid']").click()`, `root.querySelector("[name='access/telehealth'], [name='setting/online'], [name$='/online']").click()`,
	} {
		got := eval[string](tb, `calm("result", async () => { `+act+` }).then(() => `+listedIDs+`)`)
		for id := range strings.SplitSeq(got, ",") {
			if id != "" && !strings.Contains(harborIDs, id) {
				t.Errorf("after %s there is %s", act, id)
			}
		}
		if !eval[bool](tb, `(a => a.checkVisibility() && a.textContent === "See the whole list" && !host.querySelector("a").checkVisibility())(root.querySelector("[part=narrowed] a"))`) {
			t.Errorf("after %s the link is gone", act)
		}
	}
}

// TestFixedIsNotSaid: what a page has set is in no storage, and what a visitor has said
// elsewhere stays as it was.
func TestFixedIsNotSaid(t *testing.T) {
	front := example.serve(t)
	attributes := `data-hub-place="80202" data-hub-radius="25" data-hub-needs="trauma" data-hub-kinds="treatment" data-hub-organization="Harbor House"`
	for _, widget := range []string{"finder", "suggestions"} {
		tb := attended(t, front, widget, attributes)
		eval[bool](tb, `calm("result", () => `+map[string]string{
			"finder":      `(e => { e.value = "house"; e.dispatchEvent(new Event("change", { bubbles: true })) })(root.querySelector("[name=text]"))`,
			"suggestions": `root.querySelector("form").requestSubmit()`,
		}[widget]+`)`)
		kept := eval[string](tb, `JSON.stringify([{ ...sessionStorage }, { ...localStorage }])`)
		for _, word := range []string{"80202", "trauma", "treatment", "Harbor", `radius\\":25`} {
			if strings.Contains(kept, word) {
				t.Errorf("%s keeps %s: %s", widget, word, kept)
			}
		}
	}
	tb := attended(t, front, "suggestions", `data-hub-needs="trauma"`)
	key := "hub:" + strings.Trim(strings.TrimPrefix(front, "http:"), "/") + "/:signals"
	eval[bool](tb, `(key => {
		const known = JSON.parse((sessionStorage[key] ?? '1:{}').slice(2));
		sessionStorage[key] = "1:" + JSON.stringify({ gaps: [], must: [], filters: [], saved: [], explored: [], hidden: [], off: [], ...known, needs: [1] });
		return true;
	})("`+key+`")`)
	eval[bool](tb, `(box => { box.click(); return true; })(root.querySelector("[part=form] [name=need]"))`)
	if got := eval[string](tb, `JSON.stringify(JSON.parse(sessionStorage["`+key+`"].slice(2)).needs.sort())`); got != "[0,1]" {
		t.Errorf("needs that were said elsewhere became %s", got)
	}
}

// TestAttributesLater changes attributes of a widget that is there.
func TestAttributesLater(t *testing.T) {
	tb := attended(t, example.serve(t), "finder", "")
	set := func(name, value string) string {
		return fmt.Sprintf(`calm("result", () => host.setAttribute("data-hub-%s", %q)).then(() => `, name, value)
	}
	if got := eval[string](tb, set("organization", "Harbor House")+listedIDs+`)`); got != harborIDs {
		t.Errorf("an organization that comes later leaves %s", got)
	}
	if got := eval[string](tb, set("language", "es")+`[host.lang, `+listedIDs+`].join(";"))`); got != "es;"+harborIDs {
		t.Errorf("another language later: %s", got)
	}
	hide := func(action string) { eval[bool](tb, `(`+action+`, true)`) }
	hide(`host.setAttribute("data-hub-hide", "print")`)
	tb.wait(`!` + visible("[part~=print]"))
	hide(`host.removeAttribute("data-hub-hide")`)
	tb.wait(visible("[part~=print]"))
	hide(`host.setAttribute("data-hub-compact", "")`)
	tb.wait(`!` + visible(".more"))
	if got := eval[int](tb, `calm("result", () => host.removeAttribute("data-hub-organization")).then(() => root.querySelectorAll("[part=list] > li").length)`); got != 20 {
		t.Errorf("without the organization there are %d programs", got)
	}
	if said := warnings(tb); len(said) > 0 {
		t.Errorf("the console is told %q", said)
	}
	quiet(tb, "changes")
}

// TestHiddenByKeyboard: Tab never comes to a part that is left out.
func TestHiddenByKeyboard(t *testing.T) {
	tb := attended(t, example.serve(t), "finder", `data-hub-hide="text facets pick save share chips" data-hub-place="80202"`)
	for range 40 {
		tb.press("\t")
		if got := eval[string](tb, `(e => e ? [...e.closest("[part]")?.part ?? []].join(" ") + (e.closest("[part=text], [part=facets], [part~=pick], [part~=save], [part~=share]") ? "!" : "") : "")(root.activeElement)`); strings.Contains(got, "!") {
			t.Errorf("Tab comes to %s", got)
		}
	}
}
