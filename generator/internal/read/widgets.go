package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

const manifestFile = "custom-elements.json"

// manifest is what is read of a Custom Elements Manifest, schema 1.0.0.
type manifest struct {
	SchemaVersion string
	Modules       []struct {
		Path         string
		Declarations []declaration
	}
}

type declaration struct {
	Name, TagName, Description string
	Attributes, Events         []struct {
		Name, Default, Description string
		Type                       struct{ Text string }
	}
	CSSProperties []model.WidgetProperty
	CSSParts      []model.WidgetPart
}

// Widgets reads custom-elements.json of fsys, the sources of the widgets: what each of them
// is and takes, in the order of the file. A nil fsys has no widgets.
func Widgets(fsys fs.FS) (widgets []model.Widget, found diag.List) {
	if fsys == nil {
		return nil, nil
	}
	s := &sheet{path: "widgets/" + manifestFile}
	raw, err := fs.ReadFile(RegularFiles(fsys), manifestFile)
	if err != nil {
		s.failLine(0, 0, "unreadable", "the file can't be read: "+reason(err), "it comes with sitegen: take the folder widgets as it is there")
		return nil, s.diagnostics()
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		line, column := lineColumn(string(raw), offsetOf(err))
		s.failLine(line, column, "json-syntax", "the JSON can't be read: "+err.Error(), "")
	} else if m.SchemaVersion != "1.0.0" {
		s.failLine(0, 0, "unknown-version", fmt.Sprintf("%q is no version of a manifest that is known here", m.SchemaVersion), `write "schemaVersion": "1.0.0"`)
	}
	for _, module := range m.Modules {
		for _, d := range module.Declarations {
			if d.TagName != "" {
				widgets = append(widgets, d.widget(module.Path))
			}
		}
	}
	return widgets, s.diagnostics()
}

func (d declaration) widget(source string) model.Widget {
	w := model.Widget{
		Name: strings.TrimPrefix(d.TagName, "hub-"), Tag: d.TagName, Class: d.Name, Source: source, Description: d.Description,
		Properties: d.CSSProperties, Parts: d.CSSParts,
	}
	for _, a := range d.Attributes {
		w.Attributes = append(w.Attributes, model.WidgetAttribute{Name: a.Name, Type: a.Type.Text, Default: a.Default, Description: a.Description})
	}
	for _, e := range d.Events {
		w.Events = append(w.Events, model.WidgetEvent{Name: e.Name, Type: e.Type.Text, Description: e.Description})
	}
	return w
}

// PackagedManifest is custom-elements.json of fsys for a package, where each module lies at its
// root under the widget's name: "finder.js".
func PackagedManifest(fsys fs.FS) ([]byte, error) {
	raw, err := fs.ReadFile(RegularFiles(fsys), manifestFile)
	if err != nil {
		return nil, err
	}
	widgets, _ := Widgets(fsys)
	for _, w := range widgets {
		raw = bytes.ReplaceAll(raw, []byte(`"`+w.Source+`"`), []byte(`"`+w.Name+`.js"`))
	}
	return raw, nil
}

// offsetOf is the last byte that encoding/json has read.
func offsetOf(err error) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return max(int(syntax.Offset)-1, 0)
	case errors.As(err, &kind):
		return max(int(kind.Offset)-1, 0)
	}
	return 0
}
