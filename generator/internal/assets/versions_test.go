package assets

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestHeld: no static file takes the place of a script that the project's widgets are
// bundled to, list or no list; scripts of a hub's own stay its own.
func TestHeld(t *testing.T) {
	b := build(t, site(func(o *Options) { o.Widgets = os.DirFS("../../../widgets") }))
	own := []string{"widgets/calendar.js", "widgets/our-calendar.js", "widgets/our-somethings.js", "widgets/notes.txt", "hub.js"}
	held, found := Held(slices.Concat(paths(b), own), func(string) ([]byte, error) { return nil, fs.ErrNotExist })
	for _, path := range paths(b) {
		if strings.HasPrefix(path, widgetDir) && !held[path] {
			t.Errorf("%s of the bundle is not held", path)
		}
	}
	for _, path := range own {
		if held[path] {
			t.Errorf("%s is held", path)
		}
	}
	if len(found) != 1 {
		t.Errorf("told is %v", found)
	}
}
