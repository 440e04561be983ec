package generator_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"sitegen/generator"
)

// build expects a build without errors.
func build(t *testing.T, opts generator.Options, out string) generator.Report {
	t.Helper()
	report, err := generator.Build(t.Context(), opts, out)
	if err != nil {
		t.Fatalf("%v\n%v", err, report.Diagnostics)
	}
	return report
}

// TestSameBytes builds the example hub in two folders, with one processor and
// with several.
func TestSameBytes(t *testing.T) {
	processors := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(processors)
	alone := filepath.Join(t.TempDir(), "alone")
	build(t, exampleOptions(), alone)
	runtime.GOMAXPROCS(max(2, processors))

	elsewhere := copyExample(t)
	opts := exampleOptions()
	opts.Source = elsewhere
	together := filepath.Join(t.TempDir(), "a", "longer", "path")
	build(t, opts, together)

	if changed := differences(tree(t, alone), tree(t, together)); len(changed) > 0 {
		t.Errorf("these files differ: %q", changed)
	}
}

// copyExample gives a copy of the example hub's source.
func copyExample(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("../config.toml")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "config.toml", string(config))
	return dir
}

// differences lists the paths that a and b do not have alike.
func differences(a, b map[string][]byte) []string {
	var paths []string
	for path, body := range a {
		if other, both := b[path]; !both || !bytes.Equal(body, other) {
			paths = append(paths, path)
		}
	}
	for path := range b {
		if _, both := a[path]; !both {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// infos are the files and folders of a tree with inode, size and time.
func infos(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	found := map[string]fs.FileInfo{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil {
			found[path], err = entry.Info()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// untouched expects every file of dir to be the very one it was.
func untouched(t *testing.T, before map[string]fs.FileInfo, dir string) {
	t.Helper()
	after := infos(t, dir)
	for path, was := range before {
		is, there := after[path]
		if !there {
			t.Errorf("%s is gone", path)
		} else if !os.SameFile(was, is) || !was.ModTime().Equal(is.ModTime()) || was.Size() != is.Size() {
			t.Errorf("%s was written again", path)
		}
	}
	if len(after) != len(before) {
		t.Errorf("there were %d files and folders, now there are %d", len(before), len(after))
	}
}

func TestSecondBuildWritesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := build(t, exampleOptions(), out)
	before := infos(t, out)
	second := build(t, exampleOptions(), out)
	untouched(t, before, out)
	if second.Written != 0 || second.Removed != 0 || second.Bytes != 0 || second.Unchanged != first.Written {
		t.Errorf("the first build wrote %d files; the second wrote %d, removed %d, kept %d",
			first.Written, second.Written, second.Removed, second.Unchanged)
	}
}

// TestFailureKeepsTheOldSite makes one mistake of each stage in a hub that was built.
func TestFailureKeepsTheOldSite(t *testing.T) {
	for name, edit := range map[string]struct{ path, text string }{
		"syntax":             {"content/programs/new.toml", "id = "},
		"unknown term":       {"content/programs/new.toml", "id = \"new\"\nname = \"New\"\noffers = { need = [\"greif\"] }\n"},
		"duplicate address":  {"content/pages/new.md", "+++\ntitle = \"New\"\naliases = [\"/topics/\"]\n+++\n"},
		"broken link":        {"content/pages/new.md", "+++\ntitle = \"New\"\n+++\n[x](/nowhere/)\n"},
		"broken template":    {"themes/plain/templates/program.html", `{{define "main"}}{{.Main.Name}`},
		"failing template":   {"themes/plain/templates/program.html", `{{define "main"}}{{index .Main.Phones 99}}{{end}}`},
		"misspelt field":     {"themes/plain/templates/program.html", `{{define "main"}}{{.Main.Nmae}}{{end}}`},
		"missing stylesheet": {"themes/plain/theme.toml", "name = \"plain\"\ncss = [\"css/none.css\"]\n"},
		"case of a file":     {"static/Programs/OAK/index.html", "x"},
		"file for a folder":  {"static/find", "x"}, // found as late as writing
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hub, around := copyHub(t, "testdata/golden/data/in"), t.TempDir()
			out := filepath.Join(around, "public")
			build(t, plainOptions(hub), out)
			before := infos(t, out)
			put(t, hub, edit.path, edit.text)
			put(t, hub, "content/pages/right.md", "+++\ntitle = \"Right\"\n+++\n")
			if _, err := generator.Build(t.Context(), plainOptions(hub), out); err == nil {
				t.Error("the mistake was not noticed")
			}
			untouched(t, before, out)
			nothingBeside(t, around)
		})
	}
}

// nothingBeside expects that a build left nothing around its output but a lock.
func nothingBeside(t *testing.T, around string) {
	t.Helper()
	entries, err := os.ReadDir(around)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); name != "public" && !strings.HasSuffix(name, "-lock") {
			t.Errorf("%s is left beside the output", name)
		}
	}
}

func TestCancelledBuildKeepsTheOldSite(t *testing.T) {
	hub, around := copyHub(t, "testdata/golden/data/in"), t.TempDir()
	out := filepath.Join(around, "public")
	build(t, plainOptions(hub), out)
	before := infos(t, out)
	put(t, hub, "content/pages/new.md", "+++\ntitle = \"New\"\n+++\n")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := generator.Build(ctx, plainOptions(hub), out); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	untouched(t, before, out)
	nothingBeside(t, around)
}

// TestDayOfTheOutput changes what AsOf says: only pages that speak of a day may
// change, and today's date changes none.
func TestDayOfTheOutput(t *testing.T) {
	day := time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC)
	on := func(asOf, today time.Time) map[string][]byte {
		opts := plainOptions("testdata/golden/data/in") // checked on 2026-01-05
		opts.AsOf, opts.Today = asOf, today
		out := filepath.Join(t.TempDir(), "public")
		build(t, opts, out)
		return tree(t, out)
	}
	first := on(day, time.Time{})
	if changed := differences(first, on(day.Add(23*time.Hour), day.AddDate(3, 0, 0))); len(changed) > 0 {
		t.Errorf("another hour and another today change %q", changed)
	}
	dated := []string{"data/v1/hub.json", "index.html"}
	if changed := differences(first, on(day.AddDate(0, 0, 1), time.Time{})); !slices.Equal(changed, dated) {
		t.Errorf("the next day changes %q, want %q", changed, dated)
	}
	stale := slices.Concat(dated, []string{"find/index.html", "find/need/addiction/index.html",
		"places/co/denver/index.html", "places/co/index.html", "programs/oak/index.html"})
	slices.Sort(stale)
	if changed := differences(first, on(day.AddDate(1, 0, 0), time.Time{})); !slices.Equal(changed, stale) {
		t.Errorf("the next year changes %q, want %q", changed, stale)
	}
}

// gone counts the files of before that are not in after. Those of the atlas have
// other names when their content changes; of others, only a listing's own may go.
func gone(t *testing.T, before, after map[string][]byte) (count int) {
	t.Helper()
	for path := range before {
		if _, there := after[path]; there {
			continue
		}
		count++
		if !strings.HasPrefix(path, "data/v1/atlas/") && !strings.Contains(path, "/elm/") && !strings.Contains(path, "/ne/") && path != "data/v1/outlines/NE.json" {
			t.Errorf("%s is gone", path)
		}
	}
	return count
}

func TestProgramsComeAndGo(t *testing.T) {
	hub := copyHub(t, "testdata/golden/data/in")
	out := filepath.Join(t.TempDir(), "public")
	build(t, plainOptions(hub), out)
	alone := tree(t, out)

	put(t, hub, "content/programs/elm.toml", "id = \"elm\"\nname = \"Elm House\"\nlocation = { city = \"Sidney\", region = \"NE\" }\n")
	report := build(t, plainOptions(hub), out)
	both := tree(t, out)
	for _, path := range []string{"programs/elm/index.html", "places/ne/index.html", "places/ne/sidney/index.html", "data/v1/outlines/NE.json"} {
		if _, there := both[path]; !there {
			t.Errorf("%s was not added", path)
		}
	}
	if bytes.Equal(alone["find/index.html"], both["find/index.html"]) || report.Programs != 2 || report.Removed != gone(t, alone, both) {
		t.Errorf("the new program is not listed: %d programs, %d files removed", report.Programs, report.Removed)
	}

	if err := os.Remove(filepath.Join(hub, "content/programs/elm.toml")); err != nil {
		t.Fatal(err)
	}
	report = build(t, plainOptions(hub), out)
	if changed := differences(alone, tree(t, out)); len(changed) > 0 || report.Removed != gone(t, both, alone) {
		t.Errorf("after it went, %q differ and %d files were removed", changed, report.Removed)
	}
	if _, err := os.Stat(filepath.Join(out, "places/ne")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of its place is still there: %v", err)
	}
}
