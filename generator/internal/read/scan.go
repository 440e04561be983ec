package read

import (
	"strconv"
	"strings"
)

// spot is where a value of a TOML text begins, and where its key does, as byte
// offsets. For a table header both are the offset of its bracket.
type spot struct {
	key, value int
}

// scan finds every value of a TOML text that is known to parse, by the id of
// its place. The decoder tells no positions; this reads just enough of the
// grammar (TOML 1.1) to supply them, and is run only on files with findings.
func scan(text string) map[string]spot {
	s := scanner{text: text, spots: map[string]spot{}, lengths: map[string]int{}}
	under := ""
	for s.blank(true); s.at < len(text); s.blank(true) {
		start := s.at
		if s.is("[") {
			under = s.header()
		} else {
			s.pair(under)
		}
		if s.at == start {
			s.at++
		}
	}
	return s.spots
}

func keyID(up, key string) string        { return up + "\x1f" + key }
func itemID(up string, i int) string     { return up + "\x1e" + strconv.Itoa(i) }
func isBlank(c byte) bool                { return c == ' ' || c == '\t' || c == '\r' }
func (s *scanner) is(prefix string) bool { return strings.HasPrefix(s.text[s.at:], prefix) }

type scanner struct {
	text    string
	at      int
	spots   map[string]spot
	lengths map[string]int // of arrays of tables, by id
}

// blank skips spaces, and newlines and comments when lines is true.
func (s *scanner) blank(lines bool) {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case isBlank(c), c == '\n' && lines:
			s.at++
		case c == '#' && lines:
			s.skipTo("\n")
		default:
			return
		}
	}
}

// skipTo moves to the next of chars, or to the end.
func (s *scanner) skipTo(chars string) {
	if i := strings.IndexAny(s.text[s.at:], chars); i >= 0 {
		s.at += i
	} else {
		s.at = len(s.text)
	}
}

// header reads [a.b] or [[a.b]] and gives the id of the table it opens.
func (s *scanner) header() string {
	start, array := s.at, s.is("[[")
	s.at++
	if array {
		s.at++
	}
	id, parts := "", s.keys()
	for i, part := range parts {
		id = keyID(id, part.name)
		if n := s.lengths[id]; n > 0 && (i < len(parts)-1 || !array) {
			id = itemID(id, n-1)
		}
		if i < len(parts)-1 {
			s.mark(id, start, start)
		}
	}
	if array {
		s.mark(id, start, start)
		s.lengths[id]++
		id = itemID(id, s.lengths[id]-1)
	}
	s.mark(id, start, start)
	s.skipTo("\n")
	return id
}

// mark notes the first spot of an id: a table opened by its own header keeps it.
func (s *scanner) mark(id string, key, value int) {
	if _, known := s.spots[id]; !known {
		s.spots[id] = spot{key, value}
	}
}

// pair reads key = value below the table under.
func (s *scanner) pair(under string) {
	id := under
	start := s.at
	parts := s.keys()
	for i, part := range parts {
		id = keyID(id, part.name)
		if i < len(parts)-1 {
			s.mark(id, start, start)
		}
		start = part.at
	}
	s.blank(false)
	if !s.is("=") {
		s.skipTo("\n,}")
		return
	}
	s.at++
	s.blank(true)
	s.mark(id, start, s.at)
	s.value(id)
}

type keyPart struct {
	name string
	at   int
}

// keys reads a dotted key.
func (s *scanner) keys() []keyPart {
	var parts []keyPart
	for {
		s.blank(false)
		start := s.at
		name := s.keyName()
		if s.at == start {
			return parts
		}
		parts = append(parts, keyPart{name, start})
		s.blank(false)
		if !s.is(".") {
			return parts
		}
		s.at++
	}
}

func (s *scanner) keyName() string {
	start := s.at
	if s.is(`"`) || s.is("'") {
		s.quoted()
		raw := s.text[start:s.at]
		if name, err := strconv.Unquote(raw); err == nil && raw[0] == '"' {
			return name
		}
		return strings.Trim(raw, raw[:1])
	}
	s.skipTo(" \t\r\n.=]}{[,#\"'")
	return s.text[start:s.at]
}

// quoted skips a string of any of the four kinds.
func (s *scanner) quoted() {
	quote := s.text[s.at : s.at+1]
	if long := strings.Repeat(quote, 3); s.is(long) {
		s.at += 3
		s.until(long, quote == `"`)
		for s.is(quote) { // up to two quotes may stand before the closing three
			s.at++
		}
		return
	}
	s.at++
	s.until(quote, quote == `"`)
}

// until skips past end; a backslash hides the character after it when escapes is true.
func (s *scanner) until(end string, escapes bool) {
	for s.at < len(s.text) {
		switch {
		case escapes && s.text[s.at] == '\\':
			s.at = min(s.at+2, len(s.text))
		case s.is(end):
			s.at += len(end)
			return
		default:
			s.at++
		}
	}
}

// value skips a value and marks what is inside it.
func (s *scanner) value(id string) {
	switch {
	case s.is(`"`), s.is("'"):
		s.quoted()
	case s.is("["):
		s.at++
		for n := 0; s.inside(']'); n++ {
			item := itemID(id, n)
			s.mark(item, s.at, s.at)
			s.value(item)
		}
	case s.is("{"):
		s.at++
		for s.inside('}') {
			s.pair(id)
		}
	default:
		s.skipTo(",]}\n#")
	}
}

// inside moves to the next entry of an array or inline table; it is false, and
// past the closing bracket, when there is none.
func (s *scanner) inside(end byte) bool {
	for s.blank(true); s.at < len(s.text); s.blank(true) {
		switch s.text[s.at] {
		case end:
			s.at++
			return false
		case ',', ']', '}':
			s.at++
		default:
			return true
		}
	}
	return false
}
