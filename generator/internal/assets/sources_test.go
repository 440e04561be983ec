package assets

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestSourcesBundle builds the project's own widgets.
func TestSourcesBundle(t *testing.T) {
	o := site(func(o *Options) { o.Widgets = os.DirFS("../../../widgets") })
	size := 0
	for _, f := range build(t, o).Files {
		if !strings.HasPrefix(f.Path, "widgets/") {
			continue
		}
		for _, forbidden := range []string{"innerHTML", "insertAdjacentHTML", "eval(", "new Function", ".cssText", `"style"`, "document.cookie", "indexedDB"} {
			if bytes.Contains(f.Body, []byte(forbidden)) {
				t.Errorf("%s contains %s", f.Path, forbidden)
			}
		}
		size += len(f.Body)
	}
	if size < 50_000 {
		t.Errorf("only %d bytes of script were looked at", size)
	}
}
