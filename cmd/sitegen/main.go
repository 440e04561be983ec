// Command sitegen makes a static website of a folder with topic pages and
// program listings. This package takes the command line, calls package
// generator, and prints what it has to say; it knows nothing about content.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole program. It returns the exit status: 0 done, 1 the content
// or the build has errors, 2 the command was used wrongly.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var use *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &use):
		fmt.Fprintln(stderr, use.Diagnostic)
		return 2
	case errors.Is(err, generator.ErrOutput):
		fmt.Fprintf(stderr, "error: %v\n", err)
		return 2
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "stopped; nothing was changed")
	case !errors.Is(err, generator.ErrFindings): // findings have been printed
		fmt.Fprintf(stderr, "error: %v\n", err)
	}
	return 1
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "sitegen",
		Short: "make a website out of topic pages and program listings",
		Long: `sitegen makes a website out of a folder: pages about kinds of support, written
in Markdown, and listings of programs, written in TOML.`,
		Example: `  sitegen new my-hub      start a hub of your own
  cd my-hub
  sitegen serve           see it in a browser while you edit
  sitegen build           write the website to the folder public`,
		Args:                       knownCommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(wrongFlag)
	root.AddCommand(newCommand(), serveCommand(), buildCommand(), checkCommand(), importCommand(), hostCommand(), embedCommand(), versionCommand())
	return root
}
