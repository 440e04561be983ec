package read

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"math"
	"strconv"
	"testing"

	"sitegen/generator/internal/model"
)

// packPlaces writes what unpackPlaces reads. Places are in inPackedOrder; postal
// codes are ZIP codes.
func packPlaces(t *testing.T, places []model.Place) []byte {
	var names []string // of regions
	rows := map[string][2][]model.Place{}
	for _, p := range places {
		name := p.Country + "/" + p.Region
		both, known := rows[name]
		if !known {
			names = append(names, name)
		}
		if p.Postal {
			both[0] = append(both[0], p)
		} else {
			both[1] = append(both[1], p)
		}
		rows[name] = both
	}
	c := packing(binary.AppendUvarint(nil, uint64(len(names))))
	for _, name := range names {
		c = append(append(c, name...), '\n')
		c.count(len(rows[name][0]))
		c.count(len(rows[name][1]))
	}
	each := func(kind int, do func(p, before model.Place)) {
		for _, name := range names {
			before := model.Place{Name: "0"}
			for _, p := range rows[name][kind] {
				do(p, before)
				before = p
			}
		}
	}
	latitude := func(p, before model.Place) { c.signed(thousandths(p.Latitude) - thousandths(before.Latitude)) }
	longitude := func(p, before model.Place) { c.signed(thousandths(p.Longitude) - thousandths(before.Longitude)) }
	each(0, func(p, before model.Place) { c.count(zipNumber(t, p.Name) - zipNumber(t, before.Name)) })
	each(0, latitude)
	each(0, longitude)
	each(1, func(p, _ model.Place) { c = append(append(c, p.Name...), '\n') })
	each(1, latitude)
	each(1, longitude)
	each(1, func(p, _ model.Place) { c.count(p.Population) })

	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(c); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type packing []byte

func (c *packing) count(n int)  { *c = binary.AppendUvarint(*c, uint64(n)) }
func (c *packing) signed(n int) { *c = binary.AppendVarint(*c, int64(n)) }

func thousandths(degrees float64) int { return int(math.Round(degrees * 1000)) }

func zipNumber(t *testing.T, code string) int {
	n, err := strconv.Atoi(code)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// inPackedOrder: region by region, postal codes before towns, and towns of a region
// along a Z-order curve, so that differences are small.
func inPackedOrder(a, b model.Place) int {
	byRegion := cmp.Or(cmp.Compare(b.Country, a.Country), cmp.Compare(a.Region, b.Region))
	switch {
	case byRegion != 0:
		return byRegion
	case a.Postal && b.Postal:
		return cmp.Compare(a.Name, b.Name)
	case a.Postal != b.Postal:
		if a.Postal {
			return -1
		}
		return 1
	}
	return cmp.Compare(zOrder(a), zOrder(b))
}

func zOrder(p model.Place) (code uint64) {
	x, y := thousandths(p.Longitude)+180_000, thousandths(p.Latitude)+90_000
	for bit := range 20 {
		code |= uint64(x>>bit&1)<<(2*bit+1) | uint64(y>>bit&1)<<(2*bit)
	}
	return code
}
