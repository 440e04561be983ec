package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

// embedPlugin writes a hub's plugin for WordPress to the file out, or prints it for "". A
// name that ends in .zip gets what WordPress lets people upload.
func embedPlugin(cmd *cobra.Command, opts generator.Options, out string) error {
	plugin, found, err := generator.WordPress(cmd.Context(), opts)
	printMistakes(cmd.ErrOrStderr(), found, err)
	if err != nil {
		return err
	}
	if out == "" {
		_, err = cmd.OutOrStdout().Write(plugin)
		return err
	}
	body, next := []byte(plugin), "in WordPress, put it in wp-content/plugins, then activate it under Plugins"
	if strings.EqualFold(filepath.Ext(out), ".zip") {
		body, next = plugin.Zip(), "in WordPress: Plugins, Add New, Upload Plugin"
	}
	if err := os.WriteFile(out, body, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "wrote %s; %s\n", out, next)
	return nil
}
