// Package sitegen is the module of the static site generator for directories
// of support programs. It gives the example hub's settings, which are also the
// reference of every key and what `sitegen new` starts from, and the license; the
// program is cmd/sitegen, the importable pipeline is generator. It never does anything.
package sitegen

import _ "embed"

// Config is config.toml as it stands at the root of the module.
//
//go:embed config.toml
var Config []byte

// License is that of the program, its themes and its widgets.
//
//go:embed LICENSE
var License []byte
