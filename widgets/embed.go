// Package widgets holds the TypeScript sources of the custom elements that run
// on a hub and on pages that embed it. Package assets bundles them at build.
package widgets

import "embed"

// FS holds src/, with src/hub.ts and src/pages.ts as entry points, languages/, every word of theirs by
// language, and custom-elements.json, what pages that embed them may set and hear.
//
//go:embed src languages custom-elements.json
var FS embed.FS
