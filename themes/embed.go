// Package themes carries the themes that come with sitegen: it gives FS, one
// folder per theme, and does nothing else.
package themes

import "embed"

// FS holds <name>/theme.toml, <name>/css, <name>/templates and <name>/static.
//
//go:embed haven
var FS embed.FS
