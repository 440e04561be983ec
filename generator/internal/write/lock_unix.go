//go:build !windows

package write

import (
	"os"

	"golang.org/x/sys/unix"
)

func lockFile(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch err {
		case unix.EINTR:
			continue
		case unix.EWOULDBLOCK:
			return errLocked
		}
		return err
	}
}

// release removes the file while it is still locked: nobody else's is removed.
func (l *lock) release() {
	os.Remove(l.file.Name())
	l.file.Close()
}
