package generator

import (
	"archive/zip"
	"context"
	"io"
)

// Plugin is a plugin for WordPress: one PHP file.
type Plugin []byte

// WordPress gives a plugin that shows the widgets of the hub in opts.Source. The error
// is ErrFindings when the diagnostics have errors.
func WordPress(ctx context.Context, opts Options) (Plugin, Diagnostics, error) {
	hub, err := Open(opts)
	if err != nil {
		return nil, nil, err
	}
	defer hub.Close()
	found := hub.Update()
	if found.HasErrors() {
		return nil, found, ErrFindings
	}
	return hub.plan.WordPress(), found, ctx.Err()
}

// WriteZip writes the plugin as WordPress' page "Upload Plugin" takes it. The same
// plugin is the same bytes.
func (p Plugin) WriteZip(w io.Writer) error {
	archive := zip.NewWriter(w)
	file, err := archive.Create("hub-widgets/hub-widgets.php")
	if err == nil {
		_, err = file.Write(p)
	}
	if err != nil {
		return err
	}
	return archive.Close()
}
