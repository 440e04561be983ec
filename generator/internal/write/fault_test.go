package write

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var faults = []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES}

// faulty is the real system, except that call number n fails, or every call
// from n on (as if the disk were gone, or the process killed).
type faulty struct {
	calls   atomic.Int64
	n       int64
	forever bool
}

func (f *faulty) fails(path string) error {
	c := f.calls.Add(1)
	if c == f.n || f.forever && c > f.n {
		return &os.PathError{Op: "fault", Path: path, Err: faults[f.n%int64(len(faults))]}
	}
	return nil
}

func (f *faulty) one(do func(string) error) func(string) error {
	return func(path string) error {
		if err := f.fails(path); err != nil {
			return err
		}
		return do(path)
	}
}

func (f *faulty) two(do func(a, b string) error) func(a, b string) error {
	return func(a, b string) error {
		if err := f.fails(a); err != nil {
			return err
		}
		return do(a, b)
	}
}

func (f *faulty) system(real system) system {
	return system{
		readDir: func(path string) ([]fs.DirEntry, error) {
			if err := f.fails(path); err != nil {
				return nil, err
			}
			return real.readDir(path)
		},
		same: func(path string, body []byte) bool {
			return f.fails(path) == nil && real.same(path, body)
		},
		write: func(path string, body []byte) error {
			if err := f.fails(path); err != nil {
				return errors.Join(err, real.write(path, body[:len(body)/2])) // a full disk takes a part
			}
			return real.write(path, body)
		},
		mkdir: f.one(real.mkdir), remove: f.one(real.remove), removeAll: f.one(real.removeAll),
		syncTree: f.one(real.syncTree), syncFolder: f.one(real.syncFolder),
		link: f.two(real.link), copy: f.two(real.copy), rename: f.two(real.rename), exchange: f.two(real.exchange),
	}
}

// plainRename is a system that can only rename.
func plainRename(sys system) system {
	sys.exchange = func(_, _ string) error { return errors.ErrUnsupported }
	return sys
}

// unsynced is the real system without the wait for the disk, which neither a
// fault nor a killed process needs.
func unsynced() system {
	sys := realSystem
	sys.syncTree = func(string) error { return nil }
	sys.syncFolder = func(string) error { return nil }
	return sys
}

// TestEveryFault fails each call in turn, once and for good, and asks each time:
// is the output the old site or the new one, does the error say so, and does
// the next build succeed?
func TestEveryFault(t *testing.T) {
	second := maps.Clone(first)
	second["index.html"] = "a new home"
	second["topics/new/index.html"] = "new"
	delete(second, "programs/a/index.html")
	for name, sys := range map[string]system{"exchange": unsynced(), "two renames": plainRename(unsynced())} {
		for _, old := range []site{nil, first} {
			for _, forever := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d files before/forever=%v", name, len(old), forever), func(t *testing.T) {
					n := int64(1)
					for faultAt(t, sys, old, second, n, forever) {
						n++
					}
					if n < 15 {
						t.Errorf("only %d calls: a fault ended the test early", n)
					}
				})
			}
		}
	}
}

// faultAt reports whether there was a call n.
func faultAt(t *testing.T, sys system, old, next site, n int64, forever bool) bool {
	t.Helper()
	source, out := hub(t)
	if old != nil {
		mustBuild(t, out, source, old)
	}
	f := &faulty{n: n, forever: forever}
	report, err := build(out, source, next, f.system(sys))
	if beside := besides(t, out); err == nil && strings.Join(beside, "") != report.Leftover {
		t.Errorf("fault %d: beside the output is %v; the report names %q", n, beside, report.Leftover)
	}

	found := out
	if _, missing := os.Lstat(out); missing != nil {
		found = newPlace(out).aside
	}
	isOld, isNew := holdsExactly(t, found, old), holdsExactly(t, found, next)
	if said := claimed(err); isOld == isNew || said.isNew != isNew || said.aside != (found != out && old != nil) {
		t.Errorf("fault %d: %s holds old %v, new %v; the error is: %v", n, found, isOld, isNew, err)
	}
	if old != nil {
		recovers(t, out, source, isNew, old, next)
	}
	mustBuild(t, out, source, next)
	holdsOnly(t, out, next)
	return n <= f.calls.Load()
}

// claimed is what the outcome of a build tells its user.
func claimed(err error) (said struct{ isNew, aside bool }) {
	var fault *Error
	if errors.As(err, &fault) && fault.Hint != "" {
		said.isNew = strings.HasPrefix(fault.Text, "the new site is in place")
		said.aside = strings.HasPrefix(fault.Text, "the old site is in ")
		return said
	}
	said.isNew = err == nil
	return said
}

// recovers checks that the next build finds a whole site before it writes one.
func recovers(t *testing.T, out, source string, isNew bool, old, next site) {
	t.Helper()
	tree, err := Prepare(out, source)
	if err != nil {
		t.Fatal(err)
	}
	tree.Abort()
	if isNew {
		old = next
	}
	holdsOnly(t, out, old)
}

// holdsExactly reports whether root is s on disk; no folder is the nil site.
func holdsExactly(t *testing.T, root string, s site) bool {
	t.Helper()
	if _, err := os.Lstat(root); err != nil || s == nil {
		return err != nil && s == nil
	}
	return cmp.Equal(onDisk(s), read(t, root))
}

// Everything is on the disk before the folders change places, and the change
// is before the old site goes: a power cut leaves one of them.
func TestOrderOfCalls(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	p, sys := newPlace(out), realSystem
	var order []string
	sys.syncTree = func(path string) error {
		order = append(order, "sync "+path)
		if !holdsExactly(t, path, site{"a": "1"}) {
			t.Error("synced before the new site was complete")
		}
		return nil
	}
	sys.exchange = func(a, b string) error {
		order = append(order, "exchange "+a+" "+b)
		return realSystem.exchange(a, b)
	}
	sys.syncFolder = func(path string) error {
		order = append(order, "sync "+path)
		if !holdsExactly(t, p.stage, first) {
			t.Error("the old site was touched before the change was on the disk")
		}
		return nil
	}
	if _, err := build(out, source, site{"a": "1"}, sys); err != nil {
		t.Fatal(err)
	}
	want := []string{"sync " + p.stage, "exchange " + p.stage + " " + p.target, "sync " + source}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}
