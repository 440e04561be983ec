package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	shapeFile      = "testdata/data-v1.txt"
	secondLanguage = "ar" // has all that files of another language may have: a direction, six plural forms
)

// TestDataOnlyGrows: scripts that pages pinned years ago read data/v1. What has been in it
// stays: no file, key or word goes away or becomes a value of another type. What is new is
// written down with -update, which changes nothing else.
func TestDataOnlyGrows(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, exampleOptions(), out)
	shape := shape{}
	for path, body := range tree(t, filepath.Join(out, "data/v1")) {
		file := shapedFile(path)
		if file == "" {
			continue
		}
		var value any
		if err := json.Unmarshal(body, &value); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		shape.note(file, value)
	}
	before := shapeBefore(t)
	for _, key := range slices.Sorted(maps.Keys(before)) {
		if complaint := grown(before[key], shape.typeOf(key)); complaint != "" {
			t.Errorf("%s %s; scripts of before want it as it was: what can't be said that way is for data/v2, beside it", key, complaint)
		}
	}
	for key := range shape {
		if _, known := before[key]; known || strings.HasSuffix(key, "[]") {
			continue
		}
		if before[key] = shape.typeOf(key); !*update {
			t.Errorf("%s is new (%s): go test ./generator -run DataOnlyGrows -update writes it down", key, before[key])
		}
	}
	if *update {
		var lines strings.Builder
		for _, key := range slices.Sorted(maps.Keys(before)) {
			fmt.Fprintf(&lines, "%s: %s\n", key, before[key])
		}
		put(t, ".", shapeFile, lines.String())
	}
}

// shapedFile is the name under which a file below data/v1 is written down: its own, or one for
// all outlines. "" for what says its version itself (atlas), is for other software (oEmbed),
// or is there a third time, in another language.
func shapedFile(path string) string {
	folder, _, inside := strings.Cut(path, "/")
	switch {
	case filepath.Ext(path) != ".json":
		return ""
	case folder == "outlines":
		return "outlines/*.json"
	case inside && folder != secondLanguage:
		return ""
	}
	return path
}

// shapeBefore is what was written down: types by key.
func shapeBefore(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(shapeFile)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]string{}
	for line := range strings.Lines(string(text)) {
		key, kind, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			t.Fatalf("%s: no type in %q", shapeFile, line)
		}
		before[key] = kind
	}
	return before
}

// grown says what is wrong with a type that was and one that is; "" when nothing is.
func grown(was, is string) string {
	const empty = "list"
	isList := func(kind string) bool { return kind == empty || strings.HasPrefix(kind, empty+" of ") }
	switch {
	case is == "":
		return "is gone"
	case is == was, isList(is) && isList(was) && (is == empty || was == empty):
		return ""
	}
	return fmt.Sprintf("was %q and is %q", was, is)
}

// shape has the types of all values of a key: "hub.json words.more", "hub.json vocabulary[]".
type shape map[string]map[string]bool

var (
	numbered = regexp.MustCompile(`^[0-9]+$`)                       // keys that are terms and facets
	message  = regexp.MustCompile(`^[a-z/]+\.json words\.[a-z_]+$`) // a text, or one for each plural form: say.ts takes both
)

// note writes a value of a key down, and all in it.
func (s shape) note(key string, value any) {
	kind := fmt.Sprintf("%T", value)
	switch v := value.(type) {
	case nil:
		kind = "null"
	case float64:
		kind = "number"
	case []any:
		kind = "list"
		for _, inner := range v {
			s.note(key+"[]", inner)
		}
	case map[string]any:
		kind = "object"
		if _, isForms := v["other"].(string); isForms && message.MatchString(key) {
			kind = "message"
			break
		}
		for name, inner := range v {
			s.note(within(key, name), inner)
		}
	case string:
		if message.MatchString(key) {
			kind = "message"
		}
	}
	if s[key] == nil {
		s[key] = map[string]bool{}
	}
	s[key][kind] = true
}

// within is "hub.json data.saved", or "hub.json data" where the key is a file's.
func within(key, name string) string {
	if numbered.MatchString(name) {
		name = "#"
	}
	if strings.Contains(key, " ") {
		return key + "." + name
	}
	return key + " " + name
}

// typeOf is "string", "list of number", "null or string"; "" for a key that is not there.
func (s shape) typeOf(key string) string {
	kinds := slices.Sorted(maps.Keys(s[key]))
	for i, kind := range kinds {
		if inner := s.typeOf(key + "[]"); kind == "list" && inner != "" {
			kinds[i] = "list of " + inner
		}
	}
	return strings.Join(kinds, " or ")
}
