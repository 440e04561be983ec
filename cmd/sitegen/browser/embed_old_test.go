package browser

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sitegen/generator"
	"sitegen/widgets"
)

// buildTwice builds the example with a script of another release, which tells that it
// runs, and over it with this one. It gives the tag of the earlier script.
func buildTwice(t *testing.T) (h *hub, earlier func(front string) string) {
	t.Helper()
	altered, dir := fstest.MapFS{}, t.TempDir()
	err := fs.WalkDir(widgets.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := widgets.FS.ReadFile(path)
		if path == "src/shared/element.ts" {
			body = append(body, "document.documentElement.classList.add('earlier');\n"...)
		}
		altered[path] = &fstest.MapFile{Data: body}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := buildWith(repository, dir, "/", func(o *generator.Options) { o.Widgets = altered }); err != nil {
		t.Fatal(err)
	}
	if h, err = build(repository, dir, "/"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "widgets/versions.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Versions []struct{ Script, Integrity string }
	}
	if err := json.Unmarshal(text, &list); err != nil || len(list.Versions) != 2 {
		t.Fatalf("%d versions: %v", len(list.Versions), err)
	}
	old := list.Versions[1]
	return h, func(front string) string {
		return fmt.Sprintf(`<script type="module" src="%swidgets/%s" integrity="%s" crossorigin="anonymous"></script>`, front, old.Script, old.Integrity)
	}
}

// TestEmbedEarlierScript: a script that a page pinned before the last build does its work
// with today's data, alone and beside today's script; each link becomes one widget.
func TestEmbedEarlierScript(t *testing.T) {
	h, earlier := buildTwice(t)
	front := h.serve(t)
	var links strings.Builder
	for _, widget := range embedded {
		links.WriteString(linked(front, widget))
	}
	isEarlier := `document.documentElement.classList.contains("earlier")`
	for what, page := range map[string][]string{
		"alone":  {earlier(front), links.String()},
		"first":  {earlier(front), links.String(), followed(front)},
		"second": {followed(front), links.String(), earlier(front)},
	} {
		tb := newTab(t)
		tb.visit(embedding(t, page...))
		tb.wait(outcome(len(embedded), 0))
		if what == "alone" && !eval[bool](tb, isEarlier) {
			t.Error("the earlier script did not run")
		}
		eval[bool](tb, `document.querySelector("h1").insertAdjacentHTML("afterend", '`+linked(front, "finder")+`') ?? true`)
		tb.wait(outcome(len(embedded)+1, 0) + ` && document.querySelectorAll("a[data-hub]").length === ` + fmt.Sprint(len(embedded)+1))
		quiet(tb, what)
	}
}

// altering sends hub.json after a change.
func (h *hub) altering(t *testing.T, change func(hub map[string]any)) fault {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(h.dir, "data/v1/hub.json"))
	if err != nil {
		t.Fatal(err)
	}
	hub := map[string]any{}
	if err := json.Unmarshal(text, &hub); err != nil {
		t.Fatal(err)
	}
	change(hub)
	if text, err = json.Marshal(hub); err != nil {
		t.Fatal(err)
	}
	return breaks("/data/v1/hub.json", func(w http.ResponseWriter, _ *http.Request) { write(w, "application/json", string(text)) })
}

// TestEmbedOtherData gives scripts a hub.json of other times: without something that they
// know, with something that they do not, and of another version. Every widget works, or
// shows its link with the crisis lines.
func TestEmbedOtherData(t *testing.T) {
	var keys []string
	example.altering(t, func(hub map[string]any) { keys = slices.Collect(maps.Keys(hub)) })
	changes := map[string]func(hub map[string]any){
		"more":            func(hub map[string]any) { hub["more"] = map[string]any{"of": 1} },
		"another version": func(hub map[string]any) { hub["version"] = 2 },
		"no facets":       func(hub map[string]any) { hub["vocabulary"] = []any{} },
		"no data":         func(hub map[string]any) { hub["data"] = map[string]any{} },
	}
	for _, key := range keys {
		changes["without "+key] = func(hub map[string]any) { delete(hub, key) }
	}
	var found findings
	inTabs(t, slices.Sorted(maps.Keys(changes)), func(tb *tab, what string) {
		front := example.serve(t, example.altering(t, changes[what]))
		tb.visit(counting(t, front, followed(front), embedded...))
		tb.wait(settled)
		failed := eval[string](tb, readFallen)
		if strings.Contains(failed, " ") {
			found.add(what, "failed: %s", failed)
		}
		fails := slices.Contains([]string{"another version", "without words", "without vocabulary", "without data"}, what)
		if what == "more" && failed != "[]" || fails && failed != everyTool {
			found.add(what, "failed: %s", failed)
		}
		checkNoException(tb, &found, what)
	})
	found.report(t)
}
