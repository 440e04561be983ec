// Package generator is sitegen's importable API: Build writes a hub's website,
// Check only looks for mistakes, Import turns other people's listings into ours,
// and Hub serves a hub page by page while it is being edited. README.md in this
// folder walks through the pipeline and names the functions.
package generator

import (
	"io/fs"
	"time"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Diagnostic is one finding: place, fact, way out.
type Diagnostic = diag.Diagnostic

// Diagnostics is what a run has to tell the editor, sorted by place.
type Diagnostics = diag.List

// Severities of a Diagnostic.
const (
	Error   = diag.Error
	Warning = diag.Warning
	Hint    = diag.Hint
)

// Options says which hub to work on.
type Options struct {
	Source   string    // the hub's folder, which holds config.toml
	BaseURL  string    // replaces base_url when not empty
	Drafts   bool      // include drafts, marked as such
	Themes   fs.FS     // built-in themes, one folder each; the hub's own themes/ lie over them
	Widgets  fs.FS     // widget sources; nil builds a hub without script
	Portable bool      // pages work from a folder, without a server and so without widgets
	AsOf     time.Time // the day the pages speak of; zero: the newest date in the content
	Today    time.Time // for warnings about what has grown old; zero: none

	everything bool // name all that is not translated, and not only the first
}

func (o Options) asOf() model.Date {
	if o.AsOf.IsZero() {
		return 0
	}
	return model.DateOf(o.AsOf)
}

func (o Options) today() model.Date {
	if o.Today.IsZero() {
		return 0
	}
	return model.DateOf(o.Today)
}
