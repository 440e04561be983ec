package browser

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"sitegen"
	"sitegen/content"
	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

const repository = "../../.."

// hub is a built site. URLs of its pages are told from base on: "find/".
type hub struct {
	dir      string // the built files
	base     string // path of base_url: "/" or "/hub/"
	language string // where the pages that visitors read begin, from base on: "" or "ar/"
}

func buildExample(scratch string) (*hub, error) {
	return build(repository, filepath.Join(scratch, "example"), "/")
}

// buildRightToLeft builds the example below a path, to be read in Arabic.
func buildRightToLeft(scratch string) (*hub, error) {
	source := filepath.Join(scratch, "rtl-source")
	if err := os.CopyFS(filepath.Join(source, "content"), content.FS); err != nil {
		return nil, err
	}
	address := regexp.MustCompile(`(?m)^base_url = .*$`)
	if !address.Match(sitegen.Config) {
		return nil, errors.New("config.toml has no base_url")
	}
	config := address.ReplaceAll(sitegen.Config, []byte(`base_url = "https://hub.example/hub/"`))
	if err := os.WriteFile(filepath.Join(source, "config.toml"), config, 0o644); err != nil {
		return nil, err
	}
	h, err := build(source, filepath.Join(scratch, "rtl"), "/hub/")
	if err == nil {
		h.language = "ar/"
	}
	return h, err
}

func build(source, out, base string) (*hub, error) {
	return buildWith(source, out, base, func(*generator.Options) {})
}

func buildWith(source, out, base string, change func(*generator.Options)) (*hub, error) {
	opts := generator.Options{Source: source, Themes: themes.FS, Widgets: widgets.FS}
	change(&opts)
	report, err := generator.Build(context.Background(), opts, out)
	if errors.Is(err, generator.ErrFindings) {
		return nil, fmt.Errorf("%w: %v", err, report.Diagnostics)
	}
	return &hub{dir: out, base: base}, err
}

// pages lists every page, as URLs from base on, and which of them only lead on.
func (h *hub) pages() (pages, redirects []string, err error) {
	root := os.DirFS(h.dir)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		body, err := fs.ReadFile(root, name)
		if strings.Contains(string(body), `http-equiv="refresh"`) {
			redirects = append(redirects, strings.TrimSuffix(name, "index.html"))
		} else {
			pages = append(pages, strings.TrimSuffix(name, "index.html"))
		}
		return err
	})
	return pages, redirects, err
}

// kinds gives a page of each kind, as the hub is read. There is one "not found" for all.
func (h *hub) kinds() (pages []string) {
	for _, k := range kinds {
		if h.language == "" || k.page != "404.html" {
			pages = append(pages, k.page)
		}
	}
	return pages
}

// kinds names a page of each kind; redirects have a page of their own.
var kinds = []struct{ name, page, holds string }{
	{"home", "", `class="hero"`},
	{"topics", "topics/", `<h1>`},
	{"topic with kinds and steps", "topics/support-systems/", `data-hub="suggestions"`},
	{"topic with citations", "topics/cognitive-behavioral-therapy/", `data-hub="suggestions"`},
	{"confidential program", "programs/cedar-door-shelter/", `private`},
	{"closed program", "programs/foothills-withdrawal/", `losed`},
	{"stale program", "programs/northglenn-evening/", `2025`},
	{"online program", "programs/faro-en-linea/", `nline`},
	{"meeting", "programs/steady-steps-sunrise/", `meeting`},
	{"program with neighbors", "programs/harbor-house-iop/", `imilar`},
	{"listing", "find/", `rel="next"`},
	{"second page of a listing", "find/page/2/", `rel="prev"`},
	{"listing of a term", "find/need/addiction/", `<h1>`},
	{"empty listing", "find/population/brain-injury/", `Nothing is listed here yet`},
	{"places", "places/", `<h1>`},
	{"region", "places/co/", `<h1>`},
	{"city", "places/co/denver/", `<h1>`},
	{"support map", "tools/support-map/", `data-hub="checklist"`},
	{"safety contacts", "tools/safety-contacts/", `data-hub="contacts"`},
	{"safety plan", "tools/safety-plan/", `data-hub="plan"`},
	{"saved", "saved/", `data-hub="saved"`},
	{"document", "about/", `<h1>`},
	{"how suggestions work", "how-suggestions-work/", `signal-need`},
	{"privacy", "privacy/", `id="what-others-may-still-see"`},
	{"accessibility", "accessibility/", `id="what-was-not-tested"`},
	{"snippets", "embed/", `id="finder-script"`},
	{"tool in a frame", "embed/finder/", `data-hub="finder"`},
	{"crisis lines in a frame", "embed/crisis/", `<h1>`},
	{"not found", "404.html", `<h1>`},
}
