package plan

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sitegen/widgets"
)

// TestSpaces: a page keeps as much free as the script does when it comes.
func TestSpaces(t *testing.T) {
	source, err := fs.ReadFile(widgets.FS, "src/shared/reserve.ts")
	if err != nil {
		t.Fatal(err)
	}
	theirs, ours := map[string]string{}, map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^  (\w+): \[([\d., ]+)\],$`).FindAllStringSubmatch(string(source), -1) {
		theirs[m[1]] = m[2]
	}
	for name, s := range spaces {
		ours[name] = fmt.Sprintf("%v, %v, %v", s.wide, s.narrow, s.less)
	}
	if !maps.Equal(theirs, ours) {
		t.Errorf("reserve.ts has\n%v\nand the style for pages\n%v", theirs, ours)
	}
	if parts := "const cut = " + strconv.Itoa(spaceOfParts) + ";"; !strings.Contains(string(source), parts) {
		t.Errorf("reserve.ts does not say %s", parts)
	}
	for _, e := range embeddable {
		if _, there := spaces[e.name]; !there {
			t.Errorf("there is no height for %s", e.name)
		}
	}
}
