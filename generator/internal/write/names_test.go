package write

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestPaths(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"a/index.html", ""},
		{"_headers", ""},
		{".well-known/security.txt", ""},
		{"münchen/straße.html", ""},
		{"", "cannot be the path"},
		{".", "cannot be the path"},
		{"/etc/passwd", "cannot be the path"},
		{"../x", "cannot be the path"},
		{"a/../../x", "cannot be the path"},
		{"a//b", "cannot be the path"},
		{"a/", "cannot be the path"},
		{`a\b`, "cannot be the path"},
		{"a\x00b", "cannot be the path"},
		{"a\nb", "cannot be the path"},
		{".SiteGen", "cannot be the path"},
		{"here/index.html", `two pages want the path "here/index.html"`},
		{"here/INDEX.html", `"here/INDEX.html" and "here/index.html" would be the same`},
		{"Here/other.html", `"Here/" and "here/" would be the same`},
		{"here", `"here" and "here/" would be the same`},
		{"here/index.html/x", `"here/index.html/" and "here/index.html" would be the same`},
		{"ÉTÉ.html", `"ÉTÉ.html" and "été.html" would be the same`},
		{"\u212Aelvin.html", "would be the same"}, // the Kelvin sign
	} {
		n := newNames()
		for _, path := range []string{"here/index.html", "été.html", "kelvin.html"} {
			if _, err := n.claim(path); err != nil {
				t.Fatal(err)
			}
		}
		_, err := n.claim(c.path)
		var e *Error
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%q: %v", c.path, err)
		case c.want != "" && (!errors.As(err, &e) || e.Hint == "" || !strings.Contains(e.Text, c.want)):
			t.Errorf("%q: %v, want %q", c.path, err, c.want)
		}
	}
}

func TestFailedAddForbidsCommit(t *testing.T) {
	source, out := hub(t)
	mustBuild(t, out, source, first)
	tree, err := Prepare(out, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"index.html", "index.html", "other.html"} {
		tree.Add(path, []byte("new"))
	}
	if _, err := tree.Commit(); err == nil || !strings.Contains(err.Error(), "two pages want") {
		t.Errorf("Commit: %v", err)
	}
	holdsOnly(t, out, first)
	if _, err := tree.Commit(); err == nil {
		t.Error("a second Commit was allowed")
	}
}

func TestManyWorkers(t *testing.T) {
	source, out := hub(t)
	for round := range 3 {
		tree, err := Prepare(out, source)
		if err != nil {
			t.Fatal(err)
		}
		want := site{}
		var wait sync.WaitGroup
		for i := range 200 {
			path, body := fmt.Sprintf("a/%d/b/%d/index.html", i%3, i), fmt.Sprint(i, i%7 == round)
			want[path] = body
			wait.Go(func() {
				if err := tree.Add(path, []byte(body)); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if _, err := tree.Commit(); err != nil {
			t.Fatal(err)
		}
		holdsOnly(t, out, want)
	}
}
