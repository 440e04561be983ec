package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "tell which sitegen this is",
		Example: "  sitegen version",
		Args:    arguments(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, _ := debug.ReadBuildInfo()
			_, err := fmt.Fprintln(cmd.OutOrStdout(), version(info))
			return err
		},
	}
}

// version gives "sitegen v1.2.0 (0a1b2c3, 2026-11-01, modified), go1.26.0 linux/amd64",
// as far as the binary knows.
func version(info *debug.BuildInfo) string {
	name, facts := "(unknown version)", []string{}
	if info != nil {
		if info.Main.Version != "" {
			name = info.Main.Version
		}
		facts = revision(info.Settings)
	}
	text := "sitegen " + name
	if len(facts) > 0 {
		text += " (" + strings.Join(facts, ", ") + ")"
	}
	return fmt.Sprintf("%s, %s %s/%s", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func revision(settings []debug.BuildSetting) []string {
	vcs := map[string]string{}
	for _, s := range settings {
		vcs[s.Key] = s.Value
	}
	var facts []string
	if r := vcs["vcs.revision"]; r != "" {
		facts = append(facts, r[:min(len(r), 12)])
	}
	if day, _, ok := strings.Cut(vcs["vcs.time"], "T"); ok {
		facts = append(facts, day)
	}
	if vcs["vcs.modified"] == "true" {
		facts = append(facts, "modified")
	}
	return facts
}
