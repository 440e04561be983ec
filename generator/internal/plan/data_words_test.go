package plan

import (
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

func TestWordsOfSections(t *testing.T) {
	site := &model.Site{
		Config: model.Config{Language: "en"},
		Crisis: &model.Crisis{Heading: "In danger?"},
		WidgetWords: model.Words{
			"script": {"failed": {"other": "It failed."}},
			"shared": {"save": {"other": "Save"}},
			"finder": {"found": {"one": "{n} program", "other": "{n} programs"}},
		},
	}
	const want = `{"found":{"one":"{n} program","other":"{n} programs"},"save":"Save"}`
	if got := strings.TrimSpace(string(encodeJSON(wordsOf(site, "shared", "finder", "saved")))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	site.Translations = []*model.Site{{
		Config: model.Config{Language: "es"}, Crisis: &model.Crisis{Heading: "¿En peligro?"},
		WidgetWords: model.Words{"script": {"failed": {"other": "Falló."}}},
	}}
	got := string(Fallback(site))
	if !strings.HasPrefix(got, `[{"language":"en",`) || !strings.Contains(got, `"words":{"failed":"It failed."}}`) ||
		!strings.Contains(got, `{"language":"es","crisis":{"heading":"¿En peligro?"`) || strings.Contains(got, "Save") {
		t.Errorf("the script carries %s", got)
	}
}
