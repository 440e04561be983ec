package generator_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"sitegen/generator"
	"sitegen/generator/internal/atlas"
)

// TestAtlas serves every file of the atlas as it is built, leads to it from
// hub.json, and has nothing under a name of another day.
func TestAtlas(t *testing.T) {
	source := copyHub(t, "testdata/golden/data/in")
	put(t, source, "content/programs/line.toml", "id = \"line\"\nname = \"A line\"\n[location]\nkind = \"online\"\n")
	out := filepath.Join(t.TempDir(), "public")
	if _, err := generator.Build(t.Context(), plainOptions(source), out); err != nil {
		t.Fatal(err)
	}
	site := tree(t, out)
	hub, err := generator.Open(plainOptions(source))
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	if found := hub.Update(); found.HasErrors() {
		t.Fatal(found)
	}
	files := 0
	for path, body := range site {
		if !strings.HasPrefix(path, atlas.Folder) {
			continue
		}
		files++
		served, ok, err := hub.File("/" + path)
		if !ok || err != nil || !bytes.Equal(served.Body, body) || served.ContentType != "application/octet-stream" {
			t.Errorf("%s is served as %v, %v, %q", path, ok, err, served.ContentType)
		}
	}
	if files < 5 {
		t.Errorf("the atlas has %d files", files)
	}
	if _, ok, _ := hub.File("/" + atlas.Folder + "0123456789abcdef.bin"); ok {
		t.Error("a file that does not exist is served")
	}
	var told struct {
		Data struct {
			Atlas struct{ Near, Wide, Words, Places string }
			Rows  int
		}
	}
	if err := json.Unmarshal(site["data/v1/hub.json"], &told); err != nil {
		t.Fatal(err)
	}
	names := told.Data.Atlas
	for _, name := range []string{names.Near, names.Wide, names.Words, names.Places} {
		if site[atlas.Folder+name+".bin"] == nil {
			t.Errorf("hub.json names %q, which does not exist", name)
		}
	}
	if told.Data.Rows == 0 {
		t.Error("hub.json counts no rows")
	}
}
