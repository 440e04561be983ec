package write

import (
	"errors"
	"fmt"

	"sitegen/generator/internal/diag"
)

// Error is why a site was not written: a diagnostic about the output folder and,
// where the operating system gave one, the cause.
type Error struct {
	diag.Diagnostic
	Err error
}

func (e *Error) Error() string {
	text := e.Text
	if e.Hint != "" {
		text += "\n  hint: " + e.Hint
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// ErrRefused is what every Error about a folder that must not be replaced is.
var ErrRefused = errors.New("this folder can't be the output")

func (e *Error) Is(target error) bool { return target == ErrRefused && e.Code == "output-refused" }

func refuse(code, hint, format string, args ...any) *Error {
	return &Error{Diagnostic: diag.Diagnostic{Code: code, Text: fmt.Sprintf(format, args...), Hint: hint}}
}

func because(err error, code, hint, fact string) *Error {
	e := refuse(code, hint, "%s: %v", fact, err)
	e.Err = err
	return e
}

// notWritten is for faults before the change of places.
func notWritten(err error) *Error {
	return because(err, "output-fault", "the old site is untouched; check free space and permissions, then build again",
		"the new site could not be written")
}
