package generator

import (
	"slices"
	"strings"

	"sitegen/generator/internal/assets"
	"sitegen/generator/internal/write"
)

// earlier gives the scripts of earlier builds that stay published, with their list: those
// of sites that were built before, then those that the hub holds in its static folder.
func (h *Hub) earlier(built ...assets.Source) ([]assets.File, Diagnostics) {
	return assets.Carry(h.bundle, h.site.Config.KeepVersions, append(built, assets.Source{Folder: "static/", Read: h.reader.Static})...)
}

// replaced is the site in out, which tree is about to replace.
func replaced(tree *write.Tree, out string) assets.Source {
	return assets.Source{Folder: strings.TrimSuffix(out, "/") + "/", Read: tree.Old}
}

// leaveVersions takes out of the static files what earlier sees to.
func (h *Hub) leaveVersions() Diagnostics {
	held, found := assets.Held(h.site.Static, h.reader.Static)
	for _, s := range h.site.All() {
		s.Static = slices.DeleteFunc(slices.Clone(s.Static), func(path string) bool { return held[path] })
	}
	return found
}

// takesWebsite is the error of a portable copy, which has no scripts, in place of a website
// whose scripts others name.
func (h *Hub) takesWebsite(tree *write.Tree, out string) error {
	if _, err := tree.Old(assets.VersionsPath); !h.opts.Portable || err != nil {
		return nil
	}
	return &write.Error{Diagnostic: Diagnostic{
		Code: "output-refused", Text: out + " is a website, and a portable copy in its place would take away the scripts that other websites name",
		Hint: "leave --out away or name another folder, or delete this one if nobody uses it",
	}}
}
