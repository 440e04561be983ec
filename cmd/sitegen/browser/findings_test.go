package browser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
)

// findings collects what is wrong on many pages, so that one run tells all of
// it: each finding once, with the pages it is on.
type findings struct {
	mu     sync.Mutex
	places map[string][]string
}

func (f *findings) add(place, format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.places == nil {
		f.places = map[string][]string{}
	}
	text := fmt.Sprintf(format, args...)
	f.places[text] = append(f.places[text], place)
}

const placesShown = 4

func (f *findings) report(t *testing.T) {
	t.Helper()
	for _, text := range slices.Sorted(maps.Keys(f.places)) {
		places := f.places[text]
		slices.Sort(places)
		more := ""
		if n := len(places) - placesShown; n > 0 {
			places, more = places[:placesShown], fmt.Sprintf(" and %d more", n)
		}
		t.Errorf("%s\n\ton %s%s", text, strings.Join(places, ", "), more)
	}
}
