package assets

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSourcesBundle builds the project's own widgets.
func TestSourcesBundle(t *testing.T) {
	o := site(func(o *Options) { o.Widgets = os.DirFS("../../../widgets") })
	size := 0
	for _, f := range build(t, o).Files {
		if !strings.HasPrefix(f.Path, "widgets/") {
			continue
		}
		for _, forbidden := range []string{"innerHTML", "insertAdjacentHTML", "eval(", "new Function", ".cssText", `"style"`, "document.cookie", "indexedDB"} {
			if bytes.Contains(f.Body, []byte(forbidden)) {
				t.Errorf("%s contains %s", f.Path, forbidden)
			}
		}
		size += len(f.Body)
	}
	if size < 50_000 {
		t.Errorf("only %d bytes of script were looked at", size)
	}
}

var replaced = regexp.MustCompile(`Array\.from\(|\b[a-z]\w*\.entries\(\)`)

// TestSourcesAskNoReplacedMethod: old libraries of other people's pages put their own in place of
// Array.from, which ignores the function, and of an array's entries.
func TestSourcesAskNoReplacedMethod(t *testing.T) {
	sources := os.DirFS("../../../widgets/src")
	err := fs.WalkDir(sources, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".ts") {
			return err
		}
		text, err := fs.ReadFile(sources, name)
		if m := replaced.Find(text); m != nil {
			t.Errorf("%s has %s: write a loop, or spread and map", name, m)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestSourcesNameNoLanguage: which there are is read from the folder. English also takes times apart.
func TestSourcesNameNoLanguage(t *testing.T) {
	languages, err := filepath.Glob("../../../widgets/languages/*.toml")
	if err != nil || len(languages) < 3 {
		t.Fatalf("%d languages, error %v", len(languages), err)
	}
	var tags []string
	for _, file := range languages {
		if tag := strings.TrimSuffix(filepath.Base(file), ".toml"); tag != "en" {
			tags = append(tags, tag)
		}
	}
	named := regexp.MustCompile("[\"'`](" + strings.Join(tags, "|") + ")[\"'`-]")
	sources := os.DirFS("../../../widgets/src")
	err = fs.WalkDir(sources, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".ts") {
			return err
		}
		text, err := fs.ReadFile(sources, name)
		if m := named.Find(text); m != nil {
			t.Errorf("%s names a language: %s", name, m)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

var onDemand = regexp.MustCompile(`import\("([^"]*)"\)`)

// TestImportsAreChecked: what a widget imports later goes past the pinned script's checks,
// under the name by which it knows the module.
func TestImportsAreChecked(t *testing.T) {
	const sources = "../../../widgets/src"
	found := 0
	err := fs.WalkDir(os.DirFS(sources), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "pages.ts" || !strings.HasSuffix(name, ".ts") {
			return err
		}
		text, err := os.ReadFile(sources + "/" + name)
		for _, m := range onDemand.FindAllStringSubmatch(string(text), -1) {
			found++
			module := strings.TrimSuffix(path.Base(m[1]), ".ts")
			if want := `later("` + module + `", () => ` + m[0] + `)`; !strings.Contains(string(text), want) || strings.Count(string(text), want) != strings.Count(string(text), m[0]) {
				t.Errorf("%s has %s: write %s", name, m[0], want)
			}
		}
		return err
	})
	if err != nil || found < 4 {
		t.Errorf("%d imports, error %v", found, err)
	}
}
