package atlas

import (
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// finest is the smallest cell of a word: 2^16 codes, some 600 m across.
const finest = 16

// anywhere is the largest cell, which holds all codes.
const anywhere = codeBits

// wordEntry is a word and where the rows with it are.
type wordEntry struct {
	word       string
	near, wide []uint64 // ascending codes
	cells      encoder
	split      int // where in cells the wide ones begin
}

// words packs the words of names, organizations and cities, with where to look
// for them, and names the table.
func (p *packer) words(near, wide []row) string {
	all := map[string]*wordEntry{}
	collect(near, all, func(w *wordEntry) *[]uint64 { return &w.near })
	collect(wide, all, func(w *wordEntry) *[]uint64 { return &w.wide })
	entries := slices.SortedFunc(maps.Values(all), func(a, b *wordEntry) int { return strings.Compare(a.word, b.word) })
	inParallel(len(entries), func(i int) {
		w := entries[i]
		w.cells.cells(w.near, p.sizes.cells)
		w.split = len(w.cells)
		w.cells.cells(w.wide, p.sizes.cells)
	})
	size := 0
	for _, w := range entries {
		size += len(w.word) + len(w.cells)
	}
	if size == 0 {
		return ""
	}
	bits := bitsFor(size, p.sizes.words)
	files := make([][]*wordEntry, 1<<bits)
	for _, w := range entries {
		i := bucketOf(beginning(w.word, 3), bits)
		files[i] = append(files[i], w)
	}
	names := make([]name, len(files))
	inParallel(len(files), func(i int) {
		if len(files[i]) > 0 {
			names[i] = p.add(wordFile(files[i]))
		}
	})
	return p.table(names, bits).String()
}

func wordFile(entries []*wordEntry) encoder {
	e := newFile('W')
	e.varint(uint64(len(entries)))
	words := make([]string, len(entries))
	for i, w := range entries {
		words[i] = w.word
	}
	e.frontCoded(words)
	for _, w := range entries {
		e.bytes(w.cells[:w.split]...)
	}
	for _, w := range entries {
		e.bytes(w.cells[w.split:]...)
	}
	return e
}

func collect(rows []row, all map[string]*wordEntry, in func(*wordEntry) *[]uint64) {
	for _, r := range rows {
		for _, word := range programWords(r.program) {
			if all[word] == nil {
				all[word] = &wordEntry{word: word}
			}
			codes := in(all[word])
			*codes = append(*codes, r.code)
		}
	}
}

// programWords are the different words that a program is found by.
func programWords(p *model.Program) []string {
	words := model.FoldedWords(p.Name)
	if p.Organization != p.Name {
		words = append(words, model.FoldedWords(p.Organization)...)
	}
	words = append(words, model.FoldedWords(p.Location.City)...)
	slices.Sort(words)
	return slices.Compact(words)
}

// cells writes the smallest cells that ascending codes are in and that are not too many.
func (e *encoder) cells(codes []uint64, most int) {
	for shift := finest; ; shift += 4 {
		n := 0
		for i, c := range codes {
			if i == 0 || c>>shift != codes[i-1]>>shift {
				n++
			}
		}
		if n > most && shift < anywhere {
			continue
		}
		e.varint(uint64(n))
		if n == 0 {
			return
		}
		e.bytes(byte(shift))
		last := uint64(0)
		for i, c := range codes {
			if c >>= shift; i == 0 || c != last {
				e.varint(c - last)
				last = c
			}
		}
		return
	}
}

// bitsFor is the number of bits that sort bytes into files of about a size.
func bitsFor(bytes, size int) int {
	bits := 0
	for bytes>>bits > size && bits < 16 {
		bits++
	}
	return bits
}

// bucketOf is the number of the file for what begins so.
func bucketOf(beginning string, bits int) int {
	return int(crc32.ChecksumIEEE([]byte(beginning)) & (1<<bits - 1))
}

// beginning is the first characters of a word, or all.
func beginning(word string, characters int) string {
	for i := range word {
		if characters == 0 {
			return word[:i]
		}
		characters--
	}
	return word
}
