package write

import (
	"errors"
	"path/filepath"
)

// Commit makes the added files the site, in one step, and drops all others. On
// an error the old site is still there, unless the error says otherwise.
func (t *Tree) Commit() (Report, error) {
	if t.closed {
		return Report{}, errClosed
	}
	defer t.Abort()
	if t.failed != nil {
		return Report{}, t.failed
	}
	old, err := t.old()
	if err != nil {
		return Report{}, err
	}
	report := Report{Written: t.written, Unchanged: len(t.kept), Bytes: t.bytes}
	gone := t.vanished(old, &report)
	if err := t.put(Marker, t.names.folders[""], []byte(markerText)); err != nil {
		return Report{}, err
	}
	if t.written == 0 && !gone {
		t.close()
		return report, nil
	}
	if err := t.complete(); err != nil {
		return Report{}, notWritten(err)
	}
	before, err := t.swap(old.exists)
	if err != nil {
		return Report{}, err
	}
	if old.remove(t.sys, before) != nil {
		report.Leftover = before
	}
	t.close()
	return report, nil
}

var errClosed = errors.New("this tree was committed or aborted before")

// Abort leaves the old site as it is and removes everything else. After Commit
// it does nothing, so that it can be deferred.
func (t *Tree) Abort() {
	if t.closed {
		return
	}
	_, _ = t.old()
	_ = removeTree(t.sys, t.stage) // what stays is removed by the next Prepare
	t.close()
}

func (t *Tree) close() {
	t.closed = true
	t.lock.release()
}

// vanished counts the old files that the new site does not have, and reports
// whether there are any, or folders.
func (t *Tree) vanished(old *listing, report *Report) bool {
	for _, file := range old.files {
		if file != Marker && !t.names.hasFile(file) {
			report.Removed++
		}
	}
	gone := report.Removed > 0
	for _, level := range old.levels {
		for _, folder := range level {
			gone = gone || !t.names.hasFolder(folder)
		}
	}
	return gone
}

// complete gives the stage the files that did not change, and syncs once.
func (t *Tree) complete() error {
	err := parallel(len(t.kept), func(i int) error {
		path := t.kept[i]
		if err := t.make(t.names.folders[fold(parentOf(path))]); err != nil {
			return err
		}
		local := filepath.FromSlash(path)
		from, to := filepath.Join(t.target, local), filepath.Join(t.stage, local)
		if t.sys.link(from, to) == nil {
			return nil
		}
		return t.sys.copy(from, to) // no links here, or too many to one file
	})
	if err != nil {
		return err
	}
	return t.sys.syncTree(t.stage)
}

// swap makes the stage the target and returns where the old site is then.
func (t *Tree) swap(exists bool) (before string, err error) {
	before = t.stage
	if !exists {
		err = t.sys.rename(t.stage, t.target)
	} else if err = t.sys.exchange(t.stage, t.target); errors.Is(err, errors.ErrUnsupported) {
		before, err = t.aside, t.renameTwice()
	}
	if fault := (*Error)(nil); errors.As(err, &fault) {
		return "", fault
	}
	if err != nil {
		return "", because(err, "output-fault", "the old site is untouched; if "+t.target+" is a mount point, choose a folder inside it",
			"the new site could not take the place of the old one")
	}
	if err := t.sys.syncFolder(filepath.Dir(t.target)); err != nil {
		return "", because(err, "output-fault", "check the disk, then build again",
			"the new site is in place, but the disk did not confirm it")
	}
	return before, nil
}

// renameTwice is swap where there is no exchange. A process killed between the
// two renames leaves no target; recoverFrom knows that.
func (t *Tree) renameTwice() error {
	if err := t.sys.rename(t.target, t.aside); err != nil {
		return err
	}
	err := t.sys.rename(t.stage, t.target)
	if err == nil {
		return nil
	}
	if back := t.sys.rename(t.aside, t.target); back != nil {
		return because(back, "output-fault", "the next build puts it back", "the old site is in "+t.aside+" and did not go back")
	}
	return err
}
