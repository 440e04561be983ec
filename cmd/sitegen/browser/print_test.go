package browser

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPrint puts pages on paper: what one can only click is left out, what one
// reads, fills in or dials is there.
func TestPrint(t *testing.T) {
	front := example.serve(t)
	var found findings
	tb := newTab(t)
	for page, mostSheets := range map[string]int{
		"tools/support-map/":         6,
		"tools/safety-contacts/":     3,
		"tools/safety-plan/":         2,
		"programs/harbor-house-iop/": 4,
		"topics/support-systems/":    9,
	} {
		tb.media("print")
		tb.visit(front + page)
		checkPaper(tb, &found, front+page)
		if sheets := printed(tb); sheets < 1 || sheets > mostSheets {
			found.add(front+page, "prints on %d sheets, expected at most %d", sheets, mostSheets)
		}
	}
	found.report(t)
}

func checkPaper(tb *tab, f *findings, place string) {
	for _, left := range eval[[]string](tb, `[...document.querySelectorAll("nav, .skip, a[data-hub=exit], button")]
		.filter(e => e.checkVisibility()).map(e => e.localName + " " + e.innerText.trim().slice(0, 40))`) {
		f.add(place, "prints %s", left)
	}
	for what, selector := range map[string]string{"the title": "main h1", "a crisis number": `a[href="tel:988"]`} {
		shown := fmt.Sprintf(`[...document.querySelectorAll(%q)].some(e => e.checkVisibility())`, selector)
		if !eval[bool](tb, shown) {
			f.add(place, "does not print %s", what)
		}
	}
}

var pageCount = regexp.MustCompile(`/Type\s*/Pages[^>]*/Count (\d+)`)

// printed makes a PDF of the page and gives its number of sheets, 0 when it is none.
func printed(tb *tab) int {
	tb.t.Helper()
	pdf, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF())
	if err != nil {
		tb.t.Fatal(err)
	}
	count := pageCount.FindSubmatch(pdf)
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || count == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(count[1]))
	return n
}
