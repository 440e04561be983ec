package generator_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
	"sitegen/widgets"
)

// TestManifest holds widgets/custom-elements.json and the sources of the widgets together,
// both ways. What an element takes for its attributes and parts is asked of it in a
// browser: TestAttributesOfManifest.
func TestManifest(t *testing.T) {
	all, found := read.Widgets(widgets.FS)
	if len(found) > 0 {
		t.Fatal(found)
	}
	told := func(names func(model.Widget) []string) (list []string) {
		for _, w := range all {
			list = append(list, names(w)...)
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	sources := widgetSources(t)
	const property = `var\((--hub-[a-z-]+)`
	sameNames(t, "elements", told(func(w model.Widget) []string { return []string{w.Tag} }),
		matches(sources, `\.ts$`, `(?m)^// <(hub-[a-z]+)>:`))
	sameNames(t, "parts", told(func(w model.Widget) (names []string) {
		for _, p := range w.Parts {
			names = append(names, p.Name)
		}
		return names
	}), matches(sources, `\.ts$`, `\bpart: "([a-z ]+)"`, `\bpart\.add\("([a-z]+)"\)`))
	sameNames(t, "properties", told(func(w model.Widget) (names []string) {
		for _, p := range w.Properties {
			names = append(names, p.Name)
		}
		return names
	}), append(matches(styles(t), `\.css$`, property), matches(sources, `\.ts$`, property)...))
	sameNames(t, "events", told(func(w model.Widget) (names []string) {
		for _, e := range w.Events {
			names = append(names, e.Name+" "+e.Type)
		}
		return names
	}), typedEvents(t, sources))
	sameNames(t, "events that are sent", told(func(w model.Widget) (names []string) {
		for _, e := range w.Events {
			names = append(names, strings.TrimPrefix(e.Name, "hub:"))
		}
		return names
	}), matches(sources, `\.ts$`, `\bemit\((?:\w+, )?"([a-z]+)"`))
	for _, w := range all {
		if !slices.Equal(w.Properties, all[0].Properties) {
			t.Errorf("%s has other properties than %s, and the same style sheet", w.Tag, all[0].Tag)
		}
		for _, e := range w.Events {
			const can = "Cancelable: "
			if cancels := slices.Contains([]string{"hub:search", "hub:save", "hub:gap", "hub:contact"}, e.Name); strings.Contains(e.Description, can) != cancels {
				t.Errorf("%s, %s: whether it can be cancelled is %v: %q", w.Tag, e.Name, cancels, e.Description)
			}
		}
	}
}

// matches gives the words that the patterns find in files with such names.
func matches(files map[string]string, name string, patterns ...string) (found []string) {
	isMeant := regexp.MustCompile(name)
	for file, text := range files {
		for _, pattern := range patterns {
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
				if isMeant.MatchString(file) {
					found = append(found, strings.Fields(m[1])...)
				}
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// typedEvents reads the interface in events.ts: "hub:gap CustomEvent<{ count: number }>".
func typedEvents(t *testing.T, sources map[string]string) (events []string) {
	t.Helper()
	for file, text := range sources {
		if strings.HasSuffix(file, "shared/events.ts") {
			for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+): (\{.*\});$`).FindAllStringSubmatch(text, -1) {
				events = append(events, fmt.Sprintf("hub:%s CustomEvent<%s>", m[1], m[2]))
			}
		}
	}
	slices.Sort(events)
	return events
}

func styles(t *testing.T) map[string]string {
	t.Helper()
	files, err := fs.Glob(widgets.FS, "src/*/*.css")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := fs.ReadFile(widgets.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	return texts
}

func sameNames(t *testing.T, what string, told, real []string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(setOf(told, real))) {
		switch {
		case !slices.Contains(real, name):
			t.Errorf("%s: custom-elements.json tells of %s, and nothing has it", what, name)
		case !slices.Contains(told, name):
			t.Errorf("%s: custom-elements.json does not tell of %s", what, name)
		}
	}
	if len(real) == 0 {
		t.Errorf("%s: none", what)
	}
}

func setOf(lists ...[]string) map[string]bool {
	set := map[string]bool{}
	for _, name := range slices.Concat(lists...) {
		set[name] = true
	}
	return set
}
