// Package model is the hub in memory: topics, programs, vocabulary, checklist,
// crisis lines, settings. It takes values that read or exchange have decoded,
// validates what can be judged without a file, and gives every later stage the
// same words (HSDS 3.0 where it has one). It never reads, writes or renders.
package model

import (
	"slices"
	"strconv"
)

// Site is everything a hub's source says. Slices are in a fixed order: topics
// by title, programs by id. It is read-only once read has returned it.
type Site struct {
	Config     Config
	Home       Document // the front page's own words
	Vocabulary *Vocabulary
	Checklist  *Checklist
	Crisis     *Crisis
	Topics     []*Topic
	Documents  []*Document // about, privacy …: plain pages
	Programs   []*Program
	Static     []string // files below static/, copied as they are; slash paths
	AsOf       Date     // the day the output speaks of: SOURCE_DATE_EPOCH, else the newest date in the content

	// Prefix begins the paths of this language: "" in the hub's own, else "/es".
	Prefix string
	// Translations are the hub in its other languages, by tag. They share Programs and
	// Static with it, and their terms have the same numbers.
	Translations []*Site

	Words       Words // what the theme says, in this language
	WidgetWords Words // what the widgets say, likewise

	// Spoken and WidgetsSpoken are the languages that most of these words are in, as BCP
	// 47: the hub's own or SourceLanguage where they hardly speak this one; "" is this one.
	Spoken, WidgetsSpoken string

	// Places are where people can search from, in a fixed order: what content/places
	// has, and what config.toml's places turns on. Made on the first call; never nil
	// once read has returned the Site.
	Places  func() []Place
	Credits []string // sources of places that ask to be named, a line each

	// Outline is the shape of a country's region as JSON, nil where there is none; the
	// format is in plan/outline.go.
	Outline func(country, region string) []byte
}

// All is the hub in every language, its own first.
func (s *Site) All() []*Site { return append([]*Site{s}, s.Translations...) }

// Topic returns the topic with that slug, or nil.
func (s *Site) Topic(slug string) *Topic {
	i := slices.IndexFunc(s.Topics, func(t *Topic) bool { return t.Slug == slug })
	if i < 0 {
		return nil
	}
	return s.Topics[i]
}

// Source is where something was written.
type Source struct {
	File string // slash path, relative to the hub's folder
	Line int    // counts from 1; the line of the entry's header
}

// String gives "content/programs/oak.toml:7".
func (s Source) String() string {
	if s.Line == 0 {
		return s.File
	}
	return s.File + ":" + strconv.Itoa(s.Line)
}

// Document is a page that is only text: about, privacy, the front page.
type Document struct {
	Slug        string
	Title       string
	Description string // one sentence; the meta description
	Body        Markdown
	Aliases     []string // former paths, "/old/"; each becomes a redirect
	Updated     Date
	Draft       bool
	Source      Source
}

// Markdown is text that render turns into HTML. FirstLine is the line of the
// file on which it begins, so that diagnostics can point into it.
type Markdown struct {
	Text      string
	FirstLine int
	Language  string // BCP 47 of a translation; "" is the hub's own language
}
