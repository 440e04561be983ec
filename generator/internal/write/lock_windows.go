package write

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockFile locks one byte far behind the text: locks are mandatory on Windows,
// and the text must stay readable for the one who has to wait.
func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
		&windows.Overlapped{OffsetHigh: 1 << 30})
	if err == windows.ERROR_LOCK_VIOLATION {
		return errLocked
	}
	return err
}

// release closes first: an open file cannot be removed, and one that the next
// build has opened meanwhile stays.
func (l *lock) release() {
	l.file.Close()
	os.Remove(l.file.Name())
}
