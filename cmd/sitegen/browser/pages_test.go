package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKinds makes sure that the other tests look at what they say they do.
func TestKinds(t *testing.T) {
	for _, k := range kinds {
		name := k.page
		if !strings.HasSuffix(name, ".html") {
			name += "index.html"
		}
		body, err := os.ReadFile(filepath.Join(example.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Errorf("%s: %v", k.name, err)
		} else if !strings.Contains(string(body), k.holds) {
			t.Errorf("%s: %s does not hold %q", k.name, k.page, k.holds)
		}
	}
}
