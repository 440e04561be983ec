package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// starter is the hub that sitegen new makes.
func starter(t *testing.T) (hub string) {
	t.Helper()
	hub = filepath.Join(t.TempDir(), "hub")
	if err := makeStarter(hub); err != nil {
		t.Fatal(err)
	}
	return hub
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestInterruptedBuild stops a build when it has written some of its files.
func TestInterruptedBuild(t *testing.T) {
	hub := starter(t)
	var messages bytes.Buffer
	build := func(ctx context.Context) int {
		messages.Reset()
		return run(ctx, []string{"build", "--source", hub}, &bytes.Buffer{}, &messages)
	}
	if status := build(t.Context()); status != 0 {
		t.Fatalf("status %d\n%s", status, &messages)
	}
	before, names := files(t, filepath.Join(hub, "public")), list(t, hub)
	put(t, filepath.Join(hub, "content", "home.md"), "+++\ntitle = \"New\"\n+++\nNew.\n")
	const many = 4000
	for i := range many {
		put(t, filepath.Join(hub, "static", "many", fmt.Sprintf("%04d.txt", i)), "x")
	}
	names = append(names, "static")
	slices.Sort(names)
	names = slices.Compact(names)

	ctx, stop := context.WithCancel(t.Context())
	written := make(chan int)
	go func() { written <- stopMidway(ctx, stop, filepath.Join(hub, ".public.sitegen-new", "many")) }()
	status := build(ctx)
	stop()
	if n := <-written; n == 0 || n > many/2 {
		t.Fatalf("interrupted after %d of %d files, which is not midway; messages:\n%s", n, many, &messages)
	}
	if status != 1 || !strings.HasSuffix(messages.String(), "stopped; nothing was changed\n") {
		t.Errorf("status %d, messages:\n%s", status, &messages)
	}
	if after := files(t, filepath.Join(hub, "public")); !slices.Equal(before, after) {
		t.Error("the site has changed")
	}
	if left := list(t, hub); !slices.Equal(left, names) {
		t.Errorf("in the hub are %q, want %q", left, names)
	}
	if status := build(t.Context()); status != 0 {
		t.Errorf("the next build: status %d\n%s", status, &messages)
	}
}

// stopMidway calls stop once there are files in folder, and tells how many.
func stopMidway(ctx context.Context, stop func(), folder string) int {
	for ctx.Err() == nil {
		if entries, _ := os.ReadDir(folder); len(entries) > 10 {
			stop()
			return len(entries)
		}
		time.Sleep(100 * time.Microsecond)
	}
	return 0
}

// list gives the names in a folder.
func list(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// files gives every file below a folder with its time and bytes.
func files(t *testing.T, folder string) (all []string) {
	t.Helper()
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		all = append(all, fmt.Sprintln(path, info.ModTime().UnixNano(), string(body)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestInterruptedCheck: what has been found by then is not all, so none of it is told.
func TestInterruptedCheck(t *testing.T) {
	hub := starter(t)
	put(t, filepath.Join(hub, "content", "home.md"), "+++\ntitel = \"New\"\n+++\nNew.\n")
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var answer, messages bytes.Buffer
	status := run(ctx, []string{"check", "--source", hub}, &answer, &messages)
	if status != 1 || messages.String() != "stopped; nothing was changed\n" || answer.Len() > 0 {
		t.Errorf("status %d, answer:\n%s\nmessages:\n%s", status, &answer, &messages)
	}
}
