package atlas

import "encoding/binary"

// version stands second in every file.
const version = 2

// encoder is a file that grows.
type encoder []byte

// newFile begins a file of a kind.
func newFile(kind byte) encoder { return encoder{kind, version} }

func (e *encoder) bytes(b ...byte) { *e = append(*e, b...) }

func (e *encoder) varint(v uint64) { *e = binary.AppendUvarint(*e, v) }

// signed is v with its sign in the lowest bit.
func (e *encoder) signed(v int64) { *e = binary.AppendVarint(*e, v) }

func (e *encoder) text(s string) {
	e.varint(uint64(len(s)))
	*e = append(*e, s...)
}

func (e *encoder) texts(list []string) {
	e.varint(uint64(len(list)))
	for _, s := range list {
		e.text(s)
	}
}

// deltas writes ascending values.
func (e *encoder) deltas(n int, value func(i int) uint64) {
	last := uint64(0)
	for i := range n {
		v := value(i)
		e.varint(v - last)
		last = v
	}
}

// numbers writes the places of entries in a dictionary.
func (e *encoder) numbers(list []int) {
	for _, v := range list {
		e.varint(uint64(v))
	}
}

// dictionary numbers values in the order of their first use.
type dictionary struct {
	list    []string
	numbers map[string]int
}

func (d *dictionary) number(s string) int {
	if i, known := d.numbers[s]; known {
		return i
	}
	if d.numbers == nil {
		d.numbers = map[string]int{}
	}
	d.numbers[s] = len(d.list)
	d.list = append(d.list, s)
	return len(d.list) - 1
}
