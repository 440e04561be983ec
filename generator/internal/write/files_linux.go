package write

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

// The two calls that are made for every page go around package os, which tries
// to poll each file it opens: that is a fifth of the time of a build.

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// sameBytes reads until the first difference. A symlink is not our file, and
// opening a pipe must not wait.
func sameBytes(path string, body []byte) bool {
	fd, err := again(func() (int, error) {
		return unix.Open(path, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	var info unix.Stat_t
	if unix.Fstat(fd, &info) != nil || info.Mode&unix.S_IFMT != unix.S_IFREG || info.Size != int64(len(body)) {
		return false
	}
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	for len(body) > 0 {
		n, err := again(func() (int, error) { return unix.Read(fd, buffer[:min(len(buffer), len(body))]) })
		if err != nil || n == 0 || !bytes.Equal(buffer[:n], body[:n]) {
			return false
		}
		body = body[n:]
	}
	return true
}

func writeNew(path string, body []byte) (err error) {
	fd, err := again(func() (int, error) {
		return unix.Open(path, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o644)
	})
	for err == nil && len(body) > 0 {
		var n int
		n, err = again(func() (int, error) { return unix.Write(fd, body) })
		if n == 0 && err == nil {
			err = io.ErrShortWrite
		}
		body = body[max(n, 0):]
	}
	if fd >= 0 {
		if closed := unix.Close(fd); err == nil && closed != unix.EINTR {
			err = closed
		}
	}
	if err != nil {
		return &os.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

// again repeats a call that a signal interrupted.
func again(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
