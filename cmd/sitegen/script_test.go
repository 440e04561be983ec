package main

import (
	"encoding/json"
	"errors"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"sitegen": main}) }

// TestScripts runs the program as people do; one script per behaviour.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata/script",
		Setup: func(env *testscript.Env) error { return os.Mkdir(filepath.Join(env.WorkDir, "tmp"), 0o755) },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"edit":      edit,
			"json":      parseJSON,
			"shows":     shows,
			"snapshot":  snapshot,
			"status":    status,
			"unchanged": unchanged,
		},
	})
}

// json FILE [MEMBER] expects JSON, and an object to have the member.
func parseJSON(ts *testscript.TestScript, _ bool, args []string) {
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &value))
	if len(args) > 1 && value.(map[string]any)[args[1]] == nil {
		ts.Fatalf("no member %q", args[1])
	}
}

// shows PAGE FILE expects a page to have what a file holds as text that people can copy.
func shows(ts *testscript.TestScript, _ bool, args []string) {
	if page := html.UnescapeString(ts.ReadFile(args[0])); !strings.Contains(page, strings.TrimSpace(ts.ReadFile(args[1]))) {
		ts.Fatalf("%s does not show what %s holds", args[0], args[1])
	}
}

// status N COMMAND ... expects a command to end with status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}
