package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func hostCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "host KIND",
		Short: "print what a web host must be told",
		Long: `host prints a configuration for the web host that publishes the hub: which
headers go with which files, so that other websites can use its widgets and no
visitor reads yesterday's page. It writes nothing.

Netlify and Cloudflare Pages need none: they read _headers in the website.`,
		Example: `  sitegen host nginx > /etc/nginx/conf.d/hub.conf
  sitegen host apache > static/.htaccess     for web space: sitegen build copies it
  sitegen host s3 > hub-s3.sh                a script for Amazon S3 and CloudFront
  sitegen check --published https://example.org/`,
		Args:      arguments("KIND"),
		ValidArgs: generator.HostKinds,
	}
	source := sourceFlag(cmd)
	base := cmd.Flags().String("base-url", "", "the site's `address`, instead of base_url in config.toml")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := knownHost(args[0]); err != nil {
			return err
		}
		opts, err := hubOptionsAt(*source, *base)
		if err != nil {
			return err
		}
		config, found, err := generator.HostConfig(opts, args[0])
		printMistakes(cmd.ErrOrStderr(), found, err)
		if err != nil {
			return err
		}
		_, err = cmd.OutOrStdout().Write(config)
		return err
	}
	return cmd
}

func knownHost(kind string) error {
	switch {
	case slices.Contains(generator.HostKinds, kind):
		return nil
	case kind == "netlify" || kind == "cloudflare":
		return wrongUse("publish the website as sitegen build writes it", "%s needs no configuration: it reads _headers and _redirects in the website", kind)
	}
	return wrongUse(didYouMeanOr(nearest(kind, generator.HostKinds), "choose one of: "+strings.Join(generator.HostKinds, ", ")), "there is no configuration for a host %q", kind)
}
