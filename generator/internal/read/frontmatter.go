package read

import (
	"strings"

	"sitegen/generator/internal/model"
)

// frontMatter splits a Markdown file into its TOML, which it decodes, and its
// body. ok is false when one of them can't be used.
func (s *sheet) frontMatter(text string) (front map[string]any, body model.Markdown, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if !isFence(first) {
		s.noFrontMatter(first)
		return nil, body, false
	}
	end, bodyAt := closingFence(rest)
	if end < 0 {
		s.failLine(1, 1, "front-matter", "the front matter is not closed", "put a line +++ between the keys and the text")
		return nil, body, false
	}
	s.toml, s.before = rest[:end], 1
	front, ok = s.decode()
	body = model.Markdown{
		Text:      strings.ReplaceAll(rest[bodyAt:], "\r\n", "\n"),
		FirstLine: 2 + strings.Count(rest[:bodyAt], "\n"),
	}
	return front, body, s.checkMarkdown(body.Text, body.FirstLine) && ok
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r") == "+++" }

// closingFence gives where the closing line begins and where the text after it does.
func closingFence(rest string) (end, after int) {
	at := 0
	for line := range strings.Lines(rest) {
		if isFence(strings.TrimSuffix(line, "\n")) {
			return at, at + len(line)
		}
		at += len(line)
	}
	return -1, -1
}

func (s *sheet) noFrontMatter(first string) {
	if strings.TrimSpace(first) == "---" {
		s.failLine(1, 1, "front-matter", "the front matter is between --- lines, as YAML is", `write it as TOML between +++ lines: title = "…"`)
		return
	}
	s.failLine(1, 1, "front-matter", "the file does not begin with front matter", `begin with a line +++, then title = "…", then a line +++`)
}
