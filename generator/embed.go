package generator

import (
	"context"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/plan"
)

// Snippet is what another website pastes to show a widget, in three forms.
type Snippet = plan.Snippet

// WrongOption says that a widget or a value was asked for that the hub does not have.
type WrongOption struct{ diag.Diagnostic }

func (e *WrongOption) Error() string { return e.Text }

// Embed gives the snippet of a widget of the hub in opts.Source. Values are by name of
// the attribute without data-hub-, "" for one that is only there or not. The error is
// ErrFindings when the diagnostics have errors, and a *WrongOption for what the hub
// does not have.
func Embed(ctx context.Context, opts Options, widget string, values map[string]string) (*Snippet, Diagnostics, error) {
	hub, err := Open(opts)
	if err != nil {
		return nil, nil, err
	}
	defer hub.Close()
	found := hub.Update()
	if found.HasErrors() {
		return nil, found, ErrFindings
	}
	if err := ctx.Err(); err != nil {
		return nil, found, err
	}
	snippet, wrong := hub.plan.Snippet(widget, values)
	if wrong != nil {
		return nil, found, &WrongOption{*wrong}
	}
	return snippet, found, nil
}
