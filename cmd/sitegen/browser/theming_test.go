package browser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// themed says for each property what a page may set it to, and where that is seen: a
// selector inside the widgets, or ":host" or ":focus", and a property of what is computed.
var themed = map[string]struct {
	value string
	seen  [][2]string
}{
	"--hub-accent":       {"rgb(128, 0, 64)", [][2]string{{".main", "background-color"}, {"a", "color"}, {"[part=crisis]", "border-inline-start-color"}}},
	"--hub-accent-ink":   {"rgb(255, 255, 0)", [][2]string{{".main", "color"}}},
	"--hub-ink":          {"rgb(16, 32, 48)", [][2]string{{"p:not(.unseen)", "color"}, {"option", "color"}, {"h2, h3, h4, h5", "color"}}},
	"--hub-ground":       {"rgb(250, 240, 230)", [][2]string{{":host", "background-color"}, {"option", "background-color"}}},
	"--hub-edge":         {"rgb(0, 128, 0)", [][2]string{{"[part=field]", "border-bottom-color"}, {"[part=card]", "border-bottom-color"}}},
	"--hub-surface":      {"rgb(255, 250, 205)", [][2]string{{"[part=field]", "background-color"}, {"[part=card]", "background-color"}}},
	"--hub-focus":        {"rgb(255, 0, 255)", [][2]string{{":focus", "outline-color"}}},
	"--hub-radius":       {"3px", [][2]string{{"[part=field]", "border-end-end-radius"}, {".card", "border-end-end-radius"}}},
	"--hub-gap":          {"40px", [][2]string{{".cards", "row-gap"}, {".finder", "row-gap"}}},
	"--hub-font":         {"monospace", [][2]string{{"p:not(.unseen)", "font-family"}, {"[part=field]", "font-family"}, {"button", "font-family"}}},
	"--hub-heading-font": {"fantasy", [][2]string{{"h2, h3, h4, h5", "font-family"}}},
	"--hub-size":         {"23px", [][2]string{{"form", "font-size"}, {"[part=field]", "font-size"}}},
	"--hub-reserve":      {"1234px", [][2]string{{":host", "min-height"}}},
}

// styledParts are rules for parts, each with what no widget says of them.
var styledParts = map[string][2]string{
	"heading": {"text-transform", "uppercase"},
	"card":    {"border-block-start-width", "5px"},
	"button":  {"letter-spacing", "2px"},
	"field":   {"font-style", "italic"},
	"privacy": {"padding-inline-start", "11px"},
	"crisis":  {"text-indent", "6px"},
}

// TestTheming: on a page that sets every property of the manifest and styles parts, each
// property does what it is for, in each widget that has something to show it on, and each
// thing that is such a part looks as the page says. Another page sets nothing, so that this
// is not what widgets look like anyway. No widget has a part that is not told of.
func TestTheming(t *testing.T) {
	elements := manifestOf(t)
	front := example.serve(t)
	var rules strings.Builder
	for tag, e := range elements {
		names := slices.Sorted(maps.Keys(themed))
		if slices.Sort(e.properties); !slices.Equal(e.properties, names) {
			t.Fatalf("%s has the properties %v, and it is known of %v what they do", tag, e.properties, names)
		}
		for name, p := range themed {
			fmt.Fprintf(&rules, "%s { %s: %s }\n", tag, name, p.value)
		}
		for part, rule := range styledParts {
			fmt.Fprintf(&rules, "%s::part(%s) { %s: %s }\n", tag, part, rule[0], rule[1])
		}
	}
	set, plain := themedPage(t, front, rules.String()), themedPage(t, front, "")
	for name := range themed {
		seeProperty(t, name, set, plain)
	}
	for part := range styledParts {
		seePart(t, part, set)
	}
	for widget, lists := range computed(set, "[part]", "part") {
		for _, part := range strings.Fields(strings.Join(lists, " ")) {
			if !slices.Contains(elements[widget].parts, part) {
				t.Errorf("%s has the part %s, of which custom-elements.json does not tell", widget, part)
			}
		}
	}
	quiet(set, "a page with a theme")
}

func seeProperty(t *testing.T, name string, set, plain *tab) {
	t.Helper()
	value := themed[name].value
	for _, where := range themed[name].seen {
		selector, property := where[0], where[1]
		found := computed(set, selector, property)
		for widget, values := range found {
			if !slices.Equal(values, []string{value}) {
				t.Errorf("%s: %s makes %s of %q %q, not %s", widget, name, property, selector, values, value)
			}
		}
		if anyway := computed(plain, selector, property); len(found) == 0 || slices.Contains(anyway["hub-finder"], value) {
			t.Errorf("%s: %s of %q is seen in %d widgets, and without it %v", name, property, selector, len(found), anyway)
		}
	}
}

func seePart(t *testing.T, part string, set *tab) {
	t.Helper()
	property, want := styledParts[part][0], styledParts[part][1]
	selector := fmt.Sprintf("[part~=%s]", part)
	if part == "heading" {
		selector += ", h2, h3, h4, h5" // on cards, too
	}
	found := computed(set, selector, property)
	for widget, values := range found {
		if !slices.Equal(values, []string{want}) {
			t.Errorf("%s: %s of ::part(%s) is %q, not %s", widget, property, part, values, want)
		}
	}
	if len(found) == 0 {
		t.Errorf("no widget has the part %s", part)
	}
}

// computed gives what is computed of a property, or the attribute "part", on a themedPage: the
// different values by widget, for those that have such an element.
func computed(tb *tab, selector, property string) map[string][]string {
	tb.t.Helper()
	return eval[map[string][]string](tb, fmt.Sprintf("look(%q, %q)", selector, property))
}

// themedPage opens a page with all widgets and some rules, and makes the widgets show
// programs.
func themedPage(t *testing.T, front, rules string) *tab {
	t.Helper()
	tb := attentive(t)
	tb.before(`globalThis.look = (selector, property) => Object.fromEntries([...document.querySelectorAll("main > *")].map(host => {
		const root = host.shadowRoot;
		const field = root.querySelector("input, select, textarea, button");
		if (selector === ":focus") field?.focus({ focusVisible: true });
		const found = selector === ":host" ? [host] : [...root.querySelectorAll(selector)];
		return [host.localName, [...new Set(found.map(e => e.getAttribute(property) ?? getComputedStyle(e).getPropertyValue(property)))]];
	}).filter(([, values]) => values.length));`)
	tb.visit(foreign(t, `<!doctype html><html lang="en"><title>A theme</title><style>`+rules+`</style><h1>A theme</h1><main>`+
		strings.Join(embedAll(func(widget string) string { return linkTo(front, widget) }), "")+`</main>`+followed(front), nil))
	cards := func(widget string) string {
		return `document.querySelector("hub-` + widget + `").shadowRoot.querySelector("[part=card]")`
	}
	tb.wait(cards("finder") + ` !== null`)
	eval[bool](tb, `(`+cards("finder")+`.querySelector(".star").click(), document.querySelector("hub-suggestions").shadowRoot.querySelector("form").requestSubmit(), true)`)
	tb.wait(cards("suggestions") + ` !== null && ` + cards("saved") + ` !== null`)
	return tb
}
