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
// HostKinds. Hosts that read _headers need none. The error is ErrFindings when the
// diagnostics have errors.
func HostConfig(opts Options, kind string) ([]byte, Diagnostics, error) {
	hub, report, err := openSound(opts)
	if err != nil {
		return nil, report.Diagnostics, err
	}
	defer hub.Close()
	return hub.plan.Hosting.Config(kind), report.Diagnostics, nil
}
