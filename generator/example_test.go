package generator_test

import (
	"path/filepath"
	"sync"
	"testing"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// exampleOptions build the example hub, whose source is the repository itself.
func exampleOptions() generator.Options {
	return generator.Options{Source: "..", Themes: themes.FS, Widgets: widgets.FS}
}

// exampleSite is every file of the example hub, built once for all tests that
// only look at it.
func exampleSite(t *testing.T) map[string][]byte {
	t.Helper()
	exampleOnce.Do(func() {
		exampleFiles = map[string][]byte{}
		out := filepath.Join(t.TempDir(), "public")
		report, err := generator.Build(t.Context(), exampleOptions(), out)
		if err != nil {
			t.Fatalf("%v\n%v", err, report.Diagnostics)
		}
		exampleFiles = tree(t, out)
	})
	if len(exampleFiles) == 0 {
		t.Fatal("the example hub could not be built")
	}
	return exampleFiles
}

var (
	exampleOnce  sync.Once
	exampleFiles map[string][]byte
)
