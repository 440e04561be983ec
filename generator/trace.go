package generator

import (
	"fmt"
	"io"
	"runtime"
	"time"
)

// Stage is how long one stage of a build took, and the heap after it.
type Stage struct {
	Name string
	Time time.Duration
	Heap uint64 // bytes in use, including what is no longer needed but not yet collected
}

// trace collects stages in order.
type trace []Stage

func (t *trace) stage(name string, work func()) {
	start := time.Now()
	work()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	*t = append(*t, Stage{name, time.Since(start), m.HeapAlloc})
}

// printStages writes a table: stage, milliseconds, megabytes.
func printStages(w io.Writer, stages []Stage) {
	var total time.Duration
	for _, s := range stages {
		fmt.Fprintf(w, "%-10s %8.1f ms %8.1f MB\n", s.Name, float64(s.Time.Microseconds())/1e3, float64(s.Heap)/1e6)
		total += s.Time
	}
	fmt.Fprintf(w, "%-10s %8.1f ms\n", "all", float64(total.Microseconds())/1e3)
}
