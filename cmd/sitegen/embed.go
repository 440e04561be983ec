package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sitegen/generator"
	"sitegen/widgets"
)

func embedCommand() *cobra.Command {
	known, _ := generator.Widgets(widgets.FS) // a test reads the same file, which is part of the program
	cmd := &cobra.Command{
		Use:   "embed [WIDGET]",
		Short: "the snippet that shows a widget on another website",
		Long: `embed prints what to paste into another website to show one of the hub's widgets
there, and beside it, on stderr, what each part does. The hub's page /embed/ shows
the same. Without a widget it lists them.

With --wordpress it makes a plugin for WordPress, with a block and a shortcode for
each widget. WordPress takes a file named .zip under Plugins, Add New, Upload Plugin.`,
		Example: `  sitegen embed
  sitegen embed finder
  sitegen embed finder --organization harbor-house --hide "picture share"
  sitegen embed checklist --frame > snippet.html
  sitegen embed --wordpress --out hub-widgets.zip
  sitegen embed --npm ../hub-widgets      a package for websites with a bundler`,
	}
	source := sourceFlag(cmd)
	baseURL := cmd.Flags().String("base-url", "", "`address` where the hub lives; replaces base_url of config.toml")
	frame := cmd.Flags().Bool("frame", false, "for websites that take no script: a frame, and crisis lines beside it")
	pin := cmd.Flags().Bool("pin", false, "the script as it is today, which the browser checks and no update changes")
	wordpress := cmd.Flags().Bool("wordpress", false, "a plugin for WordPress")
	out := cmd.Flags().String("out", "", "the `file` that gets the plugin; without it, the plugin is printed")
	npm := cmd.Flags().String("npm", "", "write an npm package of all widgets to this `folder`, for websites with a bundler")
	options := optionFlags(cmd.Flags(), known)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		values := options()
		switch {
		case *wordpress && (len(args) > 0 || len(values) > 0 || *frame || *pin || *npm != ""):
			return wrongUse("options are set in WordPress, for each block", "--wordpress goes with --out and --base-url alone")
		case *wordpress:
			return embedPlugin(cmd, *source, *baseURL, *out)
		case *out != "":
			return wrongUse("to keep a snippet, end the command with: > "+shellWord(*out), "--out goes with --wordpress")
		case *npm != "" && (len(args) > 0 || len(values) > 0 || *frame || *pin):
			return wrongUse("use: sitegen embed --npm FOLDER", "--npm takes all widgets, as they are")
		case *npm != "":
			return writePackage(cmd, *source, *baseURL, *npm)
		case len(args) > 1:
			return wrongUse("use: sitegen embed WIDGET", "%q is one argument too many", args[1])
		case *frame && *pin:
			return wrongUse("choose one of them", "--frame and --pin don't go together")
		case len(args) == 0 && (len(values) > 0 || *frame || *pin):
			return wrongUse("widgets are: "+strings.Join(namesOf(known), ", "), "WIDGET is missing")
		case len(args) == 0:
			listWidgets(cmd, known)
			return nil
		}
		i := slices.Index(namesOf(known), args[0])
		if i < 0 {
			hint := "widgets are: " + strings.Join(namesOf(known), ", ")
			return wrongUse(didYouMeanOr(nearest(args[0], namesOf(known)), hint), "there is no widget %q", args[0])
		}
		opts, err := hubOptions(*source)
		if err != nil {
			return err
		}
		if opts.BaseURL, err = checkBaseURL(*baseURL); err != nil {
			return err
		}
		snippet, err := embed(cmd, opts, args[0], values)
		if err != nil {
			return err
		}
		form := byScript
		switch {
		case *frame:
			form = byFrame
		case *pin:
			form = pinned
		}
		fmt.Fprintln(cmd.OutOrStdout(), form.text(snippet))
		explain(cmd.ErrOrStderr(), form, snippet, known[i])
		return nil
	}
	return cmd
}

// optionFlags adds a flag for each option that some widget has. Options gives the
// values of those that are set.
func optionFlags(flags *pflag.FlagSet, known []generator.Widget) (options func() map[string]string) {
	var names []string
	for _, w := range known {
		for _, a := range w.Attributes {
			if slices.Contains(names, a.Option()) {
				continue
			}
			names = append(names, a.Option())
			if a.Type == "boolean" {
				flags.Bool(a.Option(), false, a.Description)
			} else {
				flags.String(a.Option(), "", a.Description)
			}
		}
	}
	return func() map[string]string {
		values := map[string]string{}
		for _, name := range names {
			switch f := flags.Lookup(name); {
			case f.Value.Type() != "bool" && f.Changed:
				values[name] = f.Value.String()
			case f.Value.String() == "true":
				values[name] = ""
			}
		}
		return values
	}
}

// embed asks the hub for the snippet. Mistakes in the hub are told, wrong options are
// a wrong use of the command.
func embed(cmd *cobra.Command, opts generator.Options, widget string, values map[string]string) (*generator.Snippet, error) {
	snippet, found, err := generator.Embed(cmd.Context(), opts, widget, values)
	var wrong *generator.WrongOption
	if errors.As(err, &wrong) {
		return nil, wrongUse(wrong.Hint, "%s", wrong.Text)
	}
	printMistakes(cmd.ErrOrStderr(), found, err)
	return snippet, err
}

func namesOf(known []generator.Widget) []string {
	var names []string
	for _, w := range known {
		names = append(names, w.Name)
	}
	return names
}

func listWidgets(cmd *cobra.Command, known []generator.Widget) {
	for _, w := range known {
		fmt.Fprintf(cmd.OutOrStdout(), "%-12s %s\n", w.Name, w.Description)
	}
	io.WriteString(cmd.ErrOrStderr(), "for the snippet of one: sitegen embed finder\n")
}
