package read

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// wording says which keys of a table hold words, one text or a list of texts, and
// which tables below it do. Only these may be translated.
type wording struct {
	words  []string
	prose  []string // words that may have several lines
	itself []string // what a translation says of itself; it changes nothing of the original
	by     string   // tells the tables of a list apart; "" is their order
	tables map[string]wording
}

// wordings are the words of each kind of file that can be translated.
var wordings = map[kind]wording{
	configFile: {
		words:  []string{"title", "tagline", "description", "author", "example_banner"},
		tables: map[string]wording{"navigation": {by: "url", words: []string{"label"}}},
	},
	vocabularyFile: {tables: map[string]wording{"facet": {
		by: "id", words: []string{"label", "question"},
		tables: map[string]wording{"term": {by: "id", words: []string{"label", "note", "question"}}},
	}}},
	checklistFile: {
		words: []string{"title"}, prose: []string{"intro"},
		tables: map[string]wording{
			"answer": {by: "id", words: []string{"label"}},
			"want":   {words: []string{"question", "yes", "no"}},
			"band":   {by: "id", words: []string{"label"}},
			"domain": {by: "id", words: []string{"label", "statements", "step"}},
			"item":   {by: "id", words: []string{"statement", "strength", "step"}},
			"source": {by: "id", words: []string{"label"}},
		},
	},
	crisisFile: {
		words: []string{"heading"}, itself: []string{"checked"},
		tables: map[string]wording{"line": {by: "id", words: []string{"name", "note"}}},
	},
	homeFile: {words: []string{"title", "description"}},
	pageFile: {words: []string{"title", "description"}},
	topicFile: {
		words: []string{"title", "definition"},
		tables: map[string]wording{
			"snapshot": {words: []string{"duration", "involved", "evidence_note"}},
			"kinds":    {words: []string{"name", "examples"}, prose: []string{"text"}},
			"evidence": {words: []string{"claim"}},
			"citation": {by: "id", words: []string{"text", "title", "design"}},
		},
	},
}

// overlay lays the words of a translation over the tables of its original. What it
// says is about the translation, whose sheet it works on.
type overlay struct {
	*sheet
	of      string   // path of the original
	missing []string // words of the original that are not translated, "facet.need.label"
}

// over gives the original's table with the translation's words. Either may be nil.
func (o *overlay) over(at *place, name string, original, translation map[string]any, w wording) map[string]any {
	merged := maps.Clone(original)
	t := table{o.sheet, at, translation}
	for key := range translation {
		_, isTable := w.tables[key]
		if key != w.by && !isTable && !slices.Contains(slices.Concat(w.words, w.prose, w.itself), key) {
			o.untranslatable(t, key, original, w)
		}
	}
	for _, key := range slices.Concat(w.words, w.prose) {
		if text := t.translated(key, original[key], slices.Contains(w.prose, key)); text != nil {
			merged[key] = text
		} else if saysSomething(original[key]) {
			o.missing = append(o.missing, name+key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(w.tables)) {
		if v := o.below(t, name+key+".", key, original[key], w.tables[key]); v != nil {
			merged[key] = v
		}
	}
	return merged
}

func (o *overlay) untranslatable(t table, key string, original map[string]any, w wording) {
	known := slices.Concat(w.words, w.prose, slices.Sorted(maps.Keys(w.tables)))
	if _, ok := original[key]; ok {
		t.failKey(t.at.child(key), "not-translatable", fmt.Sprintf("%q is the same in every language", key),
			"leave it out; it comes from "+o.of)
		return
	}
	t.unknownKey(key, known)
}

func saysSomething(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v) != ""
	case []any:
		return len(v) > 0
	}
	return false
}

// translated is a word, or a list of them as long as the original's; nil when there is
// none to use.
func (t table) translated(key string, original any, prose bool) any {
	if !t.says(key) {
		return nil
	}
	if want, isList := original.([]any); isList {
		texts := t.lines(key)
		got, _ := t.values[key].([]any)
		switch {
		case len(texts) < len(got) || got == nil: // which was said
			return nil
		case len(got) != len(want):
			t.fail(t.at.child(key), "wrong-count", fmt.Sprintf("%q has %d texts, and the original has %d", key, len(got), len(want)), "translate each, in the original's order")
			return nil
		}
		return t.values[key]
	}
	if text := t.textOf(key, prose); text != "" {
		return text
	}
	return nil
}

// below lays what stands below a key over the original: a table, or a list of tables.
func (o *overlay) below(t table, name, key string, original any, w wording) any {
	if original == nil {
		if t.has(key) {
			t.failKey(t.at.child(key), "unknown-key", fmt.Sprintf("the original has no %q", key), "leave it out; a translation has the original's tables")
		}
		return nil
	}
	if m, ok := original.(map[string]any); ok {
		sub, isTable := t.values[key].(map[string]any)
		if !isTable && t.has(key) {
			t.wrongType(t.at.child(key), key, "a table", t.values[key], fmt.Sprintf("write it below a line [%s]", key))
		}
		return o.over(t.at.child(key), name, m, sub, w)
	}
	if list, ok := tablesIn(original); ok {
		return o.list(t, name, key, list, w)
	}
	return nil // not what it should be, which was said of the original
}

// tablesIn is a list of tables, written as [[key]] or as key = [{…}].
func tablesIn(v any) (all []map[string]any, ok bool) {
	if tables, ok := v.([]map[string]any); ok {
		return tables, true
	}
	list, ok := v.([]any)
	for _, v := range list {
		m, isTable := v.(map[string]any)
		if !isTable {
			return nil, false
		}
		all = append(all, m)
	}
	return all, ok
}

// list lays a list of tables over the original's.
func (o *overlay) list(t table, name, key string, original []map[string]any, w wording) any {
	o.checkOrder(t, key, len(original), w.by)
	translations := make([]map[string]any, len(original))
	places := make([]*place, len(original))
	for i, sub := range t.tables(key) {
		if at := o.match(sub, key, i, original, w.by); at >= 0 && translations[at] == nil {
			translations[at], places[at] = sub.values, sub.at
		} else if at >= 0 {
			sub.fail(sub.at, "duplicate-id", fmt.Sprintf("the %s %q is translated twice", key, sub.values[w.by]), "keep one of them")
		}
	}
	merged := make([]map[string]any, len(original))
	for i, m := range original {
		called := fmt.Sprint(i + 1)
		if id, ok := m[w.by].(string); ok {
			called = id
		}
		merged[i] = o.over(places[i], name+called+".", m, translations[i], w)
	}
	return merged
}

// checkOrder asks for as many tables as the original has where nothing else tells which
// translates which; those with too many are told one by one.
func (o *overlay) checkOrder(t table, key string, want int, by string) {
	if got := len(t.tables(key)); by == "" && got > 0 && got < want {
		t.fail(t.at.child(key), "wrong-count", fmt.Sprintf("the original has %d [[%s]], and this has %d", want, key, got),
			"translate each, in the original's order; one without words yet is an empty [["+key+"]]")
	}
}

// tables are the tables of a list, whatever their keys.
func (t table) tables(key string) []table {
	var all []table
	if list, ok := tablesIn(t.values[key]); ok {
		for i, m := range list {
			all = append(all, table{t.sheet, t.at.child(key).item(i), m})
		}
	} else if t.has(key) {
		t.wrongType(t.at.child(key), key, "a list of tables", t.values[key], fmt.Sprintf("write each below a line [[%s]]", key))
	}
	return all
}

// match is the index of the original that a table of a list translates, or -1.
func (o *overlay) match(t table, key string, i int, original []map[string]any, by string) int {
	if by == "" {
		if i < len(original) {
			return i
		}
		t.fail(t.at, "wrong-count", fmt.Sprintf("the original has %d [[%s]]", len(original), key), "translate each, in the original's order")
		return -1
	}
	id, ok := t.values[by].(string)
	if !ok {
		t.missing(by, fmt.Sprintf("it says which [[%s]] of %s this translates", key, o.of))
		return -1
	}
	var known []string
	for at, m := range original {
		if m[by] == id {
			return at
		}
		if other, ok := m[by].(string); ok {
			known = append(known, other)
		}
	}
	t.fail(t.at.child(by), "unknown-id", fmt.Sprintf("the original has no %s %q", key, id), suggest(id, known, "all are in "+o.of))
	return -1
}
