package generator_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const shapeFile = "testdata/data-v1.txt"

// TestDataOnlyGrows: scripts that pages pinned years ago read data/v1. What has been in
// it stays: no file, key or word goes away. What is new is written down with -update.
func TestDataOnlyGrows(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, exampleOptions(), out)
	var shape []string
	for path, body := range tree(t, filepath.Join(out, "data/v1")) {
		if strings.Contains(path, "/") || filepath.Ext(path) != ".json" {
			continue // the same in other languages; files of the atlas say their version
		}
		var value any
		if err := json.Unmarshal(body, &value); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		shape = append(shape, path)
		shape = append(shape, keysOf(path+" ", value)...)
	}
	slices.Sort(shape)
	shape = slices.Compact(shape)
	text, err := os.ReadFile(shapeFile)
	if err != nil {
		t.Fatal(err)
	}
	before := strings.Split(strings.TrimSpace(string(text)), "\n")
	for _, line := range before {
		if !slices.Contains(shape, line) {
			t.Errorf("%s is gone, and scripts of before may want it", line)
		}
	}
	if *update {
		all := slices.Concat(before, shape)
		slices.Sort(all)
		put(t, ".", shapeFile, strings.Join(slices.Compact(all), "\n")+"\n")
		return
	}
	for _, line := range shape {
		if !slices.Contains(before, line) {
			t.Errorf("%s is new: go test ./generator -run DataOnlyGrows -update writes it down", line)
		}
	}
}

// numbered keys are those of terms and facets.
var numbered = regexp.MustCompile(`^[0-9]+$`)

// keysOf lists the paths of all keys: "words.more", "vocabulary[].terms[].id".
func keysOf(path string, value any) (keys []string) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if numbered.MatchString(key) {
				key = "#"
			}
			here := path + key
			keys = append(keys, here)
			keys = append(keys, keysOf(here+".", inner)...)
		}
	case []any:
		for _, inner := range v {
			keys = append(keys, keysOf(strings.TrimSuffix(path, ".")+"[].", inner)...)
		}
	}
	return keys
}
