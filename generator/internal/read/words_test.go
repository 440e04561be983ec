package read

import (
	"reflect"
	"testing"

	"sitegen/generator/internal/model"
)

const sourceWords = `[finder]
find = "Find"
found = { one = "{n} program", other = "{n} programs" }
near = "{n} near {place}"
[shared]
save = "Save"
`

func wordsWith(es string) (model.Catalog, string) {
	catalog, found := Words(themeFS("languages/en.toml", sourceWords, "languages/es.toml", es), "widgets")
	found.Sort()
	return catalog, printed(found)
}

func TestWords(t *testing.T) {
	catalog, found := wordsWith(`[finder]
find = "Buscar"
found = { one = "un programa", many = "{n} de programas", other = "{n} programas" }
`)
	want(t, found, "")
	if got := catalog["es"]["finder"]["found"]; !reflect.DeepEqual(got, model.Message{"one": "un programa", "many": "{n} de programas", "other": "{n} programas"}) {
		t.Errorf("forms: %v", got)
	}
	words := catalog.In("es")
	for key, text := range map[string]string{"find": "Buscar", "near": "{n} near {place}"} {
		if got := words["finder"][key]["other"]; got != text {
			t.Errorf("%s: %q, want %q", key, got, text)
		}
	}
	if got := catalog.Missing("es"); !reflect.DeepEqual(got, []string{"finder.near", "shared.save"}) {
		t.Errorf("missing: %v", got)
	}
	if got := catalog.Missing("ar"); len(got) != 4 {
		t.Errorf("missing in a language that has nothing: %v", got)
	}
}

func TestWordsFindings(t *testing.T) {
	const places = "places of this message: {n}, {place}\n"
	tests := []struct{ name, es, want string }{
		{"key", "[finder]\nfin = \"Buscar\"\n", "widgets/languages/es.toml:2:1: error: unknown key \"fin\"\n  hint: did you mean \"find\"?\n"},
		{"section", "[findr]\nfind = \"Buscar\"\n", "widgets/languages/es.toml:1:1: error: unknown key \"findr\"\n  hint: did you mean \"finder\"?\n"},
		{"section of another shape", "finder = \"Buscar\"\n", "widgets/languages/es.toml:1:10: error: \"finder\" must be a section of messages, not text\n  hint: write messages below a line [finder]\n"},
		{"shape", "[finder]\nfind = 3\n", "widgets/languages/es.toml:2:8: error: \"find\" must be text, or a table of plural forms, not a whole number\n  hint: write find = \"…\", or find = { one = \"…\", other = \"…\" }\n"},
		{"empty", "[finder]\nfind = \"\"\n", "widgets/languages/es.toml:2:8: error: \"find\" is empty\n  hint: leave it out, and another language's is shown\n"},
		{"no other", "[finder]\nfound = { one = \"{n} programa\" }\n", "widgets/languages/es.toml:2:9: error: \"other\" is missing\n  hint: it is said where no other form is asked for\n"},
		{"form", "[finder]\nfound = { ones = \"{n}\", other = \"{n}\" }\n", "widgets/languages/es.toml:2:11: error: unknown key \"ones\"\n  hint: did you mean \"one\"?\n"},
		{"forms without a number", "[finder]\nfind = { one = \"Busca\", other = \"Buscar\" }\n", "widgets/languages/es.toml:2:8: error: \"find\" has plural forms, and no {n} that chooses one\n  hint: write one text\n"},
		{"unknown place", "[finder]\nnear = \"{n}, {plaza}, {place}\"\n", "widgets/languages/es.toml:2:8: error: nothing is put in place of {plaza}\n  hint: did you mean \"place\"? " + places},
		{"missing place", "[finder]\nnear = \"{n} cerca\"\n", "widgets/languages/es.toml:2:8: error: {place} is missing\n  hint: it stands for what only the page knows; put it where it belongs in this language\n"},
		{"missing in a form", "[finder]\nnear = { one = \"uno cerca\", other = \"{n} en {place}\" }\n", "widgets/languages/es.toml:2:16: error: {place} is missing\n  hint: it stands for what only the page knows; put it where it belongs in this language\n"},
		{"number missing", "[finder]\nfound = { one = \"un programa\", other = \"programas\" }\n", "widgets/languages/es.toml:2:40: error: {n} is missing\n  hint: it stands for what only the page knows; put it where it belongs in this language\n"},
		{"brace", "[finder]\nnear = \"{n} {place} { x\"\n", "widgets/languages/es.toml:2:8: error: a brace begins or ends no {place}\n  hint: " + places},
		{"syntax", "[finder\n", "widgets/languages/es.toml:1:8: error: a header is missing its closing bracket\n  hint: write [name], or [[name]] for each entry of a list\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, found := wordsWith(test.es)
			want(t, found, test.want)
		})
	}
	_, found := Words(themeFS("languages/ES.toml", "", "languages/english.toml", ""), "themes/calm")
	want(t, printed(found), "themes/calm/languages/ES.toml: error: the language \"ES\" is written \"es\"\n  hint: rename it\n"+
		"themes/calm/languages/english.toml: error: \"english\" is not the tag of a language\n  hint: name it after a BCP 47 tag, such as \"es\" or \"zh-Hans\"\n")
}

func TestOwnWords(t *testing.T) {
	catalog, _ := wordsWith("")
	theme := model.Words{"listing": {"title": {"other": "Programs"}}}
	dir := hub(t, map[string]string{"content/languages/es/words.toml": `[widgets.finder]
find = "Encontrar"
fnd = "Buscar"
[theme.listing]
title = "Lugares"
[tools]
`})
	r := open(t, dir, Options{})
	if _, found := r.Read(); found.HasErrors() {
		t.Fatal(found)
	}
	widgets, themes, found := r.Words(catalog["en"], theme)
	found.Sort()
	const file = "content/languages/es/words.toml"
	want(t, printed(found), file+":3:1: error: unknown key \"fnd\"\n  hint: did you mean \"find\"?\n"+
		file+":6:1: error: unknown key \"tools\"\n  hint: known here: widgets, theme\n")
	if got := widgets.Over(catalog).In("es")["finder"]["find"]["other"]; got != "Encontrar" {
		t.Errorf("the hub's own word is %q", got)
	}
	if got := themes["es"]["listing"]["title"]["other"]; got != "Lugares" {
		t.Errorf("the hub's own word of the theme is %q", got)
	}
}
