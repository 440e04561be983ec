package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

const nationalDirectory = "../../../shared/data/samhsa-sa-2022/facilities-sa-2022-geocoded.csv"

// TestExactAnswers asks hubs random questions with the widgets' engine. Every answer
// must be that of a look at all listings, which are read from their TOML and not
// from the atlas: in the example hub and, where it lies beside the checkout, in a
// hub of the National Directory.
func TestExactAnswers(t *testing.T) {
	compiled := compileWidgetTests(t)
	dir, err := os.MkdirTemp(os.Getenv("SITEGEN_BENCH"), "sitegen-exact-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	t.Run("example", func(t *testing.T) {
		askHub(t, compiled, "../..", filepath.Join(dir, "example"), "300")
	})
	t.Run("national", func(t *testing.T) {
		if testing.Short() {
			t.Skip("builds a hub of 12,000 programs")
		}
		directory, err := filepath.Abs(nationalDirectory)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(directory); err != nil {
			t.Skip("no National Directory beside the checkout: ", err)
		}
		hub := filepath.Join(dir, "hub")
		runHere(t, "new", hub)
		programs := filepath.Join(hub, "content", "programs")
		if err := os.RemoveAll(programs); err != nil {
			t.Fatal(err)
		}
		runHere(t, "import", "samhsa", directory, "--into", programs, "--source", hub)
		askHub(t, compiled, hub, filepath.Join(dir, "national"), "1000")
	})
}

// askHub builds a hub and asks it so many questions.
func askHub(t *testing.T, compiled, source, public, questions string) {
	t.Helper()
	runHere(t, "build", "--source", source, "--out", public)
	listings := public + ".json"
	writeListings(t, listings, filepath.Join(source, "content", "programs"), filepath.Join(public, "data/v1"))
	out, err := exec.Command("node", filepath.Join(compiled, "test/exact/exact.js"), public, listings, questions).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// runHere runs the program in this process.
func runHere(t *testing.T, args ...string) {
	t.Helper()
	var messages strings.Builder
	if status := run(context.Background(), args, io.Discard, &messages); status != 0 {
		t.Fatalf("sitegen %s: status %d\n%s", args, status, messages.String())
	}
}

// compileWidgetTests gives the folder that has the engine and its tests as JavaScript.
func compileWidgetTests(t *testing.T) string {
	t.Helper()
	compiler := "../../widgets/node_modules/typescript/bin/tsc"
	if _, err := os.Stat(compiler); err != nil {
		t.Skip("no TypeScript: run npm ci in widgets/")
	}
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "package.json"), []byte(`{"type": "module"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("node", compiler, "-p", "../../widgets/test/tsconfig.json", "--outDir", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

// A listing as an editor's file has it.
type listing struct {
	ID, Name, Organization, Status string
	Phones                         []struct{ Number, Extension string }
	Location                       struct {
		Kind, Street, City, Region string
		PostalCode                 string `toml:"postal_code"`
		Latitude, Longitude        *float64
		Public                     *bool
		Serves                     []string
	}
	Offers, Lacks map[string][]string
	Eligibility   struct {
		MinimumAge *int `toml:"minimum_age"`
		MaximumAge *int `toml:"maximum_age"`
	}
}

// writeListings writes all listings below dir as widgets/test/listing.ts has them.
func writeListings(t *testing.T, file, dir, data string) {
	t.Helper()
	numbers := termNumbers(t, data)
	var all []map[string]any
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".toml" {
			return err
		}
		var one listing
		var many struct{ Program []listing }
		text, err := os.ReadFile(path)
		if err == nil {
			err = errors.Join(toml.Unmarshal(text, &one), toml.Unmarshal(text, &many))
		}
		for _, p := range append(many.Program, one) {
			if p.ID != "" && (p.Status == "active" || p.Status == "temporarily closed") {
				all = append(all, forScript(p, numbers))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func forScript(p listing, numbers map[string]int) map[string]any {
	l := p.Location
	script := map[string]any{
		"id": p.ID, "name": p.Name, "organization": p.Organization, "kind": l.Kind, "isOpen": p.Status == "active",
		"street": l.Street, "city": l.City, "region": l.Region, "postalCode": l.PostalCode, "serves": append([]string{}, l.Serves...),
		"offers": termsOf(p.Offers, numbers), "lacks": termsOf(p.Lacks, numbers), "phone": "", "point": nil,
		"minimumAge": p.Eligibility.MinimumAge, "maximumAge": p.Eligibility.MaximumAge,
	}
	if l.Latitude != nil && (l.Public == nil || *l.Public) {
		script["point"] = []float64{*l.Latitude, *l.Longitude}
	}
	if len(p.Phones) > 0 {
		script["phone"] = strings.ReplaceAll(p.Phones[0].Number, "-", "")
		if x := p.Phones[0].Extension; x != "" {
			script["phone"] = script["phone"].(string) + ";ext=" + x
		}
	}
	return script
}

// termNumbers numbers the terms of a folder's hub.json and terms.json, by facet and term.
func termNumbers(t *testing.T, folder string) map[string]int {
	t.Helper()
	var hub struct{ Vocabulary []struct{ ID string } }
	var terms [][]string // "id label"
	for name, value := range map[string]any{"hub.json": &hub, "terms.json": &terms} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, value); err != nil {
			t.Fatal(err)
		}
	}
	numbers := map[string]int{}
	for i, facet := range hub.Vocabulary {
		for _, term := range terms[i] {
			id, _, _ := strings.Cut(term, " ")
			numbers[facet.ID+" "+id] = len(numbers)
		}
	}
	return numbers
}

func termsOf(facets map[string][]string, numbers map[string]int) []int {
	all := []int{}
	for facet, terms := range facets {
		for _, term := range terms {
			all = append(all, numbers[facet+" "+term])
		}
	}
	slices.Sort(all)
	return all
}
