package plan

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

// known reads what a plugin knows of its hub.
func known(t *testing.T, plugin []byte) (hub wordpressHub) {
	t.Helper()
	_, rest, _ := strings.Cut(string(plugin), "<<<'HUB'\n")
	text, _, found := strings.Cut(rest, "\nHUB;\n")
	if err := json.Unmarshal([]byte(text), &hub); err != nil || !found {
		t.Fatalf("the hub cannot be read (%v):\n%.2000s", err, plugin)
	}
	return hub
}

func TestWordPress(t *testing.T) {
	p := embedding(t)
	hub := known(t, p.WordPress())
	if hub.Address != p.Site.Config.BaseURL || hub.Title != p.Site.Config.Title || hub.Language != "en" {
		t.Errorf("the hub is %+v", hub)
	}
	if link := hub.Languages["en"].Links["finder"]; link.Path != "find/" || link.Text != p.hubs[0].locale.Word("snippet.finder") {
		t.Errorf("the link to the finder is %+v", link)
	}
	choices := map[string][]wordpressChoice{}
	for _, o := range hub.Widgets["finder"].Options {
		choices[o.Name] = o.Choices
	}
	want := map[string][]wordpressChoice{
		"organization": nil, "place": nil, "radius": nil, "similar": nil, "compact": nil,
		"needs":    {{"addiction", "Addiction"}, {"grief", "Grief"}},
		"kinds":    {{"clinic", "Clinic"}, {"meeting", "Meeting"}, {"other", "Other"}},
		"language": {{"en", "English"}},
		"hide":     {{"picture", "picture"}, {"share", "share"}},
	}
	if diff := cmp.Diff(want, choices); diff != "" {
		t.Errorf("options of the finder (- wanted, + made):\n%s", diff)
	}
	if _, there := hub.Widgets["checklist"]; there {
		t.Error("a hub without a checklist has a block for it")
	}
}

// TestWordPressDetails: what makes events tell more of a visitor is no option of a block.
func TestWordPressDetails(t *testing.T) {
	w := &model.Widget{Attributes: []model.WidgetAttribute{{Name: "data-hub-details", Type: "boolean"}, {Name: "data-hub-compact", Type: "boolean"}}}
	if options := embedding(t).hubs[0].wordpressOptions(w); len(options) != 1 || options[0].Name != "compact" {
		t.Errorf("options are %+v", options)
	}
}

func TestWordPressVersion(t *testing.T) {
	version := regexp.MustCompile(`(?m)^ \* Version: +(\S+)$`)
	p := embedding(t)
	first, again := p.WordPress(), p.WordPress()
	if string(first) != string(again) {
		t.Error("the same hub makes two plugins")
	}
	p.Site.Config.Title = "Elsewhere"
	if other := p.WordPress(); version.FindString(string(other)) == version.FindString(string(first)) || version.FindString(string(other)) == "" {
		t.Errorf("another hub's plugin has the version %q, too", version.FindString(string(other)))
	}
}
