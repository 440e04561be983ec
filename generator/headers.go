package generator

import (
	"net/http"
	"strings"

	"sitegen/generator/internal/plan"
)

// Headers are what a published hub sends with the file at a URL path, base path included,
// so that a preview can send the same and what works there works when published. Without
// a hub that could be read, they are those of a page.
func (h *Hub) Headers(url string) http.Header {
	lines := plan.NoHub()
	if h != nil && h.plan != nil {
		lines = h.plan.Hosting.Headers(strings.TrimPrefix(url, h.BasePath()))
	}
	headers := http.Header{}
	for _, line := range lines {
		headers.Set(line.Name, line.Value)
	}
	return headers
}

// HostKinds are the web hosts that HostConfig knows.
var HostKinds = plan.HostKinds

// HostConfig is what a web host must be told of a hub, in its own language: kind is one of
// HostKinds. Hosts that read _headers need none. With an error among the diagnostics it is empty.
func HostConfig(opts Options, kind string) ([]byte, Diagnostics, error) {
	hub, err := Open(opts)
	if err != nil {
		return nil, nil, err
	}
	defer hub.Close()
	if found := hub.Update(); found.HasErrors() {
		return nil, found, ErrFindings
	}
	return hub.plan.Hosting.Config(kind), nil, nil
}
