package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func buildCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build",
		Short: "write the website",
		Long: `build writes the hub's website to a folder, ready for any web host. With a
mistake anywhere it tells every mistake and leaves the folder as it was.`,
		Example: `  sitegen build
  sitegen build --source my-hub --out /srv/www --base-url https://example.org/hub/
  sitegen build --portable      a copy to hand on, in the folder portable`,
		Args: arguments(),
	}
	source := sourceFlag(cmd)
	out := cmd.Flags().String("out", "", "the `folder` for the website; by default public in the hub's folder, with --portable portable")
	base := cmd.Flags().String("base-url", "", "the site's `address`, instead of base_url in config.toml")
	drafts := cmd.Flags().Bool("drafts", false, "also write pages and listings that are marked as drafts")
	portable := cmd.Flags().Bool("portable", false, "write pages that open from a folder or a stick, without a web server and without widgets")
	verbose := cmd.Flags().BoolP("verbose", "v", false, "tell time and memory of every stage")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		opts, err := hubOptionsAt(*source, *base)
		if err != nil {
			return err
		}
		opts.Drafts, opts.Portable = *drafts, *portable
		if *out == "" {
			*out = filepath.Join(*source, defaultOut(*portable))
		}
		return build(cmd, opts, *out, *verbose)
	}
	return cmd
}

// defaultOut is below the hub's folder. A portable copy never takes the website's place.
func defaultOut(portable bool) string {
	if portable {
		return "portable"
	}
	return "public"
}

func build(cmd *cobra.Command, opts generator.Options, out string, verbose bool) error {
	collectSeldom()
	stderr := cmd.ErrOrStderr()
	done := progress(stderr, "building "+out)
	report, err := generator.Build(cmd.Context(), opts, out)
	done()
	printFirst(stderr, report.Diagnostics)
	if verbose {
		report.PrintStages(stderr)
		printPeakMemory(stderr)
	}
	if err == nil {
		printWritten(stderr, out, report)
	}
	printCount(stderr, report.Diagnostics)
	if errors.Is(err, generator.ErrFindings) {
		fmt.Fprintf(stderr, "nothing was written; %s is as it was\n", out)
	}
	return err
}

func printWritten(w io.Writer, out string, r generator.Report) {
	what := fmt.Sprintf("%s, %s", count(r.Pages, "page"), count(r.Programs, "program"))
	if r.Written == 0 && r.Removed == 0 {
		fmt.Fprintf(w, "%s is up to date: %s (%d unchanged)\n", out, what, r.Unchanged)
		return
	}
	fmt.Fprintf(w, "wrote %s: %s, %s (%d new, %d unchanged, %d removed)\n", out, what, size(r.Bytes), r.Written, r.Unchanged, r.Removed)
}
