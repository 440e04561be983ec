package write

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever somebody did to the output by hand, the next build puts it right.
func TestEditedByHand(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	write(t, elsewhere, "home")
	for name, edit := range map[string]func(out string) error{
		"same size, same time": func(out string) error {
			path := filepath.Join(out, "index.html")
			info, err := os.Stat(path)
			return errors.Join(err, os.WriteFile(path, []byte("hack"), 0o644), os.Chtimes(path, info.ModTime(), info.ModTime()))
		},
		"longer":         func(out string) error { return os.WriteFile(filepath.Join(out, "404.html"), []byte("x"), 0o644) },
		"file removed":   func(out string) error { return os.Remove(filepath.Join(out, "index.html")) },
		"folder removed": func(out string) error { return os.RemoveAll(filepath.Join(out, "topics")) },
		"file added":     func(out string) error { return os.WriteFile(filepath.Join(out, "topics", "mine"), nil, 0o600) },
		"folder added":   func(out string) error { return os.MkdirAll(filepath.Join(out, "x", "y"), 0o755) },
		"file for a folder": func(out string) error {
			return errors.Join(os.RemoveAll(filepath.Join(out, "topics")), os.WriteFile(filepath.Join(out, "topics"), nil, 0o644))
		},
		"folder for a file": func(out string) error {
			return errors.Join(os.Remove(filepath.Join(out, "index.html")), os.Mkdir(filepath.Join(out, "index.html"), 0o755))
		},
		"symlink for a file": func(out string) error {
			return errors.Join(os.Remove(filepath.Join(out, "index.html")), os.Symlink(elsewhere, filepath.Join(out, "index.html")))
		},
		"symlink for a folder": func(out string) error {
			moved := elsewhere + "-topics"
			return errors.Join(os.Rename(filepath.Join(out, "topics"), moved), os.Symlink(moved, filepath.Join(out, "topics")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			source, out := hub(t)
			mustBuild(t, out, source, first)
			if err := edit(out); err != nil {
				t.Fatal(err)
			}
			mustBuild(t, out, source, first)
			holdsOnly(t, out, first)
			if info, err := os.Lstat(filepath.Join(out, "index.html")); err != nil || !info.Mode().IsRegular() {
				t.Errorf("index.html: %v, %v", info, err)
			}
			if info, err := os.Lstat(filepath.Join(out, "topics")); err != nil || !info.IsDir() {
				t.Errorf("topics: %v, %v", info, err)
			}
			if report := mustBuild(t, out, source, first); report.Written != 0 || report.Removed != 0 {
				t.Errorf("the build after that: %+v", report)
			}
		})
	}
}

func TestBodyLongerThanTheBuffer(t *testing.T) {
	source, out := hub(t)
	long := strings.Repeat("0123456789", 20_000)
	mustBuild(t, out, source, site{"long": long})
	if report := mustBuild(t, out, source, site{"long": long}); report.Written != 0 {
		t.Errorf("written again: %+v", report)
	}
	changed := site{"long": long[:len(long)-1] + "!"}
	mustBuild(t, out, source, changed)
	holdsOnly(t, out, changed)
}

// Where files cannot be linked they are copied, and keep their time.
func TestWithoutLinks(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	before := stamps(t, out)
	second := maps.Clone(first)
	second["index.html"] = "HOME"
	sys := realSystem
	sys.link = func(from, to string) error {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: errors.ErrUnsupported}
	}
	if _, err := build(out, source, second, sys); err != nil {
		t.Fatal(err)
	}
	holdsOnly(t, out, second)
	after := stamps(t, out)
	const page = "topics/peer/index.html"
	if os.SameFile(before[page], after[page]) || !before[page].ModTime().Equal(after[page].ModTime()) {
		t.Errorf("%s was not copied with its time", page)
	}
}

func TestEmptySite(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	if report := mustBuild(t, out, source, site{}); report != (Report{Removed: 5}) {
		t.Errorf("report %+v", report)
	}
	holdsOnly(t, out, site{})
}

func TestAbort(t *testing.T) {
	source, out := hub(t)
	for _, old := range []site{nil, first} {
		if old != nil {
			mustBuild(t, out, source, old)
		}
		tree, err := Prepare(out, source)
		if err != nil {
			t.Fatal(err)
		}
		if err := tree.Add("a/b/c.html", []byte("new")); err != nil {
			t.Fatal(err)
		}
		tree.Abort()
		tree.Abort()
		if old == nil {
			if _, err := os.Lstat(out); !os.IsNotExist(err) {
				t.Errorf("an output folder after Abort: %v", err)
			}
		} else {
			holdsOnly(t, out, old)
		}
	}
}
