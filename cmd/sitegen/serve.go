package main

import (
	"net"

	"github.com/spf13/cobra"

	"sitegen/cmd/sitegen/preview"
)

func serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "see the hub in a browser while you edit",
		Long: `serve shows the hub at an address on this computer, drafts included. A page
reloads by itself when a file of the hub is saved; a mistake shows as a page that
names file and line. Nothing is written to disk.`,
		Example: `  sitegen serve
  sitegen serve --source my-hub --addr 127.0.0.1:3000`,
		Args: arguments(),
	}
	source := sourceFlag(cmd)
	addr := cmd.Flags().String("addr", "127.0.0.1:8080", "`host:port` to answer at")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if _, _, err := net.SplitHostPort(*addr); err != nil {
			return wrongUse("write host and port: --addr 127.0.0.1:8080", "%q is no address to answer at", *addr)
		}
		opts, err := hubOptions(*source)
		if err != nil {
			return err
		}
		opts.Drafts = true
		return preview.Serve(cmd.Context(), preview.Options{Hub: opts, Address: *addr, Messages: cmd.ErrOrStderr()})
	}
	return cmd
}
