package generator

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	directoryHeader = "name1,name2,street1,street2,city,state,zip,phone,service_code_info\n"
	elmRow          = "Elm House,,1 Elm Street,,Boston,MA,02118,617-262-0200,SA\n"
	oakRow          = "Elm House,,2 Oak Street,,Boston,MA,02118,617-262-0300,SA\n"
)

// importHub makes a hub that is just enough to import into.
func importHub(t *testing.T) (opts ImportOptions, directory func(rows string) string) {
	t.Helper()
	hub := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(hub, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("content/vocabulary.toml", "[[facet]]\nid = \"need\"\nlabel = \"Need\"\nrole = \"need\"\n[[facet.term]]\nid = \"addiction\"\nlabel = \"Addiction\"\naliases = [\"samhsa:SA\"]\n")
	return ImportOptions{Source: hub, Into: filepath.Join(hub, "content", "programs")},
		func(rows string) string { return write("facilities-2022.csv", directoryHeader+rows) }
}

// filesBelow reads a folder whole.
func filesBelow(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		body, err := os.ReadFile(path)
		files[name] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ends is a context that is cancelled after it has been asked a few times.
type ends struct {
	context.Context
	after int
}

func (e *ends) Err() error {
	if e.after--; e.after < 0 {
		return context.Canceled
	}
	return nil
}

func TestInterruptedImport(t *testing.T) {
	opts, directory := importHub(t)
	if _, err := Import(t.Context(), "samhsa", directory(elmRow), opts); err != nil {
		t.Fatal(err)
	}
	before := filesBelow(t, opts.Into)
	file := directory(elmRow + oakRow)
	for after := range 100 {
		_, err := Import(&ends{t.Context(), after}, "samhsa", file, opts)
		if err == nil {
			if after < 3 {
				t.Errorf("the context was asked only %d times", after)
			}
			return
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if d := cmp.Diff(before, filesBelow(t, opts.Into)); d != "" {
			t.Fatalf("stopped at %d, and changed: %s", after, d)
		}
	}
	t.Error("the import never ended")
}

func TestImportKeepsIDs(t *testing.T) {
	opts, directory := importHub(t)
	for _, c := range []struct{ rows, ids string }{
		{elmRow, "elm-house-boston-ma"},
		{elmRow + oakRow, "elm-house-2-oak-street-boston-ma elm-house-boston-ma"},
		{strings.Replace(elmRow, "Elm House", "Ash House", 1), "ash-house-boston-ma"},
	} {
		report, err := Import(t.Context(), "samhsa", directory(c.rows), opts)
		if err != nil || len(report.Diagnostics) > 0 {
			t.Fatal(err, report.Diagnostics)
		}
		var ids []string
		for name, body := range filesBelow(t, report.Folder) {
			for line := range strings.Lines(body) {
				if id, ok := strings.CutPrefix(line, "id = "); ok && name != rowReport {
					ids = append(ids, strings.Trim(id, "\"\n"))
				}
			}
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("ids %s, want %s", got, c.ids)
		}
	}
	files := filesBelow(t, filepath.Join(opts.Into, "samhsa"))
	if text := files[filepath.Join("ma", "boston.toml")]; !strings.Contains(text, `aliases = ["elm-house-boston-ma"]`) {
		t.Errorf("no alias in\n%s", text)
	}
	if text := files[rowReport]; !strings.Contains(text, "\n  elm-house-2-oak-street-boston-ma: Elm House, Boston, MA\n") {
		t.Errorf("the listing that is gone is not in\n%s", text)
	}
}

// Listings that cannot be read are not replaced: nobody would know their ids.
func TestImportOverBrokenListings(t *testing.T) {
	opts, directory := importHub(t)
	report, err := Import(t.Context(), "samhsa", directory(elmRow), opts)
	if err != nil {
		t.Fatal(err)
	}
	listings := filepath.Join(report.Folder, "ma", "boston.toml")
	body, _ := os.ReadFile(listings)
	if err := os.WriteFile(listings, append(body, "name = \n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Import(t.Context(), "samhsa", directory(elmRow), opts); err == nil || !strings.Contains(err.Error(), "boston.toml can't be read") {
		t.Errorf("error %v", err)
	}
}

// Elsewhere nobody reads listings, so a second import there warns.
func TestImportOutsideTheHub(t *testing.T) {
	opts, directory := importHub(t)
	opts.Into = t.TempDir()
	for _, want := range []int{0, 1} {
		report, err := Import(t.Context(), "samhsa", directory(elmRow), opts)
		if err != nil || len(report.Diagnostics) != want {
			t.Errorf("%v, diagnostics %v, want %d", err, report.Diagnostics, want)
		}
	}
}

// The first rename of a swap may find nothing to set aside; that is no part of
// the error when the second fails.
func TestSwapFails(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := swap(at("new"), at("folder"), at("aside")); err == nil || strings.Contains(err.Error(), "aside") {
		t.Errorf("error %v", err)
	}
	if err := os.Mkdir(at("folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := swap(at("new"), at("folder"), at("aside")); err == nil {
		t.Error("nothing was swapped, and no error")
	}
	if _, err := os.Stat(at("folder")); err != nil {
		t.Error("the old folder is not back: ", err)
	}
}
