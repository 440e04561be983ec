package plan

import (
	"testing"
	"time"

	"sitegen/generator/internal/model"
)

func localeOf(tag string) *Locale {
	return newLocale(&model.Site{Config: model.Config{Language: tag}, Words: testWords()})
}

func TestLocale(t *testing.T) {
	en, es, ar := localeOf("en"), localeOf("es"), localeOf("ar")
	day := model.DateOf(time.Date(2026, time.October, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct{ what, got, want string }{
		{"number", en.Number(12176), "12,176"},
		{"number in Spanish", es.Number(12176), "12.176"},
		{"number in Arabic, as browsers write it", ar.Number(12176), "12,176"},
		{"fraction", en.Number(0.5), "0.5"},
		{"fraction in Spanish", es.Number(0.5), "0,5"},
		{"date", en.Date(day), "October 1, 2026"},
		{"no date", en.Date(0), ""},
		{"near", en.Distance(.4), "Less than a mile"},
		{"a mile", en.Distance(1.2), "About a mile"},
		{"miles", en.Distance(12.4), "About 12 miles"},
		{"far", en.Distance(-1), ""},
		{"hours", en.Hours(model.Hours{First: 1, Last: 5, Opens: 540, Closes: 1050}), "Monday to Friday, 9 am to 5:30 pm"},
		{"one day", en.Hours(model.Hours{First: 6, Last: 6, Opens: 0, Closes: 720}), "Saturday, midnight to noon"},
		{"always", en.Hours(model.Hours{First: 1, Last: 0, Opens: 0, Closes: 1440}), "Every day, all day"},
		{"session", en.Session(model.Session{Day: 2, Start: 1110, End: 1205}), "Tuesdays, 6:30 pm to 8:05 pm"},
		{"session without an end", en.Session(model.Session{Day: 2, Start: 1110, End: -1}), "Tuesdays, 6:30 pm"},
		{"phone", en.Phone(model.Phone{Display: "(303) 555-0142", Extension: "7"}), "(303) 555-0142 ext. 7"},
		{"list of one", en.List("and", []string{"a"}), "a"},
		{"list", en.List("or", []string{"a", "b", "c"}), "a, b or c"},
		{"one", en.Word("page.listed", "heading", "Find", "n", 1, "site", "Hub"), "Find: 1 program on Hub."},
		{"many", en.Word("page.listed", "heading", "Find", "n", 1200, "site", "{n}"), "Find: 1,200 programs on {n}."},
		{"names", es.Name + ar.Name, "españolالعربية"},
		{"directions", es.Direction + ar.Direction, "ltrrtl"},
		{"value without a word", en.Label("status", "on leave"), "on leave"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	if _, err := en.Say("page.nothing"); err == nil {
		t.Error("a word that the theme does not have is no mistake")
	}
	if _, err := en.Say("page.home", "n"); err == nil {
		t.Error("a name without a value is no mistake")
	}
}

// TestPluralForms: Arabic has six.
func TestPluralForms(t *testing.T) {
	site := &model.Site{Config: model.Config{Language: "ar"}, Words: model.Words{"a": {"b": {
		"zero": "zero", "one": "one", "two": "two", "few": "few {n}", "many": "many {n}", "other": "other {n}",
	}}}}
	l := newLocale(site)
	for n, want := range map[int]string{0: "zero", 1: "one", 2: "two", 3: "few 3", 11: "many 11", 100: "other 100", 1203: "few 1,203"} {
		if got := l.Word("a.b", "n", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestMissingWords(t *testing.T) {
	s := site()
	s.Config.Theme, s.Words = "mine", model.Words{"page": {"home": {"other": "Home"}}}
	_, found := Make(s, Options{})
	if len(found) != 1 || found[0].File != "themes/mine/languages/en.toml" || found[0].Code != "missing-word" {
		t.Errorf("found %v", found)
	}
}
