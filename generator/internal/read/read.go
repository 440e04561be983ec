// Package read takes a hub's folder (config.toml, content/, static/) and gives
// the model, with everything that is wrong in it: each finding with file, line
// and column, and all of them in one run. It is the only door to TOML. It never
// writes, never leaves the hub's folder, and never decides what a page shows.
package read

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Options say how a hub is read.
type Options struct {
	Drafts bool       // keep entries with draft = true
	AsOf   model.Date // the day the output speaks of; 0: the newest date in the content
	Today  model.Date // for warnings about age; 0: none are given

	Everything bool // name all that is not translated, and not only the first
}

// Reader reads a hub, and reads it again after an edit at the cost of the edit.
// It is not safe for concurrent use.
type Reader struct {
	root       *os.Root
	options    Options
	files      map[string]*file // by slash path, as of the last Read
	vocabulary *model.Vocabulary
	doubtful   bool      // the vocabulary has errors
	workers    []*worker // one per processor
	links      linker
}

// Open prepares to read the hub in dir. Symbolic links that lead out of dir are
// refused, whatever they point to.
func Open(dir string, options Options) (*Reader, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("can't open the hub's folder: %w", err)
	}
	r := &Reader{root: root, options: options, files: map[string]*file{}}
	for range runtime.GOMAXPROCS(0) {
		r.workers = append(r.workers, &worker{root: root, words: words{}})
	}
	return r, nil
}

// Close lets go of the hub's folder.
func (r *Reader) Close() error { return r.root.Close() }

// Read gives the hub as it is now. Files that did not change since the last
// Read, by size and time of modification, are not read again, unless changed
// names them (slash paths, relative to the hub). Unchanged entries keep their
// pointers from one Site to the next.
func (r *Reader) Read(changed ...string) (*model.Site, diag.List) {
	previous := r.files
	var stray diag.List
	r.files, stray = r.walk()
	for _, path := range changed {
		delete(previous, path)
	}
	r.readVocabulary(previous)
	var todo []*file
	for path, f := range r.files {
		if old, ok := previous[path]; ok && old.same(f) {
			r.files[path] = old
		} else if f.kind.isParsed() {
			todo = append(todo, f)
		}
	}
	r.parse(todo)
	return r.assemble(stray)
}

// readVocabulary comes first because every term is judged by it. A new one
// makes what was read before void.
func (r *Reader) readVocabulary(previous map[string]*file) {
	f, ok := r.files[vocabularyPath]
	old, had := previous[vocabularyPath]
	if ok && had && old.same(f) {
		return
	}
	if !ok && !had && len(previous) > 0 {
		return
	}
	clear(previous)
	r.vocabulary, r.doubtful = nil, false
	if ok {
		r.parseFile(f, r.workers[0])
		r.vocabulary, r.doubtful = f.vocabulary, f.findings.HasErrors()
		previous[vocabularyPath] = f
	}
}

// parse reads files with one worker per processor.
func (r *Reader) parse(todo []*file) {
	slices.SortFunc(todo, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	var next atomic.Int64
	var workers sync.WaitGroup
	var failed atomic.Pointer[string]
	for _, w := range r.workers[:min(len(r.workers), len(todo))] {
		workers.Go(func() {
			defer w.leave()
			defer func() {
				if p := recover(); p != nil {
					text := fmt.Sprintf("%v\n%s", p, debug.Stack())
					failed.Store(&text)
				}
			}()
			for i := next.Add(1) - 1; i < int64(len(todo)); i = next.Add(1) - 1 {
				r.parseFile(todo[i], w)
			}
		})
	}
	workers.Wait()
	if text := failed.Load(); text != nil {
		panic(*text) // on the caller's goroutine, where a preview can live on after it
	}
}

// Vocabulary reads only the vocabulary of the hub in dir, for importers.
func Vocabulary(dir string) (*model.Vocabulary, diag.List) {
	r, err := Open(dir, Options{})
	if err != nil {
		return nil, diag.List{{File: dir, Code: "missing-file", Text: err.Error(), Hint: "make a hub with: sitegen new " + dir}}
	}
	defer r.Close()
	files, found := r.walkFile(vocabularyPath)
	f, ok := files[vocabularyPath]
	if !ok {
		if len(found) == 0 {
			found.Add(missingFile(vocabularyPath))
		}
		return nil, found
	}
	r.parseFile(f, r.workers[0])
	return f.vocabulary, f.findings
}
