package generator

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sitegen/generator/internal/render"
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

// Build writes the site of the hub in opts.Source to the folder out. With any
// error, and when ctx ends early, the folder stays as it was, byte for byte.
func Build(ctx context.Context, opts Options, out string) (Report, error) {
	hub, report, err := openSound(opts)
	if err != nil {
		return report, err
	}
	defer hub.Close()
	tree, err := write.Prepare(out, opts.Source)
	if err != nil {
		return report, err
	}
	if err := hub.takesWebsite(tree, out); err != nil {
		tree.Abort()
		return report, err
	}
	failed, err := hub.writeTo(ctx, tree, out)
	report.Diagnostics = append(report.Diagnostics, failed...)
	if err != nil {
		tree.Abort()
		report.Stages = hub.trace
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

// writeTo renders every page and hands it, with atlas, assets, earlier scripts and static
// files, to tree, which replaces out. When templates fail it tells of all of them, and the
// error is ErrFindings.
func (h *Hub) writeTo(ctx context.Context, tree *write.Tree, out string) (found Diagnostics, err error) {
	if found, err = h.renderAll(ctx, tree.Add); err != nil {
		return found, err
	}
	carried, found := h.earlier(replaced(tree, out))
	for _, f := range carried {
		if err := tree.Add(f.Path, f.Body); err != nil {
			return found, err
		}
	}
	for path, body := range h.atlas().Files {
		if err := tree.Add(path, body); err != nil {
			return found, err
		}
	}
	for _, f := range h.bundle.Files {
		body, err := h.asset(f)
		if err == nil {
			err = tree.Add(f.Path, body)
		}
		if err != nil {
			return found, err
		}
	}
	return found, inParallel(ctx, len(h.site.Static), func(i int) error {
		body, err := h.reader.Static(h.site.Static[i])
		if err != nil {
			return err
		}
		return tree.Add(h.site.Static[i], body)
	})
}

// renderAll renders every page on all processors and hands it to use. A template
// that fails does not stop the others, so that all such mistakes are told.
func (h *Hub) renderAll(ctx context.Context, use func(path string, body []byte) error) (Diagnostics, error) {
	var mu sync.Mutex
	var failed Diagnostics
	h.trace.stage("match", func() { h.index() })
	h.trace.stage("atlas", func() { h.atlas() })
	var err error
	h.trace.stage("render", func() {
		err = inParallel(ctx, len(h.plan.Pages), func(i int) error {
			page := &h.plan.Pages[i]
			err := h.renderer.Page(page, func(b []byte) error { return use(page.Path(), b) })
			var broken *render.TemplateError
			if errors.As(err, &broken) {
				mu.Lock()
				defer mu.Unlock()
				failed.Add(broken.Diagnostic)
				return nil
			}
			return err
		})
	})
	failed.Sort() // one mistake may have failed on every page
	if err == nil && len(failed) > 0 {
		err = ErrFindings
	}
	return failed, err
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

// Check does what Build does, and writes nothing. It names all that is not translated,
// of which Build names the first.
func Check(ctx context.Context, opts Options) (Diagnostics, error) {
	opts.everything = true
	hub, err := Open(opts)
	if err != nil {
		return nil, err
	}
	defer hub.Close()
	found := hub.Update()
	if found.HasErrors() {
		return found, nil
	}
	_, lost := hub.earlier()
	failed, err := hub.renderAll(ctx, func(string, []byte) error { return nil })
	if errors.Is(err, ErrFindings) {
		err = nil
	}
	return slices.Concat(found, lost, failed), err
}
