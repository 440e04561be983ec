package read

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// largeHub has n programs, 60 topics, and perFile programs in each file.
func largeHub(b *testing.B, n, perFile int) string {
	b.Helper()
	files := map[string]string{}
	for from := 0; from < n; from += perFile {
		var text strings.Builder
		for i := from; i < min(from+perFile, n); i++ {
			header := "[[program]]\n"
			if perFile == 1 {
				header = ""
			}
			text.WriteString(listing(i, header))
		}
		files[fmt.Sprintf("content/programs/s%02d/p%05d.toml", from/perFile%50, from)] = text.String()
	}
	for i := range 60 {
		files[fmt.Sprintf("content/topics/topic-%d.md", i)] = fmt.Sprintf("+++\ntitle = \"Topic %d\"\ndefinition = \"One of many.\"\nrelated = [\"topic-%d\"]\n+++\n## What it is {#overview}\n\nText.\n", i, (i+7)%60)
	}
	return hub(b, files)
}

// BenchmarkRead prints what the first read of a hub costs, and what one after
// an edit does.
func BenchmarkRead(b *testing.B) {
	for _, size := range []struct{ programs, perFile int }{{10_000, 3}, {10_000, 7}, {50_000, 7}} {
		dir := largeHub(b, size.programs, size.perFile)
		name := fmt.Sprintf("%d/by-%d", size.programs, size.perFile)
		b.Run("first/"+name, func(b *testing.B) { benchmarkFirst(b, dir, size.programs) })
		b.Run("again/"+name, func(b *testing.B) { benchmarkAgain(b, dir) })
	}
}

func benchmarkFirst(b *testing.B, dir string, programs int) {
	for b.Loop() {
		r, err := Open(dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		site, found := r.Read()
		if len(found) > 0 || len(site.Programs) != programs {
			b.Fatal(len(site.Programs), found[:min(len(found), 5)])
		}
		b.StopTimer()
		var peak, kept runtime.MemStats
		runtime.ReadMemStats(&peak)
		runtime.GC()
		runtime.ReadMemStats(&kept)
		b.ReportMetric(float64(peak.HeapSys-peak.HeapReleased)/1e6, "MB-peak")
		b.ReportMetric(float64(kept.HeapAlloc)/1e6, "MB-kept")
		runtime.KeepAlive(site)
		r.Close()
		b.StartTimer()
	}
}

func benchmarkAgain(b *testing.B, dir string) {
	r := open(b, dir, Options{})
	r.Read()
	edited := "content/programs/s01"
	entries, err := os.ReadDir(filepath.Join(dir, edited))
	if err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(dir, edited, entries[0].Name())
	for i := 0; b.Loop(); i++ {
		when := time.Unix(1_700_000_000+int64(i), 0)
		if err := os.Chtimes(file, when, when); err != nil {
			b.Fatal(err)
		}
		if _, found := r.Read(); len(found) > 0 {
			b.Fatal(found)
		}
	}
}
