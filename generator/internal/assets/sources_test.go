package assets

import (
	"bytes"
	"os"
	"testing"
)

// TestSourcesBundle builds the project's own widgets.
func TestSourcesBundle(t *testing.T) {
	o := site(func(o *Options) { o.Widgets = os.DirFS("../../../widgets") })
	js := body(t, build(t, o), "widgets/hub.js", "")
	for _, forbidden := range []string{"innerHTML", "insertAdjacentHTML", "eval(", "new Function", ".cssText", `"style"`, "localStorage", "document.cookie"} {
		if bytes.Contains([]byte(js), []byte(forbidden)) {
			t.Errorf("the script contains %s", forbidden)
		}
	}
	t.Logf("hub.js is %d bytes before compression", len(js))
}
