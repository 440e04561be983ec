package exchange

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"sitegen/generator/internal/diag"
)

// decodeText gives data as UTF-8 without a byte order mark and with LF line
// ends. UTF-16 is known by its mark; what is not UTF-8 is read as Windows-1252,
// which is what Excel writes, with a warning.
func decodeText(data []byte, problems *limited) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			problems.add(fileError("bad-encoding", "the file is not valid UTF-16", "save it as CSV UTF-8"))
			return nil, false
		}
		data = decoded
	}
	if nul := bytes.Count(data, []byte{0}); nul > len(data)/8 {
		problems.add(fileError("not-text", "the file is not text: it is full of NUL characters", "save it as CSV UTF-8, or import the .xlsx"))
		return nil, false
	}
	if !utf8.Valid(data) {
		data = fromWindows1252(data, problems)
	}
	return unixLines(data), true
}

func fromWindows1252(data []byte, problems *limited) []byte {
	bad := 0
	for bad < len(data) {
		r, size := utf8.DecodeRune(data[bad:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		bad += size
	}
	line := 1 + bytes.Count(data[:bad], []byte{'\n'})
	lineStart := bytes.LastIndexByte(data[:bad], '\n') + 1
	problems.add(diag.Diagnostic{Line: line, Column: 1 + utf8.RuneCount(data[lineStart:bad]), Severity: diag.Warning, Code: "not-utf8",
		Text: fmt.Sprintf("the byte %#x is not UTF-8; the file is read as Windows-1252", data[bad]),
		Hint: "look at the names with accents, and save the file as CSV UTF-8 if they are wrong"})
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil { // the decoder replaces what it does not know
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return decoded
}

// unixLines turns CRLF and lone CR, which old Macs wrote, into LF.
func unixLines(data []byte) []byte {
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}
