package write

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// site is path → bytes.
type site map[string]string

// hub makes a source folder and returns it with the output folder inside it.
func hub(t *testing.T) (source, out string) {
	t.Helper()
	source = t.TempDir()
	for _, folder := range []string{"content", "themes", "static"} {
		if err := os.Mkdir(filepath.Join(source, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return source, filepath.Join(source, "public")
}

func build(out, source string, s site, sys system) (Report, error) {
	tree, err := prepare(out, source, sys)
	if err != nil {
		return Report{}, err
	}
	defer tree.Abort()
	for _, path := range slices.Sorted(maps.Keys(s)) {
		if err := tree.Add(path, []byte(s[path])); err != nil {
			return Report{}, err
		}
	}
	return tree.Commit()
}

func mustBuild(t *testing.T, out, source string, s site) Report {
	t.Helper()
	report, err := build(out, source, s, realSystem)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// read returns what root holds; folders end in a slash.
func read(t *testing.T, root string) site {
	t.Helper()
	s := site{}
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return err
		}
		if d.IsDir() {
			s[path+"/"] = ""
			return nil
		}
		body, err := os.ReadFile(filepath.Join(root, path))
		s[path] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// onDisk is what a build of s leaves in the output folder.
func onDisk(s site) site {
	s = maps.Clone(s)
	for path := range maps.Clone(s) {
		for folder := parentOf(path); folder != ""; folder = parentOf(folder) {
			s[folder+"/"] = ""
		}
	}
	s[Marker] = markerText
	return s
}

// holdsOnly checks that the output is s and that nothing lies around beside it.
func holdsOnly(t *testing.T, out string, s site) {
	t.Helper()
	if diff := cmp.Diff(onDisk(s), read(t, out)); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
	if beside := besides(t, out); len(beside) > 0 {
		t.Errorf("left beside the output: %v", beside)
	}
}

func besides(t *testing.T, out string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(out), ".*.sitegen-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// stamps returns inode and modification time of everything below root.
func stamps(t *testing.T, root string) map[string]os.FileInfo {
	t.Helper()
	all := map[string]os.FileInfo{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		all[filepath.ToSlash(name)], err = d.Info()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func untouched(a, b os.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime())
}

var first = site{
	"index.html":             "home",
	"404.html":               "",
	"topics/peer/index.html": "peer",
	"topics/rent/index.html": "rent",
	"programs/a/index.html":  "a",
}

func TestFirstBuild(t *testing.T) {
	source, out := hub(t)
	report := mustBuild(t, out, source, first)
	if want := (Report{Written: 5, Bytes: 13}); report != want {
		t.Errorf("report %+v, want %+v", report, want)
	}
	holdsOnly(t, out, first)
}

func TestChange(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	before := stamps(t, out)
	second := maps.Clone(first)
	second["index.html"] = "HOME"
	second["topics/new/index.html"] = "new"
	delete(second, "programs/a/index.html")
	report := mustBuild(t, out, source, second)
	if want := (Report{Written: 2, Unchanged: 3, Removed: 1, Bytes: 7}); report != want {
		t.Errorf("report %+v, want %+v", report, want)
	}
	holdsOnly(t, out, second)
	after := stamps(t, out)
	for _, path := range []string{"404.html", "topics/peer/index.html", Marker} {
		if !untouched(before[path], after[path]) {
			t.Errorf("%s did not change and was written again", path)
		}
	}
	if os.SameFile(before["index.html"], after["index.html"]) {
		t.Error("index.html was changed in place")
	}
}

func TestNoChangeTouchesNothing(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	before := stamps(t, out)
	time.Sleep(20 * time.Millisecond) // longer than a tick of the file system's clock
	report := mustBuild(t, out, source, first)
	if want := (Report{Unchanged: 5}); report != want {
		t.Errorf("report %+v, want %+v", report, want)
	}
	after := stamps(t, out)
	if len(after) != len(before) {
		t.Errorf("%d entries, before %d", len(after), len(before))
	}
	for path := range before {
		if !untouched(before[path], after[path]) {
			t.Errorf("%s was touched", path)
		}
	}
	holdsOnly(t, out, first)
}
