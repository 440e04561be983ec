package atlas

import (
	"encoding/binary"

	"sitegen/generator/internal/model"
)

// version stands second in every file.
const version = 1

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

// terms writes which of n rows have which terms, one column of bits a term.
func (e *encoder) terms(vocabulary, n int, has func(row int) model.TermSet) {
	columns, present, width := make([][]byte, vocabulary), 0, (n+7)/8
	for row := range n {
		for _, t := range has(row) {
			if columns[t] == nil {
				columns[t] = make([]byte, width)
				present++
			}
			columns[t][row/8] |= 1 << (row % 8)
		}
	}
	e.varint(uint64(present))
	last := 0
	for t, column := range columns {
		if column != nil {
			e.varint(uint64(t - last))
			last = t
		}
	}
	for _, column := range columns {
		e.bytes(column...)
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
