// Package write puts a finished site into its folder, all or nothing.
//
// It takes pages as paths and bytes, in any order, from any number of
// goroutines. It gives an output folder that holds exactly those files and a
// marker, and a report of what changed. It never edits the folder that is being
// served: changed files go into a new folder beside it, unchanged ones are
// hard-linked there, everything is synced once, and the two folders change
// places in one step.
//
// What a reader may rely on:
//
//   - A build that fails or is killed, at whatever moment, leaves the old site
//     byte for byte, or the new site complete.
//   - On Linux and macOS the change is one system call: a path under the output
//     folder leads into the old site before it and into the new one after.
//     Where a file system has no exchange there is a moment between two renames
//     in which the folder is absent; a kill in that moment is repaired by the
//     next build.
//   - A reader that holds the old folder open (by descriptor, or as its working
//     directory) keeps seeing the old site, out of which files then disappear;
//     it never sees a new file in it. A program that serves for long should
//     open paths anew for each request, as web servers do.
//   - A file whose bytes did not change keeps its inode and its modification
//     time. When nothing changed, nothing in the output folder is touched.
//
// While a build runs, .NAME.sitegen-lock and .NAME.sitegen-new lie beside the
// output folder NAME; what a killed build leaves there, the next one removes. So
// the folder around the output must be writable, and the output cannot itself be
// a mount point.
//
// There is no manifest: "unchanged" means that the bytes on disk were read and
// are equal. So an edit made by hand is always noticed, the output holds nothing
// that depends on a clock, and no second file can disagree with the first.
package write

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Marker is the file that says a folder is ours. Its content is constant.
const Marker = ".sitegen"

const markerText = "This folder is written by sitegen. Each build replaces it as a whole:\nfiles that you add or change here are lost. Put them into static/ instead.\n"

// Report says what Commit did. The marker is not counted.
type Report struct {
	Written   int    // files that are new or whose bytes changed
	Unchanged int    // files that kept their bytes, inode and modification time
	Removed   int    // files of the old site that the new one does not have
	Bytes     int64  // total size of the Written files
	Leftover  string // a folder that could not be deleted; the next build tries again
}

// Tree is a site on its way into its output folder. Add may be called by many
// goroutines at once; Commit or Abort by one, after the last Add has returned.
type Tree struct {
	place
	sys    system
	lock   *lock
	names  *names
	old    func() (*listing, error) // the site that is there now
	closed bool

	mu      sync.Mutex // guards what follows
	kept    []string
	written int
	bytes   int64
	failed  error
}

// Add puts body at path, which is slash-separated and relative to the output
// folder. A path that is not valid, or that differs from an earlier one at most
// in case, is an error. After an error Commit refuses.
func (t *Tree) Add(path string, body []byte) error {
	folder, err := t.names.claim(path)
	if err == nil {
		err = t.put(path, folder, body)
	}
	if err != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.failed == nil {
			t.failed = err
		}
	}
	return err
}

// Old gives a file of the site that is there now; of one that is not, fs.ErrNotExist.
func (t *Tree) Old(path string) ([]byte, error) {
	if !valid(path) {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	return os.ReadFile(filepath.Join(t.target, filepath.FromSlash(path)))
}

func (t *Tree) put(path string, folder *folder, body []byte) error {
	old, err := t.old()
	if err != nil {
		return err
	}
	local := filepath.FromSlash(path)
	if old.has(path) && t.sys.same(filepath.Join(t.target, local), body) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.kept = append(t.kept, path)
		return nil
	}
	if err := t.make(folder); err != nil {
		return err
	}
	if err := t.sys.write(filepath.Join(t.stage, local), body); err != nil {
		return notWritten(err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.written++
	t.bytes += int64(len(body))
	return nil
}

// make creates folder in the stage, its parents first, each once; the stage
// itself is the topmost of them, so that it appears with the first change.
func (t *Tree) make(f *folder) error {
	f.once.Do(func() {
		if f.parent != nil {
			if f.err = t.make(f.parent); f.err != nil {
				return
			}
		}
		if err := t.sys.mkdir(filepath.Join(t.stage, filepath.FromSlash(f.path))); err != nil {
			f.err = notWritten(err)
		}
	})
	return f.err
}
