package generator_test

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sitegen/generator"
	"sitegen/widgets"
)

// version is one of widgets/versions.json.
type version struct {
	Script    string
	Integrity string
	Files     map[string]string
}

func versionsOf(t *testing.T, out string) []version {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(out, "widgets/versions.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Versions []version }
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	return list.Versions
}

// checkPublished holds every file of every listed version against its integrity.
func checkPublished(t *testing.T, out string) []version {
	t.Helper()
	list := versionsOf(t, out)
	for _, v := range list {
		if v.Files[v.Script] != v.Integrity || len(v.Files) < 10 {
			t.Errorf("%s is listed with %s and %d files", v.Script, v.Integrity, len(v.Files))
		}
		for name, want := range v.Files {
			body, err := os.ReadFile(filepath.Join(out, "widgets", name))
			sum := sha512.Sum384(body)
			if got := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); err != nil || got != want {
				t.Errorf("%s of %s has %s, listed is %s (%v)", name, v.Script, got, want, err)
			}
		}
	}
	return list
}

// small is a hub without pages of its own, and what a release of sitegen would change in it.
type small struct {
	t    *testing.T
	opts generator.Options
	out  string
}

func newSmall(t *testing.T) *small {
	opts := exampleOptions()
	opts.Source = copyHub(t, "testdata/golden/minimal/in")
	put(t, opts.Source, "config.toml", "title = \"Small hub\"\nbase_url = \"https://hub.example/\"\n")
	return &small{t, opts, filepath.Join(t.TempDir(), "public")}
}

// release changes a module that all widgets have; which says to what.
func (s *small) release(which string) {
	s.t.Helper()
	altered := fstest.MapFS{}
	err := fs.WalkDir(widgets.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := widgets.FS.ReadFile(path)
		if path == "src/shared/element.ts" {
			body = fmt.Appendf(body, "console.debug(%q);\n", which)
		}
		altered[path] = &fstest.MapFile{Data: body}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.opts.Widgets = altered
}

func (s *small) build() []version {
	s.t.Helper()
	if report := build(s.t, s.opts, s.out); strings.Contains(fmt.Sprint(report.Diagnostics), "earlier script") {
		s.t.Error(report.Diagnostics)
	}
	return checkPublished(s.t, s.out)
}

// configure adds a line to the hub's settings.
func (s *small) configure(line string) {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.opts.Source, "config.toml"))
	if err != nil {
		s.t.Fatal(err)
	}
	put(s.t, s.opts.Source, "config.toml", line+"\n"+string(text))
}

func scripts(list []version) (names []string) {
	for _, v := range list {
		names = append(names, v.Script)
	}
	return names
}

// TestVersionsStay changes widgets, and crisis lines, again and again. What was published
// stays as it was, as often as the hub says; the newest is listed first.
func TestVersionsStay(t *testing.T) {
	s := newSmall(t)
	s.configure("keep_versions = 2")
	var made []string
	for i := range 4 {
		s.release(fmt.Sprint("release ", i))
		list := s.build()
		made = append([]string{list[0].Script}, made...)
		if want := made[:min(3, len(made))]; !slices.Equal(scripts(list), want) {
			t.Fatalf("build %d lists %q, want %q", i, scripts(list), want)
		}
	}
	crisis := filepath.Join(s.opts.Source, "content/crisis.toml")
	text, err := os.ReadFile(crisis)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s.opts.Source, "content/crisis.toml", strings.Replace(string(text), "heading = \"", "heading = \"Now: ", 1))
	list := s.build()
	if got := scripts(list); len(got) != 3 || slices.Contains(made, got[0]) || !slices.Equal(got[1:], made[:2]) {
		t.Errorf("with another crisis line %q are listed, before %q", got, made)
	}
	found, err := filepath.Glob(filepath.Join(s.out, "widgets/hub-*.js"))
	if err != nil || len(found) != 3 {
		t.Errorf("published are %q (%v)", found, err)
	}
	before := infos(t, s.out)
	s.build()
	untouched(t, before, s.out)

	s.release("release 3") // and the crisis line stays
	put(t, s.opts.Source, "content/crisis.toml", string(text))
	if got := scripts(s.build()); got[0] != made[0] || len(got) != 3 {
		t.Errorf("back at an earlier release %q are listed, before %q", got, made)
	}
}

// TestVersionsThatChanged: a build drops what is no more what was published, and says so.
func TestVersionsThatChanged(t *testing.T) {
	for what, change := range map[string]func(file string) error{
		"another byte": func(file string) error { return os.WriteFile(file, []byte("export {}"), 0o644) },
		"nothing":      os.Remove,
	} {
		s := newSmall(t)
		s.release("one")
		old := s.build()[0]
		for name := range old.Files {
			if strings.HasPrefix(name, "finder-") {
				if err := change(filepath.Join(s.out, "widgets", name)); err != nil {
					t.Fatal(err)
				}
			}
		}
		s.release("two")
		report := build(t, s.opts, s.out)
		said := fmt.Sprint(report.Diagnostics)
		if list := checkPublished(t, s.out); len(list) != 1 || !strings.Contains(said, "the earlier script "+old.Script+" is not kept") || !strings.Contains(said, "public/widgets/finder-") {
			t.Errorf("%s: %q stay, and it says %s", what, scripts(list), said)
		}
	}
}

// TestVersionsInStatic: a host that builds into an empty folder gets earlier scripts from
// static/, copied there whole; the new hub.js is not the old one.
func TestVersionsInStatic(t *testing.T) {
	s := newSmall(t)
	s.release("one")
	old := s.build()
	if err := os.CopyFS(filepath.Join(s.opts.Source, "static/widgets"), os.DirFS(filepath.Join(s.out, "widgets"))); err != nil {
		t.Fatal(err)
	}
	put(t, s.opts.Source, "static/widgets/notes.txt", "our own")
	before := tree(t, s.out)
	s.release("two")
	s.out = filepath.Join(t.TempDir(), "fresh")
	list := s.build()
	if len(list) != 2 || list[1].Script != old[0].Script {
		t.Errorf("%q are listed, built before was %q", scripts(list), scripts(old))
	}
	after := tree(t, s.out)
	if string(after["widgets/hub.js"]) == string(before["widgets/hub.js"]) {
		t.Error("static/ has replaced the new hub.js by the old one")
	}
	if string(after["widgets/notes.txt"]) != "our own" {
		t.Error("a file of the hub's own is gone")
	}
	s.configure("keep_versions = 0")
	if list := s.build(); len(list) != 1 {
		t.Errorf("none is to be kept, listed are %q", scripts(list))
	}
	if found, err := filepath.Glob(filepath.Join(s.out, "widgets/hub-*.js")); err != nil || len(found) != 1 {
		t.Errorf("published are %q (%v)", found, err)
	}
}

// TestVersionsWithoutList: scripts copied into static/ without their list stop no build and
// replace nothing; there they lie, as a hint tells once.
func TestVersionsWithoutList(t *testing.T) {
	s := newSmall(t)
	s.release("one")
	old := s.build()[0]
	if err := os.CopyFS(filepath.Join(s.opts.Source, "static/widgets"), os.DirFS(filepath.Join(s.out, "widgets"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.opts.Source, "static/widgets/versions.json")); err != nil {
		t.Fatal(err)
	}
	for name := range old.Files { // as good as another build's
		put(t, s.opts.Source, "static/widgets/"+name, "export {}")
	}
	for _, release := range []string{"one", "two"} {
		s.release(release)
		s.out = filepath.Join(t.TempDir(), "fresh")
		report := build(t, s.opts, s.out)
		if said := fmt.Sprint(report.Diagnostics); strings.Count(said, "versions.json does not name") != 1 {
			t.Errorf("%s: told is %s", release, said)
		}
		if list := checkPublished(t, s.out); len(list) != 1 {
			t.Errorf("%s: %q are listed", release, scripts(list))
		}
	}
	for name := range tree(t, s.out) {
		if old.Files[strings.TrimPrefix(name, "widgets/")] != "" && versionsOf(t, s.out)[0].Files[strings.TrimPrefix(name, "widgets/")] == "" {
			t.Errorf("%s is published", name)
		}
	}
}

// TestVersionsCopied: "cp -r public/widgets static/" after each build changes neither the
// headers nor the scripts of the hub's own pages.
func TestVersionsCopied(t *testing.T) {
	s := newSmall(t)
	s.build()
	want := tree(t, s.out)
	if err := os.CopyFS(filepath.Join(s.opts.Source, "static/widgets"), os.DirFS(filepath.Join(s.out, "widgets"))); err != nil {
		t.Fatal(err)
	}
	put(t, s.opts.Source, "static/widgets/guest-abcdefghij.js", "old")
	put(t, s.opts.Source, "static/widgets/gallery-abcdefghij.js", "old")
	s.out = filepath.Join(t.TempDir(), "fresh")
	s.build()
	got := tree(t, s.out)
	for name := range got {
		if string(got[name]) != string(want[name]) {
			t.Errorf("%s is another file: %.200s", name, got[name])
		}
	}
	if len(got) != len(want) || !strings.Contains(string(got["_headers"]), "/widgets/guest-*") {
		t.Errorf("%d files, before %d, with\n%s", len(got), len(want), got["_headers"])
	}
}

// TestVersionsFromElsewhere: what is damaged in one place and whole in the other is kept,
// and nothing is told.
func TestVersionsFromElsewhere(t *testing.T) {
	s := newSmall(t)
	s.release("one")
	old := s.build()[0]
	if err := os.CopyFS(filepath.Join(s.opts.Source, "static/widgets"), os.DirFS(filepath.Join(s.out, "widgets"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.out, "widgets", old.Script), []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.release("two")
	if list := s.build(); len(list) != 2 || list[1].Script != old.Script {
		t.Errorf("%q are listed, without %s", scripts(list), old.Script)
	}
}

// TestPortableLeavesWebsite: a copy without scripts does not take a website's place.
func TestPortableLeavesWebsite(t *testing.T) {
	s := newSmall(t)
	s.build()
	before := infos(t, s.out)
	s.opts.Portable = true
	if _, err := generator.Build(t.Context(), s.opts, s.out); !errors.Is(err, generator.ErrOutput) {
		t.Errorf("error %v", err)
	}
	untouched(t, before, s.out)
	s.out = filepath.Join(t.TempDir(), "portable")
	build(t, s.opts, s.out)
	build(t, s.opts, s.out)
}
