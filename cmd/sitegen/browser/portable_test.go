package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sitegen/generator"
)

// TestPortable opens a hub from its folder, as somebody does who was handed a stick.
func TestPortable(t *testing.T) {
	dir := t.TempDir()
	stick, err := buildWith(repository, dir, "/", func(o *generator.Options) { o.Portable = true })
	if err != nil {
		t.Fatal(err)
	}
	tb := newTab(t)
	tb.visit("file://" + filepath.ToSlash(dir) + "/index.html")
	for _, path := range []string{"tools/support-map/", "topics/safety-planning/", "tools/safety-contacts/", "find/"} {
		eval[bool](tb, `document.querySelector('a[href$="`+path+`index.html"]').click() ?? true`)
		tb.wait(`location.pathname.endsWith("` + path + `index.html")`)
		tb.wait(`document.readyState === "complete"`)
		if !eval[bool](tb, `getComputedStyle(document.querySelector(".crisis")).backgroundColor !== "rgba(0, 0, 0, 0)" && document.querySelector(".crisis a[href='tel:988']").getClientRects().length > 0`) {
			t.Errorf("%s: no style, or no crisis line", path)
		}
		if _, problems := tb.heard(); len(problems) > 0 {
			t.Errorf("%s: %q", path, problems)
		}
	}
	stick.checkAddresses(t)
}

var address = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// checkAddresses reports addresses that lead to no file of the folder.
func (h *hub) checkAddresses(t *testing.T) {
	t.Helper()
	pages, redirects, err := h.pages()
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, redirects...) {
		name := page
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		body, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range address.FindAllStringSubmatch(string(body), -1) {
			u, err := url.Parse(found[1])
			if err != nil || u.Scheme != "" || u.Path == "" {
				continue
			}
			to := filepath.Join(h.dir, filepath.Dir(filepath.FromSlash(name)), filepath.FromSlash(u.Path))
			if info, err := os.Stat(to); err != nil || info.IsDir() {
				t.Errorf("%s leads to %s, which is no file", name, found[1])
			}
		}
	}
}
