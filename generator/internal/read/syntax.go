package read

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// decode parses the sheet's TOML; ok is false when it can't be parsed, which is
// noted with the place and, where the slip is a common one, the way out.
func (s *sheet) decode() (m map[string]any, ok bool) {
	if !s.checkTOML() {
		return nil, false
	}
	m, _, err := decodeTOML(s.toml)
	if err == nil {
		return m, true
	}
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		s.failLine(1, 1, "toml-syntax", "the TOML can't be read: "+err.Error(), "")
		return nil, false
	}
	at := min(max(parse.Position.Start, 0), len(s.toml))
	line, column := s.lineColumn(at)
	text, hint := explain(parse.Message, s.toml, at)
	s.failLine(line, column, "toml-syntax", text, hint)
	return nil, false
}

// decodeTOML turns the decoder's panics over its own bugs into errors, so that
// one odd file can't end a build.
func decodeTOML(text string) (m map[string]any, meta toml.MetaData, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	var v any
	meta, err = toml.Decode(text, &v)
	m, _ = v.(map[string]any)
	return m, meta, err
}

// explain puts the decoder's message into our words.
func explain(message, text string, at int) (problem, hint string) {
	switch line := lineAt(text, at); {
	case beginsTypographic(line):
		return "a key can't be in typographic quotes", "write it without quotes"
	case beginsTypographic(line[strings.Index(line, "=")+1:]) && !strings.Contains(message, "already"):
		return "a typographic quote can't begin or end a value", `use plain quotes: "…"`
	}
	if slashDate.MatchString(lineAt(text, at)) {
		return "a date can't be written with slashes or dots", "write the year, the month and the day, such as 2026-11-03"
	}
	for _, e := range explanations {
		if strings.Contains(message, e.part) {
			return e.problem(message), e.hint
		}
	}
	return strings.TrimSuffix(lowerFirst(message), "."), ""
}

// beginsTypographic reports that the first thing in text, behind brackets, is
// a quote that word processors make.
func beginsTypographic(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \t[{"))
	return strings.ContainsRune("“”„‘’", r)
}

// slashDate is what people write for a date elsewhere: = 11/03/2026.
var slashDate = regexp.MustCompile(`=\s*\d{1,4}([/.])\d{1,2}([/.])\d{1,4}\s*([#,}].*)?\r?$`)

func lineAt(text string, at int) string {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return line
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

type explanation struct {
	part    string // of the decoder's message
	problem func(message string) string
	hint    string
}

func says(text string) func(string) string { return func(string) string { return text } }

// explanations are tried in order.
var explanations = []explanation{
	{"has already been defined", func(m string) string { return fmt.Sprintf("the key %q is written twice", between(m, "'")) }, "keep one of the two"},
	{"was already created", func(m string) string {
		return fmt.Sprintf("the key %q is written twice, in different forms", between(m, "'"))
	}, "keep one of the two"},
	{"strings cannot contain newlines", says("a text has no closing quote on its line"), `close it with ", or begin and end it with """ when it has several lines`},
	{`unexpected EOF; expected '"'`, says("a text has no closing quote"), `close it with "`},
	{`unexpected EOF; expected "'"`, says("a text has no closing quote"), `close it with '`},
	{"unexpected EOF; expected '\"\"\"'", says(`a text of several lines is not closed`), `close it with """`},
	{"unexpected EOF; expected key separator", says("the file ends within a line"), `write key = "value"`},
	{"unexpected EOF; expected value", says("a value is missing"), `write key = "value", or leave the key out`},
	{"expected value but found '\\n'", says("a value is missing"), `write key = "value", or leave the key out`},
	{"to end table name", says("a header is missing its closing bracket"), "write [name], or [[name]] for each entry of a list"},
	{"end of table array name", says("a header is missing its closing bracket"), "write [name], or [[name]] for each entry of a list"},
	{"unexpected EOF", says("the file ends too early"), "a bracket or a quote may not be closed"},
	{"cannot have leading zeroes", func(m string) string { return fmt.Sprintf("the number %s begins with a zero", between(m, `"`)) }, "postal codes and phone numbers are text: put them in quotes"},
	{"invalid datetime", func(m string) string { return fmt.Sprintf("there is no date %s", between(m, `"`)) }, "write a date of the calendar as 2026-10-01"},
	{"is out of range", func(m string) string { return fmt.Sprintf("the number %s is too large", strings.Fields(m)[0]) }, "codes and phone numbers are text: put them in quotes"},
	{"expected value but found", says("a value is missing its quotes"), `put text in quotes: key = "value"`},
	{"expected '.' or '='", says("this line is no key = value"), `write key = "value", or put # before a comment`},
	{"expected a top-level item to end", says("something stands behind the value"), "put it on a line of its own, or behind #"},
	{"expected a comma (',') or array terminator", says("a list is missing a comma or its closing bracket"), `write ["one", "two"]`},
	{"inline table terminator", says("a table in braces is missing a comma or its closing brace"), `write { key = "value", other = "value" }`},
	{"invalid escape", says("a backslash in a text means something it can't"), `write \\ for a backslash, or use single quotes`},
	{"control characters", says("the file has a control character"), "delete it; it is invisible in most editors"},
}

// between gives what stands between the first pair of quote in s.
func between(s, quote string) string {
	_, rest, _ := strings.Cut(s, quote)
	inner, _, _ := strings.Cut(rest, quote)
	return inner
}
