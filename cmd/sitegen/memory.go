package main

import (
	"os"
	"runtime/debug"
)

// collectSeldom trades memory for time in a run that soon ends: garbage is
// collected when the heap is four times what is in use, and sooner only where
// that would be much. What GOGC and GOMEMLIMIT say goes first.
func collectSeldom() {
	const percent, limit = 300, 800 << 20
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
