package generator_test

import (
	"strings"
	"testing"

	"sitegen/generator"
)

func TestCheckBaseURL(t *testing.T) {
	for raw, want := range map[string]string{
		"https://example.org":               "https://example.org/",
		"https://example.org/help/us":       "https://example.org/help/us/",
		"https://example.org/help/us/":      "https://example.org/help/us/",
		"http://localhost:8080":             "http://localhost:8080/",
		"http://example.org/":               "http://example.org/",
		"https://example.org/a\"b>":         "https://example.org/a%22b%3E/",
		`https://example.org/a b"><script>`: "",
		"https://example.org/\u202e":        "",
		"https://example.org/?q=1":          "",
		"https://example.org/#top":          "",
		"https://name@example.org/":         "",
		"https://exa<mple>.org/":            "",
		"https:///hub/":                     "",
		"javascript:alert(1)":               "",
		"hub.example":                       "",
		"//hub.example/":                    "",
		"/hub/":                             "",
		"":                                  "",
	} {
		got, err := generator.CheckBaseURL(raw)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q became %q, %v; want %q", raw, got, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "\u202e") {
			t.Errorf("the message turns itself around: %v", err)
		}
	}
}
