package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func importCommand() *cobra.Command {
	formats := generator.ImportFormats()
	cmd := &cobra.Command{
		Use:   "import FORMAT FILE",
		Short: "turn somebody else's directory into listings",
		Long: `import writes listings from a file that another directory publishes. A later
import of the same format replaces them. Every row of the file is accounted for in
a report beside the listings. Formats: ` + strings.Join(formats, ", ") + `.`,
		Example: `  sitegen import samhsa facilities-sa-2022.csv
  sitegen import samhsa National_Directory_SA_Facilities_2022.xlsx --dry-run`,
		Args: arguments("FORMAT", "FILE"),
	}
	source := sourceFlag(cmd)
	into := cmd.Flags().String("into", "content/programs", "the `folder` of listings; by default in the hub's folder")
	dryRun := cmd.Flags().Bool("dry-run", false, "only tell what would be imported")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(formats, args[0]) {
			hint := "formats are: " + strings.Join(formats, ", ")
			return wrongUse(didYouMeanOr(nearest(args[0], formats), hint), "there is no format %q", args[0])
		}
		if err := isHub(*source); err != nil {
			return err
		}
		return importFile(cmd, args[0], args[1], generator.ImportOptions{
			Source: *source, Into: within(cmd, "into", filepath.FromSlash(*into), *source), DryRun: *dryRun,
		})
	}
	return cmd
}

func importFile(cmd *cobra.Command, format, file string, opts generator.ImportOptions) error {
	stderr := cmd.ErrOrStderr()
	done := progress(stderr, "reading "+file)
	report, err := generator.Import(cmd.Context(), format, file, opts)
	done()
	report.Diagnostics.Print(stderr)
	if err == nil {
		printImported(cmd, report, opts)
	}
	printCount(stderr, report.Diagnostics)
	return err
}

func printImported(cmd *cobra.Command, r generator.ImportReport, opts generator.ImportOptions) {
	stderr := cmd.ErrOrStderr()
	fmt.Fprint(stderr, r.Summary)
	if opts.DryRun {
		fmt.Fprintf(stderr, "a dry run: nothing was written; it would be %s in %s\n", count(r.Files, "file"), r.Folder)
		return
	}
	fmt.Fprintf(stderr, "wrote %s to %s\n", count(r.Files, "file"), r.Folder)
	fmt.Fprintf(stderr, "every row is accounted for in %s\n", r.RowReport)
	if r.ExampleBanner {
		fmt.Fprintln(stderr, "before you publish, delete example_banner from config.toml: it says that all listings are invented")
	}
}
