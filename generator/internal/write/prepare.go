package write

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Prepare makes ready to replace the folder out with a site made from the folder
// source. It refuses a folder that somebody may miss, waits for nobody, and
// clears what a killed build left behind. The caller must end with Commit or
// Abort.
func Prepare(out, source string) (*Tree, error) { return prepare(out, source, realSystem) }

func prepare(out, source string, sys system) (*Tree, error) {
	place, err := locate(out, source)
	if err != nil {
		return nil, err
	}
	if err := ours(place.target, out); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(place.target), 0o755); err != nil {
		return nil, because(err, "output-fault", elsewhere, "the folder around the output cannot be made")
	}
	lock, err := acquire(place.lockAt, out)
	if err != nil {
		return nil, err
	}
	if err := recoverFrom(place, sys); err != nil {
		lock.release()
		return nil, err
	}
	t := &Tree{place: place, sys: sys, lock: lock, names: newNames()}
	t.old = sync.OnceValues(t.listOld)
	go func() { _, _ = t.old() }() // ahead of the first Add
	return t, nil
}

func (t *Tree) listOld() (*listing, error) {
	l, err := list(t.sys, t.target)
	if err != nil {
		return nil, because(err, "output-fault", "see who owns the files in it, or delete the folder", "the old site cannot be read")
	}
	return l, nil
}

// ours refuses what was not made by an earlier build. An empty folder is fine.
func ours(target, out string) error {
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.IsDir() {
		return refuse("output-refused", elsewhere, "%s is a file", out)
	}
	entries, readErr := os.ReadDir(target)
	if err := errors.Join(err, readErr); err != nil {
		return because(err, "output-refused", elsewhere, "the output folder cannot be read")
	}
	if _, err := os.Lstat(filepath.Join(target, ".git")); err == nil {
		return refuse("output-refused", "build into another folder and copy the site from there",
			"%s is a git checkout, and a build would replace its history", out)
	}
	if len(entries) > 0 && !marked(target) {
		return refuse("output-refused", "choose another folder, or empty this one if nobody needs what is in it",
			"%s is not empty and was not made by sitegen: it holds %s", out, some(entries))
	}
	return nil
}

func marked(target string) bool {
	text, err := os.ReadFile(filepath.Join(target, Marker))
	return err == nil && bytes.HasPrefix(text, []byte("This folder is written by sitegen."))
}

func some(entries []fs.DirEntry) string {
	var names []string
	for _, e := range entries[:min(3, len(entries))] {
		names = append(names, e.Name())
	}
	text := strings.Join(names, ", ")
	if more := len(entries) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// recoverFrom puts the place in order after a build that was killed: the site
// set aside goes back if it was the only one, and half-made ones go.
func recoverFrom(p place, sys system) error {
	if _, err := os.Lstat(p.target); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(p.aside); err == nil {
			if err := sys.rename(p.aside, p.target); err != nil {
				return because(err, "output-fault", "rename it back by hand", "an interrupted build left the old site in "+p.aside)
			}
		}
	}
	for _, leftover := range []string{p.stage, p.aside} {
		if err := removeTree(sys, leftover); err != nil {
			return because(err, "output-fault", "delete it by hand", "an interrupted build left "+leftover+", which cannot be deleted")
		}
	}
	return nil
}
