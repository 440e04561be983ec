package generator

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"sitegen/generator/internal/write"
)

// Report says what a build did.
type Report struct {
	Diagnostics Diagnostics
	Programs    int
	Pages       int
	Written     int // files that are new or changed
	Unchanged   int
	Removed     int
	Bytes       int64  // of the files written
	Leftover    string // a folder of the old site that could not be deleted
	Stages      []Stage
}

// ErrFindings means that the hub has mistakes: the Report's diagnostics say
// which, and nothing was written.
var ErrFindings = errors.New("the hub has mistakes")

// Build writes the site of the hub in opts.Source to the folder out. With any
// error, and when ctx ends early, the folder stays as it was, byte for byte.
func Build(ctx context.Context, opts Options, out string) (Report, error) {
	hub, err := Open(opts)
	if err != nil {
		return Report{}, err
	}
	defer hub.Close()
	report := Report{Diagnostics: hub.Update()}
	if report.Diagnostics.HasErrors() {
		report.Stages = hub.trace
		return report, ErrFindings
	}
	tree, err := write.Prepare(out, opts.Source)
	if err != nil {
		return report, err
	}
	if err := hub.writeTo(ctx, tree); err != nil {
		tree.Abort()
		return report, err
	}
	var done write.Report
	hub.trace.stage("commit", func() { done, err = tree.Commit() })
	report.Programs, report.Pages = len(hub.site.Programs), len(hub.plan.Pages)
	report.Written, report.Unchanged, report.Removed, report.Bytes = done.Written, done.Unchanged, done.Removed, done.Bytes
	report.Leftover = done.Leftover
	report.Stages = hub.trace
	return report, err
}

// writeTo renders every page and hands it, with assets and static files, to tree.
func (h *Hub) writeTo(ctx context.Context, tree *write.Tree) (err error) {
	h.trace.stage("match", func() { h.index() })
	h.trace.stage("render", func() {
		err = inParallel(ctx, len(h.plan.Pages), func(i int) error {
			page := &h.plan.Pages[i]
			return h.renderer.Page(page, func(b []byte) error { return tree.Add(page.Path(), b) })
		})
	})
	if err != nil {
		return err
	}
	for _, f := range h.bundle.Files {
		if err := tree.Add(f.Path, f.Body); err != nil {
			return err
		}
	}
	return inParallel(ctx, len(h.site.Static), func(i int) error {
		body, err := h.reader.Static(h.site.Static[i])
		if err != nil {
			return err
		}
		return tree.Add(h.site.Static[i], body)
	})
}

// inParallel calls work for 0 to n-1 on every processor, and stops at the first error.
func inParallel(ctx context.Context, n int, work func(int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := work(i); err != nil {
					stop(err)
				}
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

// PrintStages writes the time and memory of each stage as a table.
func (r Report) PrintStages(w io.Writer) { printStages(w, r.Stages) }

// Check reads and plans the hub as Build does, and writes nothing.
func Check(opts Options) (Diagnostics, error) {
	hub, err := Open(opts)
	if err != nil {
		return nil, err
	}
	defer hub.Close()
	return hub.Update(), nil
}
