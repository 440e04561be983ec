package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What is refused before the decoder sees it, which needs 25 seconds and 15 GB
// for a dotted key of 40 kB.
const (
	maxTOML     = 1 << 20 // bytes
	maxKeyParts = 16
	maxNesting  = 16
)

// checkBytes refuses what is no text. It gives the text without its byte order mark.
func (s *sheet) checkBytes(raw []byte) (text string, ok bool) {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		s.failLine(1, 1, "bad-encoding", "the file is UTF-16", "save it as UTF-8")
		return "", false
	}
	text = strings.TrimPrefix(string(raw), "\ufeff")
	if !utf8.ValidString(text) {
		at := invalidAt(text)
		line, column := lineColumn(text, at)
		s.failLine(line, column, "bad-encoding", fmt.Sprintf("the byte 0x%02x is not UTF-8", text[at]), "save the file as UTF-8")
		return "", false
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		line, column := lineColumn(text, at)
		s.failLine(line, column, "bad-encoding", "the file has a NUL character", "delete it, or save the file as UTF-8")
		return "", false
	}
	return text, true
}

func invalidAt(text string) int {
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return len(text) - 1
}

// checkTOML refuses TOML that would cost the decoder too much.
func (s *sheet) checkTOML() bool {
	if len(s.toml) > maxTOML {
		line, _ := s.lineColumn(maxTOML)
		s.failLine(line, 0, "too-large", "the TOML is larger than 1 MB", "split it into several files")
		return false
	}
	at, problem, hint := costly(s.toml)
	if problem == "" {
		return true
	}
	line, column := s.lineColumn(at)
	s.failLine(line, column, "too-complex", problem, hint)
	return false
}

// costly looks for keys of many parts and for deep nesting. The text need not
// be valid: strings end at a newline at the latest, as they do for the decoder.
func costly(text string) (at int, problem, hint string) {
	s := scanner{text: text}
	dots, depth := 0, 0
	for s.at < len(text) {
		switch text[s.at] {
		case '"', '\'':
			s.shortString()
			continue
		case '#':
			s.skipTo("\n")
			continue
		case '.':
			if dots++; dots >= maxKeyParts {
				return s.at, fmt.Sprintf("a key has more than %d parts", maxKeyParts), "write tables in [brackets] instead of dots"
			}
		case '=', ',', '\n':
			dots = 0
		case '[', '{':
			if depth, dots = depth+1, 0; depth > maxNesting {
				return s.at, fmt.Sprintf("lists and tables are nested more than %d deep", maxNesting), "nothing in a hub needs that depth: close the brackets"
			}
		case ']', '}':
			depth, dots = max(depth-1, 0), 0
		}
		s.at++
	}
	return 0, "", ""
}

// shortString skips a string; one that is not closed ends with its line.
func (s *scanner) shortString() {
	rest := s.text[s.at:]
	if s.is(`"""`) || s.is("'''") {
		s.quoted()
		return
	}
	if end := strings.IndexByte(rest[1:], rest[0]) + 1; end > 0 && !strings.ContainsAny(rest[1:end], "\\\n") {
		s.at += end + 1
		return
	}
	line, _, _ := strings.Cut(rest, "\n")
	inner := scanner{text: line}
	inner.quoted()
	s.at += inner.at
}
