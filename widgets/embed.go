// Package widgets holds the TypeScript sources of the custom elements that run
// on a hub and on pages that embed it. Package assets bundles them at build.
package widgets

import "embed"

// FS holds src/, with src/hub.ts as the entry point, and languages/, every word of
// theirs by language.
//
//go:embed src languages
var FS embed.FS
