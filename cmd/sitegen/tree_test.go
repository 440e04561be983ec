package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// snapshot DIR FILE writes down every file of a folder: size, time, bytes.
func snapshot(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(listTree(ts, args[0])), 0o644))
}

// unchanged DIR FILE expects the folder to be as it was at snapshot DIR FILE.
func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	before, now := ts.ReadFile(args[1]), listTree(ts, args[0])
	switch {
	case before != now && !neg:
		ts.Fatalf("%s has changed\nbefore:\n%s\nnow:\n%s", args[0], before, now)
	case before == now && neg:
		ts.Fatalf("%s has not changed", args[0])
	}
}

func listTree(ts *testscript.TestScript, dir string) string {
	var list strings.Builder
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if entry.IsDir() {
			fmt.Fprintf(&list, "%s/\n", name)
			return nil
		}
		body, err := os.ReadFile(path)
		fmt.Fprintf(&list, "%s %d %d %x\n", name, info.Size(), info.ModTime().UnixNano(), sha256.Sum256(body))
		return err
	}))
	return list.String()
}

// edit FILE OLD NEW replaces a text that the file must have.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}
