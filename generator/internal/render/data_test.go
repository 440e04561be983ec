package render

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
)

// TestHostileData puts hostile names into what widgets read of a program's page: it
// stays one script element of data, and the names come back as they were.
func TestHostileData(t *testing.T) {
	for _, name := range append(payloads(t), "</script>", "<!--<script>", "]]>", "\u2028", "\\u003c/script>", `"}]}`) {
		name = strings.ToValidUTF8(name, "\uFFFD")
		p := &plan.Program{Program: &model.Program{ID: "oak", Name: name, Services: []model.Service{{ID: "night", Name: name}}}}
		nodes, err := html.ParseFragment(strings.NewReader(string(data(p))), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Name     string
			Services []struct{ Name string }
		}
		head := nodes[0].FirstChild
		script := head.FirstChild
		if script == nil || script.Data != "script" || script.NextSibling != nil || head.NextSibling.FirstChild != nil {
			t.Errorf("%q is not in one element: %s", name, data(p))
		} else if err := json.Unmarshal([]byte(script.FirstChild.Data), &got); err != nil || got.Name != name || got.Services[0].Name != name {
			t.Errorf("%q came back as %q (%v)", name, got.Name, err)
		}
	}
}
