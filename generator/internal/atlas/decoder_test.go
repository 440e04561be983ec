package atlas

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// The reader of decoder_test.go, decode*_test.go and reader_test.go is written from FORMAT.md, not
// from the writer, whose functions it does not use.

// decoder reads one inflated file. It notes what it reads for the worked example
// in FORMAT.md, when notes is set. A mistake in the file panics with a badFile.
type decoder struct {
	data  []byte
	at    int
	notes *strings.Builder
}

type badFile string

func (d *decoder) fail(format string, args ...any) {
	panic(badFile(fmt.Sprintf(format, args...)))
}

// take gives the next n bytes; more of a run of values is noted on one line.
func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.data)-d.at {
		d.fail("%d bytes at %d of %d", n, d.at, len(d.data))
	}
	d.at += n
	return d.data[d.at-n : d.at]
}

// note describes the bytes since from.
func (d *decoder) note(from int, what string, value any) {
	if d.notes == nil || d.at == from {
		return
	}
	text := fmt.Sprint(value)
	for i := from; i < d.at; i += 16 {
		line := fmt.Sprintf("    %04x  %-47s", i, fmt.Sprintf("% x", d.data[i:min(i+16, d.at)]))
		if i == from {
			line += "  " + what + " " + text
		}
		d.notes.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (d *decoder) varintQuietly() int {
	v, scale := 0, 1
	for {
		b := int(d.take(1)[0])
		v += b % 128 * scale
		if b < 128 {
			return v
		}
		if scale *= 128; scale > 1<<49 {
			d.fail("a varint of more than 53 bits at %d", d.at)
		}
	}
}

func (d *decoder) varint(what string) int {
	from := d.at
	v := d.varintQuietly()
	d.note(from, what, v)
	return v
}

// count is a varint that numbers things of at least one byte each.
func (d *decoder) count(what string) int {
	n := d.varint(what)
	if n > len(d.data)-d.at {
		d.fail("%d %s in %d bytes", n, what, len(d.data)-d.at)
	}
	return n
}

func (d *decoder) byte(what string) int {
	v := int(d.take(1)[0])
	d.note(d.at-1, what, v)
	return v
}

func (d *decoder) bytes(what string, n int) []byte {
	v := d.take(n)
	d.note(d.at-n, what, v)
	return v
}

func (d *decoder) varints(what string, n int) []int {
	from, list := d.at, make([]int, n)
	for i := range list {
		list[i] = d.varintQuietly()
	}
	d.note(from, what, list)
	return list
}

func (d *decoder) deltas(what string, n int) []int {
	from, list, last := d.at, make([]int, n), 0
	for i := range list {
		last += d.varintQuietly()
		list[i] = last
	}
	d.note(from, what, list)
	return list
}

func (d *decoder) signed(what string, n int) []int {
	from, list, last := d.at, make([]int, n), 0
	for i := range list {
		if v := d.varintQuietly(); v%2 == 0 {
			last += v / 2
		} else {
			last -= (v + 1) / 2
		}
		list[i] = last
	}
	d.note(from, what, list)
	return list
}

func (d *decoder) texts(what string, n int) []string {
	from, list := d.at, make([]string, n)
	for i := range list {
		list[i] = string(d.take(d.varintQuietly()))
	}
	d.note(from, what, fmt.Sprintf("%q", list))
	return list
}

func (d *decoder) dictionary(what string) []string {
	return d.texts(what, d.count("how many "+what))
}

// numbers are places in a dictionary of that size.
func (d *decoder) numbers(what string, n, size int) []int {
	list := d.varints(what, n)
	for _, v := range list {
		if v >= size {
			d.fail("%s %d of %d", what, v, size)
		}
	}
	return list
}

// terms gives for each of n rows the TermIDs it has.
func (d *decoder) terms(what string, n, vocabulary int) [][]int {
	m := d.count("how many terms are " + what)
	ids := d.deltas("the terms", m)
	how := d.varints("how their columns are written", m)
	rows, columns := make([][]int, n), make([][]bool, m)
	for j, id := range ids {
		if id >= vocabulary || how[j]/2 > j {
			d.fail("term %d of %d, by the column %d before %d", id, vocabulary, how[j]/2, j)
		}
		bits := d.bytes(fmt.Sprintf("rows with term %d:", id), (n+7)/8)
		for r := range rows {
			has := bits[r/8]>>(r%8)&1 == 1
			if how[j] > 1 {
				has = has != columns[j-how[j]/2][r]
			}
			if has = has != (how[j]%2 == 1); has {
				rows[r] = append(rows[r], id)
			}
			columns[j] = append(columns[j], has)
		}
	}
	return rows
}

func (d *decoder) files(what string, n int) []string {
	list := make([]string, n)
	for i := range list {
		b := d.take(8)
		if !bytes.Equal(b, make([]byte, 8)) {
			list[i] = hex.EncodeToString(b)
		}
		d.note(d.at-8, what, list[i])
	}
	return list
}

// frontCoded gives n ordered strings.
func (d *decoder) frontCoded(what string, n int) []string {
	shared := d.varints("bytes shared with the "+what+" before", n)
	list := d.texts("the rest", n)
	for i := range list {
		if i > 0 {
			if shared[i] > len(list[i-1]) {
				d.fail("%d bytes shared with %q", shared[i], list[i-1])
			}
			list[i] = list[i-1][:shared[i]] + list[i]
		}
	}
	return list
}

// header checks the first two bytes.
func (d *decoder) header(kind byte) {
	if h := d.take(2); h[0] != kind || h[1] != 2 {
		d.fail("the file begins with %q instead of %q", h, []byte{kind, 2})
	}
	d.note(0, fmt.Sprintf("kind %q, version", kind), 2)
}

func (d *decoder) end() {
	if d.at != len(d.data) {
		d.fail("%d bytes left over", len(d.data)-d.at)
	}
}

// trusted inflates a file, if it is the one of that name.
func trusted(name string, body []byte) (plain []byte, err error) {
	got := fmt.Sprintf("%08x%08x", crc32.ChecksumIEEE(body), crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
	if got != name {
		return nil, fmt.Errorf("file %s is %s", name, got)
	}
	plain, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), 4<<20+1))
	if err == nil && len(plain) > 4<<20 {
		err = fmt.Errorf("file %s is too large", name)
	}
	return plain, err
}

func inflate(tb testing.TB, body []byte) []byte {
	tb.Helper()
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		tb.Fatal(err)
	}
	return plain
}
