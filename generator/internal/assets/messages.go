package assets

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"sitegen/generator/internal/diag"
)

// report turns esbuild's messages into diagnostics about files below folder.
func (b *builder) report(folder string, errors, warnings []api.Message) {
	for _, m := range errors {
		b.found.Add(diagnostic(folder, m, diag.Error))
	}
	for _, m := range warnings {
		severity := diag.Warning
		if m.ID == "css-syntax-error" || m.ID == "js-comment-in-css" {
			severity = diag.Error // the rules after it would silently not apply
		}
		b.found.Add(diagnostic(folder, m, severity))
	}
}

func diagnostic(folder string, m api.Message, severity diag.Severity) diag.Diagnostic {
	d := diag.Diagnostic{File: strings.TrimSuffix(folder, "/"), Severity: severity, Code: cmp.Or(m.ID, "asset-error"), Text: plain(m.Text)}
	if detail, ok := m.Detail.(explained); ok {
		d.Code, d.Text, d.Hint = detail.code, detail.text, detail.hint
	}
	switch at := m.Location; {
	case at == nil:
	case strings.HasSuffix(at.File, ":"+entryName): // ours, made of the list in theme.toml
		d.File = folder + "theme.toml"
	default:
		_, name, namespaced := strings.Cut(at.File, ":")
		if !namespaced {
			name = at.File
		}
		d.File, d.Line = folder+name, at.Line
		d.Column = utf8.RuneCountInString(at.LineText[:min(at.Column, len(at.LineText))]) + 1
	}
	if d.Hint == "" {
		d.Hint = wayOut(m)
	}
	return d
}

// wayOut takes the hint from esbuild where it has one.
func wayOut(m api.Message) string {
	if m.Location != nil && m.Location.Suggestion != "" {
		return fmt.Sprintf("write %q here", m.Location.Suggestion)
	}
	for _, n := range m.Notes {
		if n.Text != "" {
			return plain(n.Text)
		}
	}
	return "look at this line and the one before it for a missing or an extra character"
}

// plain gives esbuild's sentence the form of our own: no capital, no full stop.
func plain(text string) string {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if unicode.IsUpper(second) {
		return text // "CSS …", "TypeScript" stays: an abbreviation
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// explained is a finding of our own, carried through esbuild to get its place.
type explained struct{ code, text, hint string }

func fault(code, text, hint string) (api.OnResolveResult, error) {
	m := api.Message{Text: text, Detail: explained{code, text, hint}}
	return api.OnResolveResult{Errors: []api.Message{m}}, nil
}

// missing says that nothing lies at name, written as given, and what lies near.
func missing(files fs.FS, name, written string) (api.OnResolveResult, error) {
	hint := fmt.Sprintf("there is no %s", name)
	var near []string
	if entries, err := fs.ReadDir(files, path.Dir(name)); err == nil {
		for _, e := range entries {
			near = append(near, e.Name())
		}
	}
	if guess := diag.DidYouMean(path.Base(name), near); guess != "" {
		hint = guess
	}
	return fault("missing-asset", fmt.Sprintf("cannot find %q", written), hint)
}

func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}

func load(files fs.FS, name string, loader api.Loader) (api.OnLoadResult, error) {
	body, err := fs.ReadFile(files, name)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	return contents(string(body), loader), nil
}

func contents(text string, loader api.Loader) api.OnLoadResult {
	return api.OnLoadResult{Contents: &text, Loader: loader}
}
