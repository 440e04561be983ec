package atlas

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
