package atlas

import (
	"cmp"
	"container/heap"
	"fmt"
	"hash/crc32"
	"maps"
	"math"
	"slices"
	"strings"
)

// reader answers queries from an atlas as a browser would: it has only the files
// and the names of the roots. It counts what it downloads.
type reader struct {
	files      map[string][]byte
	vocabulary int
	had        map[string]any // decoded, by name
	downloaded map[byte]int   // bytes by kind
	requests   map[byte]int
}

func newReader(a *Atlas, vocabulary int) *reader {
	return &reader{files: a.Files, vocabulary: vocabulary, had: map[string]any{}, downloaded: map[byte]int{}, requests: map[byte]int{}}
}

func (r *reader) bytes() (sum int) {
	for _, n := range r.downloaded {
		sum += n
	}
	return sum
}

// load downloads and decodes a file, once.
func load[T any](r *reader, name string, decode func(*decoder) T) T {
	if had, ok := r.had[name]; ok {
		return had.(T)
	}
	body, ok := r.files["data/v1/atlas/"+name+".bin"]
	if !ok {
		panic(badFile(fmt.Sprintf("no file %q", name)))
	}
	plain, err := trusted(name, body)
	if err != nil {
		panic(badFile(err.Error()))
	}
	r.downloaded[plain[0]] += len(body)
	r.requests[plain[0]]++
	v := decode(&decoder{data: plain})
	r.had[name] = v
	return v
}

func (r *reader) directory(name string) []directoryEntry {
	return load(r, name, func(d *decoder) []directoryEntry { return decodeDirectory(d, r.vocabulary) })
}

func (r *reader) core(name string) coreFile {
	return load(r, name, func(d *decoder) coreFile { return decodeCore(d, r.vocabulary) })
}

// detailsOf gives the 14 values of a row.
func (r *reader) detailsOf(c coreFile, i int) []string {
	row := c.rows[i]
	n, k, f := len(c.rows), len(c.details), row.detailsFile
	file := load(r, c.details[f], func(d *decoder) [][]string { return decodeDetails(d, (f+1)*n/k-f*n/k) })
	return file[row.rowOfDetails]
}

const radius = 3958.7613

func haversine(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(a)))
}

// boxMiles is FORMAT.md's bound on the distance of a place to what is in a box.
func boxMiles(lat, lon float64, e *directoryEntry) float64 {
	clamp := func(v float64) float64 { return math.Max(e.south, math.Min(e.north, v)) }
	if e.west <= lon && lon <= e.east {
		return radius * math.Abs(lat-clamp(lat)) * math.Pi / 180
	}
	apart := func(meridian float64) float64 { return math.Abs(math.Remainder(lon-meridian, 360)) }
	meridian := e.west
	if apart(e.east) < apart(e.west) {
		meridian = e.east
	}
	rad, least := math.Pi/180, math.Inf(1)
	nearest := math.Atan2(math.Sin(lat*rad), math.Cos(lat*rad)*math.Cos(apart(meridian)*rad)) / rad
	for _, to := range []float64{e.south, e.north, clamp(nearest)} {
		least = math.Min(least, haversine(lat, lon, to, meridian))
	}
	return least * (1 - 1e-9)
}

// search is one query: rows near a place, of each group of terms at least one offered.
type search struct {
	lat, lon float64
	groups   [][]int
}

func (s *search) fits(row *coreRow) bool {
	return !row.closed && !slices.ContainsFunc(s.groups, func(group []int) bool {
		return !slices.ContainsFunc(group, func(t int) bool { _, has := slices.BinarySearch(row.offers, t); return has })
	})
}

func (s *search) mayFit(e *directoryEntry) bool {
	return e.open && !slices.ContainsFunc(s.groups, func(group []int) bool {
		return !slices.ContainsFunc(group, func(t int) bool { return e.terms[t] })
	})
}

type nearRow struct {
	core  coreFile
	row   int
	miles float64
}

// waiting is a node that has not been opened, or a row that is not certain yet.
type waiting struct {
	miles float64
	entry *directoryEntry
	row   nearRow
}

type queue []waiting

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if c := cmp.Compare(q[i].miles, q[j].miles); c != 0 {
		return c < 0
	}
	if (q[i].entry == nil) != (q[j].entry == nil) {
		return q[i].entry != nil // what is in it may be as near and come first
	}
	if q[i].entry != nil {
		return q[i].entry.start < q[j].entry.start
	}
	a, b := q[i].row, q[j].row
	// Equal codes are in one core, in the order of ids.
	return cmp.Or(cmp.Compare(a.core.rows[a.row].code, b.core.rows[b.row].code), cmp.Compare(a.row, b.row)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(v any)   { *q = append(*q, v.(waiting)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// nearest gives the k nearest rows that fit, best first.
func (r *reader) nearest(root string, s search, k int) []nearRow {
	var q queue
	open := func(entries []directoryEntry) {
		for i := range entries {
			if e := &entries[i]; s.mayFit(e) {
				heap.Push(&q, waiting{miles: boxMiles(s.lat, s.lon, e), entry: e})
			}
		}
	}
	if root != "" {
		open(r.directory(root))
	}
	var found []nearRow
	for len(q) > 0 && len(found) < k {
		switch next := heap.Pop(&q).(waiting); {
		case next.entry == nil:
			found = append(found, next.row)
		case next.entry.inner:
			open(r.directory(next.entry.file))
		default:
			core := r.core(next.entry.file)
			for i := range core.rows {
				if s.fits(&core.rows[i]) {
					x, y := unmorton(core.rows[i].code)
					miles := haversine(s.lat, s.lon, latitude(y+.5), longitude(x+.5))
					heap.Push(&q, waiting{miles: miles, row: nearRow{core, i, miles}})
				}
			}
		}
	}
	return found
}

// all gives every core below a root, in the order of codes.
func (r *reader) all(root string) []coreFile {
	if root == "" {
		return nil
	}
	var cores []coreFile
	for _, e := range r.directory(root) {
		if e.inner {
			cores = append(cores, r.all(e.file)...)
		} else {
			cores = append(cores, r.core(e.file))
		}
	}
	return cores
}

// file gives the name of the file that a table leads to from the CRC-32 of some characters.
func (r *reader) file(root, begins string) string {
	name := root
	for number, first := int(crc32.ChecksumIEEE([]byte(begins))), true; name != ""; first = false {
		t := load(r, name, decodeTable)
		if first {
			number &= 1<<t.bits - 1
		}
		name = t.files[number>>(t.bits-t.resolves)]
		number &= 1<<(t.bits-t.resolves) - 1
		if t.bits == t.resolves {
			break
		}
	}
	return name
}

// words gives all words that begin with a query's word of three letters or more,
// or equal a shorter one.
func (r *reader) words(root, query string) []wordRow {
	name := r.file(root, string([]rune(query)[:min(3, len([]rune(query)))]))
	if name == "" {
		return nil
	}
	all := load(r, name, decodeWords)
	return slices.DeleteFunc(slices.Clone(all), func(w wordRow) bool {
		return w.word != query && (len([]rune(query)) < 3 || !strings.HasPrefix(w.word, query))
	})
}

// places gives those whose keys begin with key.
func (r *reader) places(root, key string) []placeRow {
	key = strings.ReplaceAll(key, " ", "")
	characters := 3
	if strings.ContainsAny(key[:1], "0123456789") {
		characters = 4
	}
	name := r.file(root, string([]rune(key)[:min(characters, len([]rune(key)))]))
	if name == "" {
		return nil
	}
	all := load(r, name, decodePlaces)
	return slices.DeleteFunc(slices.Clone(all), func(p placeRow) bool {
		return !strings.HasPrefix(strings.ReplaceAll(p.key, " ", ""), key)
	})
}

func sortedNames(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }
