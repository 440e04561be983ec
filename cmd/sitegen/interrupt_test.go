package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInterruptedBuild(t *testing.T) {
	hub := filepath.Join(t.TempDir(), "hub")
	if err := makeStarter(hub); err != nil {
		t.Fatal(err)
	}
	var messages bytes.Buffer
	build := func(ctx context.Context) int {
		messages.Reset()
		return run(ctx, []string{"build", "--source", hub}, &bytes.Buffer{}, &messages)
	}
	if status := build(t.Context()); status != 0 {
		t.Fatalf("status %d\n%s", status, &messages)
	}
	home := filepath.Join(hub, "public", "index.html")
	before, err := os.ReadFile(home)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(hub, "content", "home.md"), []byte("+++\ntitle = \"New\"\n+++\nNew.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if status := build(ctx); status != 1 || !strings.HasSuffix(messages.String(), "stopped; nothing was changed\n") {
		t.Errorf("status %d, messages:\n%s", status, &messages)
	}
	if after, _ := os.ReadFile(home); !bytes.Equal(before, after) {
		t.Error("the site has changed")
	}
	if left, _ := filepath.Glob(filepath.Join(hub, ".*public*")); len(left) > 1 {
		t.Errorf("left behind: %q", left)
	}
}
