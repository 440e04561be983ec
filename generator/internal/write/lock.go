package write

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// lock is held by the one build that may write a target. The kernel lets go of
// it when the process ends, however it ends.
type lock struct{ file *os.File }

var errLocked = errors.New("locked")

// acquire takes the lock in the file at path, which exists only while it is held.
func acquire(path, target string) (*lock, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, because(err, "output-fault", "choose an output folder in a place you may write to",
				"nothing can be written beside "+target)
		}
		if err := lockFile(f); err != nil {
			defer f.Close()
			return nil, notLocked(err, f, target)
		}
		// The file may have been removed by its last holder before we had the lock.
		if isAt(f, path) {
			l := &lock{f}
			if err := l.sign(); err != nil {
				l.release()
				return nil, notWritten(err)
			}
			return l, nil
		}
		f.Close()
	}
}

func isAt(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, there)
}

func (l *lock) sign() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := fmt.Fprintf(l.file, "process %d\n", os.Getpid())
	return err
}

func notLocked(err error, f *os.File, target string) error {
	if !errors.Is(err, errLocked) {
		return because(err, "output-fault", "choose an output folder on another file system", target+" cannot be locked")
	}
	holder, _ := io.ReadAll(io.LimitReader(f, 80))
	name := strings.TrimSpace(string(holder))
	if name == "" {
		name = "another process"
	}
	return refuse("output-locked", "wait until it has finished, or choose another output folder",
		"another build is writing %s (%s)", target, name)
}
