package write

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// The test binary runs itself with these two in its environment: then it only
// builds, one version after the other, until it is killed.
const (
	builderOut    = "SITEGEN_TEST_BUILD_INTO"
	builderSystem = "SITEGEN_TEST_SYSTEM"
)

var killSystems = map[string]system{
	"exchange":    realSystem,
	"two renames": plainRename(realSystem),
}

func TestMain(m *testing.M) {
	if out := os.Getenv(builderOut); out != "" {
		buildForEver(out, killSystems[os.Getenv(builderSystem)])
	}
	os.Exit(m.Run())
}

func buildForEver(out string, sys system) {
	for version := 1; ; version++ {
		if _, err := build(out, filepath.Dir(out), versioned(version), sys); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// versioned is a site of which every file but one says which version it is, and
// of which some files exist in every third version only.
func versioned(version int) site {
	s := site{"same.txt": "always the same"}
	for i := range 150 {
		path := fmt.Sprintf("programs/%d/index.html", i)
		if i%10 == version%3 {
			path = fmt.Sprintf("topics/%d.html", i)
		}
		s[path] = fmt.Sprintf("version %d\n%s", version, strings.Repeat("x", 10*i))
	}
	return s
}

// TestKill ends a process that builds without pause at random moments. What is
// served must be one version, whole, each time.
func TestKill(t *testing.T) {
	for name := range killSystems {
		t.Run(name, func(t *testing.T) {
			source, out := hub(t)
			mustBuild(t, out, source, versioned(0))
			interrupted := 0
			for range 20 {
				killAfter(t, name, out, time.Duration(rand.Int64N(int64(80*time.Millisecond))))
				interrupted += min(1, len(besides(t, out)))
				if _, err := os.Lstat(out); err != nil && name == "exchange" {
					t.Error("the output folder is missing")
				}
				tree, err := Prepare(out, source)
				if err != nil {
					t.Fatal(err)
				}
				tree.Abort()
				holdsOnly(t, out, versioned(versionOf(t, out)))
			}
			if interrupted == 0 {
				t.Error("not one build was interrupted: the test tests nothing")
			}
		})
	}
}

func killAfter(t *testing.T, sys, out string, wait time.Duration) {
	t.Helper()
	before, _ := os.Stat(out)
	builder := exec.Command(os.Args[0])
	builder.Env = append(os.Environ(), builderOut+"="+out, builderSystem+"="+sys)
	builder.Stderr = os.Stderr
	if err := builder.Start(); err != nil {
		t.Fatal(err)
	}
	for range 5000 { // until its first version is there
		if now, err := os.Stat(out); err == nil && !os.SameFile(before, now) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	time.Sleep(wait)
	if err := builder.Process.Kill(); err != nil { // SIGKILL
		t.Fatal(err)
	}
	builder.Wait()
	if builder.ProcessState.Exited() {
		t.Fatal("the builder ended by itself")
	}
}

func versionOf(t *testing.T, out string) (version int) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(out, "programs", "5", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Sscanf(string(body), "version %d", &version)
	return version
}

// TestReadersSeeOneVersion reads through a folder that was opened once, while
// builds go on: files may be gone, but never of another version.
func TestReadersSeeOneVersion(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, versioned(0))
	var done atomic.Bool
	go func() {
		defer done.Store(true)
		for version := range 12 {
			if _, err := build(out, source, versioned(version), unsynced()); err != nil {
				t.Error(err)
			}
		}
	}()
	for reads := 0; !done.Load(); reads++ {
		root, err := os.OpenRoot(out)
		if err != nil {
			t.Fatal(err) // with an exchange the folder is always there
		}
		seen := ""
		for i := range 150 {
			body, err := root.ReadFile(fmt.Sprintf("programs/%d/index.html", i))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			version, _, _ := strings.Cut(string(body), "\n")
			if err != nil || seen != "" && version != seen {
				t.Fatalf("%q after %q, %v", version, seen, err)
			}
			seen = version
		}
		root.Close()
	}
}
