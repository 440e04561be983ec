package read

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sitegen/generator/internal/model"
	"sitegen/widgets"
)

func TestWidgetsOfTheProject(t *testing.T) {
	all, found := Widgets(widgets.FS)
	if len(found) > 0 {
		t.Fatal(found)
	}
	var names []string
	for _, w := range all {
		names = append(names, w.Name)
		if w.Description == "" || len(w.Attributes) == 0 || len(w.Events) == 0 || len(w.Properties) == 0 || len(w.Parts) == 0 {
			t.Errorf("%s lacks something: %+v", w.Tag, w)
		}
		for _, a := range w.Attributes {
			if !slices.Contains([]string{"string", "number", "boolean"}, a.Type) || a.Description == "" || a.Option() == a.Name {
				t.Errorf("%s: %+v", w.Tag, a)
			}
		}
		for _, e := range w.Events {
			if !strings.HasPrefix(e.Name, "hub:") || !strings.HasPrefix(e.Type, "CustomEvent<") || e.Description == "" {
				t.Errorf("%s: %+v", w.Tag, e)
			}
		}
	}
	if want := []string{"checklist", "contacts", "finder", "plan", "saved", "suggestions"}; !slices.Equal(names, want) {
		t.Errorf("widgets are %q, want %q", names, want)
	}
}

func TestWidgets(t *testing.T) {
	all, found := Widgets(manifestOf(`{"schemaVersion": "1.0.0", "modules": [{"declarations": [
		{"kind": "function", "name": "helper"},
		{"tagName": "hub-map", "description": "A map.",
			"attributes": [{"name": "data-hub-zoom", "type": {"text": "number"}, "default": "3", "description": "How near."}],
			"events": [{"name": "hub:ready", "type": {"text": "CustomEvent<{}>"}, "description": "It is."}],
			"cssProperties": [{"name": "--hub-sea", "syntax": "<color>", "default": "blue", "description": "Water."}],
			"cssParts": [{"name": "legend", "description": "What colours mean."}]}]}]}`))
	if len(found) > 0 || len(all) != 1 {
		t.Fatal(all, found)
	}
	w := all[0]
	if w.Name != "map" || w.Tag != "hub-map" || w.Description != "A map." ||
		w.Attributes[0] != (model.WidgetAttribute{Name: "data-hub-zoom", Type: "number", Default: "3", Description: "How near."}) ||
		w.Attributes[0].Option() != "zoom" ||
		w.Events[0] != (model.WidgetEvent{Name: "hub:ready", Type: "CustomEvent<{}>", Description: "It is."}) ||
		w.Properties[0] != (model.WidgetProperty{Name: "--hub-sea", Syntax: "<color>", Default: "blue", Description: "Water."}) ||
		w.Parts[0] != (model.WidgetPart{Name: "legend", Description: "What colours mean."}) {
		t.Errorf("%+v", w)
	}
}

func TestWidgetsThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{\n  \"modules\": [,]\n}", "widgets/custom-elements.json:2:15: error: the JSON can't be read"},
		{`{"schemaVersion": "9.0.0"}`, `widgets/custom-elements.json: error: "9.0.0" is no version`},
		{`{"modules": 3}`, "widgets/custom-elements.json:1:13: error: the JSON can't be read"},
	} {
		all, found := Widgets(manifestOf(c.text))
		if len(all) > 0 || len(found) != 1 || !strings.HasPrefix(found[0].String(), c.want) {
			t.Errorf("%s: %v, %v; want %s", c.text, all, found, c.want)
		}
	}
	if all, found := Widgets(fstest.MapFS{}); len(all) > 0 || !found.HasErrors() {
		t.Errorf("without a file: %v, %v", all, found)
	}
	if all, found := Widgets(nil); all != nil || found != nil {
		t.Errorf("without widgets: %v, %v", all, found)
	}
}

func manifestOf(text string) fstest.MapFS {
	return fstest.MapFS{manifestFile: {Data: []byte(text)}}
}
