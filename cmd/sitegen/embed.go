package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func embedCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "embed [WIDGET]",
		Short: "the snippet that shows a widget on another website",
		Long: `embed prints what to paste into another website to show one of the hub's widgets
there, and says what each part does. The hub's page /embed/ shows the same.`,
		Example: `  sitegen embed                  which widgets there are
  sitegen embed finder
  sitegen embed finder --frame   for websites that take no script`,
	}
	source := sourceFlag(cmd)
	frame := cmd.Flags().Bool("frame", false, "a frame, for websites that take no script")
	pin := cmd.Flags().Bool("pin", false, "today's version of the script, checked by the browser")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts, err := hubOptions(*source)
		if err != nil {
			return err
		}
		if len(args) == 0 {
			return wrongUse("widgets are: finder", "WIDGET is missing")
		}
		snippet, found, err := generator.Embed(cmd.Context(), opts, args[0], nil)
		var wrong *generator.WrongOption
		switch {
		case errors.As(err, &wrong):
			return wrongUse(wrong.Hint, "%s", wrong.Text)
		case errors.Is(err, generator.ErrFindings):
			printFirst(cmd.ErrOrStderr(), found)
			return err
		case err != nil:
			return err
		}
		form := snippet.ByScript()
		switch {
		case *frame:
			form = snippet.ByFrame()
		case *pin:
			form = snippet.Pinned()
		}
		fmt.Fprintln(cmd.OutOrStdout(), form)
		return nil
	}
	return cmd
}
