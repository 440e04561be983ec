package model

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// corpus gives the rows of one of the hand-written files of hostile input,
// with the JSON string in the first column decoded.
func corpus(t *testing.T, name string) [][]string {
	t.Helper()
	raw, err := os.ReadFile("../../../../shared/corpora/own/" + name)
	if err != nil {
		t.Skipf("the corpora are not beside this checkout: %v", err)
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		row := strings.Split(line, "\t")
		if err := json.Unmarshal([]byte(row[0]), &row[0]); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// TestURLCorpus holds CheckURL against every hostile address, as a website and
// as a link in a text.
func TestURLCorpus(t *testing.T) {
	markdown := []string{"https", "http", "mailto", "tel", "sms", ""}
	for _, row := range corpus(t, "urls.tsv") {
		raw, must := row[0], row[2]
		website, problem, _ := CheckURL(raw)
		link, linkProblem, _ := CheckURL(raw, markdown...)
		switch word, _, _ := strings.Cut(must, " "); word {
		case "drop", "reject", "allow-list":
			if website != "" || problem == "" {
				t.Errorf("%q as website: %q, %q; must %s", raw, website, problem, must)
			}
			if link != "" && raw != "#" { // a link to the page's own top is fine
				t.Errorf("%q as link: %q; must %s", raw, link, must)
			}
		case "normalise/reject", "warn", "keep", "normalise", "strip":
			if website != "" && problem == "" && word != "strip" {
				t.Errorf("%q as website: %q without a word", raw, website)
			}
			if link == "" && word != "normalise/reject" {
				t.Errorf("%q as link: refused: %s; must %s", raw, linkProblem, must)
			}
		default:
			t.Errorf("no rule for %q", must)
		}
	}
}

func TestCheckURL(t *testing.T) {
	all := []string{"https", "http", "mailto", "tel", "sms", ""}
	for _, test := range []struct {
		raw     string
		schemes []string
		clean   string
		problem string
	}{
		{"https://example.org/a?utm_source=x&id=5&gclid=y", nil, "https://example.org/a?id=5", ""},
		{"https://example.org/?a=1&copy=2", nil, "https://example.org/?a=1&copy=2", ""},
		{"http://example.org/", nil, "http://example.org/", "is not encrypted"},
		{"HTTPS://Example.org/", nil, "https://Example.org/", ""},
		{"www.example.org", nil, "", "has no scheme"},
		{"", nil, "", "is empty"},
		{"/find/", nil, "", "is no web address"},
		{"/find/", all, "/find/", ""},
		{"#steps", all, "#steps", ""},
		{"//evil.example/x", all, "", "has no scheme"},
		{"javascript&colon;alert(1)", all, "", `the scheme "javascript" is not allowed`},
		{"tel:+1-800-662-HELP", all, "tel:+18006624357", ""},
		{"tel:18006624357;ext=12", all, "tel:18006624357;ext=12", ""},
		{"sms:741741?&body=HOME", all, "sms:741741?&body=HOME", ""},
		{"mailto:a@b.org?bcc=evil@x.org", all, "mailto:a@b.org", ""},
		{"tel:988", nil, "", `the scheme "tel" is not allowed`},
		{"https://intranet/", nil, "", `has "intranet" where a host name belongs`},
	} {
		clean, problem, _ := CheckURL(test.raw, test.schemes...)
		if clean != test.clean || problem != test.problem {
			t.Errorf("CheckURL(%q) = %q, %q; want %q, %q", test.raw, clean, problem, test.clean, test.problem)
		}
	}
}
