package generator

import (
	"context"

	"sitegen/generator/internal/plan"
)

// Plugin is a plugin for WordPress: one PHP file.
type Plugin []byte

// WordPress gives a plugin that shows the widgets of the hub in opts.Source. The error
// is ErrFindings when the diagnostics have errors.
func WordPress(ctx context.Context, opts Options) (Plugin, Diagnostics, error) {
	hub, report, err := openSound(opts)
	if err != nil {
		return nil, report.Diagnostics, err
	}
	defer hub.Close()
	return hub.plan.WordPress(), report.Diagnostics, ctx.Err()
}

// Zip is the plugin as WordPress' page "Upload Plugin" takes it.
func (p Plugin) Zip() []byte { return plan.ZipPlugin(p) }
