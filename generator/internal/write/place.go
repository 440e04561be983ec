package write

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// place is where a site goes, and the names beside it that a build uses. They
// are fixed, because the lock lets only one build use them at a time.
type place struct {
	target string // the output folder, absolute, symlinks resolved
	stage  string // the new site while it grows; after an exchange, the old one
	aside  string // the old site between two renames, where there is no exchange
	lockAt string
}

func newPlace(target string) place {
	beside := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".sitegen-")
	return place{target: target, stage: beside + "new", aside: beside + "old", lockAt: beside + "lock"}
}

// locate resolves out and refuses every folder that a build must not replace,
// whatever is in it.
func locate(out, source string) (place, error) {
	if out == "" {
		return place{}, refuse("output-refused", elsewhere, "there is no output folder")
	}
	target, err := resolve(out)
	if err != nil {
		return place{}, because(err, "output-refused", elsewhere, "the output folder cannot be used")
	}
	if filepath.Dir(target) == target {
		return place{}, refuse("output-refused", elsewhere, "%s is the root of the file system, and a build replaces its output folder", out)
	}
	if home, err := os.UserHomeDir(); err == nil && holds(target, home) {
		return place{}, refuse("output-refused", elsewhere, "%s is your home folder or holds it, and a build replaces its output folder", out)
	}
	return newPlace(target), apart(out, target, source)
}

const elsewhere = "choose a folder of its own, as in --out public"

// apart refuses a target that holds the source or lies among what it is made of.
func apart(out, target, source string) error {
	if _, err := os.Stat(source); err != nil {
		return because(err, "output-refused", "name the hub's folder with --source", "the source cannot be read")
	}
	if holds(target, source) {
		return refuse("output-refused", elsewhere, "%s is the hub's own folder or holds it, and a build replaces its output folder", out)
	}
	if slices.ContainsFunc(strings.Split(target, string(filepath.Separator)), isGit) {
		return refuse("output-refused", elsewhere, "%s is or lies inside .git, which holds a checkout's history", out)
	}
	for _, part := range []string{"content", "themes", "static"} {
		if holds(filepath.Join(source, part), target) {
			return refuse("output-refused", elsewhere, "%s is inside the hub's %s/, which a build reads", out, part)
		}
	}
	return nil
}

func isGit(name string) bool { return strings.EqualFold(name, ".git") }

// resolve makes path absolute and follows every symlink in the part that exists.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		found, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Join(found, rest), nil
		}
		if _, dangling := os.Lstat(path); dangling == nil || !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			return "", err
		}
		rest = filepath.Join(filepath.Base(path), rest)
		path = filepath.Dir(path)
	}
}

// holds reports whether inner is outer or lies below it. It compares files, not
// names: systems differ in what names they take for equal. Of an outer that is
// not there yet only the name is known.
func holds(outer, inner string) bool {
	inner, err := resolve(inner)
	if err != nil {
		return false
	}
	target, err := os.Stat(outer)
	if err != nil {
		return holdsByName(outer, inner)
	}
	for {
		if info, err := os.Stat(inner); err == nil && os.SameFile(info, target) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
		inner = filepath.Dir(inner)
	}
}

// holdsByName is holds for an outer that does not exist and a resolved inner.
// Case does not count, as it may not once they do exist.
func holdsByName(outer, inner string) bool {
	outer, err := resolve(outer)
	if err != nil || len(inner) < len(outer) || !strings.EqualFold(inner[:len(outer)], outer) {
		return false
	}
	return len(inner) == len(outer) || os.IsPathSeparator(inner[len(outer)])
}
