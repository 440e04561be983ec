package plan

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"sitegen/generator/internal/htmlcheck"
	"sitegen/generator/internal/model"
)

// embedded plans a hub that has a script.
func embedded(t *testing.T, s *model.Site) *Plan {
	t.Helper()
	p, found := Make(s, Options{Script: "/widgets/hub-1.js", Guest: "/widgets/guest-1.js", Widgets: []model.Widget{
		{Name: "finder", Attributes: []model.WidgetAttribute{{Name: "data-hub-place"}, {Name: "data-hub-compact"}}}, {Name: "checklist"},
	}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return p
}

// TestCards holds cards to version 1.0 of oEmbed: what every answer has, and one of type
// "rich" besides.
func TestCards(t *testing.T) {
	s := site(&model.Program{ID: "oak", Name: `Oak & "Elm" <House>`, Summary: "A <b>quiet</b> place."})
	s.Crisis.Lines = []model.CrisisLine{{Name: "Night Line", Call: model.Phone{Number: "988"}}}
	p := embedded(t, s)
	for page, card := range map[string]string{
		"/programs/oak/": "/data/v1/oembed/programs/oak.json", "/find/": "/data/v1/oembed/find.json",
		"/tools/safety-plan/": "/data/v1/oembed/tools/safety-plan.json",
	} {
		head := p.Page(page).Data().Head
		if head.Card != "https://hub.example"+card || p.Page(card) == nil {
			t.Errorf("%s: the card is %q", page, head.Card)
			continue
		}
		var got map[string]any
		if err := json.Unmarshal(p.Page(card).Raw(), &got); err != nil {
			t.Fatal(err)
		}
		if got["type"] != "rich" || got["version"] != "1.0" || got["title"] != head.Title || got["provider_url"] != "https://hub.example/" {
			t.Errorf("%s: %v", card, got)
		}
		width, _ := got["width"].(float64)
		height, _ := got["height"].(float64)
		if width < 320 || height < 100 {
			t.Errorf("%s is %v × %v pixels", card, got["width"], got["height"])
		}
		text, _ := got["html"].(string)
		if err := htmlcheck.Check(text, htmlcheck.In("blockquote a", htmlcheck.HasAttr("href", head.Canonical), htmlcheck.HasText(head.Title)),
			htmlcheck.In("blockquote", htmlcheck.HasText("In danger? Night Line: ")),
			htmlcheck.Count("iframe[src='https://hub.example/embed/crisis/'][title][sandbox='']", 1), htmlcheck.Count("iframe", 1),
			htmlcheck.Lacks("script"), htmlcheck.Lacks("b"), htmlcheck.Lacks("[style]")); err != nil {
			t.Errorf("%s: %v in %s", card, err, text)
		}
	}
	for _, without := range []string{"/", "/saved/", "/topics/", "/embed/finder/"} {
		if card := p.Page(without).Data().Head.Card; card != "" {
			t.Errorf("%s has the card %s", without, card)
		}
	}
	if p := planned(t, s); p.Page("/data/v1/oembed/find.json") != nil || p.Page("/embed/crisis/") != nil {
		t.Error("without a script there are cards, or frames")
	}
}

// TestCardInWordPress does to a card what wp_filter_oembed_result does to one of a website
// that it does not know: text, links and the frame are all that is left.
func TestCardInWordPress(t *testing.T) {
	p := embedded(t, site(&model.Program{ID: "oak", Name: "Oak House", Summary: "A quiet place."}))
	var card cardJSON
	if err := json.Unmarshal(p.Page("/data/v1/oembed/programs/oak.json").Raw(), &card); err != nil {
		t.Fatal(err)
	}
	var left strings.Builder
	for z := html.NewTokenizer(strings.NewReader(card.HTML)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		switch name, _ := z.TagName(); {
		case kind == html.TextToken:
			left.Write(z.Raw())
		case string(name) == "blockquote" || string(name) == "iframe" || string(name) == "a":
			left.WriteString("<" + strings.Repeat("/", int(kind-html.StartTagToken)) + string(name) + ">")
		}
	}
	quote, frame, both := strings.Cut(left.String(), "</blockquote>")
	if !both || !strings.HasPrefix(quote, "<blockquote>") || !strings.Contains(frame, "<iframe></iframe>") {
		t.Fatalf("WordPress drops a card of this form: %s", left.String())
	}
	if want := "<a>Oak House</a>\n"; !strings.Contains(quote, want) {
		t.Errorf("without paragraphs, words run into each other: %s", quote)
	}
}

// TestManyCards: a national directory has a card for each program, and a link to each card.
func TestManyCards(t *testing.T) {
	programs := make([]*model.Program, 12_000)
	for i := range programs {
		programs[i] = &model.Program{ID: fmt.Sprint("p", i)}
	}
	p, cards := embedded(t, site(programs...)), map[string]bool{}
	for _, page := range p.Pages {
		if page.Template == "program" {
			cards[strings.TrimPrefix(page.Data().Head.Card, "https://hub.example")] = true
		}
	}
	if len(cards) != len(programs) {
		t.Errorf("%d programs have %d cards", len(programs), len(cards))
	}
	for url := range cards {
		if p.Page(url) == nil {
			t.Fatalf("the card %q is not there", url)
		}
	}
}
