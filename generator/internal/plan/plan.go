// Package plan decides which pages a hub has: it takes the model and gives
// []Page, each with its URL, its template and a function that makes its data.
// Collisions between URLs are found here. It never renders and never writes.
package plan

import "sitegen/generator/internal/model"

// Page is one file of the output. Exactly one of Template and Raw is set.
type Page struct {
	URL      string        // "/programs/oak-house/"; a file's own name when it does not end in "/"
	Template string        // "program": themes/<name>/templates/program.html
	Data     func() View   // called once per render, on the worker that renders
	Raw      func() []byte // for files that no theme touches: sitemap, feed, JSON
	Updated  model.Date
	Listed   bool // in the sitemap
	Source   model.Source
}

// Path is where the page lies below the output folder: "programs/oak-house/index.html".
func (p Page) Path() string {
	path := p.URL[1:]
	if path == "" || path[len(path)-1] == '/' {
		path += "index.html"
	}
	return path
}
