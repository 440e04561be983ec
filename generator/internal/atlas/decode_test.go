package atlas

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The reader of this file and of reader_test.go is written from FORMAT.md, not
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
	if h := d.take(2); h[0] != kind || h[1] != 1 {
		d.fail("the file begins with %q instead of %q", h, []byte{kind, 1})
	}
	d.note(0, fmt.Sprintf("kind %q, version", kind), 1)
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

type coreRow struct {
	code, id16                int
	kind                      int
	closed, alert             bool
	minimum, maximum          int // -1 not known
	day                       int // 0 never
	organization              int // 16 bits; -1 none
	key                       string
	offers, lacks             []int
	week                      []coreInterval
	detailsFile, rowOfDetails int
}

type coreInterval struct {
	start, length int
	session       bool
	zone          string
}

type coreFile struct {
	rows    []coreRow
	details []string
}

func decodeCore(d *decoder, vocabulary int) coreFile {
	d.header('C')
	n := d.count("rows")
	c := coreFile{rows: make([]coreRow, n)}
	codes := d.deltas("codes", n)
	id16 := d.bytes("low 16 bits of the CRC-32 of the ids", 2*n)
	traits := d.bytes("traits", n)
	for i := range c.rows {
		r := &c.rows[i]
		r.code, r.id16 = codes[i], int(id16[2*i])+256*int(id16[2*i+1])
		r.kind, r.closed, r.alert = int(traits[i]&3), traits[i]&4 != 0, traits[i]&16 != 0
		r.minimum, r.maximum = -1, -1
	}
	latest := d.varint("latest day")
	for i, v := range d.varints("days before it, and 1; 0 never", n) {
		if v > 0 {
			c.rows[i].day = latest - v + 1
		}
	}
	decodeAges(d, c.rows, traits)
	decodeOrganizations(d, c.rows)
	if keys := d.dictionary("keys"); len(keys) > 0 {
		for i, v := range d.numbers("key of the row", n, len(keys)) {
			c.rows[i].key = keys[v]
		}
	}
	for i, terms := range d.terms("offered", n, vocabulary) {
		c.rows[i].offers = terms
	}
	for i, terms := range d.terms("lacked", n, vocabulary) {
		c.rows[i].lacks = terms
	}
	decodeWeeks(d, c.rows)
	k := d.count("details files")
	c.details = d.files("details", k)
	d.end()
	for f := range k {
		for i := f * n / k; i < (f+1)*n/k; i++ {
			c.rows[i].detailsFile, c.rows[i].rowOfDetails = f, i-f*n/k
		}
	}
	return c
}

func decodeAges(d *decoder, rows []coreRow, traits []byte) {
	var aged []int
	for i := range rows {
		if traits[i]&8 != 0 {
			aged = append(aged, i)
		}
	}
	for i, v := range d.varints("least ages, and 1", len(aged)) {
		rows[aged[i]].minimum = v - 1
	}
	for i, v := range d.varints("greatest ages, and 1", len(aged)) {
		rows[aged[i]].maximum = v - 1
	}
}

func decodeOrganizations(d *decoder, rows []coreRow) {
	fresh := 0
	for i, v := range d.varints("organization of the row", len(rows)) {
		switch {
		case v == 0:
			rows[i].organization = -1
			continue
		case v == 1:
			fresh++
		case v-1 > fresh:
			d.fail("organization %d back of %d", v-1, fresh)
		}
		rows[i].organization = fresh - max(v-1, 1)
	}
	sums := d.bytes("low 16 bits of the CRC-32 of the organizations", 2*fresh)
	for i := range rows {
		if o := rows[i].organization; o >= 0 {
			rows[i].organization = int(sums[2*o]) + 256*int(sums[2*o+1])
		}
	}
}

func decodeWeeks(d *decoder, rows []coreRow) {
	zones := append([]string{""}, d.dictionary("time zones")...)
	weeks := make([][]coreInterval, d.count("weeks"))
	for i := range weeks {
		for range d.count("intervals of a week") {
			start, length := d.varint("start"), d.varint("length and session")
			zone := d.numbers("time zone", 1, len(zones))[0]
			weeks[i] = append(weeks[i], coreInterval{start, length / 2, length%2 == 1, zones[zone]})
		}
	}
	if len(weeks) == 0 {
		return
	}
	for i, v := range d.numbers("week of the row, and 1", len(rows), len(weeks)+1) {
		if v > 0 {
			rows[i].week = weeks[v-1]
		}
	}
}

type directoryEntry struct {
	depth, start             int
	west, east, south, north float64 // degrees; near only
	rows                     int
	inner, open, ages, times bool
	terms                    map[int]bool
	file                     string
}

func decodeDirectory(d *decoder, vocabulary int) []directoryEntry {
	d.header('D')
	n := d.count("entries")
	wide, deepest := d.byte("space") == 1, d.byte("greatest depth")
	depths, starts := d.bytes("depths", n), d.deltas("starts", n)
	entries := make([]directoryEntry, n)
	for i := range entries {
		entries[i].depth, entries[i].start = int(depths[i]), starts[i]<<(48-deepest)
	}
	if !wide {
		x0, x1, y0, y1 := d.bytes("x0", n), d.bytes("x1", n), d.bytes("y0", n), d.bytes("y1", n)
		for i := range entries {
			e := &entries[i]
			x, y := unmorton(e.start)
			w, h := float64(int(1)<<(24-(e.depth+1)/2))/256, float64(int(1)<<(24-e.depth/2))/256
			e.west, e.east = longitude(x+float64(x0[i])*w), longitude(x+(float64(x1[i])+1)*w)
			e.south, e.north = latitude(y+float64(y0[i])*h), latitude(y+(float64(y1[i])+1)*h)
		}
	}
	rows, flags := d.varints("rows", n), d.bytes("flags", n)
	terms := d.terms("offered", n, vocabulary)
	files := d.files("file", n)
	d.end()
	for i := range entries {
		e := &entries[i]
		e.rows, e.file = rows[i], files[i]
		e.inner, e.open, e.ages, e.times = flags[i]&1 != 0, flags[i]&2 != 0, flags[i]&4 != 0, flags[i]&8 != 0
		e.terms = map[int]bool{}
		for _, t := range terms[i] {
			e.terms[t] = true
		}
	}
	return entries
}

// unmorton gives the cell of a code bit by bit.
func unmorton(code int) (x, y float64) {
	for bit := 47; bit >= 0; bit -= 2 {
		x, y = 2*x+float64(code>>bit&1), 2*y+float64(code>>(bit-1)&1)
	}
	return x, y
}

func longitude(x float64) float64 { return x/(1<<24)*360 - 180 }
func latitude(y float64) float64  { return y/(1<<24)*180 - 90 }

// decodeDetails gives the columns of each row.
func decodeDetails(d *decoder, rows int) [][]string {
	d.header('T')
	lines := strings.Split(string(d.data[2:]), "\n")
	if len(lines) != 14 {
		d.fail("details have %d lines", len(lines))
	}
	out := make([][]string, rows)
	for _, line := range lines {
		from := d.at
		d.take(len(line))
		d.note(from, "", fmt.Sprintf("%q", line))
		values := strings.Split(line, "\t")
		if len(values) != rows {
			d.fail("%d values for %d rows", len(values), rows)
		}
		for i, v := range values {
			out[i] = append(out[i], v)
		}
		if d.at < len(d.data) {
			d.take(1)
			d.note(d.at-1, "line", "break")
		}
	}
	d.end()
	for _, row := range out {
		row[0] = decodeID(row[0], row[1]+" "+row[4]+" "+row[5])
	}
	return out
}

var notInIDs = regexp.MustCompile("[^a-z0-9]+")

// decodeID gives the id of a program whose name, city and region are these.
func decodeID(value, facts string) string {
	facts = strings.ToLower(norm.NFKD.String(strings.ReplaceAll(facts, "&", " and ")))
	facts = regexp.MustCompile(`[\pM'’ʼ]`).ReplaceAllString(facts, "")
	guess := strings.Trim(notInIDs.ReplaceAllString(facts, "-"), "-")
	if value == "" {
		return guess
	}
	v := []rune(value)
	return guess[:v[0]-'0'] + string(v[2:]) + guess[len(guess)-int(v[1]-'0'):]
}

type tableFile struct {
	bits, resolves int
	files          []string
}

func decodeTable(d *decoder) tableFile {
	d.header('H')
	t := tableFile{bits: d.varint("bits to resolve"), resolves: d.varint("bits resolved here")}
	if t.bits > 24 || t.resolves > 8 || t.resolves > t.bits {
		d.fail("a table of %d and %d bits", t.bits, t.resolves)
	}
	t.files = d.files("file", 1<<t.resolves)
	d.end()
	return t
}

type wordRow struct {
	word       string
	near, wide wordCells
}

type wordCells struct {
	shift int
	list  []int
}

func decodeWords(d *decoder) []wordRow {
	d.header('W')
	n := d.count("words")
	rows := make([]wordRow, n)
	for i, w := range d.frontCoded("word", n) {
		rows[i].word = w
	}
	read := func(what string) (c wordCells) {
		if m := d.count("how many " + what + " cells"); m > 0 {
			c.shift = d.byte("shift")
			c.list = d.deltas("cells", m)
		}
		return c
	}
	for i := range rows {
		rows[i].near = read("near")
	}
	for i := range rows {
		rows[i].wide = read("wide")
	}
	d.end()
	return rows
}

type placeRow struct {
	key, label, region, country string
	size                        int
	latitude, longitude         float64
}

func decodePlaces(d *decoder) []placeRow {
	d.header('P')
	n := d.count("places")
	rows := make([]placeRow, n)
	keys := d.frontCoded("key", n)
	regions, countries := d.dictionary("regions"), d.dictionary("countries")
	labels := d.texts("labels", n)
	region, country := d.numbers("region", n, len(regions)), d.numbers("country", n, len(countries))
	sizes := d.bytes("sizes", n)
	points := d.signed("points", n)
	d.end()
	for i := range rows {
		rows[i] = placeRow{keys[i], labels[i], regions[region[i]], countries[country[i]], int(sizes[i]), 0, 0}
		if labels[i] == "" {
			words := strings.Split(keys[i], " ")
			for j, w := range words {
				words[j] = strings.ToUpper(string([]rune(w)[:1])) + string([]rune(w)[1:])
			}
			rows[i].label = strings.Join(words, " ")
		}
		var x, y float64
		for bit := 39; bit >= 0; bit -= 2 {
			x, y = 2*x+float64(points[i]>>bit&1), 2*y+float64(points[i]>>(bit-1)&1)
		}
		rows[i].longitude, rows[i].latitude = (x+.5)/(1<<20)*360-180, (y+.5)/(1<<20)*180-90
	}
	return rows
}

func inflate(tb testing.TB, body []byte) []byte {
	tb.Helper()
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		tb.Fatal(err)
	}
	return plain
}
