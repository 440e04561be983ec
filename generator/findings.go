package generator

import "errors"

// ErrFindings means that the hub has mistakes: the diagnostics that come with it say
// which, and nothing was written.
var ErrFindings = errors.New("the hub has mistakes")

// openSound opens a hub and reads it. The report has what was found, and the stages so
// far. Where the hub has mistakes the error is ErrFindings, and there is no hub to close.
func openSound(opts Options) (*Hub, Report, error) {
	hub, err := Open(opts)
	if err != nil {
		return nil, Report{}, err
	}
	found := hub.Update()
	report := Report{Diagnostics: found, Stages: hub.trace}
	if found.HasErrors() {
		hub.Close() // it was read alone
		return nil, report, ErrFindings
	}
	return hub, report, nil
}
