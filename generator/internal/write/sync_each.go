//go:build !linux

package write

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// syncTree syncs file by file, where no call does it for all.
func syncTree(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return syncFolder(path)
		}
		mode := os.O_RDONLY
		if runtime.GOOS == "windows" { // it flushes only what may be written
			mode = os.O_RDWR
		}
		f, err := os.OpenFile(path, mode, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return f.Sync()
	})
}

// syncFolder does nothing on Windows, which cannot sync a folder.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
