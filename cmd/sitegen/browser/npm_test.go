package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestPackage makes the npm package of the example's widgets, and with it a page in React and
// one in Vue: their types are right, and on another website they have a finder that hears
// of attributes and is heard.
func TestPackage(t *testing.T) {
	front := example.serve(t)
	project := t.TempDir()
	packaged(t, front, filepath.Join(project, "node_modules", "hub-widgets"))
	if err := os.CopyFS(project, os.DirFS("testdata/npm")); err != nil {
		t.Fatal(err)
	}
	for _, library := range []string{"react", "react-dom", "@types", "csstype", "vue", "@vue"} {
		at, err := filepath.Abs(filepath.Join(nodeModules, library))
		if err == nil {
			err = os.Symlink(at, filepath.Join(project, "node_modules", library))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	checkTypes(t, project)
	inTabs(t, []string{"react.tsx", "vue.ts"}, func(tb *tab, page string) {
		tb.visit(foreign(t, `<!DOCTYPE html><html lang="en"><title>Made with a bundler</title><body><script type="module">`+
			pageScript(t, project, page)+`</script>`, nil))
		tb.wait(`document.querySelector("hub-finder")?.hasAttribute("ready") ?? false`)
		tb.wait(`Number(document.querySelector("output").textContent) > 0`)
		const radius = `document.querySelector("hub-finder").dataset.hubRadius === "50"`
		eval[bool](tb, `document.querySelector("button").click(), true`)
		tb.wait(radius)
		tb.wait(`document.querySelector("hub-finder").hasAttribute("ready")`)
		requests, problems := tb.heard()
		for _, r := range requests {
			if !strings.HasPrefix(r, front) && !strings.HasPrefix(r, eval[string](tb, `location.origin`)) {
				t.Errorf("%s asks for %s", page, r)
			}
		}
		if len(problems) > 0 {
			t.Errorf("%s: %q", page, problems)
		}
	})
}

// packaged makes the package twice: the second time under a name that somebody gave it.
func packaged(t *testing.T, hub, dir string) {
	t.Helper()
	opts := generator.Options{Source: repository, BaseURL: hub, Themes: themes.FS, Widgets: widgets.FS}
	manifest := filepath.Join(dir, "package.json")
	var said struct {
		Name, Version string
		Dependencies  any
		Exports       map[string]any
	}
	for range 2 {
		report, err := generator.Package(context.Background(), opts, dir)
		if err != nil {
			t.Fatal(err, report.Diagnostics)
		}
		text, err := os.ReadFile(manifest)
		if err == nil {
			err = json.Unmarshal(text, &said)
		}
		if err == nil {
			text = bytes.Replace(text, []byte(`"plains-peaks-support-hub-widgets"`), []byte(`"hub-widgets"`), 1)
			err = os.WriteFile(manifest, bytes.Replace(text, []byte(`"1.0.0"`), []byte(`"1.2.0"`), 1), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if said.Name != "hub-widgets" || said.Version != "1.2.0" || said.Dependencies != nil {
		t.Errorf("the package is %+v", said)
	}
	for _, target := range said.Exports {
		for _, file := range filesOf(target) {
			if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
				t.Errorf("package.json exports what is not there: %v", err)
			}
		}
	}
}

func filesOf(target any) (files []string) {
	switch target := target.(type) {
	case string:
		files = append(files, target)
	case map[string]any:
		for _, t := range target {
			files = append(files, filesOf(t)...)
		}
	}
	return files
}

// checkTypes lets TypeScript judge pages and package in its strictest way.
func checkTypes(t *testing.T, project string) {
	t.Helper()
	compiler, err := filepath.Abs(filepath.Join(nodeModules, "typescript", "bin", "tsc"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", compiler, "--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler",
		"--jsx", "react-jsx", "--types", "", "react.tsx", "vue.ts", "elements.ts", "vue-bundler.d.ts")
	cmd.Dir = project
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("types: %v\n%s", err, out)
	}
}

// pageScript is what a website's own bundler makes of a page.
func pageScript(t *testing.T, project, page string) string {
	t.Helper()
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(project, page)}, AbsWorkingDir: project, Bundle: true, Format: api.FormatESModule, Target: api.ES2022,
		JSX: api.JSXAutomatic, MinifyWhitespace: true, Define: map[string]string{
			"process.env.NODE_ENV": `"production"`, "__VUE_OPTIONS_API__": "true", "__VUE_PROD_DEVTOOLS__": "false", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__": "false",
		},
	})
	for _, m := range result.Errors {
		t.Fatalf("%s: %s", page, m.Text)
	}
	return strings.ReplaceAll(string(result.OutputFiles[0].Contents), "</script", `<\/script`)
}
