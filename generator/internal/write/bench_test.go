package write

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkBuild compares builds with a plain program that writes the same
// files from memory, both with two workers: 17,000 files in 12,000 folders, 150
// MB. It prints medians in milliseconds; run it with -benchtime=7x.
//
// SITEGEN_BENCH is the folder, for instance /dev/shm; without it, the usual
// temporary one. In memory each round deletes its files, so that all but the
// first reuse the same pages. On a disk they stay until the end: ext4 is slow
// right after a large tree was deleted, and that would hit the next round.
func BenchmarkBuild(b *testing.B) {
	root, err := os.MkdirTemp(os.Getenv("SITEGEN_BENCH"), "sitegen-bench-")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(root)
	pages := benchPages()
	took := map[string][]time.Duration{}
	measure := func(what string, do func()) {
		settle(b, root)
		start := time.Now()
		do()
		took[what] = append(took[what], time.Since(start))
	}
	for i := range b.N {
		plain, out := filepath.Join(root, fmt.Sprint("plain", i)), filepath.Join(root, fmt.Sprint("hub", i), "public")
		if err := os.Mkdir(filepath.Dir(out), 0o755); err != nil {
			b.Fatal(err)
		}
		measure("1-plain", func() { plainWrite(b, plain, pages) })
		settle(b, root)
		measure("2-first", func() { benchBuild(b, out, pages) })
		measure("3-unchanged", func() { benchBuild(b, out, pages) })
		pages[77].body[5]++
		measure("4-one-page", func() { benchBuild(b, out, pages) })
		for i := range pages {
			pages[i].body[6]++
		}
		measure("5-all-pages", func() { benchBuild(b, out, pages) })
		if strings.HasPrefix(root, "/dev/shm") {
			os.RemoveAll(plain)
			os.RemoveAll(out)
		}
	}
	for what, all := range took {
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)/2].Milliseconds()), what+"-ms")
	}
}

// settle waits until nothing of an earlier step is left to write.
func settle(b *testing.B, root string) {
	if err := syncTree(root); err != nil {
		b.Fatal(err)
	}
}

type benchPage struct {
	path string
	body []byte
}

func benchPages() []benchPage {
	text := []byte(strings.Repeat("<p>support, a plan and people who answer</p>\n", 400))
	var pages []benchPage
	for i := range 17_000 {
		path := fmt.Sprintf("programs/harbor-house-%05d/index.html", i)
		if i >= 12_000 {
			path = fmt.Sprintf("find/payment/medicaid/%05d.html", i)
		}
		pages = append(pages, benchPage{path, slices.Clone(text[:6_000+i%5_700])})
	}
	return pages
}

func plainWrite(b *testing.B, root string, pages []benchPage) {
	twoWorkers(b, pages, func(p benchPage) error {
		path := filepath.Join(root, p.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, p.body, 0o644)
	})
}

func benchBuild(b *testing.B, out string, pages []benchPage) {
	tree, err := Prepare(out, filepath.Dir(out))
	if err != nil {
		b.Fatal(err)
	}
	twoWorkers(b, pages, func(p benchPage) error { return tree.Add(p.path, p.body) })
	if _, err := tree.Commit(); err != nil {
		b.Fatal(err)
	}
}

func twoWorkers(b *testing.B, pages []benchPage, do func(benchPage) error) {
	var wait sync.WaitGroup
	half := len(pages) / 2
	for _, part := range [][]benchPage{pages[:half], pages[half:]} {
		wait.Go(func() {
			for _, p := range part {
				if err := do(p); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
}
