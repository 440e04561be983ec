package write

import (
	"io/fs"
	"os"
)

// system is every call to the operating system that changes the output, or
// decides what to change, so that tests can make each of them fail.
type system struct {
	readDir    func(path string) ([]fs.DirEntry, error)
	same       func(path string, body []byte) bool // a regular file that holds body; unreadable is false
	mkdir      func(path string) error
	write      func(path string, body []byte) error // a new file; an existing one is an error
	link       func(from, to string) error
	copy       func(from, to string) error
	rename     func(from, to string) error
	exchange   func(a, b string) error // errors.ErrUnsupported where there is none
	syncTree   func(path string) error // everything below path is on the disk
	syncFolder func(path string) error // the names in path are on the disk
	remove     func(path string) error
	removeAll  func(path string) error
}

var realSystem = system{
	readDir:    os.ReadDir,
	same:       sameBytes,
	mkdir:      func(path string) error { return os.Mkdir(path, 0o755) },
	write:      writeNew,
	link:       os.Link,
	copy:       copyFile,
	rename:     os.Rename,
	exchange:   exchange,
	syncTree:   syncTree,
	syncFolder: syncFolder,
	remove:     os.Remove,
	removeAll:  os.RemoveAll,
}

// copyFile stands in for a hard link, so it keeps the modification time too.
func copyFile(from, to string) error {
	body, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if err := writeNew(to, body); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
