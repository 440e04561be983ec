package write

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// listing is what a folder on disk holds, as slash-separated paths relative to it.
type listing struct {
	exists bool
	levels [][]string // folders by depth; the first level is the folder itself, ""
	files  []string   // everything that is not a folder: also symlinks
	known  map[string]struct{}
}

func (l *listing) has(file string) bool {
	_, ok := l.known[file]
	return ok
}

// list reads root and everything below it; a missing root is an empty listing.
func list(sys system, root string) (*listing, error) {
	l := &listing{known: map[string]struct{}{}}
	for level := []string{""}; len(level) > 0; {
		entries := make([][]fs.DirEntry, len(level))
		err := parallel(len(level), func(i int) (err error) {
			entries[i], err = sys.readDir(filepath.Join(root, filepath.FromSlash(level[i])))
			return err
		})
		if err != nil {
			if !l.exists && errors.Is(err, fs.ErrNotExist) {
				return l, nil
			}
			return nil, err
		}
		l.exists = true
		l.levels = append(l.levels, level)
		level = l.sort(level, entries)
	}
	return l, nil
}

// sort files the entries of one level and returns the folders of the next.
func (l *listing) sort(level []string, entries [][]fs.DirEntry) (next []string) {
	for i, folder := range level {
		for _, e := range entries[i] {
			name := e.Name()
			if folder != "" {
				name = folder + "/" + name
			}
			if e.IsDir() {
				next = append(next, name)
			} else {
				l.files = append(l.files, name)
				l.known[name] = struct{}{}
			}
		}
	}
	return next
}

// remove deletes root: its files first, then its folders from the deepest up.
func (l *listing) remove(sys system, root string) error {
	if !l.exists {
		return nil
	}
	err := parallel(len(l.files), func(i int) error {
		return sys.remove(filepath.Join(root, filepath.FromSlash(l.files[i])))
	})
	for d := len(l.levels) - 1; d >= 0 && err == nil; d-- {
		level := l.levels[d]
		err = parallel(len(level), func(i int) error {
			return sys.remove(filepath.Join(root, filepath.FromSlash(level[i])))
		})
	}
	if err != nil { // something was added or removed meanwhile
		return sys.removeAll(root)
	}
	return nil
}

// removeTree deletes root, which may be missing.
func removeTree(sys system, root string) error {
	l, err := list(sys, root)
	if err != nil {
		return sys.removeAll(root)
	}
	return l.remove(sys, root)
}
