package read

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"

	"sitegen/generator/internal/model"
)

// shippedUS is what config.toml's places = "us" turns on: postal codes and towns
// of the United States. gazetteer/README.md says where it comes from, how far off
// it is, and how it is made again.
//
//go:embed gazetteer/us.gz
var shippedUS []byte

// shippedCredit names the sources of shippedUS whose licence asks for it.
const shippedCredit = "Postal codes and towns: GeoNames (https://www.geonames.org/), CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; and the U.S. Census Bureau"

// placesUS unpacks shippedUS, once for all hubs of this process.
var placesUS = sync.OnceValue(func() []model.Place { return unpackPlaces(shippedUS) })

// unpackPlaces reads what packPlaces in gazetteer_test.go writes, a gzip stream of
// columns. Numbers are unsigned LEB128, signed ones zigzag; coordinates are
// thousandths of a degree, less those of the row before in the same region.
//
//	regions: count; each its name ("US/CO" and a line feed), postal codes, towns
//	postal codes of all regions: codes, less the one before; latitudes; longitudes
//	towns of all regions: names, each with a line feed; latitudes; longitudes; populations
//
// Within a region, towns follow a Z-order curve.
func unpackPlaces(packed []byte) []model.Place {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // the data is part of this program
	}
	data, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	c := columns{rest: data}
	regions := make([]packedRegion, c.count())
	postal, towns := 0, 0
	for i := range regions {
		r := &regions[i]
		r.country, r.region, _ = strings.Cut(c.line(), "/")
		r.postal, r.towns = c.count(), c.count()
		postal, towns = postal+r.postal, towns+r.towns
	}
	places := make([]model.Place, postal+towns)
	c.postalCodes(places[:postal], regions)
	c.townRows(places[postal:], regions)
	return places
}

type packedRegion struct {
	country, region string
	postal, towns   int
}

// columns reads one column after the other.
type columns struct{ rest []byte }

func (c *columns) count() int {
	n, size := binary.Uvarint(c.rest)
	c.rest = c.rest[size:]
	return int(n)
}

func (c *columns) signed() int {
	n, size := binary.Varint(c.rest)
	c.rest = c.rest[size:]
	return int(n)
}

func (c *columns) line() string {
	end := bytes.IndexByte(c.rest, '\n')
	line := string(c.rest[:end])
	c.rest = c.rest[end+1:]
	return line
}

func (c *columns) postalCodes(places []model.Place, regions []packedRegion) {
	at := 0
	for _, r := range regions {
		code := 0
		for i := range places[at : at+r.postal] {
			code += c.count()
			places[at+i] = model.Place{Name: fmt.Sprintf("%05d", code), Postal: true, Country: r.country, Region: r.region}
		}
		at += r.postal
	}
	size := func(r packedRegion) int { return r.postal }
	c.degrees(places, regions, size, func(p *model.Place) *float64 { return &p.Latitude })
	c.degrees(places, regions, size, func(p *model.Place) *float64 { return &p.Longitude })
}

func (c *columns) townRows(places []model.Place, regions []packedRegion) {
	at := 0
	for _, r := range regions {
		for i := range places[at : at+r.towns] {
			places[at+i] = model.Place{Name: c.line(), Country: r.country, Region: r.region}
		}
		at += r.towns
	}
	size := func(r packedRegion) int { return r.towns }
	c.degrees(places, regions, size, func(p *model.Place) *float64 { return &p.Latitude })
	c.degrees(places, regions, size, func(p *model.Place) *float64 { return &p.Longitude })
	for i := range places {
		places[i].Population = c.count()
	}
}

// degrees reads one coordinate of places; size is a region's share of them.
func (c *columns) degrees(places []model.Place, regions []packedRegion, size func(packedRegion) int, of func(*model.Place) *float64) {
	at := 0
	for _, r := range regions {
		value := 0
		for range size(r) {
			value += c.signed()
			*of(&places[at]) = float64(value) / 1000
			at++
		}
	}
}
