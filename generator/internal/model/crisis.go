package model

import (
	"net/url"
	"strings"
)

// Crisis is crisis.toml: the lines shown on every page, and the day somebody
// last tried them.
type Crisis struct {
	Heading string // "In danger or thinking of suicide?"
	Checked Date
	Lines   []CrisisLine
	Source  Source

	Language string // BCP 47 of a translation; "" is the hub's own language
}

// CrisisLine is one way to reach a person now. Each of Call, Text and Chat may
// be empty, not all three.
type CrisisLine struct {
	ID       string
	Name     string
	Country  string // ISO 3166-1 alpha-2
	Language string // BCP 47 of the people who answer; "" is the site's
	Call     Phone
	Text     Phone
	TextBody string // what to write: "HOME"
	Chat     string // URL
	Note     string // "free, day and night"
}

// TextURI is the number to write to as an sms: URI (RFC 5724), with the word to send.
func (l CrisisLine) TextURI() string {
	uri := "sms:" + l.Text.Number
	if l.TextBody != "" {
		uri += "?body=" + strings.ReplaceAll(url.QueryEscape(l.TextBody), "+", "%20")
	}
	return uri
}
