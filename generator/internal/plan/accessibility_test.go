package plan

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"sitegen/generator/internal/model"
)

// everyPage is said of tests that leave out none.
var everyPage = regexp.MustCompile(`(?i)every page (was|and)\b`)

// TestClaims: what hubs say was tested is tested, by tests that are there and skip nothing, on as
// many pages as it says, in the browser that it says.
func TestClaims(t *testing.T) {
	tests := browserTests(t)
	programs := lockedPrograms(t)
	words := claimWords(t)
	for _, claim := range tested {
		if len(claim.Tests) == 0 {
			t.Errorf("%q names no test", claim.Name)
		}
		for _, name := range claim.Tests {
			if body := tests[name]; body == nil || skips(body) {
				t.Errorf("%q rests on %s, which is not there or may skip", claim.Name, name)
				continue
			}
			if everyPage.MatchString(words[claim.Name]) && names(tests[name], "DeleteFunc") {
				t.Errorf("%q speaks of every page, and %s leaves out some", words[claim.Name], name)
			}
			if names(tests[name], "startFirefox") != strings.Contains(words[claim.Name], "Firefox") {
				t.Errorf("%q names another browser than %s opens", words[claim.Name], name)
			}
		}
		if name, version, ok := strings.Cut(claim.Program, " "); ok && !strings.HasPrefix(programs[name]+".", version+".") {
			t.Errorf("%q names %s %s; installed is %q", claim.Name, name, version, programs[name])
		}
	}
}

// browserTests are the test functions of cmd/sitegen/browser by name.
func browserTests(t *testing.T) map[string]*ast.BlockStmt {
	t.Helper()
	files, err := filepath.Glob("../../../cmd/sitegen/browser/*_test.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files of tests, error %v", len(files), err)
	}
	tests := map[string]*ast.BlockStmt{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				tests[f.Name.Name] = f.Body
			}
		}
	}
	return tests
}

func skips(body *ast.BlockStmt) bool { return names(body, "Skip", "Skipf", "SkipNow") }

// names: the code speaks of something that is called so.
func names(body *ast.BlockStmt, any ...string) (found bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && slices.Contains(any, id.Name) {
			found = true
		}
		return true
	})
	return found
}

// claimWords are the English words of claims by their names.
func claimWords(t *testing.T) map[string]string {
	t.Helper()
	var theme struct{ Tested map[string]string }
	if _, err := toml.DecodeFile("../../../themes/haven/languages/en.toml", &theme); err != nil || len(theme.Tested) < len(tested) {
		t.Fatalf("%d words, error %v", len(theme.Tested), err)
	}
	return theme.Tested
}

// lockedPrograms are versions of npm packages, as widgets/package-lock.json has them.
func lockedPrograms(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../../widgets/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Version string }
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	programs := map[string]string{}
	for path, p := range lock.Packages {
		programs[strings.TrimPrefix(path, "node_modules/")] = p.Version
	}
	return programs
}

// TestAccessibility: the statement names the hub's languages, and templates that were
// not tested.
func TestAccessibility(t *testing.T) {
	s := site()
	s.Config.Theme = "haven"
	spanish := *s
	spanish.Config.Language, spanish.Prefix = "es", "/es"
	s.Translations = []*model.Site{&spanish}
	show := func(opts Options) *Accessibility {
		p, _ := Make(s, opts)
		main, _ := mainOf[*Accessibility](t, p, "/accessibility/")
		return main
	}
	if main := show(Options{}); len(main.Languages) != 2 || main.Languages[1].Name != "español" || main.Altered {
		t.Errorf("languages %v, altered %v", main.Languages, main.Altered)
	}
	if !show(Options{Altered: true}).Altered {
		t.Error("the hub's own templates are said to be tested")
	}
	s.Config.Theme = "plain"
	if !show(Options{}).Altered {
		t.Error("another theme is said to be tested")
	}
}
