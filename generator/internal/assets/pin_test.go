package assets

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"strings"
	"testing"
)

// TestPin: the pinned script says what it is by its address and integrity, and what
// each module of a widget is by a digest of that module's bytes.
func TestPin(t *testing.T) {
	b := build(t, divided(nil))
	path := strings.TrimPrefix(b.Pin.URL, "/hub/")
	pinned := body(t, b, path, "")
	sum := sha512.Sum384([]byte(pinned))
	if want := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); b.Pin.Integrity != want {
		t.Errorf("Integrity = %s, want %s", b.Pin.Integrity, want)
	}
	if want := "widgets/hub-" + fingerprint([]byte(pinned)) + ".js"; path != want {
		t.Errorf("the pinned script is at %s, want %s", path, want)
	}
	following := body(t, b, "widgets/hub.js", "")
	for _, modules := range b.Modules {
		for _, url := range modules {
			name := strings.TrimPrefix(url, "/hub/widgets/")
			sum := sha256.Sum256([]byte(body(t, b, "widgets/"+name, "")))
			digest := "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
			if !strings.Contains(pinned, name) || !strings.Contains(pinned, digest) {
				t.Errorf("the pinned script does not know %s as %s: %s", name, digest, pinned)
			}
			if !strings.Contains(following, name) || strings.Contains(following, "sha256-") {
				t.Errorf("hub.js is to know %s, and no digest: %s", name, following)
			}
		}
	}
	if strings.Contains(body(t, b, "widgets/pages-", ""), "sha256-") {
		t.Error("the hub's own pages pay for digests")
	}
}

// TestPinFollowsEveryModule: another byte in any module that it can run gives the
// pinned script another address.
func TestPinFollowsEveryModule(t *testing.T) {
	before := build(t, divided(nil))
	for _, name := range []string{"src/shared/name.ts", "src/map/map.ts", "src/list.ts", "src/hub.ts"} {
		after := build(t, divided(func(o *Options) {
			old, _ := o.Widgets.Open(name)
			var text bytes.Buffer
			text.ReadFrom(old)
			put(o.Widgets, name, text.String()+"document.title += '!';\n")
		}))
		if after.Pin == before.Pin {
			t.Errorf("%s changed, and the pinned script stays %v", name, before.Pin)
		}
	}
}

// TestPinKnowsWhatModulesImportLater: with the rest, and by the name that they ask with.
func TestPinKnowsWhatModulesImportLater(t *testing.T) {
	b := build(t, divided(func(o *Options) {
		put(o.Widgets, "src/hub.ts", "declare const HUB_MODULES: {}, HUB_LATER: {}, HUB_DIGESTS: {} | null;\nexport const known = [HUB_MODULES, HUB_LATER, HUB_DIGESTS];\n")
		put(o.Widgets, "src/shared/name.ts", "export const name = () => import('../paper.ts');\n")
		put(o.Widgets, "src/paper.ts", "document.title = 'paper';\n")
	}))
	pinned := body(t, b, strings.TrimPrefix(b.Pin.URL, "/hub/"), "")
	name := strings.TrimPrefix(b.Modules["paper"][0], "/hub/widgets/")
	if !strings.Contains(pinned, `{paper:["`+name+`"]}`) || !strings.Contains(pinned, `"`+name+`":"sha256-`) {
		t.Errorf("the pinned script does not know what name imports later: %s", pinned)
	}
	if strings.Contains(body(t, b, "widgets/hub.js", ""), "paper-") {
		t.Error("hub.js fetches what nobody asked for")
	}
}
