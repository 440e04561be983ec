package preview

import (
	_ "embed"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"
)

//go:embed reload.js
var reloadScript []byte

// live tells open pages when there is something newer to see.
type live struct {
	mu      sync.Mutex
	started int64 // makes versions of another run of the server differ
	count   int
	changed chan struct{} // closed by the next change
}

func newLive() live {
	return live{started: time.Now().UnixNano(), changed: make(chan struct{})}
}

func (l *live) next() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count++
	close(l.changed)
	l.changed = make(chan struct{})
}

// version names what is shown now; changed is closed when that is no longer so.
func (l *live) version() (version string, changed <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strconv.FormatInt(l.started, 36) + "-" + strconv.Itoa(l.count), l.changed
}

// ServeHTTP sends the version now and after every change, as an event stream.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	stream := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		version, changed := l.version()
		fmt.Fprintf(w, "data: %s\n\n", version)
		if stream.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
