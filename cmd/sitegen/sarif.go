package main

import (
	"io"
	"net/url"
	"strings"

	"sitegen/generator"
)

// The part of SARIF 2.1.0 (OASIS) that findings need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
)

// printSARIF writes one run with a rule for each code that was found.
func printSARIF(w io.Writer, found generator.Diagnostics, source string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "sitegen", Rules: []sarifRule{}}
	rules := map[string]int{}
	for _, d := range found {
		rule, known := rules[d.Code]
		if !known {
			rule = len(rules)
			rules[d.Code] = rule
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{d.Code})
		}
		run.Results = append(run.Results, sarifFinding(d, rule, source))
	}
	return indented(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifFinding(d generator.Diagnostic, rule int, source string) sarifResult {
	levels := map[string]string{"error": "error", "warning": "warning", "hint": "note"}
	r := sarifResult{RuleID: d.Code, RuleIndex: rule, Level: levels[d.Severity.String()], Message: sarifText{d.Text}}
	if d.Hint != "" {
		r.Message.Text += "\nhint: " + d.Hint
	}
	if d.File != "" {
		place := sarifPhysical{ArtifactLocation: sarifArtifact{address(source, d.File)}}
		if d.Line > 0 {
			place.Region = &sarifRegion{d.Line, d.Column}
		}
		r.Locations = []sarifLocation{{place}}
	}
	return r
}

// address is where a finding is, as SARIF names it.
func address(source, file string) string {
	if place := fromHere(source, file); place != file || !strings.Contains(file, "://") {
		return (&url.URL{Path: place}).String()
	}
	return file
}
