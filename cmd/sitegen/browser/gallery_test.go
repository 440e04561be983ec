package browser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const published = "https://hub.example/" // base_url of the example, as snippets say it

// pastedFrom is a page of somebody else's with a snippet, whose hub is at front.
func pastedFrom(t testing.TB, front, snippet string) string {
	t.Helper()
	return embedding(t, strings.ReplaceAll(snippet, published, front))
}

// snippets are what the page of snippets shows, by the id of the field.
func snippets(tb *tab) map[string]string {
	return eval[map[string]string](tb, `Object.fromEntries([...document.querySelectorAll(".gallery textarea")].map(t => [t.id, t.value]))`)
}

// TestGallerySnippets pastes each snippet of the page into a page of another website.
func TestGallerySnippets(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "embed/")
	all := snippets(tb)
	if len(all) != 6*5 {
		t.Fatalf("the page shows %d snippets", len(all))
	}
	var found findings
	inTabs(t, slices.Sorted(maps.Keys(all)), func(tb *tab, id string) {
		form := id[strings.LastIndex(id, "-")+1:]
		if form == "shortcode" { // TestWordPress… has those
			return
		}
		snippet := all[id]
		if form == "space" {
			snippet += all[strings.TrimSuffix(id, form)+"script"]
		}
		place := pastedFrom(t, front, snippet)
		tb.visit(place)
		switch form {
		case "frame":
			tb.wait(`document.querySelector("iframe").style.height !== ""`) // the tool in it is there, and has told its height
			if text := eval[string](tb, `document.body.innerText`); !strings.Contains(text, "call 988 or text 988") {
				found.add(id, "no crisis lines beside the frame: %s", text)
			}
		default:
			tb.wait(outcome(1, 0))
		}
		requests, problems := tb.heard()
		for _, r := range requests {
			if !strings.HasPrefix(r, front) && !strings.HasPrefix(r, place) {
				found.add(id, "asks for %s", r)
			}
		}
		for _, p := range problems {
			found.add(id, "%s", p)
		}
	})
	found.report(t)
}

// TestGalleryBegins: a tool is fetched when it is opened, and the page shows all that is.
func TestGalleryBegins(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "embed/")
	tb.wait(`document.querySelector("#log tbody tr") !== null`)
	before, _ := tb.heard()
	if eval[bool](tb, `document.querySelector("hub-finder, hub-saved") !== null`) || slices.ContainsFunc(before, func(r string) bool { return strings.Contains(r, "/data/") }) {
		t.Errorf("tools have begun before they are opened: %q", before)
	}
	if len(before) > 12 {
		t.Errorf("the page makes %d requests: %q", len(before), before)
	}
	tb.do(chromedp.Click("#finder details.try > summary"))
	tb.wait(`document.querySelector("hub-finder[ready]") !== null`)
	tb.wait(`document.querySelector("#log").textContent.includes("data/v1/hub.json")`)
	told := eval[[]string](tb, `[...document.querySelectorAll("#log th code")].map(c => c.textContent)`)
	requests, problems := tb.heard()
	for _, r := range requests {
		path := strings.TrimPrefix(r, front)
		if (strings.HasPrefix(path, "widgets/") || strings.HasPrefix(path, "data/")) && !slices.Contains(told, path) {
			tb.wait(fmt.Sprintf(`document.querySelector("#log").textContent.includes(%q)`, path))
		}
	}
	if note := eval[string](tb, `document.querySelector("#log p").textContent`); note != "Requests to other websites: 0" {
		t.Errorf("the page says %q", note)
	}
	if len(problems) > 0 {
		t.Errorf("%q", problems)
	}
}

// TestGalleryChoices narrows a tool: its snippets follow, the tool beside follows, and the
// snippet does the same elsewhere.
func TestGalleryChoices(t *testing.T) {
	front := example.serve(t)
	tb := newTab(t)
	tb.visit(front + "embed/")
	tb.wait(`document.querySelector("#finder select") !== null`)
	tb.do(chromedp.Click("#finder details.try > summary"))
	tb.wait(`document.querySelector("hub-finder[ready]") !== null`)
	choose := func(script string) {
		eval[bool](tb, `(row => { `+script+` })(name => document.querySelector('#finder [data-option="' + name + '"]')) ?? true`)
	}
	choose(`const s = row("organization").querySelector("select"); s.value = "Harbor House"; s.dispatchEvent(new Event("input", { bubbles: true }))`)
	choose(`row("needs").querySelector("input").click(); row("compact").querySelector("input").click()`)
	choose(`const i = row("place").querySelector("input"); i.value = 'Denver, CO'; i.dispatchEvent(new Event("input", { bubbles: true }))`)
	all := snippets(tb)
	const options = ` data-hub="finder" data-hub-organization="Harbor House" data-hub-place="Denver, CO" data-hub-needs="addiction" data-hub-compact>`
	for id, want := range map[string]string{
		"finder-script": options, "finder-pinned": options,
		"finder-space":     `<style>@media screen and (scripting:enabled){:not(hub-finder)>a[data-hub=finder]{`,
		"finder-frame":     `/embed/finder/#organization=Harbor%20House&amp;place=Denver%2C%20CO&amp;needs=addiction&amp;compact"`,
		"finder-shortcode": `[hub_finder organization="Harbor House" place="Denver, CO" needs="addiction" compact]`,
	} {
		if !strings.Contains(all[id], want) {
			t.Errorf("%s is %s, want %s", id, all[id], want)
		}
	}
	if strings.Contains(all["saved-script"], "Harbor") {
		t.Error("the options of one tool are in the snippet of another")
	}
	const names = `[...document.querySelector("hub-finder").shadowRoot.querySelectorAll("li h3, li h4, li a[href*='/programs/']")].map(e => e.textContent)`
	onlyHarbor := `(names => names.length > 0 && names.every(n => n.includes("Harbor House")))(` + names + `)`
	tb.wait(`document.querySelector("hub-finder").dataset.hubOrganization === "Harbor House"`)
	tb.wait(onlyHarbor)
	tb.visit(pastedFrom(t, front, all["finder-script"]))
	tb.wait(outcome(1, 0))
	tb.wait(onlyHarbor)

	// What somebody types stays a value.
	tb.visit(front + "ar/embed/")
	tb.wait(`document.querySelector("#finder select") !== null`)
	choose(`const i = row("place").querySelector("input"); i.value = '"><img src=x> $&'; i.dispatchEvent(new Event("input", { bubbles: true }))`)
	const hostile = `<a href="https://hub.example/ar/find/" lang="ar" data-hub="finder" data-hub-place="&quot;&gt;&lt;img src=x&gt; $&amp;" data-hub-language="ar">`
	if got := snippets(tb)["finder-script"]; !strings.HasPrefix(got, hostile) {
		t.Errorf("got %s, want %s", got, hostile)
	}
}

func TestGalleryCopies(t *testing.T) {
	tb := newTab(t)
	tb.visit(example.serve(t) + "embed/")
	tb.wait(`document.querySelector("#finder .copy button") !== null`)
	tb.do(chromedp.Click("#finder .copy button"))
	tb.wait(`document.querySelector("#finder .copy [role=status]").textContent === "Copied"`)
	if got := eval[string](tb, `getSelection().toString()`); !strings.HasPrefix(got, `<a href="`+published) {
		t.Errorf("the text that is copied is not selected, but %q", got)
	}
}

// TestGalleryOpen looks at the page on a phone, in light and dark: with everything but the tools
// unfolded, and with one tool and all about it.
func TestGalleryOpen(t *testing.T) {
	var found findings
	type job struct{ front, unfold string }
	inTabs(t, []job{{example.serve(t), "details:not(.try)"}, {rtl.serve(t), "#saved details"}}, func(tb *tab, j job) {
		tb.do(chromedp.EmulateViewport(320, 640))
		place := j.front + "embed/"
		tb.visit(place)
		tb.wait(`document.querySelector("#saved td input") !== null`)
		eval[bool](tb, `document.querySelectorAll("main " + "`+j.unfold+`").forEach(d => d.open = true) ?? true`)
		tb.wait(widgetsSettled)
		checkWidth(tb, &found, place)
		checkLog(tb, &found, j.front, place)
		tb.axeInBothSchemes(&found, place)
	})
	found.report(t)
}
