package preview

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// until waits for a page to have a text, whatever number of updates that takes.
func (s *shown) until(path, want string) {
	s.t.Helper()
	page := ""
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(5 * time.Millisecond) {
		if _, _, page = s.get(path); strings.Contains(page, want) {
			return
		}
	}
	s.t.Fatalf("%s does not show %q after 10 s:\n%s\n%.1000s", path, want, s.messages, page)
}

func (s *shown) rename(from, to string) {
	s.t.Helper()
	if err := os.Rename(s.path(from), s.path(to)); err != nil {
		s.t.Fatal(err)
	}
}

// A folder keeps being watched, and what is in it, whatever it is called.
func TestRenamedFolder(t *testing.T) {
	s := show(t, func(s *shown) {
		s.write("content/programs/place-0/oak.toml", listing("oak", "Oak 0"))
		s.write("content/programs/place-0/a/b/elm.toml", listing("elm", "Elm 0"))
	})
	for i := 1; i <= 12; i++ {
		from, to := fmt.Sprintf("content/programs/place-%d", i-1), fmt.Sprintf("content/programs/place-%d", i)
		s.rename(from, to)
		if i%3 > 0 { // else while the rename is still news
			time.Sleep(5 * quiet)
		}
		oak, elm := fmt.Sprintf("Oak %d", i), fmt.Sprintf("Elm %d", i)
		s.write(to+"/oak.toml", listing("oak", oak))
		s.until("/programs/oak/", oak)
		s.write(to+"/a/b/elm.toml", listing("elm", elm))
		s.until("/programs/elm/", elm)
	}
}

// A folder that leaves the hub and comes back is as good as new, and so is
// another one that takes its name.
func TestFolderThatComesBack(t *testing.T) {
	const file = "content/programs/place/red-rock.toml"
	s := show(t, func(s *shown) {
		s.write(file, listing("red-rock", "Name"))
		s.write("outside/red-rock.toml", listing("red-rock", "Other"))
	})
	for i := range 4 {
		s.rename("content/programs/place", "away")
		if i%2 == 0 {
			time.Sleep(5 * quiet)
		}
		s.rename("outside", "content/programs/place")
		s.rename("away", "outside")
		time.Sleep(5 * quiet)
		name := fmt.Sprintf("Name %d", i)
		s.write(file, listing("red-rock", name))
		s.until("/programs/red-rock/", name)
	}
}

// What a hub can't do without may be missing for a while: in a checkout of
// another branch, say.
func TestMissingForAWhile(t *testing.T) {
	for _, name := range []string{"content", "content/crisis.toml", "content/vocabulary.toml", "config.toml"} {
		t.Run(name, func(t *testing.T) {
			s := show(t)
			for _, text := range []string{"Pueblo", "Moab"} {
				s.rename(name, "away")
				s.until("/", "mistake")
				s.rename("away", name)
				s.until("/", "Support systems")
				s.write("content/pages/about.md", "+++\ntitle = \"About us\"\n+++\nWe moved to "+text+".\n")
				s.until("/about/", text)
			}
		})
	}
}
