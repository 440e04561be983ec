package generator_test

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"testing"

	"sitegen/generator/internal/htmlcheck"
)

// schemaTypes are the types of schema.org that pages may describe themselves or
// parts of themselves with.
var schemaTypes = []string{
	"MedicalClinic", "Hospital", "LocalBusiness", "NGO", "Event", "ItemList", "WebSite", "WebPage",
	"Organization", "PostalAddress", "GeoCoordinates", "OpeningHoursSpecification", "Schedule", "Place", "VirtualLocation",
	"ListItem", "CreativeWork", "Service", "ServiceChannel",
}

func TestJSONLD(t *testing.T) {
	kinds := map[string]int{}
	pages := examplePages(t)
	for _, name := range sortedKeys(pages) {
		for _, script := range htmlcheck.Find(pages[name].root, "script[type='application/ld+json']") {
			var thing map[string]any
			if err := json.Unmarshal([]byte(script.FirstChild.Data), &thing); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if thing["@context"] != "https://schema.org" {
				t.Errorf("%s: the context is %v", name, thing["@context"])
			}
			for _, problem := range thingProblems(thing) {
				t.Errorf("%s: %s", name, problem)
			}
			kinds[path.Dir(path.Dir(name))+" "+fmt.Sprint(thing["@type"])]++
		}
	}
	for _, want := range []string{"programs MedicalClinic", "programs Event", "programs LocalBusiness", "topics WebPage", "find/need ItemList", ". WebSite"} {
		if kinds[want] == 0 {
			t.Errorf("no page is a %q; there are %v", want, kinds)
		}
	}
}

// thingProblems looks at a node of JSON-LD and what it holds.
func thingProblems(thing map[string]any) []string {
	var found []string
	if kind, _ := thing["@type"].(string); !slices.Contains(schemaTypes, kind) {
		found = append(found, fmt.Sprintf("the type %v is none of those we use", thing["@type"]))
	}
	for key, value := range thing {
		list, isList := value.([]any)
		if !isList {
			list = []any{value}
		}
		if value == "" || isList && len(list) == 0 {
			found = append(found, key+" is empty")
		}
		for _, v := range list {
			if inner, ok := v.(map[string]any); ok {
				found = append(found, thingProblems(inner)...)
			}
		}
	}
	if len(thing) == 1 {
		found = append(found, fmt.Sprintf("a %v says nothing", thing["@type"]))
	}
	return found
}
