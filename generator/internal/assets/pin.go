package assets

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"path"
	"slices"

	"github.com/evanw/esbuild/pkg/api"
)

// hubPath is where other websites find the script that follows updates.
const hubPath = widgetDir + "hub.js"

// Pin is a script whose address changes with every byte that it can run, and what
// those who name it in their pages say of it.
type Pin struct {
	URL       string // root-relative, base path included; "" without widgets
	Integrity string // "sha384-…", for the attribute
}

// pin bundles the script for websites that want it to stay as it is: it knows the digests
// of all modules that a widget may ever import, and its address is made of its own, so
// that it stands for all of them.
func (b *builder) pin(modules []File, imported map[string][]string) {
	digests := map[string]string{}
	for _, m := range modules {
		for _, paths := range imported {
			if slices.Contains(paths, m.Path) {
				sum := sha256.Sum256(m.Body)
				digests[path.Base(m.Path)] = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
			}
		}
	}
	script := b.hubScript(imported, digests)
	b.out.Pin = Pin{b.add(hubPath, script), integrity(script)}
	name := path.Base(b.out.Pin.URL)
	b.out.version = Version{name, b.out.Pin.Integrity, map[string]string{name: b.out.Pin.Integrity}}
	for _, m := range modules {
		b.out.version.Files[path.Base(m.Path)] = integrity(m.Body)
	}
}

// hubScript bundles a script for other websites; without digests it is the one that
// follows updates.
func (b *builder) hubScript(imported map[string][]string, digests map[string]string) []byte {
	modules := map[string][]string{}
	for widget, paths := range imported {
		for _, p := range paths {
			modules[widget] = append(modules[widget], path.Base(p))
		}
	}
	options := b.bundling(hubScript)
	options.Format = api.FormatESModule
	options.Define = map[string]string{"HUB_MODULES": asJSON(modules), "HUB_DIGESTS": asJSON(digests)}
	maps.Copy(options.Define, b.Define)
	return b.single(options)
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil { // strings by name cannot fail
		panic(err)
	}
	return string(text)
}
