package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkBuild builds generated hubs with the real binary, as whole processes,
// and holds each build against a plain program that writes the same files from
// memory with two workers. It prints and asserts nothing. SITEGEN_BENCH names a
// folder to work in, to choose the file system; /dev/shm is memory.
func BenchmarkBuild(b *testing.B) {
	binary := buildBinary(b)
	for _, hub := range []struct {
		programs int
		share    float64
	}{{1_000, .75}, {10_000, .25}, {10_000, .75}, {50_000, .25}, {50_000, .75}} {
		b.Run(fmt.Sprintf("programs=%d/share=%.2f", hub.programs, hub.share), func(b *testing.B) {
			dir, err := os.MkdirTemp(os.Getenv("SITEGEN_BENCH"), "sitegen-bench-")
			if err != nil {
				b.Fatal(err)
			}
			defer os.RemoveAll(dir)
			writeMadeHub(b, dir, hub.programs, 500, hub.share)
			var first, again, floor samples
			for b.Loop() {
				out := filepath.Join(dir, "public")
				first.add(runBuild(b, binary, dir, out))
				again.add(runBuild(b, binary, dir, out))
				floor.add(writePlainly(b, out, filepath.Join(dir, "plain")))
				os.RemoveAll(out)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(first.median(b, "ms"), "ms/build")
			b.ReportMetric(first.median(b, "cpu"), "cpu-ms/build")
			b.ReportMetric(first.median(b, "MB"), "MB-peak")
			b.ReportMetric(100*first.median(b, "atlas")/first.median(b, "stages"), "%-atlas")
			b.ReportMetric(again.median(b, "ms"), "ms/rebuild")
			b.ReportMetric(floor.median(b, "ms"), "ms/plain-write")
			b.ReportMetric(first.median(b, "ms")/floor.median(b, "ms"), "x-plain-write")
			b.ReportMetric(floor.median(b, "files"), "files")
			b.ReportMetric(floor.median(b, "MB"), "MB-written")
		})
	}
}

// samples are measurements of several runs by name.
type samples map[string][]float64

func (s *samples) add(measured map[string]float64) {
	if *s == nil {
		*s = samples{}
	}
	for name, value := range measured {
		(*s)[name] = append((*s)[name], value)
	}
}

func (s samples) median(b *testing.B, name string) float64 {
	b.Helper()
	values := slices.Sorted(slices.Values(s[name]))
	if len(values) == 0 {
		b.Fatalf("nothing was measured as %q", name)
	}
	return values[len(values)/2]
}

func buildBinary(b *testing.B) string {
	b.Helper()
	binary := filepath.Join(b.TempDir(), "sitegen")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary
}

func runBuild(b *testing.B, binary, source, out string) map[string]float64 {
	b.Helper()
	cmd := exec.Command(binary, "build", "-v", "--source", source, "--out", out)
	start := time.Now()
	text, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
	return map[string]float64{
		"ms":     milliseconds(took),
		"cpu":    milliseconds(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()),
		"MB":     peakMemory(text),
		"atlas":  stageTime(b, text, "atlas"),
		"stages": stageTime(b, text, "all"),
	}
}

// stageTime reads how long a stage took, in milliseconds.
func stageTime(b *testing.B, verbose []byte, stage string) float64 {
	b.Helper()
	m := regexp.MustCompile(`(?m)^` + stage + ` +([0-9.]+) ms`).FindSubmatch(verbose)
	if m == nil {
		b.Fatalf("the build does not say how long %q took:\n%s", stage, verbose)
	}
	ms, _ := strconv.ParseFloat(string(m[1]), 64)
	return ms
}

var peakLine = regexp.MustCompile(`(?m)^peak +([0-9.]+) MB`)

// peakMemory reads what the program says of itself. The kernel's own figure for a
// child counts what its parent had in memory when it was started.
func peakMemory(verbose []byte) float64 {
	m := peakLine.FindSubmatch(verbose)
	if m == nil {
		return 0 // known on Linux only
	}
	mb, _ := strconv.ParseFloat(string(m[1]), 64)
	return mb
}

// writePlainly reads the files of a site and times writing them elsewhere.
func writePlainly(b *testing.B, site, to string) map[string]float64 {
	b.Helper()
	type file struct {
		name string
		body []byte
	}
	var files []file
	size := 0
	err := filepath.WalkDir(site, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		size += len(body)
		files = append(files, file{path[len(site):], body})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(to)
	start := time.Now()
	var next atomic.Int64
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				path := filepath.Join(to, files[i].name)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					b.Error(err)
				}
				if err := os.WriteFile(path, files[i].body, 0o644); err != nil {
					b.Error(err)
				}
			}
		})
	}
	workers.Wait()
	return map[string]float64{"ms": milliseconds(time.Since(start)), "files": float64(len(files)), "MB": float64(size) / 1e6}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }
