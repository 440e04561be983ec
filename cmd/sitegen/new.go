package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

func newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: "start a hub of your own",
		Long: `new fills a folder with a complete hub: settings, vocabulary, topic pages and
invented example listings, all yours to change. The folder must be new or empty.`,
		Example: `  sitegen new my-hub
  cd my-hub
  sitegen serve`,
		Args: arguments("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if err := makeStarter(dir); err != nil {
				return err
			}
			stderr := cmd.ErrOrStderr()
			fmt.Fprintf(stderr, "made a hub in %s; next:\n", dir)
			if filepath.Clean(dir) != "." {
				fmt.Fprintf(stderr, "  cd %s\n", shellWord(dir))
			}
			fmt.Fprintln(stderr, "  sitegen serve")
			return nil
		},
	}
}

// shellWord quotes s where a shell would take it apart.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r > 127 || strings.ContainsRune("/._-+", r) || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
