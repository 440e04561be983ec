package plan

import (
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

// embedding is a hub with widgets and listings to narrow them to.
func embedding(t *testing.T) *Plan {
	t.Helper()
	attributes := func(names ...string) (all []model.WidgetAttribute) {
		for _, name := range names {
			kind := "string"
			if name == "compact" {
				kind = "boolean"
			}
			all = append(all, model.WidgetAttribute{Name: "data-hub-" + name, Type: kind})
		}
		return all
	}
	parts := []model.WidgetPart{{Name: "picture"}, {Name: "share"}, {Name: "privacy"}, {Name: "crisis"}, {Name: "button"}, {Name: "field"}, {Name: "heading"}}
	denver := model.Location{Kind: model.Physical, City: "Denver", Region: "CO", PostalCode: "80202-1234", Country: "US", HasPoint: true, Public: true}
	hidden := model.Location{Kind: model.Physical, City: "Limon", Region: "CO", Country: "US"}
	s := site(
		&model.Program{ID: "a", Organization: "Harbor House", Location: denver},
		&model.Program{ID: "b", Organization: "Peña & Söhne's", Location: hidden},
		&model.Program{ID: "c", Organization: "بيت الميناء"},
		&model.Program{ID: "d", Organization: "Gone", Status: model.Defunct},
		&model.Program{ID: "e", Organization: "BRIGHT HOPE Дом"}, &model.Program{ID: "f", Organization: "Bright Hope"},
		&model.Program{ID: "g", Organization: "New Dawn Дом"}, &model.Program{ID: "h", Organization: "New Dawn بيت"},
		&model.Program{ID: "oak-house"}, &model.Program{ID: "ash-house", Status: model.Defunct},
	)
	s.Places = func() []model.Place {
		return []model.Place{
			{Name: "Aurora", Region: "CO", Country: "US"}, {Name: "Springfield", Region: "IL", Country: "US"},
			{Name: "Springfield", Region: "MA", Country: "US"}, {Name: "80203", Postal: true, Region: "CO", Country: "US"},
		}
	}
	p, found := Make(s, Options{Script: "/widgets/pages-1.js", Pin: Pin{"/widgets/hub-1.js", "sha384-x"}, Widgets: []model.Widget{
		{Name: "checklist", Attributes: attributes("language")},
		{Name: "finder", Attributes: attributes("organization", "place", "radius", "needs", "kinds", "similar", "language", "hide", "compact"), Parts: parts},
	}})
	if found.HasErrors() {
		t.Fatal(found)
	}
	return p
}

func TestSnippetOptions(t *testing.T) {
	p := embedding(t)
	for _, c := range []struct{ option, value, want string }{
		{"organization", "harbor-house", `data-hub-organization="Harbor House"`},
		{"organization", "HARBOR house", `data-hub-organization="Harbor House"`},
		{"organization", "pena & sohnes", `data-hub-organization="Peña &amp; Söhne's"`},
		{"organization", "Harbor House.", `data-hub-organization="Harbor House"`}, // by its words, as widgets do
		{"organization", "bright-hope", `data-hub-organization="Bright Hope"`},
		{"organization", "بيت الميناء", `data-hub-organization="بيت الميناء"`},
		{"place", "denver", `data-hub-place="Denver, CO"`},
		{"place", " Aurora,CO ", `data-hub-place="Aurora, CO"`},
		{"place", "80202", `data-hub-place="80202"`},
		{"place", "80203", `data-hub-place="80203"`},
		{"radius", "25.0", `data-hub-radius="25"`},
		{"needs", "grief,addiction grief", `data-hub-needs="grief addiction"`},
		{"kinds", "meeting", `data-hub-kinds="meeting"`},
		{"similar", " oak-house", `data-hub-similar="oak-house"`},
		{"language", "EN", `data-hub-language="en"`},
		{"hide", "share  picture", `data-hub-hide="share picture"`},
		{"compact", "", `data-hub-compact>`},
	} {
		s, wrong := p.Snippet("finder", map[string]string{c.option: c.value})
		if wrong != nil {
			t.Errorf("%s %q: %v", c.option, c.value, wrong)
		} else if !strings.Contains(s.ByScript(), c.want) {
			t.Errorf("%s %q gives %s, want %s", c.option, c.value, s.ByScript(), c.want)
		}
	}
	s, _ := p.Snippet("finder", map[string]string{"compact": "", "hide": "share", "needs": "grief", "organization": "harbor-house"})
	if want := `data-hub="finder" data-hub-organization="Harbor House" data-hub-needs="grief" data-hub-hide="share" data-hub-compact>`; !strings.Contains(s.ByScript(), want) {
		t.Errorf("options are not in the manifest's order: %s", s.ByScript())
	}
	if want := `src="https://hub.example/widgets/hub-1.js" integrity="sha384-x" crossorigin="anonymous"`; !strings.Contains(s.Pinned(), want) {
		t.Errorf("got %s, want %s", s.Pinned(), want)
	}
}

func TestWrongOptions(t *testing.T) {
	p := embedding(t)
	for _, c := range []struct{ widget, option, value, text, hint string }{
		{"findr", "", "", `there is no widget "findr"`, `did you mean "finder"?`},
		{"checklist", "", "", `there is no widget "checklist"`, "widgets are: finder"}, // the hub has none
		{"finder", "plase", "x", `the widget finder has no option "plase"`, `did you mean "place"?`},
		{"finder", "organization", "harbour-house", `no listing is of the organization "harbour-house"`, `did you mean "harbor-house"?`},
		{"finder", "organization", "Harbor", `no listing is of the organization "Harbor"`, `did you mean "Harbor House"?`},
		{"finder", "organization", "Gone", `no listing is of the organization "Gone"`, `write "organization" as the listings in content/programs do`},
		{"finder", "organization", "", `no listing is of the organization ""`, `write "organization" as the listings in content/programs do`},
		{"finder", "place", "Springfield", `the hub knows 2 places called "Springfield"`, `add the state, as in "Springfield, IL"`},
		{"finder", "place", "Limon, CO", `the hub does not know the place "Limon, CO"`, ""}, // confidential
		{"finder", "place", "Aurra, CO", `the hub does not know the place "Aurra, CO"`, `did you mean "Aurora, CO"?`},
		{"finder", "radius", "25 miles", `the radius "25 miles" is no number of miles`, "write miles, such as 25"},
		{"finder", "radius", "-1", `the radius "-1" is no number of miles`, "write miles, such as 25"},
		{"finder", "radius", "NaN", `the radius "NaN" is no number of miles`, "write miles, such as 25"},
		{"finder", "needs", "adiction", `the hub has no need "adiction"`, `did you mean "addiction"?`},
		{"finder", "needs", " , ", "an option is empty", "they are: addiction, grief"},
		{"finder", "kinds", "medicaid", `the hub has no kind of program "medicaid"`, "they are: clinic, meeting, other"},
		{"finder", "similar", "oak-hause", `no program has the id "oak-hause"`, `did you mean "oak-house"?`},
		{"finder", "similar", "ash-house", `no program has the id "ash-house"`, `did you mean "oak-house"?`},
		{"finder", "similar", "harbor-lights-hall", `no program has the id "harbor-lights-hall"`, "an id is the last part of the address of a program's page"},
		{"finder", "language", "xx", `the hub does not speak "xx"`, "its languages are: en"},
		{"finder", "hide", "pictures", `the widget finder has no part "pictures"`, `did you mean "picture"?`},
		{"finder", "organization", "new-dawn", `2 organizations are called "new-dawn"`, "write one of: New Dawn Дом; New Dawn بيت"},
		{"finder", "hide", "picture heading", `the part "heading" always stays`, "leave it out of hide"},
		{"finder", "hide", "crisis", `the part "crisis" always stays`, "leave it out of hide"},
	} {
		values := map[string]string{}
		if c.option != "" {
			values[c.option] = c.value
		}
		s, wrong := p.Snippet(c.widget, values)
		if wrong == nil {
			t.Errorf("%s %s=%q is taken: %s", c.widget, c.option, c.value, s.ByScript())
		} else if wrong.Text != c.text || c.hint != "" && wrong.Hint != c.hint {
			t.Errorf("%s %s=%q: got %q, %q, want %q, %q", c.widget, c.option, c.value, wrong.Text, wrong.Hint, c.text, c.hint)
		}
	}
}

// TestForeignCrisisLines: lines that are not translated say which language they are in.
func TestForeignCrisisLines(t *testing.T) {
	s := site()
	s.Crisis = &model.Crisis{Language: "ar", Heading: "أنت في خطر؟", Lines: []model.CrisisLine{{Name: "988", Call: model.Phone{Number: "988"}}}}
	p, _ := Make(s, Options{Script: "/widgets/pages-1.js", Widgets: []model.Widget{{Name: "finder"}}})
	h := p.hubs[0]
	const paragraph = ` lang="ar" dir="rtl">أنت في خطر؟`
	snippet, _ := p.Snippet("finder", map[string]string{})
	for name, html := range map[string]string{"snippet": snippet.ByScript(), "card": h.card(h.head("A page", "", "/"), h.belowCard()).HTML} {
		if !strings.Contains(html, paragraph) {
			t.Errorf("the %s says no language: %s", name, html)
		}
	}
	if said := h.wordpressLanguage(); said.Foreign == nil || said.Foreign.Language != "ar" {
		t.Errorf("WordPress learns of %+v", said.Foreign)
	}
}

// TestGallery: the page is there where there is a script, and says what an option can be.
func TestGallery(t *testing.T) {
	p := embedding(t)
	g, _ := mainOf[*Gallery](t, p, "/embed/")
	if len(g.Widgets) != 1 || g.Widgets[0].Name != "finder" || g.Widgets[0].Page != "/find/" {
		t.Fatalf("the gallery has %v", g.Widgets)
	}
	values := map[string]string{}
	for _, o := range g.Widgets[0].Options {
		values[o.Option()] = strings.Join(o.Values, "|")
	}
	for option, want := range map[string]string{
		"organization": "BRIGHT HOPE Дом|Bright Hope|Harbor House|New Dawn Дом|New Dawn بيت|Peña & Söhne's|بيت الميناء", "place": "", "needs": "addiction|grief", "hide": "picture|share", "language": "en",
	} {
		if values[option] != want {
			t.Errorf("%s can be %q, want %q", option, values[option], want)
		}
	}
	if planned(t, site()).Page("/embed/") != nil {
		t.Error("a hub without a script has a page of snippets")
	}
}
