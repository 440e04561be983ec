package write

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	source, _ := hub(t)
	for _, folder := range []string{"themes", "static"} { // a hub may have none yet
		if err := os.Remove(filepath.Join(source, folder)); err != nil {
			t.Fatal(err)
		}
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	other := t.TempDir()
	write(t, filepath.Join(other, "full", "index.html"), "precious")
	write(t, filepath.Join(other, "full", "b", "c.html"), "")
	write(t, filepath.Join(other, "file"), "")
	write(t, filepath.Join(other, "half", Marker), "my own notes")
	write(t, filepath.Join(other, "checkout", Marker), markerText)
	write(t, filepath.Join(other, "checkout", ".git", "HEAD"), "")
	symlink(t, home, filepath.Join(other, "to-home"))
	symlink(t, filepath.Join(source, "content"), filepath.Join(other, "to-content"))
	symlink(t, filepath.Join(other, "full"), filepath.Join(other, "to-full"))
	symlink(t, source, filepath.Join(other, "to-hub"))
	symlink(t, filepath.Join(other, "nowhere"), filepath.Join(other, "dangling"))
	root := filepath.VolumeName(other) + string(filepath.Separator)

	for _, c := range []struct{ out, want string }{
		{"", "there is no output folder"},
		{root, "root of the file system"},
		{home, "home folder"},
		{filepath.Dir(home), "home folder or holds it"},
		{source, "the hub's own folder"},
		{source + "/content/..", "the hub's own folder"},
		{filepath.Dir(source), "or holds it"},
		{filepath.Join(source, "content"), "inside the hub's content/"},
		{filepath.Join(source, "content", "new"), "inside the hub's content/"},
		{filepath.Join(source, "themes", "mine", "public"), "inside the hub's themes/"},
		{filepath.Join(source, "static"), "inside the hub's static/"},
		{filepath.Join(source, "static", "public"), "inside the hub's static/"},
		{filepath.Join(source, "themes"), "inside the hub's themes/"},
		{filepath.Join(source, "x", "..", "Themes", "a"), "inside the hub's themes/"},
		{filepath.Join(source, ".git"), "inside .git"},
		{filepath.Join(source, ".git", "site"), "inside .git"},
		{filepath.Join(other, "new", ".git"), "inside .git"},
		{filepath.Join(other, "to-hub", "static"), "inside the hub's static/"},
		{filepath.Join(other, "full"), "was not made by sitegen: it holds b, index.html"},
		{filepath.Join(other, "half"), "was not made by sitegen: it holds .sitegen"},
		{filepath.Join(other, "checkout"), "git checkout"},
		{filepath.Join(other, "file"), "is a file"},
		{filepath.Join(other, "file", "public"), "not a directory"},
		{filepath.Join(other, "to-home"), "home folder"},
		{filepath.Join(other, "to-content", "public"), "inside the hub's content/"},
		{filepath.Join(other, "to-full"), "was not made by sitegen"},
		{filepath.Join(other, "dangling"), "cannot be used"},
	} {
		before := stamps(t, other)
		tree, err := Prepare(c.out, source)
		if err == nil {
			tree.Abort()
			t.Errorf("Prepare(%q) was allowed", c.out)
			continue
		}
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, ErrRefused) || e.Hint == "" || !strings.Contains(e.Text, c.want) {
			t.Errorf("Prepare(%q): %v\n  want %q, a code and a hint", c.out, err, c.want)
		}
		if after := stamps(t, other); len(after) != len(before) {
			t.Errorf("Prepare(%q) left something behind: %v", c.out, after)
		}
	}
}

func TestAllowed(t *testing.T) {
	source, _ := hub(t)
	empty := t.TempDir()
	link := filepath.Join(t.TempDir(), "www")
	symlink(t, empty, link)
	for _, out := range []string{
		filepath.Join(source, "public"),
		filepath.Join(source, "contents"),
		filepath.Join(source, "statics"),
		filepath.Join(source, "themes.old"),
		filepath.Join(t.TempDir(), "not", "yet", "there"),
		empty,
		link,
	} {
		mustBuild(t, out, source, first)
		mustBuild(t, out, source, site{"index.html": "second"})
		if got := read(t, out)["index.html"]; got != "second" {
			t.Errorf("%s: index.html is %q", out, got)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the symlink was replaced: %v, %v", info, err)
	}
}

func TestOneBuildAtATime(t *testing.T) {
	source, out := hub(t)
	tree, err := Prepare(out, source)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Prepare(out, source)
	var e *Error
	if errors.Is(err, ErrRefused) {
		t.Error("a locked folder is taken for one that can't be the output")
	}
	if !errors.As(err, &e) || e.Code != "output-locked" || !strings.Contains(e.Text, "process ") {
		t.Errorf("second build: %v", err)
	}
	tree.Abort()
	mustBuild(t, out, source, first)
	holdsOnly(t, out, first)
}

func write(t *testing.T, path, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

func symlink(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Fatal(err)
	}
}
