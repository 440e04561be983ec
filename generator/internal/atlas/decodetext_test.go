package atlas

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// decodeDetails gives the columns of each row.
func decodeDetails(d *decoder, rows int) [][]string {
	d.header('T')
	lines := strings.Split(string(d.data[2:]), "\n")
	if len(lines) != 12 {
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
