package plan

import (
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

func TestSettingsThatLeadNowhere(t *testing.T) {
	s := site()
	s.Config.Navigation = []model.NavigationItem{
		{Label: "Find", URL: "/find/#top", Source: model.Source{File: "config.toml", Line: 3}},
		{Label: "Slip", URL: "/fnid/", Source: model.Source{File: "config.toml", Line: 4}},
		{Label: "Here", URL: "find/", Source: model.Source{File: "config.toml", Line: 5}},
		{Label: "Away", URL: "https://example.org/", Source: model.Source{File: "config.toml", Line: 6}},
	}
	s.Config.Redirects = []model.Redirect{
		{From: "/a/", To: "/b/", Source: model.Source{File: "config.toml", Line: 8}},
		{From: "/b/", To: "/a/", Source: model.Source{File: "config.toml", Line: 9}},
		{From: "/c/", To: "/find/", Source: model.Source{File: "config.toml", Line: 10}},
		{From: "/d/", To: "/nowhere/", Source: model.Source{File: "config.toml", Line: 11}},
	}
	s.Static = []string{"find", "robots.txt/x", "fine.txt"}
	_, found := Make(s, Options{})
	found.Sort()
	var got []string
	for _, d := range found {
		got = append(got, d.String())
	}
	want := []string{
		"config.toml:4: error: the menu entry \"Slip\" leads to /fnid/, which the hub does not have\n  hint: did you mean \"/find/\"?",
		"config.toml:5: error: the menu entry \"Here\" leads to find/, which depends on the page it stands on\n  hint: write it from the hub's root: \"/find/\"",
		"config.toml:8: error: the redirect from /a/ leads to /b/, which is a redirect itself\n  hint: lead it to the page where the way ends",
		"config.toml:9: error: the redirect from /b/ leads to /a/, which is a redirect itself\n  hint: lead it to the page where the way ends",
		"config.toml:11: error: the redirect from /d/ leads to /nowhere/, which the hub does not have",
		"static/find: error: this file would replace the page /find/\n  hint: rename the file, or take it out of static/",
		"static/robots.txt/x: error: this file would replace the page /robots.txt\n  hint: rename the file, or take it out of static/",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
