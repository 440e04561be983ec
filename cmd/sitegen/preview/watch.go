package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing may change before a change counts as done: editors
// save in several steps.
const quiet = 20 * time.Millisecond

// watcher waits for changes to a hub's files.
type watcher struct {
	source  string
	events  *fsnotify.Watcher
	folders map[string]bool // watched in the hub's folders, by cleaned path
	moved   bool            // a folder left its place since the last update
}

// newWatcher watches config.toml and everything in the hub's folders.
func newWatcher(source string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, watchFault(err)
	}
	w := &watcher{source: source, events: events, folders: map[string]bool{}}
	if err := events.Add(source); err != nil {
		return nil, errors.Join(watchFault(err), events.Close())
	}
	if err := w.addAll(); err != nil {
		return nil, errors.Join(watchFault(err), events.Close())
	}
	return w, nil
}

func (w *watcher) addAll() error {
	for _, folder := range watched {
		if err := w.addTree(filepath.Join(w.source, folder)); err != nil {
			return err
		}
	}
	return nil
}

var watched = []string{"content", "themes", "static"}

func watchFault(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return fmt.Errorf("can't watch the hub's folders: %w\n  hint: on Linux allow more: sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512", err)
	}
	return fmt.Errorf("can't watch the hub's folders: %w", err)
}

// addTree watches a folder and all folders in it. One that is not there, or no
// longer, is no fault.
func (w *watcher) addTree(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			if path != folder && isTemporary(entry.Name()) {
				return filepath.SkipDir
			}
			if err = w.events.Add(path); err == nil {
				w.folders[path] = true
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

// dropTree ends the watch of a folder that is no longer there. The system's watch
// follows a folder to its new place under the old name, and would keep the new
// one from being added.
func (w *watcher) dropTree(folder string) {
	if !w.folders[folder] {
		return
	}
	w.moved = true
	for path := range w.folders {
		if path == folder || strings.HasPrefix(path, folder+string(filepath.Separator)) {
			_ = w.events.Remove(path) // the system may have done so
			delete(w.folders, path)
		}
	}
}

// run calls update with the files that changed (slash paths, relative to the
// hub; none when that is not known) until ctx ends.
func (w *watcher) run(ctx context.Context, update func(changed []string)) {
	defer w.events.Close()
	changed := map[string]bool{}
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.events.Events:
			if w.note(event, changed) {
				timer.Reset(quiet)
			}
		case <-w.events.Errors: //nolint:errcheck // events were lost, whatever the reason
			changed[anything] = true
			w.moved = true
			timer.Reset(quiet)
		case <-timer.C:
			if w.moved { // some may have come back unseen
				w.moved = false
				_ = w.addAll() // what cannot be watched is read with the next change
			}
			files := slices.Sorted(maps.Keys(changed))
			if changed[anything] {
				files = nil
			}
			clear(changed)
			update(files)
		}
	}
}

// anything stands for changes that can't be named one by one.
const anything = ""

// note adds what an event says to changed, and reports whether a hub cares.
func (w *watcher) note(event fsnotify.Event, changed map[string]bool) bool {
	path := filepath.Clean(event.Name)
	file, err := filepath.Rel(w.source, path)
	if err != nil || event.Op == fsnotify.Chmod || isTemporary(filepath.Base(file)) {
		return false
	}
	top, below, _ := strings.Cut(filepath.ToSlash(file), "/")
	switch {
	case slices.Contains(watched, top) && below == "":
		changed[anything] = true
	case slices.Contains(watched, top), file == "config.toml":
		changed[filepath.ToSlash(file)] = true
	default:
		return false
	}
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		w.dropTree(path)
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() && event.Has(fsnotify.Create) {
		// Files may have got there before the watch. A folder too many to watch
		// is read all the same, with the next change.
		_ = w.addTree(path)
		changed[anything] = true
	}
	return true
}

// isTemporary knows the names that editors and file managers give to what
// nobody wants to keep.
func isTemporary(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") ||
		name == "4913" // Vim writes this to see whether it can
}
