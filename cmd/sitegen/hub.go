package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
)

// sourceFlag adds --source, which every verb that reads a hub has.
func sourceFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("source", ".", "the hub's `folder`, which holds config.toml")
}

// hubOptions are the options that all verbs share. It refuses a folder that is no hub.
func hubOptions(source string) (generator.Options, error) {
	opts := generator.Options{Source: source, Themes: themes.FS, Widgets: widgets.FS, Today: time.Now()}
	if err := isHub(source); err != nil {
		return opts, err
	}
	var err error
	opts.AsOf, err = sourceDate()
	return opts, err
}

// hubOptionsAt are those of a hub that lives at baseURL; "" leaves that to config.toml. It
// refuses what cannot be the start of every address of a site.
func hubOptionsAt(source, baseURL string) (generator.Options, error) {
	opts, err := hubOptions(source)
	if err != nil || baseURL == "" {
		return opts, err
	}
	if opts.BaseURL, err = generator.CheckBaseURL(baseURL); err != nil {
		return opts, wrongUse("write scheme, host and perhaps a path: --base-url https://example.org/hub/", "%v", err)
	}
	return opts, nil
}

func isHub(source string) error {
	_, err := os.Stat(filepath.Join(source, "config.toml"))
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return wrongUse("check the folder's permissions", "%v", err)
	}
	hint := "make a hub with: sitegen new my-hub; or name its folder with --source"
	if source == "." {
		return wrongUse(hint, "this folder has no config.toml, so it is no hub")
	}
	return wrongUse(hint, "%s has no config.toml, so it is no hub", source)
}

// sourceDate is SOURCE_DATE_EPOCH (reproducible-builds.org), zero when unset.
func sourceDate() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 {
		return time.Time{}, wrongUse("give the seconds since 1970, or unset it", "SOURCE_DATE_EPOCH is %q, which is no number of seconds", text)
	}
	return time.Unix(seconds, 0), nil
}

// within gives a flag's folder: as it was typed, or by default one of the hub.
func within(cmd *cobra.Command, flag, typed, source string) string {
	if cmd.Flags().Changed(flag) {
		return typed
	}
	return filepath.Join(source, typed)
}
