package read

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sitegen/generator/internal/model"
)

// table is a decoded TOML table under inspection. Its getters give the zero
// value for a key that is absent, and for one of the wrong type after noting it.
type table struct {
	*sheet
	at     *place
	values map[string]any
}

// table begins to look at m; keys that are not known are noted.
func (s *sheet) table(at *place, m map[string]any, known []string) table {
	t := table{s, at, m}
	for key := range m {
		if !slices.Contains(known, key) {
			t.unknownKey(key, known)
		}
	}
	return t
}

func (t table) unknownKey(key string, known []string) {
	hint := didYouMean(key, known)
	if hint == "" {
		hint = "known here: " + strings.Join(known, ", ")
	}
	t.failKey(t.at.child(key), "unknown-key", fmt.Sprintf("unknown key %q", key), hint)
}

func (t table) has(key string) bool {
	_, ok := t.values[key]
	return ok
}

// missing notes that a required key is absent.
func (t table) missing(key, why string) {
	t.fail(t.at, "missing-key", fmt.Sprintf("%q is missing", key), why)
}

// wrongType notes that a value is not what its key holds.
func (s *sheet) wrongType(at *place, name, want string, got any, hint string) {
	s.fail(at, "wrong-type", fmt.Sprintf("%q must be %s, not %s", name, want, typeName(got)), hint)
}

func typeName(v any) string {
	switch v.(type) {
	case string:
		return "text"
	case int64:
		return "a whole number"
	case float64:
		return "a number with a decimal point"
	case bool:
		return "true or false"
	case time.Time:
		return "a date or time"
	case []any, []map[string]any:
		return "a list"
	}
	return "a table"
}

// line gives a text of one line; prose may have several.
func (t table) line(key string) string  { return t.textOf(key, false) }
func (t table) prose(key string) string { return t.textOf(key, true) }

// word is a line that many entries share; one copy is kept.
func (t table) word(key string) string {
	v, ok := t.values[key]
	if !ok {
		return ""
	}
	return t.words.keep(t.rawText(t.at, key, v, false))
}

func (t table) textOf(key string, lines bool) string {
	v, ok := t.values[key]
	if !ok {
		return ""
	}
	return strings.Clone(t.rawText(t.at, key, v, lines))
}

// rawText checks a text; it may still share memory with the file.
func (t table) rawText(up *place, key string, v any, lines bool) string {
	text, ok := v.(string)
	if !ok {
		t.wrongType(up.child(key), key, "text", v, fmt.Sprintf("put it in quotes: %s = \"…\"", key))
		return ""
	}
	return t.plainText(up, key, text, lines)
}

// required is line for a key that must be there and say something.
func (t table) required(key, why string) string {
	if !t.says(key) {
		t.missing(key, why)
		return ""
	}
	return t.line(key)
}

// says reports that key is there and is no empty text.
func (t table) says(key string) bool {
	v, ok := t.values[key]
	return ok && !isEmpty(v)
}

func isEmpty(v any) bool {
	text, ok := v.(string)
	return ok && strings.TrimSpace(text) == ""
}

// fact is line for what may not be known: "N/A" counts as absent.
func (t table) fact(key string) string {
	text := t.line(key)
	if isPlaceholder(text) {
		t.placeholder(key, text)
		return ""
	}
	return text
}

func (t table) placeholder(key, raw string) {
	t.warn(t.at.child(key), "placeholder", fmt.Sprintf("%q is %q, which is read as not known", key, raw), "leave the key out")
}

// oneOf is a word out of a fixed list, or otherwise when absent.
func (t table) oneOf(key string, allowed []string, otherwise string) string {
	word := t.word(key)
	switch {
	case word == "":
		return otherwise
	case slices.Contains(allowed, word):
		return word
	}
	t.fail(t.at.child(key), "unknown-value", fmt.Sprintf("unknown %s %q", key, word), suggest(word, allowed, "it is one of: "+strings.Join(allowed, ", ")))
	return otherwise
}

func (t table) flag(key string, otherwise bool) bool {
	v, ok := t.values[key]
	if !ok {
		return otherwise
	}
	flag, ok := v.(bool)
	if !ok {
		t.wrongType(t.at.child(key), key, "true or false", v, fmt.Sprintf("write %s = true or %s = false, without quotes", key, key))
		return otherwise
	}
	return flag
}

// whole is a whole number between low and high, or otherwise when absent.
func (t table) whole(key string, low, high, otherwise int) int {
	v, ok := t.values[key]
	if !ok {
		return otherwise
	}
	n, ok := v.(int64)
	if !ok {
		t.wrongType(t.at.child(key), key, "a whole number", v, fmt.Sprintf("write it without quotes, as in %s = %d", key, max(low, min(18, high))))
		return otherwise
	}
	if n < int64(low) || n > int64(high) {
		t.fail(t.at.child(key), "out-of-range", fmt.Sprintf("%s is %d", key, n), fmt.Sprintf("write a number from %d to %d", low, high))
		return otherwise
	}
	return int(n)
}

// number is any number; ok is false when it is absent or is none.
func (t table) number(key string) (n float64, ok bool) {
	switch v := t.values[key].(type) {
	case nil:
		return 0, false
	case int64:
		return float64(v), true
	case float64:
		return v, true
	default:
		t.wrongType(t.at.child(key), key, "a number", v, fmt.Sprintf("write it without quotes, as in %s = 1.5", key))
		return 0, false
	}
}

// date is a day such as 2026-10-01, written without quotes.
func (t table) date(key string) model.Date {
	v, ok := t.values[key]
	if !ok {
		return 0
	}
	day, ok := v.(time.Time)
	if !ok || day.Location().String() == "time-local" {
		t.wrongType(t.at.child(key), key, "a date", v, fmt.Sprintf("write year, month and day without quotes: %s = 2026-10-01", key))
		return 0
	}
	return model.DateOf(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC))
}

// lines is a list of one-line texts.
func (t table) lines(key string) []string {
	list := t.list(key, "a list of texts", `["…", "…"]`)
	var texts []string
	for i, v := range list {
		text, ok := v.(string)
		if !ok {
			t.wrongType(t.at.child(key).item(i), key, "a list of texts", v, "put each text in quotes")
			continue
		}
		texts = append(texts, t.words.keep(t.plainItem(key, i, text)))
	}
	return texts
}

func (t table) list(key, want, example string) []any {
	v, ok := t.values[key]
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		if text, isText := v.(string); isText {
			example = fmt.Sprintf("[%q]", text)
		}
		t.wrongType(t.at.child(key), key, want, v, fmt.Sprintf("write %s = %s", key, example))
		return nil
	}
	return list
}

// sub is the table below key; ok is false when it is absent or is none.
func (t table) sub(key string, known []string) (sub table, ok bool) {
	v, ok := t.values[key]
	if !ok {
		return table{}, false
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrongType(t.at.child(key), key, "a table", v, fmt.Sprintf("write it below a line [%s]", key))
		return table{}, false
	}
	return t.table(t.at.child(key), m, known), true
}

// subs are the tables of a list, written as [[key]] or as key = [{…}].
func (t table) subs(key string, known []string) []table {
	var tables []table
	switch list := t.values[key].(type) {
	case nil:
	case []map[string]any:
		for i, m := range list {
			tables = append(tables, t.table(t.at.child(key).item(i), m, known))
		}
	case []any:
		for i, v := range list {
			at := t.at.child(key).item(i)
			if m, ok := v.(map[string]any); ok {
				tables = append(tables, t.table(at, m, known))
			} else {
				t.wrongType(at, key, "a list of tables", v, fmt.Sprintf("write each below a line [[%s]]", key))
			}
		}
	default:
		t.wrongType(t.at.child(key), key, "a list of tables", list, fmt.Sprintf("write each below a line [[%s]]", key))
	}
	return tables
}
