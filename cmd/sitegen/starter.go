package main

import (
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sitegen"
	"sitegen/content"
)

//go:embed starter.md
var starterReadme []byte

// makeStarter fills dir with the example hub, or leaves it as it was. It is
// made under another name on the same disk, and then renamed.
func makeStarter(dir string) error {
	parent, exists, err := vacant(dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return wrongUse("choose another folder", "%v", err)
	}
	scratch, err := os.MkdirTemp(parent, ".sitegen-new-")
	if err != nil {
		return wrongUse("choose another folder, or check its permissions", "%v", err)
	}
	defer os.RemoveAll(scratch)
	stage := filepath.Join(scratch, "hub")
	if err := fill(stage); err != nil {
		return err
	}
	if exists {
		return moveInto(stage, dir)
	}
	return os.Rename(stage, dir)
}

// vacant refuses a dir that holds anything but a git repository, and says where
// to work: in dir itself when there is one, else beside it.
func vacant(dir string) (parent string, exists bool, err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return filepath.Dir(filepath.Clean(dir)), false, nil
	case err != nil:
		return "", false, wrongUse("choose the name of a new folder", "%v", err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return "", false, wrongUse("choose the name of a new folder; nothing was changed",
				"%s is not empty: it holds %s", dir, e.Name())
		}
	}
	return dir, true, nil
}

// fill writes the hub to stage, which does not exist yet.
func fill(stage string) error {
	if err := os.Mkdir(stage, 0o755); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(stage, "content"), content.FS); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(stage, "static"), 0o755); err != nil {
		return err
	}
	for name, body := range map[string][]byte{
		"config.toml":     sitegen.Config,
		"README.md":       starterReadme,
		".gitignore":      []byte("/public/\n/.public.*\n/portable/\n/.portable.*\n"),
		"static/.gitkeep": nil,
	} {
		if err := os.WriteFile(filepath.Join(stage, filepath.FromSlash(name)), body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// moveInto moves what is in stage to dir, config.toml last: with it dir is a
// hub. When something can't be moved, what was moved goes back.
func moveInto(stage, dir string) error {
	names := []string{"content", "static", "README.md", ".gitignore", "config.toml"}
	for i, name := range names {
		if err := os.Rename(filepath.Join(stage, name), filepath.Join(dir, name)); err != nil {
			for _, moved := range names[:i] {
				err = errors.Join(err, os.Rename(filepath.Join(dir, moved), filepath.Join(stage, moved)))
			}
			return err
		}
	}
	return nil
}
