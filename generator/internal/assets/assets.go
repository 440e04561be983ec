// Package assets turns a theme's style sheets and the widgets' TypeScript into
// minified, fingerprinted files. It takes file systems and gives bytes with the
// URLs under which pages find them; it is the only door to esbuild. It never
// touches the disk or the network, and never decides where files are written.
package assets

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
)

// Options is what Build works from. Theme and Widgets arrive with a hub's own
// files already laid over the embedded ones.
type Options struct {
	Name     string              // of the theme: in file names, and in diagnostics as themes/NAME/
	Theme    fs.FS               // the theme's folder
	CSS      []string            // style sheets within Theme, in cascade order
	Styles   map[string][]string // likewise, for pages that ask for them by name; they come after CSS
	Tokens   []Token             // become custom properties of :root
	Widgets  fs.FS               // holds src/hub.ts and src/pages.ts; nil for a hub without widgets
	Worker   string              // the service worker's entry point in Widgets; "" for none
	Define   map[string]string   // identifiers of the script → JSON put in their place
	BasePath string              // "/", or "/hub/" for a hub that lives below its host's root
}

// Token is a design value of the theme. An empty Dark means Light serves both.
type Token struct{ Name, Light, Dark string }

// File is one output file, its path relative to the output folder.
type File struct {
	Path string // "widgets/hub-k2f7…js"
	Body []byte
}

// Bundle is everything Build made, files ordered by path. CSS, Styles and Script are
// root-relative URLs, base path included; Script is "" without widgets. Modules
// are what Script fetches for a widget, by the widget's name. Pin is for other websites.
type Bundle struct {
	Files       []File
	CSS, Script string
	Styles      map[string]string
	Modules     map[string][]string
	Guest       string          // URL of the script of pages for frames
	Gallery     string          // URL of the script of the page of snippets
	Sizes       map[string]Size // of all scripts, by URL
	Pin         Pin
	version     Version // of Pin
}

// Paths are those of all files.
func (b *Bundle) Paths() (paths []string) {
	for _, f := range b.Files {
		paths = append(paths, f.Path)
	}
	return paths
}

// WorkerPath is the service worker's place, the same in every build.
const WorkerPath = "sw.js"

// Build bundles the style sheet and the script. Equal options give equal bytes.
// When the list has errors the bundle is incomplete and must not be written.
func Build(o Options) (Bundle, diag.List) {
	b := builder{Options: o, images: map[string]string{}}
	b.styles()
	if o.Widgets != nil {
		b.scripts()
		b.frames()
		b.gallery()
		b.out.Sizes = b.sizes()
		if o.Worker != "" {
			b.worker(o.Worker)
		}
	}
	b.static()
	slices.SortFunc(b.out.Files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	b.found.Sort()
	return b.out, b.found
}

// builder collects files and findings on the way.
type builder struct {
	Options
	out    Bundle
	found  diag.List
	images map[string]string   // file of the theme → URL
	joins  map[string][]string // see join.go
}

// add keeps body under name with its fingerprint and returns its URL.
func (b *builder) add(name string, body []byte) string {
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext) + "-" + fingerprint(body) + ext
	b.out.Files = append(b.out.Files, File{name, body})
	return b.BasePath + name
}

// fingerprint is the first 50 bits of the SHA-256 of body, in ten letters and
// digits that survive file systems without upper case.
func fingerprint(body []byte) string {
	sum := sha256.Sum256(body)
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:10]
}

// integrity is the SHA-384 of body as attributes of that name have it.
func integrity(body []byte) string {
	sum := sha512.Sum384(body)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}
