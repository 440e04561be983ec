package read

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
)

func themeFS(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func TestUnknownThemeFiles(t *testing.T) {
	builtIn := themeFS("haven/theme.toml", "name = \"Haven\"\ncss = [\"css/base.css\"]\n", "haven/css/base.css", "", "haven/templates/program.html", "", "haven/templates/partials/card.html", "")
	own := themeFS("haven/templates/progam.html", "", "haven/css/base.scss", "", "haven/hteme.toml", "", "haven/program.html", "", "haven/node/x.js", "",
		"haven/css/base.css", "@import \"more.css\"; a { background: url('../images/leaf.svg') }", "haven/css/more.css", "", "haven/images/leaf.svg", "",
		"haven/templates/program.html", "", "haven/templates/partials/mine.html", "", "haven/README.md", "", "haven/CHANGES.md", "", "haven/LICENSE.txt", "",
		"haven/static/any.thing", "", "haven/.git/config", "", "haven/css/base.css~", "", "other/x", "")
	const nothing = ": warning: nothing reads this file\n  hint: "
	const copied = "files to copy as they are belong in themes/haven/static/\n"
	found := UnknownThemeFiles(own, builtIn, "haven")
	want(t, printed(found), "themes/haven/css/base.scss"+nothing+`did you mean "css/base.css"? `+copied+
		"themes/haven/hteme.toml"+nothing+`did you mean "theme.toml"? `+copied+
		"themes/haven/node/x.js"+nothing+copied+
		"themes/haven/program.html"+nothing+"did you mean \"templates/program.html\"?\n"+
		"themes/haven/templates/progam.html"+nothing+`did you mean "templates/program.html"? `+copied)

	own["haven/theme.toml"] = &fstest.MapFile{Data: []byte("name = \"Mine\"\ncss = [\"css/calm.css\"]\n")}
	own["haven/css/calm.css"] = &fstest.MapFile{}
	if again := UnknownThemeFiles(own, builtIn, "haven"); len(again) != len(found) {
		t.Error(again)
	}
	for _, name := range []string{"other", "", "..", "none"} {
		if found := UnknownThemeFiles(own, builtIn, name); len(found) > 0 {
			t.Errorf("%q: %v", name, found)
		}
	}
	if found := UnknownThemeFiles(fstest.MapFS{}, builtIn, "haven"); len(found) > 0 {
		t.Error(found)
	}
}

// TestSpecialThemeFiles would wait for ever if a pipe was opened.
func TestSpecialThemeFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs named pipes")
	}
	dir := t.TempDir()
	put(t, dir, "themes/haven/css/base.css", "a {}")
	pipe(t, filepath.Join(dir, "themes/haven/theme.toml"))
	if err := os.Symlink("theme.toml", filepath.Join(dir, "themes/haven/link.toml")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	themes, err := fs.Sub(RegularFiles(root.FS()), "themes")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"haven/theme.toml", "haven/link.toml"} {
		if _, err := fs.ReadFile(themes, file); err == nil || reason(err) != "this is a named pipe, not a file" {
			t.Errorf("%s: %v", file, err)
		}
	}
	if text, err := fs.ReadFile(themes, "haven/css/base.css"); err != nil || string(text) != "a {}" {
		t.Errorf("%q, %v", text, err)
	}
	if entries, err := fs.ReadDir(themes, "haven"); err != nil || len(entries) != 3 {
		t.Error(entries, err)
	}
	if _, err := themes.Open("haven/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	bare, err := fs.Sub(root.FS(), "themes")
	if err != nil {
		t.Fatal(err)
	}
	for _, fsys := range []fs.FS{themes, bare} {
		_, found := Theme(fsys, "haven")
		want(t, printed(found), "themes/haven/theme.toml: error: this is a named pipe, not a file\n  hint: delete it, or move it out of the hub")
	}
	if found := UnknownThemeFiles(themes, themeFS("haven/theme.toml", "name = \"Haven\""), "haven"); len(found) > 0 {
		t.Error(found)
	}
}
