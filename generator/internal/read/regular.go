package read

import (
	"io/fs"
	"path"
	"slices"
)

// RegularFiles gives fsys without what is neither a file nor a folder: a named
// pipe or a device makes whoever opens it wait for ever. Wrap a file system
// before fs.Sub, which hides whether links lead to such a thing.
func RegularFiles(fsys fs.FS) fs.FS { return regularFiles{fsys} }

type regularFiles struct{ all fs.FS }

// notRegular is the reason why a file was not opened.
type notRegular fs.FileMode

func (n notRegular) Error() string { return "this is " + typeOfFile(fs.FileMode(n)) + ", not a file" }

func (r regularFiles) Open(name string) (fs.File, error) {
	mode, err := r.typeOf(name)
	switch {
	case err != nil:
		return nil, err
	case !mode.IsRegular() && !mode.IsDir():
		return nil, &fs.PathError{Op: "open", Path: name, Err: notRegular(mode)}
	}
	return r.all.Open(name)
}

// typeOf looks without opening. fs.Stat would open what has no Stat of its own.
func (r regularFiles) typeOf(name string) (fs.FileMode, error) {
	if s, ok := r.all.(fs.StatFS); ok {
		info, err := s.Stat(name)
		if err != nil {
			return 0, err
		}
		return info.Mode().Type(), nil
	}
	if name == "." {
		return fs.ModeDir, nil
	}
	entries, err := fs.ReadDir(r.all, path.Dir(name))
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) })
	if i < 0 {
		return 0, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return entries[i].Type() &^ fs.ModeSymlink, nil
}
