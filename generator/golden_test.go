package generator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator"
)

var update = flag.Bool("update", false, "write the want/ folders of testdata/golden anew")

// goldenSites are the sites that are built in another way than plainly, or from
// another site's source.
var goldenSites = map[string]struct {
	in   string
	opts generator.Options
}{
	"drafts-shown": {in: "drafts", opts: generator.Options{Drafts: true}},
}

// Two files of want/ are no file of the site: what the build said, and the list
// of everything it wrote.
const (
	wantDiagnostics = "diagnostics.txt"
	wantFiles       = "files.txt"
)

// TestGolden builds each small site of testdata/golden from its in/ and compares
// the files that its want/ holds. To compare one more, make it there, empty, and
// run with -update; then read the diff.
func TestGolden(t *testing.T) {
	folders, err := filepath.Glob("testdata/golden/*")
	if err != nil || len(folders) < 12 {
		t.Fatalf("only %d sites in testdata/golden: %v", len(folders), err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			site := goldenSites[filepath.Base(folder)]
			source := filepath.Join(folder, "in")
			if site.in != "" {
				source = filepath.Join("testdata/golden", site.in, "in")
			}
			compareSite(t, filepath.Join(folder, "want"), buildGolden(t, source, site.opts))
		})
	}
}

// buildGolden gives the files of the site with the test theme, and what was said.
func buildGolden(t *testing.T, source string, opts generator.Options) map[string][]byte {
	t.Helper()
	opts.Source, opts.Themes = source, os.DirFS("testdata/themes")
	out := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(t.Context(), opts, out)
	if err != nil && !errors.Is(err, generator.ErrFindings) {
		t.Fatal(err)
	}
	var said strings.Builder
	report.Diagnostics.Print(&said)
	files := map[string][]byte{wantDiagnostics: []byte(said.String())}
	if err == nil {
		for path, body := range tree(t, out) {
			files[path] = readable(path, body)
		}
	}
	files[wantFiles] = fileList(files)
	return files
}

// fingerprints change with every release of the bundler, or any change of a
// listing; the list is about names.
var fingerprints = regexp.MustCompile(`(-)[a-z2-7]{10}\.|(data/v1/atlas/)[0-9a-f]{16}\.`)

func fileList(files map[string][]byte) []byte {
	var list bytes.Buffer
	for _, path := range sortedKeys(files) {
		if path != wantDiagnostics {
			list.WriteString(fingerprints.ReplaceAllString(path, "$1$2*.") + "\n")
		}
	}
	return list.Bytes()
}

// readable breaks JSON and XML into lines, so that a diff can be read.
func readable(path string, body []byte) []byte {
	switch filepath.Ext(path) {
	case ".json":
		var b bytes.Buffer
		if json.Indent(&b, body, "", "  ") == nil {
			return b.Bytes()
		}
	case ".xml":
		return bytes.ReplaceAll(body, []byte("><"), []byte(">\n<"))
	}
	return body
}

// compareSite holds got against every file of want/.
func compareSite(t *testing.T, want string, got map[string][]byte) {
	t.Helper()
	expected := tree(t, want)
	if *update {
		rewrite(t, want, expected, got)
		return
	}
	if _, said := expected[wantDiagnostics]; !said && len(got[wantDiagnostics]) > 0 {
		t.Errorf("nothing should be said, but:\n%s", got[wantDiagnostics])
	}
	if len(expected) == 0 {
		t.Error("want/ is empty, so nothing is compared")
	}
	for _, path := range sortedKeys(expected) {
		if body, made := got[path]; !made {
			t.Errorf("%s was not made", path)
		} else if !bytes.Equal(body, expected[path]) {
			t.Errorf("%s differs: %s", path, firstDifference(expected[path], body))
		}
	}
}

func rewrite(t *testing.T, want string, expected, got map[string][]byte) {
	t.Helper()
	if len(got[wantDiagnostics]) > 0 {
		expected[wantDiagnostics] = nil
	}
	for path := range expected {
		if len(got[path]) == 0 {
			t.Errorf("%s was not made; delete %s/%s if that is right", path, want, path)
			continue
		}
		put(t, want, path, string(got[path]))
	}
}

func firstDifference(want, got []byte) string {
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range max(len(w), len(g)) {
		a, b := "(the end)", "(the end)"
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n\twant %s\n\tgot  %s", i+1, a, b)
		}
	}
	return "nowhere"
}

// tree gives the files below dir by slash path; a missing dir has none.
func tree(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == dir {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// put writes a text file below dir.
func put(t testing.TB, dir, path, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
