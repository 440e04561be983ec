package generator_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows says which packages of this module each may import; a missing package
// may import none. Tests of a package may import what it may, and what lies below.
var arrows = map[string][]string{
	"sitegen":                              {},
	"sitegen/content":                      {},
	"sitegen/themes":                       {},
	"sitegen/widgets":                      {},
	"sitegen/generator/internal/diag":      {},
	"sitegen/generator/internal/model":     {diagPkg},
	"sitegen/generator/internal/read":      {diagPkg, modelPkg},
	"sitegen/generator/internal/exchange":  {diagPkg, modelPkg},
	"sitegen/generator/internal/match":     {diagPkg, modelPkg},
	"sitegen/generator/internal/atlas":     {diagPkg, modelPkg},
	"sitegen/generator/internal/plan":      {diagPkg, modelPkg, internal + "match"},
	"sitegen/generator/internal/render":    {diagPkg, modelPkg, internal + "plan"},
	"sitegen/generator/internal/assets":    {diagPkg},
	"sitegen/generator/internal/write":     {diagPkg},
	"sitegen/generator/internal/htmlcheck": {}, // for tests only
	"sitegen/generator": {diagPkg, modelPkg, internal + "read", internal + "exchange", internal + "match", internal + "atlas",
		internal + "plan", internal + "assets", internal + "render", internal + "write"},
	"sitegen/cmd/sitegen/browser": {}, // tests only
	"sitegen/cmd/sitegen/preview": {"sitegen/generator"},
	"sitegen/cmd/sitegen": {"sitegen", "sitegen/generator", "sitegen/content", "sitegen/themes",
		"sitegen/widgets", "sitegen/cmd/sitegen/preview"},
}

const (
	internal = "sitegen/generator/internal/"
	diagPkg  = internal + "diag"
	modelPkg = internal + "model"
)

// doors are libraries that exactly one package may import.
var doors = map[string]string{
	"github.com/BurntSushi/toml":  internal + "read",
	"github.com/evanw/esbuild":    internal + "assets",
	"github.com/yuin/goldmark":    internal + "render",
	"html/template":               internal + "render",
	"github.com/xuri/excelize/v2": internal + "exchange",
	"github.com/spf13/cobra":      "sitegen/cmd/sitegen",
	"github.com/fsnotify":         "sitegen/cmd/sitegen/preview",
}

type listedPackage struct {
	ImportPath string
	Imports    []string
}

func TestImports(t *testing.T) {
	packages := list(t)
	if len(packages) < 10 {
		t.Fatalf("go list found only %d packages", len(packages))
	}
	for _, p := range packages {
		allowed, known := arrows[p.ImportPath]
		if !known {
			t.Errorf("%s is not in the drawing: add it to arrows and to generator/README.md", p.ImportPath)
		}
		for _, i := range p.Imports {
			if (i == "sitegen" || strings.HasPrefix(i, "sitegen/")) && !slices.Contains(allowed, i) {
				t.Errorf("%s imports %s, against the arrows", p.ImportPath, i)
			}
			for library, owner := range doors {
				if (i == library || strings.HasPrefix(i, library+"/")) && p.ImportPath != owner {
					t.Errorf("%s imports %s; only %s may", p.ImportPath, i, owner)
				}
			}
		}
	}
}

func list(t *testing.T) []listedPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "sitegen/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listedPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listedPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
