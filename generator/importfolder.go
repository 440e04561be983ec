package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sitegen/generator/internal/exchange"
)

// beside gives the folders that a replacement uses: one for the new files and one
// for the old. Names with a dot in front are not content.
func beside(folder string) (stage, aside string) {
	parent, name := filepath.Split(folder)
	return filepath.Join(parent, "."+name+".new"), filepath.Join(parent, "."+name+".old")
}

// prepareFolder refuses a folder with files that no import wrote. Before, unless
// nothing may change, it ends what a killed import left.
func prepareFolder(folder string, onlyLook bool) error {
	if !onlyLook {
		if err := tidy(folder); err != nil {
			return err
		}
	}
	return onlyImported(folder)
}

// onlyImported refuses a folder with files that no import wrote.
func onlyImported(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case path == folder && errors.Is(err, fs.ErrNotExist):
			return filepath.SkipAll
		case err != nil:
			return err
		case entry.IsDir():
			return nil
		}
		if entry.Type().IsRegular() {
			mine, err := isImported(path)
			if mine || err != nil {
				return err
			}
		}
		return fmt.Errorf("%s was not written by an import, and the new listings would replace its folder\n  hint: move it out of %s", path, folder)
	})
}

// isImported reports whether a file begins as import writes it.
func isImported(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	want := exchange.ImportedHeader
	if filepath.Base(path) == rowReport {
		want = rowReportStart
	}
	start := make([]byte, len(want))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == want, nil
}

// replaceFolder makes files what folder holds: they are written beside it, and
// then the two change places. With an error, when ctx ends, and when the process
// is killed, the old files or the new are there, all of them. Nothing is synced: after
// a power cut, import again.
func replaceFolder(ctx context.Context, folder string, files []exchange.File) error {
	stage, aside := beside(folder)
	defer os.RemoveAll(stage)
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		path := filepath.Join(stage, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(f.Body), 0o644); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return swap(stage, folder, aside)
}

// swap puts stage in the place of folder, which need not be there.
func swap(stage, folder, aside string) error {
	had := true
	if err := os.Rename(folder, aside); errors.Is(err, fs.ErrNotExist) {
		had = false
	} else if err != nil {
		return err
	}
	err := os.Rename(stage, folder)
	switch {
	case err == nil:
		return os.RemoveAll(aside)
	case had:
		return errors.Join(err, os.Rename(aside, folder))
	}
	return err
}

// tidy ends what a killed import left: listings set aside go back when they are
// the only ones.
func tidy(folder string) error {
	stage, aside := beside(folder)
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(aside, folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.RemoveAll(stage), os.RemoveAll(aside))
}
