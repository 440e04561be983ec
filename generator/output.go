package generator

import "sitegen/generator/internal/write"

// ErrOutput is what Build's error is when the output folder is one that a build
// must not replace. Its text says why, and names a way out.
var ErrOutput = write.ErrRefused
