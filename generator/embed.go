package generator

import (
	"context"
	"io/fs"

	"sitegen/generator/internal/model"
	"sitegen/generator/internal/plan"
	"sitegen/generator/internal/read"
)

// Widget is what a widget says of itself: its options, events, parts.
type Widget = model.Widget

// Widgets are those whose sources are in fsys, in the manifest's order.
func Widgets(fsys fs.FS) ([]Widget, Diagnostics) { return read.Widgets(fsys) }

// Snippet is what another website pastes to show a widget, in three forms.
type Snippet = plan.Snippet

// WrongOption says that somebody asked for a widget, or an option of it, that the hub
// does not have.
type WrongOption struct{ Diagnostic }

func (e *WrongOption) Error() string { return e.Text }

// Embed gives the snippet of a widget of the hub in opts.Source, with options by the
// name of their attribute without data-hub-; those that are only there or not have "".
// The error is ErrFindings when the diagnostics have errors, and a *WrongOption.
func Embed(ctx context.Context, opts Options, widget string, values map[string]string) (*Snippet, Diagnostics, error) {
	hub, report, err := openSound(opts)
	if err != nil {
		return nil, report.Diagnostics, err
	}
	defer hub.Close()
	if err := ctx.Err(); err != nil {
		return nil, report.Diagnostics, err
	}
	snippet, wrong := hub.plan.Snippet(widget, values)
	if wrong != nil {
		return nil, report.Diagnostics, &WrongOption{*wrong}
	}
	return snippet, report.Diagnostics, nil
}
