// Package content is the example hub: topics, pages, programs, vocabulary,
// checklist and crisis lines, all of it in plain files beside this one. It
// gives those files as an fs.FS, for `sitegen new` and for tests, and does
// nothing else. Its programs are invented; its crisis lines are real.
package content

import "embed"

// FS holds the files by the names they have in a hub's content folder.
//
//go:embed vocabulary.toml checklist.toml crisis.toml home.md
//go:embed all:pages all:topics all:programs all:languages
var FS embed.FS
