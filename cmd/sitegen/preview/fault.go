package preview

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"sitegen/generator"
)

// fault is a panic: a mistake in sitegen, not in the hub. It must not end an
// editor's session.
type fault struct {
	text  string
	stack []byte
}

// caught calls work, and gives the panic that ended it, if any.
func caught(work func()) (f *fault) {
	defer func() {
		if cause := recover(); cause != nil {
			f = &fault{fmt.Sprint(cause), debug.Stack()}
		}
	}()
	work()
	return nil
}

const failed = "sitegen itself failed"

// finding is the fault as an editor is told of it.
func (f *fault) finding(place string) generator.Diagnostic {
	text, _, _ := strings.Cut(f.text, "\n")
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200]) + "…"
	}
	return generator.Diagnostic{File: place, Code: "sitegen-fault", Text: failed + ", and your files are untouched: " + text,
		Hint: "report it to the people who gave you sitegen, with what the terminal shows; until then, undo your last change"}
}

// print writes all that those need who look for the mistake.
func (f *fault) print(w io.Writer) { fmt.Fprintf(w, "panic: %q\n%s", f.text, f.stack) }
