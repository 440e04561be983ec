package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"sitegen/generator"
)

// checkFormat is a way to write findings. Source is the hub's folder, for
// readers that know files from where the command was run.
type checkFormat struct {
	name  string
	print func(w io.Writer, found generator.Diagnostics, source string) error
}

var checkFormats = []checkFormat{
	{"text", printText},
	{"json", printJSON},
	{"sarif", printSARIF},
	{"github", printGitHub},
}

func printText(w io.Writer, found generator.Diagnostics, _ string) error {
	found.Print(w)
	return nil
}

// printJSON writes an array of findings; none is an empty array.
func printJSON(w io.Writer, found generator.Diagnostics, _ string) error {
	if found == nil {
		found = generator.Diagnostics{}
	}
	return indented(w, found)
}

func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printGitHub writes workflow commands, one line each, that a GitHub workflow
// turns into annotations.
func printGitHub(w io.Writer, found generator.Diagnostics, source string) error {
	level := map[string]string{"hint": "notice"}
	for _, d := range found {
		command := d.Severity.String()
		if l, ok := level[command]; ok {
			command = l
		}
		place := "file=" + githubProperty(fromHere(source, d.File))
		if d.Line > 0 {
			place += fmt.Sprintf(",line=%d", d.Line)
		}
		if d.Column > 0 {
			place += fmt.Sprintf(",col=%d", d.Column)
		}
		text := d.Text
		if d.Hint != "" {
			text += "\nhint: " + d.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", command, place, githubProperty(d.Code), githubData(text)); err != nil {
			return err
		}
	}
	return nil
}

var (
	githubEscapes         = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer(":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return githubEscapes.Replace(s) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(githubData(s)) }

// fromHere gives a file of the hub as seen from where the command was run. An address
// of a published hub stays as it is.
func fromHere(source, file string) string {
	if strings.Contains(file, "://") {
		return file
	}
	return filepath.ToSlash(filepath.Join(source, file))
}
