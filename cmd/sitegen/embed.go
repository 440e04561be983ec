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
	asked := addEmbedFlags(cmd, known)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := asked.check(args, known); err != nil {
			return err
		}
		return runEmbed(cmd, args, asked, known)
	}
	return cmd
}

// embedFlags are what embed can be told, besides the widget.
type embedFlags struct {
	source                *string
	baseURL, out, npm     string
	frame, pin, wordpress bool
	options               func() map[string]string // of the widget, by name; those that are set
}

func addEmbedFlags(cmd *cobra.Command, known []generator.Widget) *embedFlags {
	e, flags := &embedFlags{source: sourceFlag(cmd)}, cmd.Flags()
	flags.StringVar(&e.baseURL, "base-url", "", "`address` where the hub lives; replaces base_url of config.toml")
	flags.BoolVar(&e.frame, "frame", false, "for websites that take no script: a frame, and crisis lines beside it")
	flags.BoolVar(&e.pin, "pin", false, "the script as it is today, which the browser checks and no update changes")
	flags.BoolVar(&e.wordpress, "wordpress", false, "a plugin for WordPress")
	flags.StringVar(&e.out, "out", "", "the `file` that gets the plugin; without it, the plugin is printed")
	flags.StringVar(&e.npm, "npm", "", "write an npm package of all widgets to this `folder`, for websites with a bundler")
	e.options = optionFlags(flags, known)
	return e
}

// check refuses an unknown widget, and what does not go together.
func (e *embedFlags) check(args []string, known []generator.Widget) error {
	all := "widgets are: " + strings.Join(namesOf(known), ", ")
	narrowed := len(e.options()) > 0 || e.frame || e.pin
	snippet := narrowed || len(args) > 0
	switch {
	case e.wordpress && (snippet || e.npm != ""):
		return wrongUse("options are set in WordPress, for each block", "--wordpress goes with --out and --base-url alone")
	case e.out != "" && !e.wordpress:
		return wrongUse("to keep a snippet, end the command with: > "+shellWord(e.out), "--out goes with --wordpress")
	case e.npm != "" && snippet:
		return wrongUse("use: sitegen embed --npm FOLDER", "--npm takes all widgets, as they are")
	case len(args) > 1:
		return wrongUse("use: sitegen embed WIDGET", "%q is one argument too many", args[1])
	case e.frame && e.pin:
		return wrongUse("choose one of them", "--frame and --pin don't go together")
	case len(args) == 0 && narrowed:
		return wrongUse(all, "WIDGET is missing")
	case len(args) == 1 && !slices.Contains(namesOf(known), args[0]):
		return wrongUse(didYouMeanOr(nearest(args[0], namesOf(known)), all), "there is no widget %q", args[0])
	}
	return nil
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

// runEmbed does what was asked for: a plugin, a package, a list or the snippet of args[0].
func runEmbed(cmd *cobra.Command, args []string, asked *embedFlags, known []generator.Widget) error {
	if len(args) == 0 && !asked.wordpress && asked.npm == "" {
		listWidgets(cmd, known)
		return nil
	}
	opts, err := hubOptionsAt(*asked.source, asked.baseURL)
	switch {
	case err != nil:
		return err
	case asked.wordpress:
		return embedPlugin(cmd, opts, asked.out)
	case asked.npm != "":
		return writePackage(cmd, opts, asked.npm)
	}
	return printSnippet(cmd, opts, known[slices.Index(namesOf(known), args[0])], asked)
}

// printSnippet prints what to paste for a widget, and beside it what that does.
func printSnippet(cmd *cobra.Command, opts generator.Options, widget generator.Widget, asked *embedFlags) error {
	snippet, err := embed(cmd, opts, widget.Name, asked.options())
	if err != nil {
		return err
	}
	form := byScript
	switch {
	case asked.frame:
		form = byFrame
	case asked.pin:
		form = pinned
	}
	fmt.Fprintln(cmd.OutOrStdout(), form.text(snippet))
	explain(cmd.ErrOrStderr(), form, snippet, widget)
	return nil
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
