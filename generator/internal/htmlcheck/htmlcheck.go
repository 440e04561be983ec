// Package htmlcheck holds tests of pages to what the pages mean: it takes HTML
// and checks such as In("article", HasText("Oak House")), and gives an error that
// names what is missing. It parses as browsers do, and never compares markup.
package htmlcheck

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Checker says what is wrong with an element and what it holds, or nil.
type Checker func(*html.Node) error

// Check parses page and returns the first error of checks.
func Check(page string, checks ...Checker) error {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err
	}
	return all(root, checks)
}

func all(n *html.Node, checks []Checker) error {
	for _, check := range checks {
		if err := check(n); err != nil {
			return err
		}
	}
	return nil
}

// In expects some element that selector matches to satisfy every check. Its
// error is that of the last one that matched.
func In(selector string, checks ...Checker) Checker {
	match := parseSelector(selector)
	return func(n *html.Node) error {
		found := match.find(n)
		if len(found) == 0 {
			return fmt.Errorf("nothing matches %q", selector)
		}
		var err error
		for _, f := range found {
			if err = all(f, checks); err == nil {
				return nil
			}
		}
		return fmt.Errorf("in %q: %w", selector, err)
	}
}

// Each expects every element that selector matches to satisfy every check, and
// at least one to be there.
func Each(selector string, checks ...Checker) Checker {
	match := parseSelector(selector)
	return func(n *html.Node) error {
		found := match.find(n)
		if len(found) == 0 {
			return fmt.Errorf("nothing matches %q", selector)
		}
		for i, f := range found {
			if err := all(f, checks); err != nil {
				return fmt.Errorf("in %q, number %d: %w", selector, i+1, err)
			}
		}
		return nil
	}
}

// Count expects selector to match n elements.
func Count(selector string, n int) Checker {
	match := parseSelector(selector)
	return func(root *html.Node) error {
		if found := len(match.find(root)); found != n {
			return fmt.Errorf("%d elements match %q, not %d", found, selector, n)
		}
		return nil
	}
}

// Lacks expects selector to match nothing.
func Lacks(selector string) Checker { return Count(selector, 0) }

// HasText expects part in the element's text, white space taken as one space.
func HasText(part string) Checker {
	return func(n *html.Node) error {
		if text := Text(n); !strings.Contains(text, part) {
			return fmt.Errorf("the text %q lacks %q", text, part)
		}
		return nil
	}
}

// LacksText expects that part is not in the element's text.
func LacksText(part string) Checker {
	return func(n *html.Node) error {
		if text := Text(n); strings.Contains(text, part) {
			return fmt.Errorf("the text %q has %q", text, part)
		}
		return nil
	}
}

// HasAttr expects the attribute with that very value.
func HasAttr(name, value string) Checker {
	return func(n *html.Node) error {
		if got, ok := Attr(n, name); !ok || got != value {
			return fmt.Errorf("the attribute %s is %q, not %q", name, got, value)
		}
		return nil
	}
}
