package generator_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitegen/generator"
)

// fakeAWS stands in for the AWS command line: it writes down what it is told, a line
// for each argument and an empty one at the end.
const fakeAWS = `#!/bin/sh
{ for a in "$@"; do printf '%s' "$a" | tr '\n\t' '  '; echo; done; echo; } >>"$CALLS"
`

// runS3 runs the script that is printed for S3, and gives what it calls aws with.
func runS3(t *testing.T, script []byte, args ...string) (calls [][]string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"aws": fakeAWS, "hub-s3.sh": string(script)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("sh", append([]string{filepath.Join(dir, "hub-s3.sh")}, args...)...)
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "CALLS="+filepath.Join(dir, "calls"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "calls"))
	if err != nil {
		t.Fatal(err)
	}
	for call := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		calls = append(calls, strings.Split(call, "\n"))
	}
	return calls
}

// upload is a call of "aws s3 cp".
type upload struct {
	cache, media string
	filters      []string // pairs: --include or --exclude, and a pattern
}

func uploadOf(call []string) (u upload) {
	for i := 0; i+1 < len(call); i++ {
		switch call[i] {
		case "--cache-control":
			u.cache = call[i+1]
		case "--content-type":
			u.media = call[i+1]
		case "--include", "--exclude":
			u.filters = append(u.filters, call[i], call[i+1])
		}
	}
	return u
}

// takes reports whether the filters leave a file; the last that fits it counts.
func (u upload) takes(file string) bool {
	taken := true
	for i := 0; i < len(u.filters); i += 2 {
		pattern := strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(u.filters[i+1]))
		if regexp.MustCompile("^" + pattern + "$").MatchString(file) {
			taken = u.filters[i] == "--include"
		}
	}
	return taken
}

// TestS3: every file of the example is uploaded once, with the cache header and the type
// that a preview sends, and what pages lead to goes before pages.
func TestS3(t *testing.T) {
	script, _, err := generator.HostConfig(exampleOptions(), "s3")
	if err != nil {
		t.Fatal(err)
	}
	hub, err := generator.Open(exampleOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	if found := hub.Update(); found.HasErrors() {
		t.Fatal(found)
	}
	calls := runS3(t, script, "publish", "public", "bucket")
	last := calls[len(calls)-1]
	if !slices.Equal(last[:5], []string{"s3", "sync", "public", "s3://bucket", "--size-only"}) || !slices.Contains(last, "--delete") {
		t.Errorf("at the end: %q", last)
	}
	for file := range exampleSite(t) {
		if file == ".sitegen" {
			continue
		}
		var by []upload
		for _, call := range calls[:len(calls)-1] {
			if u := uploadOf(call); u.takes(file) {
				by = append(by, u)
			}
		}
		if len(by) != 1 {
			t.Errorf("%s is uploaded %d times", file, len(by))
			continue
		}
		url := "/" + strings.TrimSuffix(file, "index.html")
		if want := hub.Headers(url).Get("Cache-Control"); by[0].cache != want {
			t.Errorf("%s: Cache-Control: %q, want %q", file, by[0].cache, want)
		}
		sent, _, _ := hub.File(url)
		if by[0].media != sent.ContentType && path.Ext(file) != "" {
			t.Errorf("%s: type %q, want %q", file, by[0].media, sent.ContentType)
		}
	}
}

// TestS3Policies: CloudFront is told what a preview sends.
func TestS3Policies(t *testing.T) {
	script, _, err := generator.HostConfig(exampleOptions(), "s3")
	if err != nil {
		t.Fatal(err)
	}
	for i, call := range runS3(t, script, "policies") {
		var policy struct {
			Name                  string
			SecurityHeadersConfig struct {
				ContentSecurityPolicy struct{ ContentSecurityPolicy string }
			}
			CustomHeadersConfig struct {
				Quantity int
				Items    []struct{ Header, Value string }
			}
		}
		if err := json.Unmarshal([]byte(call[len(call)-1]), &policy); err != nil {
			t.Fatal(err)
		}
		names := []string{"hub-pages", "hub-frames"}
		if policy.Name != names[i] || policy.CustomHeadersConfig.Quantity != len(policy.CustomHeadersConfig.Items) {
			t.Errorf("policy %d: %+v", i, policy)
		}
		csp := policy.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy
		if framed := i == 1; strings.Contains(csp, "frame-ancestors") == framed || !strings.HasPrefix(csp, "default-src 'none'; ") {
			t.Errorf("%s: %s", policy.Name, csp)
		}
	}
}
