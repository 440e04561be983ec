package atlas

import (
	"slices"

	"sitegen/generator/internal/model"
)

// entry is what a directory says about a node: a bucket or a directory.
type entry struct {
	node
	box   box
	rows  int
	flags byte
	terms model.TermSet // some open row offers them
	file  name
}

// box is a part of the grid of x and y, both ends within.
type box struct{ x0, x1, y0, y1 uint64 }

func (b *box) include(o box) {
	b.x0, b.x1 = min(b.x0, o.x0), max(b.x1, o.x1)
	b.y0, b.y1 = min(b.y0, o.y0), max(b.y1, o.y1)
}

// trie packs rows, which are in order, and names the directory of all.
func (p *packer) trie(rows []row, in space) string {
	if len(rows) == 0 {
		return ""
	}
	buckets := largest(len(rows), p.sizes.bucket, func(i int) uint64 { return rows[i].code })
	entries := make([]entry, len(buckets))
	inParallel(len(buckets), func(i int) {
		b := buckets[i]
		entries[i] = p.bucket(b, rows[b.from:b.to])
	})
	for len(entries) > p.sizes.directory {
		entries = p.group(entries, in)
	}
	return p.add(p.directory(entries, in)).String()
}

// bucket packs the rows of one bucket: details first, because the core names them.
func (p *packer) bucket(b node, rows []row) entry {
	blocks := (len(rows) + p.sizes.block - 1) / p.sizes.block
	names := make([]name, blocks)
	for i := range names {
		names[i] = p.add(details(rows[i*len(rows)/blocks : (i+1)*len(rows)/blocks]))
	}
	e := entry{node: b, rows: len(rows), file: p.add(p.core(rows, names)), box: box{x0: axis, y0: axis}}
	var offered []model.TermID
	for _, r := range rows {
		x, y := cellOf(r.code)
		e.box.include(box{x, x, y, y})
		if r.program.Open() {
			e.flags |= flagsOf(r.program)
			offered = append(offered, r.program.Offers...)
		}
	}
	e.terms = model.NewTermSet(offered)
	return e
}

// group makes directories of entries that are too many for one.
func (p *packer) group(entries []entry, in space) []entry {
	var outer []entry
	for _, n := range largest(len(entries), p.sizes.directory, func(i int) uint64 { return entries[i].start }) {
		members := entries[n.from:n.to]
		if len(members) == 1 {
			outer = append(outer, members[0])
			continue
		}
		e := entry{node: n, flags: flagInner, file: p.add(p.directory(members, in)), box: members[0].box}
		var offered []model.TermID
		for _, m := range members {
			e.box.include(m.box)
			e.rows += m.rows
			e.flags |= m.flags
			offered = append(offered, m.terms...)
		}
		e.terms = model.NewTermSet(offered)
		outer = append(outer, e)
	}
	return outer
}

func (p *packer) directory(entries []entry, in space) encoder {
	e := newFile('D')
	n := len(entries)
	deepest := slices.MaxFunc(entries, func(a, b entry) int { return a.depth - b.depth }).depth
	e.varint(uint64(n))
	e.bytes(byte(in), byte(deepest))
	for _, v := range entries {
		e.bytes(byte(v.depth))
	}
	e.deltas(n, func(i int) uint64 { return entries[i].start >> (codeBits - deepest) })
	if in == nearSpace {
		e.boxes(entries)
	}
	for _, v := range entries {
		e.varint(uint64(v.rows))
	}
	for _, v := range entries {
		e.bytes(v.flags)
	}
	e.terms(p.terms, n, func(i int) model.TermSet { return entries[i].terms })
	for _, v := range entries {
		e.bytes(v.file[:]...)
	}
	return e
}

// What is so of an entry: flagInner of itself, the others of some open row.
const (
	flagInner = 1 // it is a directory
	flagOpen  = 2
	flagAges  = 4
	flagTimes = 8
)

// flagsOf says of an open program whether it can be asked whom it takes by age,
// and when it is open or meets. Entries where none can be are left out of such a search.
func flagsOf(p *model.Program) byte {
	flags := byte(flagOpen)
	if traitsOf(p)&traitAges != 0 {
		flags |= flagAges
	}
	if len(week(p)) > 0 {
		flags |= flagTimes
	}
	return flags
}

// boxes writes each box in 256ths of its node's cell, rounded outwards.
func (e *encoder) boxes(entries []entry) {
	columns := make([][]byte, 4)
	for _, v := range entries {
		x, y := cellOf(v.start)
		for i, side := range [4]byte{
			floor256(v.box.x0-x, v.width()), ceil256(v.box.x1-x, v.width()),
			floor256(v.box.y0-y, v.height()), ceil256(v.box.y1-y, v.height()),
		} {
			columns[i] = append(columns[i], side)
		}
	}
	for _, c := range columns {
		e.bytes(c...)
	}
}

// width and height are a node's cell on the grid; x has the first bit.
func (n node) width() uint64  { return axis >> ((n.depth + 1) / 2) }
func (n node) height() uint64 { return axis >> (n.depth / 2) }

// floor256 is the 256th of a side of so many cells in which cell at begins.
func floor256(at, side uint64) byte { return byte(at * 256 / side) }

// ceil256 is the 256th in which cell at ends.
func ceil256(at, side uint64) byte { return byte(((at+1)*256+side-1)/side - 1) }
