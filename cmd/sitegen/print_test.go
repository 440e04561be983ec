package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestManyFindings: a build tells some, and check all of them.
func TestManyFindings(t *testing.T) {
	hub := starter(t)
	for i := range 150 {
		put(t, filepath.Join(hub, "content", "programs", fmt.Sprintf("oak-%d.toml", i)), "colour = 1\n")
	}
	var answer, messages bytes.Buffer
	if status := run(t.Context(), []string{"check", "--source", hub}, &answer, &messages); status != 1 {
		t.Errorf("check: status %d", status)
	}
	all := strings.Count(answer.String(), ": error: ")
	if all < 150 || strings.Contains(answer.String(), "more;") {
		t.Errorf("check tells %d errors:\n%.2000s", all, &answer)
	}
	messages.Reset()
	if status := run(t.Context(), []string{"build", "--source", hub}, &answer, &messages); status != 1 {
		t.Errorf("build: status %d", status)
	}
	some := strings.Count(messages.String(), ": error: ")
	want := fmt.Sprintf("\n… and %d more; sitegen check lists all\n%d errors", all-100, all)
	if some != 100 || !strings.Contains(messages.String(), want) {
		t.Errorf("build tells %d errors, without %q:\n%.2000s", some, want, &messages)
	}
}
