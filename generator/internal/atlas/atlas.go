// Package atlas packs a hub's programs, and the places people search from, into
// small files that a browser fetches as it needs them: it takes the model and
// gives files by name, with the names of the four that lead to all others.
// FORMAT.md describes every byte. It never reads, writes or renders.
package atlas

import (
	"sync"

	"sitegen/generator/internal/model"
)

// Folder is where a hub has the atlas, below its root.
const Folder = "data/v1/atlas/"

// Atlas is the files of a hub's atlas, and where readers begin.
type Atlas struct {
	Files map[string][]byte // by path below the hub's root

	// Names of the roots, each 16 hexadecimal digits, or "" where there is nothing.
	Near, Wide, Words, Places string
	Rows                      int // near and wide
}

// sizes are what the writer chooses; readers find out. FORMAT.md says why these.
type sizes struct {
	bucket    int // rows of a core, at most
	block     int // rows of a details file, at most
	directory int // entries of a directory, at most
	words     int // bytes of a file of words, before deflation, about
	cells     int // cells of a word, at most
	places    int // bytes of a file of places, before deflation, about
}

var chosen = sizes{bucket: 160, block: 48, directory: 64, words: 6 << 10, cells: 256, places: 2 << 10}

// Make packs the programs of a hub that a visitor may find. The same programs
// give the same files, in whatever order they come.
func Make(site *model.Site) *Atlas { return pack(site, chosen) }

func pack(site *model.Site, s sizes) *Atlas {
	var programs []*model.Program
	for _, p := range site.Programs {
		if p.Listed() {
			programs = append(programs, p)
		}
	}
	p := &packer{sizes: s, terms: len(site.Vocabulary.Terms), files: map[string][]byte{}}
	near, wide := nearRows(programs), wideRows(programs)
	a := &Atlas{Rows: len(near) + len(wide), Files: p.files}
	var parts sync.WaitGroup
	parts.Go(func() { a.Near, a.Wide = p.trie(near, nearSpace), p.trie(wide, wideSpace) })
	parts.Go(func() { a.Words = p.words(near, wide) })
	parts.Go(func() { a.Places = p.places(site, programs) })
	parts.Wait()
	return a
}
