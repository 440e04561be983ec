package plan

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// keepsAs finds names under which widgets keep something.
var keepsAs = regexp.MustCompile(`\bkeep\("([a-z]+)"`)

// TestStoredIsAll: the privacy page names all that widgets keep, and nothing else.
func TestStoredIsAll(t *testing.T) {
	const widgets = "../../../widgets/src"
	kept := map[string]bool{"since": true, "until": true} // kept by storage.ts for itself
	err := fs.WalkDir(os.DirFS(widgets), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".ts") {
			return err
		}
		text, err := os.ReadFile(widgets + "/" + path)
		for _, m := range keepsAs.FindAllSubmatch(text, -1) {
			kept[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, s := range stored {
		said = append(said, s.names...)
	}
	slices.Sort(said)
	if all := slices.Sorted(maps.Keys(kept)); !slices.Equal(said, all) {
		t.Errorf("widgets keep %v, the page speaks of %v", all, said)
	}
	readme, err := os.ReadFile(widgets + "/shared/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range said {
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("widgets/src/shared/README.md does not name %s", name)
		}
	}
}

// TestPrivacy: the page follows the settings.
func TestPrivacy(t *testing.T) {
	s := site()
	s.Config.Theme, s.Config.KeepDays, s.Config.QuickExit = "haven", 7, "https://weather.example/today"
	s.Crisis = &model.Crisis{Lines: []model.CrisisLine{{Chat: "https://chat.example/a"}, {Chat: "https://chat.example/b"}, {}}}
	s.WidgetWords = model.Words{"shared": {"keep": {"one": "Keep {n} day", "other": "Keep {n} days"}, "delete": {"other": "Delete"}}}
	show := func(opts Options) *Privacy {
		p, _ := Make(s, opts)
		main, _ := mainOf[*Privacy](t, p, "/privacy/")
		return main
	}
	with := Options{Script: "/widgets/hub.js"}
	p := show(with)
	if p.Buttons.Keep != "Keep 7 days" || p.Buttons.Delete != "Delete" || p.Exit != "weather.example" || !slices.Equal(p.Chats, []string{"chat.example"}) {
		t.Errorf("buttons %v, exit %q, chats %q", p.Buttons, p.Exit, p.Chats)
	}
	if p.Offline || p.Altered || len(p.Signals) != len(match.Signals)-1 {
		t.Errorf("offline %v, altered %v, signals %v", p.Offline, p.Altered, p.Signals)
	}
	if has := slices.Contains(p.Stored, "checklist"); has != (s.Checklist != nil) {
		t.Errorf("of %v the checklist is kept: %v", s.Checklist, has)
	}
	s.Config.Offline = true
	if !show(with).Offline {
		t.Error("that the hub can be kept for reading offline is not said")
	}
	if p := show(Options{}); p.Offline || len(p.Stored)+len(p.Signals) > 0 {
		t.Errorf("without widgets %v is kept, and suggestions use %v", p.Stored, p.Signals)
	}
	if found := aboutVisitors([]Signal{{"near", 80}, {"freshness", 20}}); !slices.Equal(found, []Signal{{"near", 80}}) {
		t.Errorf("of visitors %v is known", found)
	}
}

// TestFrames: every hub has these pages, linked in the footer; its own words frame them.
func TestFrames(t *testing.T) {
	s := site()
	own := &model.Document{Slug: "privacy", Title: "Ours"}
	s.Documents = []*model.Document{{Slug: "about"}, own}
	p := planned(t, s)
	main, head := mainOf[*Privacy](t, p, "/privacy/")
	if main.Document != own || head.Title != "Ours" {
		t.Errorf("the hub's own words are left out: %q", head.Title)
	}
	if _, head := mainOf[*Accessibility](t, p, "/accessibility/"); head.Title == "" || head.Description == "" {
		t.Error("without words of its own the hub has a page without a title")
	}
	var linked []string
	for _, d := range p.Site.Documents {
		linked = append(linked, d.Slug)
	}
	if want := []string{"about", "privacy", "how-suggestions-work", "accessibility"}; !slices.Equal(linked, want) {
		t.Errorf("the footer leads to %v, want %v", linked, want)
	}
	if page := p.Page("/about/"); page == nil || page.Template != "document" {
		t.Error("a plain page is no plain page any more")
	}
}
