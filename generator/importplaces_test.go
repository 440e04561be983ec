package generator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitegen/generator/internal/read"
)

// TestImportedPlacesAreRead: what an import writes is read without a finding,
// whatever the names in the gazetteer are, and nothing but names comes from it.
func TestImportedPlacesAreRead(t *testing.T) {
	names := []string{"Plain", "Ville-d'Avray", `"Quoted"`, `Half "quoted"`, "# Credit: Mallory", "#", "=HYPERLINK(\"x\")", "-", "N/A", "unknown", "TBD", "?",
		"Ev\u202eil", "Zero\u200bwidth", "Be\x07ll", "CafÃ©", "#REF!", strings.Repeat("long ", 40), "Łódź", "東京", "a\u0301", "  spaces  ", "name", "<script>"}
	for _, cell := range hostileCells(t) {
		names = append(names, strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(cell))
	}
	var text strings.Builder
	for i, name := range names {
		fmt.Fprintf(&text, "1\t%s\t\t\t%d.5\t-79.4163\tP\tPPL\tCA\t\t%02d\t\t\t\t%d\t\t\t\t\n", name, 1+i%80, i%16, i)
	}
	text.WriteString("1\tState\t\t\t40\t-100\tP\tPPL\tUS\t\tNE\t\t\t\t5\t\t\t\t\n1\tNo state\t\t\t40\t-100\tP\tPPL\tUS\t\tZZ\t\t\t\t5\t\t\t\t\n")
	hub := t.TempDir()
	file := filepath.Join(hub, "Größe & more.txt")
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := Import(context.Background(), PlacesFormat, file, ImportOptions{Source: hub, Into: filepath.Join(hub, "content", "places")})
	if err != nil {
		t.Fatal(err, report.Diagnostics)
	}
	if report.Rows != len(names)+2 || report.Imported+report.Merged+report.Skipped != report.Rows || report.Imported < 12 {
		t.Errorf("%+v", report)
	}
	reader, err := read.Open(hub, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	site, found := reader.Read()
	for _, d := range found {
		if strings.HasPrefix(d.File, "content/places") && d.Code != "mojibake" {
			t.Error(d)
		}
	}
	if n := len(site.Places()); n != report.Imported {
		t.Errorf("%d places were imported, %d are read", report.Imported, n)
	}
	if len(site.Credits) != 1 || !strings.HasPrefix(site.Credits[0], "GeoNames") {
		t.Errorf("%q", site.Credits)
	}
}

// hostileCells are from a collection beside the repository, when it is there.
func hostileCells(t *testing.T) (cells []string) {
	data, err := os.ReadFile("../../shared/corpora/own/cells.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("../shared/corpora is not here; only the names of this test are tried")
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		quoted, _, _ := strings.Cut(line, "\t")
		var cell string
		if json.Unmarshal([]byte(quoted), &cell) == nil {
			cells = append(cells, cell)
		}
	}
	if len(cells) < 10 {
		t.Errorf("only %d cells", len(cells))
	}
	return cells
}

// TestInterruptedPlaces: the places before stay when an import ends early.
func TestInterruptedPlaces(t *testing.T) {
	hub := t.TempDir()
	file := filepath.Join(hub, "ca.txt")
	write := func(name string) {
		if err := os.WriteFile(file, []byte("1\t"+name+"\t\t\t43.5\t-79.4163\tP\tPPL\tCA\t\t08\t\t\t\t1\t\t\t\t\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	opts := ImportOptions{Source: hub, Into: filepath.Join(hub, "content", "places")}
	write("Toronto")
	report, err := Import(context.Background(), PlacesFormat, file, opts)
	if err != nil {
		t.Fatal(err)
	}
	before := filesBelow(t, report.Folder)
	write("Ottawa")
	for after := range 3 {
		if _, err := Import(&ends{context.Background(), after}, PlacesFormat, file, opts); !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d: %v", after, err)
		}
		if now := filesBelow(t, opts.Into); now["ca/places.tsv"] != before["places.tsv"] || len(now) != 2 {
			t.Errorf("after %d: %q", after, now)
		}
	}
	if _, err := Import(context.Background(), PlacesFormat, file, opts); err != nil || !strings.Contains(filesBelow(t, report.Folder)["places.tsv"], "Ottawa") {
		t.Error(err)
	}
}
