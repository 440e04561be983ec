package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sitegen/generator"
)

// usageError says that the command was used wrongly: the fact and a way out.
type usageError struct{ generator.Diagnostic }

func (e *usageError) Error() string { return e.Text }

func wrongUse(hint, format string, args ...any) error {
	return &usageError{generator.Diagnostic{Text: fmt.Sprintf(format, args...), Hint: hint}}
}

// knownCommand is called with arguments that name no command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrongUse(didYouMeanOr(cmd.SuggestionsFor(args[0]), "see: sitegen help"), "there is no command %q", args[0])
}

// arguments asks for exactly the named arguments.
func arguments(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		use := "use: " + cmd.CommandPath() + " " + strings.Join(names, " ")
		switch {
		case len(args) < len(names):
			return wrongUse(use, "%s is missing", names[len(args)])
		case len(args) > len(names):
			return wrongUse(strings.TrimSpace(use), "%q is one argument too many", args[len(names)])
		}
		return nil
	}
}

func wrongFlag(cmd *cobra.Command, err error) error {
	help := cmd.CommandPath() + " --help"
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return wrongUse("see: "+help, "%v", err)
	}
	name := unknown.GetSpecifiedName()
	if len(name) == 1 {
		return wrongUse("see: "+help, "there is no flag -%s", name)
	}
	var flags []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
	return wrongUse(didYouMeanOr(nearest("--"+name, flags), "see: "+help), "there is no flag --%s", name)
}

// nearest lists the names that word may be a slip of. Cobra compares words with
// the names of commands, so commands stand in for the names.
func nearest(word string, names []string) []string {
	stand := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, name := range names {
		stand.AddCommand(&cobra.Command{Use: name, Run: func(*cobra.Command, []string) {}})
	}
	return stand.SuggestionsFor(word)
}

func didYouMeanOr(candidates []string, otherwise string) string {
	if len(candidates) == 0 {
		return otherwise
	}
	return fmt.Sprintf("did you mean %q?", candidates[0])
}
