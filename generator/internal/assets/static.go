package assets

import (
	"errors"
	"io/fs"
	"strings"

	"sitegen/generator/internal/diag"
)

// static adds the theme's static folder, such as its icon, under the names that
// it has there.
func (b *builder) static() {
	err := fs.WalkDir(b.Theme, "static", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(b.Theme, path)
		b.out.Files = append(b.out.Files, File{strings.TrimPrefix(path, "static/"), body})
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.found.Add(diag.Diagnostic{File: "themes/" + b.Name + "/static", Code: "theme", Text: err.Error(), Hint: "see whether the folder can be read"})
	}
}
