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

// imported are the modules that something imports on demand, itself first, by the name
// of its source; files of widgetDir.
type imported map[string][]string

func (i imported) add(name string, paths []string) {
	i[name] = nil // it may be imported in several places
	for _, p := range paths {
		i[name] = append(i[name], path.Base(p))
	}
}

func (i imported) has(module string) bool {
	for _, names := range i {
		if slices.Contains(names, module) {
			return true
		}
	}
	return false
}

// pin bundles the script for websites that want it to stay as it is: it knows the digests
// of all modules that a widget may ever import, and its address is made of its own, so
// that it stands for all of them.
func (b *builder) pin(modules []File, soon, later imported) {
	digests := map[string]string{}
	for _, m := range modules {
		if name := path.Base(m.Path); soon.has(name) || later.has(name) {
			sum := sha256.Sum256(m.Body)
			digests[name] = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
		}
	}
	script := b.hubScript(soon, later, digests)
	b.out.Pin = Pin{b.add(hubPath, script), integrity(script)}
	name := path.Base(b.out.Pin.URL)
	b.out.version = Version{name, b.out.Pin.Integrity, map[string]string{name: b.out.Pin.Integrity}}
	for _, m := range modules {
		b.out.version.Files[path.Base(m.Path)] = integrity(m.Body)
	}
}

// hubScript bundles a script for other websites; without digests it is the one that
// follows updates.
func (b *builder) hubScript(soon, later imported, digests map[string]string) []byte {
	options := b.bundling(hubScript)
	options.Format = api.FormatESModule
	options.Define = map[string]string{"HUB_MODULES": asJSON(soon), "HUB_LATER": asJSON(later), "HUB_DIGESTS": asJSON(digests)}
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
