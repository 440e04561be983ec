package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"sitegen"
	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// TestPackage makes the npm package of the example's widgets, and with it a page in React, which
// a server may render first, and one in Vue: their types are right, and on another website they
// have a finder that hears of attributes and is heard.
func TestPackage(t *testing.T) {
	front := example.serve(t)
	project := t.TempDir()
	modules := packaged(t, front, filepath.Join(project, "node_modules", "hub-widgets"))
	if err := os.CopyFS(project, os.DirFS("testdata/npm")); err != nil {
		t.Fatal(err)
	}
	for _, library := range []string{"react", "react-dom", "scheduler", "@types", "csstype", "vue", "@vue"} {
		at, err := filepath.Abs(filepath.Join(nodeModules, library))
		if err == nil {
			err = os.Symlink(at, filepath.Join(project, "node_modules", library))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	checkTypes(t, project)
	rendered := renderedOnServer(t, project, modules)
	inTabs(t, []struct{ page, body string }{{"react.tsx", ""}, {"react.tsx", rendered}, {"vue.ts", ""}}, func(tb *tab, c struct{ page, body string }) {
		page := c.page
		tb.visit(foreign(t, `<!DOCTYPE html><html lang="en"><title>Made with a bundler</title><body>`+c.body+`<script type="module">`+
			pageScript(t, project, page, api.PlatformBrowser)+`</script>`, nil))
		tb.wait(`document.querySelector("hub-finder")?.hasAttribute("ready") ?? false`)
		tb.wait(`Number(document.querySelector("output").textContent) > 0`)
		within := func(miles string) string {
			return `document.querySelector("hub-finder[ready]")?.shadowRoot.querySelector("[part=narrowed]")?.textContent.includes("within ` + miles + ` miles") ?? false`
		}
		tb.wait(within("25"))
		eval[bool](tb, `document.querySelector("button").click(), true`)
		tb.wait(within("50"))
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

// renderedOnServer imports modules of the package where no browser is, and gives what React
// makes there of the page: a plain tag with its link.
func renderedOnServer(t *testing.T, project string, modules []string) (html string) {
	t.Helper()
	program := filepath.Join(project, "server.mjs")
	must(t, os.WriteFile(program, []byte(pageScript(t, project, "server.tsx", api.PlatformNode)), 0o644))
	cmd := exec.Command("node", append([]string{program}, modules...)...)
	cmd.Dir = project
	out, err := cmd.CombinedOutput()
	const want = `<hub-finder data-hub-radius="25" data-hub-compact=""><a href="https://hub.example/find/">Find a program</a></hub-finder>`
	if err != nil || !strings.Contains(string(out), want) {
		t.Fatalf("on a server: %v\n%s", err, out)
	}
	return `<div id="rendered">` + strings.TrimSpace(string(out)) + `</div>`
}

// packaged makes the package twice, the second time under a name that somebody gave it, and
// gives the names of its modules that can run.
func packaged(t *testing.T, hub, dir string) (modules []string) {
	t.Helper()
	opts := generator.Options{Source: repository, BaseURL: hub, Themes: themes.FS, Widgets: widgets.FS}
	manifest := filepath.Join(dir, "package.json")
	var said struct {
		Name, Version, License string
		Dependencies           any
		Exports                map[string]any
	}
	for range 2 {
		report, err := generator.Package(context.Background(), opts, dir, sitegen.License)
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
	license, err := os.ReadFile(filepath.Join(dir, "LICENSE"))
	if err != nil || !bytes.HasPrefix(license, []byte(said.License+" License\n")) || !bytes.Contains(license, []byte("Copyright")) {
		t.Errorf("the package is under %s, and its license says %q (%v)", said.License, license, err)
	}
	for name, target := range said.Exports {
		files := filesOf(target)
		for _, file := range files {
			if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
				t.Errorf("package.json exports what is not there: %v", err)
			}
		}
		if slices.ContainsFunc(files, func(file string) bool { return strings.HasSuffix(file, ".js") }) {
			modules = append(modules, path.Join(said.Name, name))
		}
	}
	if len(modules) != len(embedded)+1 {
		t.Errorf("%d modules of %d widgets: %q", len(modules), len(embedded), modules)
	}
	return modules
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
		"--jsx", "react-jsx", "--types", "", "--allowImportingTsExtensions",
		"react.tsx", "server.tsx", "vue.ts", "elements.ts", "vue-bundler.d.ts")
	cmd.Dir = project
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("types: %v\n%s", err, out)
	}
}

// pageScript is what a website's own bundler makes of a page: for browsers all of it, for a
// server's Node its own files.
func pageScript(t *testing.T, project, page string, platform api.Platform) string {
	t.Helper()
	packages := api.PackagesBundle
	if platform == api.PlatformNode {
		packages = api.PackagesExternal
	}
	result := api.Build(api.BuildOptions{
		Platform: platform, Packages: packages,
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
