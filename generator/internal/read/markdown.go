package read

import (
	"fmt"
	"strings"
)

// What is refused before a Markdown parser sees it: runs of opening brackets, of
// emphasis and of footnotes take quadratic time, as do lists within lists, and
// every row of a table costs as many cells as its header has. No page for people
// comes near these.
const (
	maxMarkdown = 1 << 20 // bytes
	maxLine     = 20_000  // bytes
	maxBrackets = 500     // [ in a paragraph
	maxEmphasis = 2_000   // *, _ and ~ in a paragraph
	maxCells    = 100_000 // in the tables of a page
	maxNotes    = 2_000   // [^ in a page
	maxMarkers  = 32      // of lists and quotations at the start of a line
)

// checkMarkdown refuses bodies that would cost the parser too much. firstLine
// is the file's line on which body begins.
func (s *sheet) checkMarkdown(body string, firstLine int) bool {
	if len(body) > maxMarkdown {
		line, _ := lineColumn(body, maxMarkdown)
		s.failLine(firstLine+line-1, 0, "too-large", "the text is larger than 1 MB", "split it into several pages")
		return false
	}
	var p paragraph
	number := firstLine
	for line := range strings.Lines(body) {
		p.add(line)
		if column, problem, hint := p.problem(line); problem != "" {
			s.failLine(number, column, "too-complex", problem, hint)
			return false
		}
		number++
	}
	return true
}

// paragraph counts what is costly in the lines up to the next blank one.
type paragraph struct {
	brackets, emphasis int
	rows, columns      int
	cells, notes       int // of the whole page
}

func (p *paragraph) add(line string) {
	if strings.TrimSpace(line) == "" {
		*p = paragraph{cells: p.cells + p.rows*p.columns, notes: p.notes}
		return
	}
	p.notes += strings.Count(line, "[^")
	p.brackets += strings.Count(line, "[")
	p.emphasis += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "~")
	p.columns = max(p.columns, strings.Count(line, "|"))
	p.rows++
}

func (p *paragraph) problem(line string) (column int, problem, hint string) {
	switch {
	case len(line) > maxLine:
		return maxLine, fmt.Sprintf("a line has more than %d bytes", maxLine), "break it into several lines"
	case markers(line) > maxMarkers:
		return 1, fmt.Sprintf("a line begins with more than %d marks of lists and quotations", maxMarkers), `write \ before a mark that is meant as itself, or begin fewer lists within lists`
	case p.brackets > maxBrackets:
		return 1, fmt.Sprintf("a paragraph has more than %d opening brackets", maxBrackets), "break it into several paragraphs"
	case p.emphasis > maxEmphasis:
		return 1, fmt.Sprintf("a paragraph has more than %d marks of emphasis", maxEmphasis), "break it into several paragraphs"
	case p.cells+p.rows*p.columns > maxCells:
		return 1, fmt.Sprintf("the tables have more than %d cells", maxCells), "move some of them to a page of their own"
	case p.notes > maxNotes:
		return 1, fmt.Sprintf("the page has more than %d footnote marks", maxNotes), "move some of the text to a page of its own"
	}
	return 0, "", ""
}

// markers counts what opens a list or a quotation at the start of a line, each
// within the one before: "> - 1. x" has three.
func markers(line string) (n int) {
	for n <= maxMarkers {
		line = strings.TrimLeft(line, " \t")
		digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
		switch {
		case line == "":
			return n
		case line[0] == '>':
			line = line[1:]
		case strings.IndexByte("-*+", line[0]) >= 0 && endsMarker(line[1:]):
			line = line[1:]
		case digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')') && endsMarker(line[digits+1:]):
			line = line[digits+1:]
		default:
			return n
		}
		n++
	}
	return n
}

// endsMarker reports that rest can follow the mark of a list.
func endsMarker(rest string) bool { return rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0 }
