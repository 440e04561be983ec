package preview

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"sitegen/generator"
)

// site is the hub as it is shown now: the last one without a mistake, and the
// mistakes since.
type site struct {
	opts     generator.Options
	messages io.Writer

	mu      sync.RWMutex // held for reading while a page is made
	hub     *generator.Hub
	good    bool                  // the hub was read without a mistake at least once
	found   generator.Diagnostics // of the last update
	pending map[string]bool       // files that changed since the hub was last good
	unknown bool                  // other files may have changed since then as well
	broken  bool                  // an update has left the hub half done, by a panic

	live live
}

func openSite(opts generator.Options, messages io.Writer) (*site, error) {
	hub, err := generator.Open(opts)
	if err != nil {
		return nil, err
	}
	return &site{opts: opts, hub: hub, messages: messages, pending: map[string]bool{}, live: newLive()}, nil
}

func (s *site) headers(path string) http.Header {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.hub.Headers(path)
}

func (s *site) close() { s.hub.Close() }

// update reads what changed (slash paths, relative to the hub; none: anything)
// and lets open pages reload.
func (s *site) update(changed []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	start := time.Now()
	first, before := !s.good && s.found == nil, s.found
	for _, file := range changed {
		s.pending[file] = true
	}
	s.unknown = s.unknown || len(changed) == 0
	all := slices.Sorted(maps.Keys(s.pending))
	if s.unknown {
		all = nil
	}
	s.found = s.read(all)
	if !s.found.HasErrors() {
		s.good, s.unknown = true, false
		clear(s.pending)
	}
	if !first {
		fmt.Fprintf(s.messages, "%s: updated in %d ms\n", s.summary(changed), time.Since(start).Milliseconds())
	}
	s.tell(before)
	s.live.next()
}

// read updates the hub. After a panic, which may have left it half done, the next
// time begins anew.
func (s *site) read(changed []string) (found generator.Diagnostics) {
	f := caught(func() {
		if s.broken {
			fresh, err := generator.Open(s.opts)
			if err != nil {
				found.Add(generator.Diagnostic{Code: "unreadable", Text: err.Error(), Hint: "see whether the hub's folder is where it was"})
				return
			}
			s.hub.Close()
			s.hub, s.broken = fresh, false
		}
		found = s.hub.Update(changed...)
	})
	if f != nil {
		f.print(s.messages)
		s.broken, s.good = true, false
		found = generator.Diagnostics{f.finding("")}
	}
	return found
}

// tell prints mistakes, and what else was not there before.
func (s *site) tell(before generator.Diagnostics) {
	var news generator.Diagnostics
	for _, d := range s.found {
		if d.Severity == generator.Error || !slices.Contains(before, d) {
			news.Add(d)
		}
	}
	first, others := news.First(most)
	first.Print(s.messages)
	if others > 0 {
		fmt.Fprintln(s.messages, more(others))
	}
	if n := s.found.Count(generator.Error); n > 0 && !s.broken {
		what := "the page shows them"
		if s.good {
			what += ", and the last good hub comes back when they are gone"
		}
		fmt.Fprintf(s.messages, "%s; %s\n", mistakes(n), what)
	} else if n == 0 && before.HasErrors() {
		fmt.Fprintln(s.messages, "all mistakes are gone")
	}
}

// summary names one changed file, and counts the others. What is gone by now is
// left out when there is anything else: editors save by way of short-lived files.
func (s *site) summary(changed []string) string {
	there := slices.DeleteFunc(slices.Clone(changed), func(file string) bool {
		_, err := os.Lstat(filepath.Join(s.opts.Source, filepath.FromSlash(file)))
		return err != nil
	})
	if len(there) == 0 {
		there = changed
	}
	switch len(there) {
	case 0:
		return "many files"
	case 1:
		return there[0]
	}
	return fmt.Sprintf("%s and %d more", there[0], len(there)-1)
}

// most is how many findings of one severity are told.
const most = 100

func more(others int) string { return fmt.Sprintf("… and %d more; sitegen check lists all", others) }

func mistakes(n int) string {
	if n == 1 {
		return "1 mistake"
	}
	return strconv.Itoa(n) + " mistakes"
}
