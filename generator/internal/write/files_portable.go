//go:build !linux

package write

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

func sameBytes(path string, body []byte) bool {
	// Lstat first: opening a pipe would wait, and a symlink is not our file.
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(body)) {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	buffer := buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(buffer)
	for len(body) > 0 {
		part := buffer[:min(len(buffer), len(body))]
		if _, err := io.ReadFull(f, part); err != nil || !bytes.Equal(part, body[:len(part)]) {
			return false
		}
		body = body[len(part):]
	}
	return true
}

func writeNew(path string, body []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	return errors.Join(err, f.Close())
}
