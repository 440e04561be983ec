package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"sitegen/generator"
)

// count gives "1 page" and "2 pages".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// size gives a number of bytes in units of a thousand.
func size(n int64) string {
	switch {
	case n < 1000:
		return count(int(n), "byte")
	case n < 1e6:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// printFirst writes findings, but no more of one severity than somebody will
// scroll through.
func printFirst(w io.Writer, found generator.Diagnostics) {
	first, others := found.First(100)
	first.Print(w)
	if others > 0 {
		fmt.Fprintf(w, "… and %d more; sitegen check lists all\n", others)
	}
}

// printCount writes "2 errors, 1 warning", or nothing when there are none.
func printCount(w io.Writer, found generator.Diagnostics) {
	var parts []string
	for _, s := range []struct {
		n    int
		noun string
	}{
		{found.Count(generator.Error), "error"},
		{found.Count(generator.Warning), "warning"},
		{found.Count(generator.Hint), "hint"},
	} {
		if s.n > 0 {
			parts = append(parts, count(s.n, s.noun))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintln(w, strings.Join(parts, ", "))
	}
}

// printMistakes writes what was found in a hub that has mistakes. What else a hub has is
// told by build and check, and not by verbs that only ask it something.
func printMistakes(w io.Writer, found generator.Diagnostics, err error) {
	if errors.Is(err, generator.ErrFindings) {
		printFirst(w, found)
		printCount(w, found)
	}
}

// printPeakMemory writes the most memory that the process ever had, where the
// system tells (Linux).
func printPeakMemory(w io.Writer) {
	status, err := os.Open("/proc/self/status")
	if err != nil {
		return
	}
	defer status.Close()
	for lines := bufio.NewScanner(status); lines.Scan(); {
		var kilobytes int64
		if n, _ := fmt.Sscanf(lines.Text(), "VmHWM: %d kB", &kilobytes); n == 1 {
			fmt.Fprintf(w, "%-10s %s\n", "peak", size(kilobytes*1024))
		}
	}
}

// progress shows on a terminal that work is going on, until done is called.
// Anywhere else it shows nothing.
func progress(w io.Writer, what string) (done func()) {
	if !isTerminal(w) {
		return func() {}
	}
	const clearLine = "\r\x1b[K"
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		start := time.Now()
		tick := time.NewTicker(time.Second / 2)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				fmt.Fprintf(w, "%s%s … %.0f s", clearLine, what, time.Since(start).Seconds())
			case <-stop:
				fmt.Fprint(w, clearLine)
				return
			}
		}
	}()
	return func() { close(stop); <-stopped }
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
