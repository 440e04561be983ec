package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"sitegen"
	"sitegen/generator"
)

// writePackage makes the npm package of a hub's widgets.
func writePackage(cmd *cobra.Command, opts generator.Options, dir string) error {
	stderr := cmd.ErrOrStderr()
	report, err := generator.Package(cmd.Context(), opts, dir, sitegen.License)
	printFirst(stderr, report.Diagnostics)
	printCount(stderr, report.Diagnostics)
	if err == nil {
		fmt.Fprintf(stderr, "wrote %s: %s (%d new or changed); try it with npm pack, raise its version, then npm publish\n",
			dir, count(report.Written+report.Unchanged, "file"), report.Written)
	}
	return err
}
