package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "look for mistakes, and write nothing",
		Long: `check reads the whole hub and tells every mistake with its place and a way out.
It ends with status 1 when there are errors; warnings and hints don't count.

With --published it asks the hub's host in place of reading the hub, for the files
that widgets on other websites need, and tells what the host answers wrong.`,
		Example: `  sitegen check
  sitegen check --published https://example.org/hub/
  sitegen check --format github      in a GitHub workflow: notes beside the lines`,
		Args: arguments(),
	}
	source := sourceFlag(cmd)
	format := cmd.Flags().String("format", "text", "`how` to tell: text, json, sarif or github")
	published := cmd.Flags().String("published", "", "the `address` of a published hub to ask, in place of the hub in the folder")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		i := slices.IndexFunc(checkFormats, func(f checkFormat) bool { return f.name == *format })
		if i < 0 {
			return unknownCheckFormat(*format)
		}
		done := func() {}
		if *published != "" {
			done = progress(cmd.ErrOrStderr(), "asking "+*published)
		}
		found, err := checkEither(cmd.Context(), *source, *published)
		done()
		if err != nil {
			return err
		}
		if err := checkFormats[i].print(cmd.OutOrStdout(), found, *source); err != nil {
			return err
		}
		printCount(cmd.ErrOrStderr(), found)
		if found.HasErrors() {
			return generator.ErrFindings
		}
		return nil
	}
	return cmd
}

// checkEither checks a hub where it is published, if an address is given, else in its folder.
func checkEither(ctx context.Context, source, published string) (generator.Diagnostics, error) {
	if published != "" {
		address, err := generator.CheckBaseURL(published)
		if err != nil {
			return nil, wrongUse("write the hub's address: --published https://example.org/hub/", "%v", err)
		}
		return generator.CheckPublished(ctx, address)
	}
	opts, err := hubOptions(source)
	if err != nil {
		return nil, err
	}
	return check(ctx, opts)
}

// check ends as soon as ctx does, whatever is being read: nothing is written, so
// nothing can be left half done.
func check(ctx context.Context, opts generator.Options) (generator.Diagnostics, error) {
	var found generator.Diagnostics
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		found, err = generator.Check(ctx, opts)
	}()
	select {
	case <-done:
		return found, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func unknownCheckFormat(name string) error {
	var names []string
	for _, f := range checkFormats {
		names = append(names, f.name)
	}
	return wrongUse(didYouMeanOr(nearest(name, names), "choose one of: "+strings.Join(names, ", ")), "there is no format %q", name)
}
