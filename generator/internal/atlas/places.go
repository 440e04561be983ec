package atlas

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"sitegen/generator/internal/model"
)

// leastPostalCodes is how many share a file, so that asking for it tells nobody which.
const leastPostalCodes = 20

// place is a model.Place as readers look it up.
type place struct {
	*model.Place
	key   string // its name's words: "st louis"
	point uint64 // code >> 8
}

// places packs the gazetteer, with the towns and postal codes of listings that it
// does not have, and names the table.
func (p *packer) places(site *model.Site, programs []*model.Program) string {
	all := placesOf(site, programs)
	if len(all) == 0 {
		return ""
	}
	bits := p.placeBits(all)
	files := make([][]place, 1<<bits)
	for _, v := range all {
		i := v.bucket(bits)
		files[i] = append(files[i], v)
	}
	names := make([]name, len(files))
	inParallel(len(files), func(i int) {
		if len(files[i]) > 0 {
			names[i] = p.add(placeFile(files[i]))
		}
	})
	return p.table(names, bits).String()
}

func (v place) bucket(bits int) int {
	key, characters := strings.ReplaceAll(v.key, " ", ""), 3
	if key[0] >= '0' && key[0] <= '9' {
		characters = 4 // nobody looks for the beginning of a postal code
	}
	return bucketOf(beginning(key, characters), bits)
}

// placeBits makes files of about the wanted size, or as many as have enough postal codes each.
func (p *packer) placeBits(all []place) int {
	size, codes := 0, 0
	for _, v := range all {
		size += len(v.key) + 6
		if v.Postal {
			codes++
		}
	}
	for bits := bitsFor(size, p.sizes.places); ; bits-- {
		counts := make([]int, 1<<bits)
		for _, v := range all {
			if v.Postal {
				counts[v.bucket(bits)]++
			}
		}
		if bits == 0 || !slices.ContainsFunc(counts, func(n int) bool { return n > 0 && n < min(leastPostalCodes, codes) }) {
			return bits
		}
	}
}

// placesOf gives all places in the order of files.
func placesOf(site *model.Site, programs []*model.Program) []place {
	var all []place
	missing := listedPlaces(programs)
	if site.Places != nil {
		gazetteer := site.Places()
		for i := range gazetteer {
			if v := placeOf(&gazetteer[i]); v.key != "" {
				delete(missing, v.id())
				all = append(all, v)
			}
		}
	}
	for _, m := range missing {
		all = append(all, placeOf(m.mean()))
	}
	all = append(all, regionsOf(all)...)
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(
			strings.Compare(a.key, b.key), cmp.Compare(b.Population, a.Population), strings.Compare(a.Country, b.Country),
			strings.Compare(a.Region, b.Region), strings.Compare(a.Name, b.Name), cmp.Compare(a.point, b.point),
		)
	})
	return all
}

// regionsOf are the full names of the regions of places, each under a key that no town has: "=new york".
func regionsOf(places []place) []place {
	type region struct{ country, code string }
	seen := map[region]bool{}
	var regions []place
	for _, v := range places {
		r := region{v.Country, v.Region}
		if name := model.RegionName(r.country, r.code); name != r.code && !seen[r] {
			key := "=" + placeKey(name)
			regions = append(regions, place{Place: &model.Place{Name: capitalized(key), Region: r.code, Country: r.country}, key: key})
		}
		seen[r] = true
	}
	return regions
}

func placeOf(p *model.Place) place {
	return place{Place: p, key: placeKey(p.Name), point: codeOf(p.Latitude, p.Longitude) >> 8}
}

func placeKey(name string) string { return strings.Join(model.FoldedWords(name), " ") }

// placeID tells places apart: postal codes by country, towns by region as well.
type placeID struct {
	postal               bool
	key, region, country string
}

func (v place) id() placeID {
	if v.Postal {
		return placeID{true, v.key, "", v.Country}
	}
	return placeID{false, v.key, v.Region, v.Country}
}

func placeFile(places []place) encoder {
	e := newFile('P')
	keys := make([]string, len(places))
	regions, countries := make([]int, len(places)), make([]int, len(places))
	var region, country dictionary
	for i, v := range places {
		keys[i], regions[i], countries[i] = v.key, region.number(v.Region), country.number(v.Country)
	}
	e.varint(uint64(len(places)))
	e.frontCoded(keys)
	e.texts(region.list)
	e.texts(country.list)
	for _, v := range places {
		if capitalized(v.key) == v.Name {
			e.text("")
		} else {
			e.text(v.Name)
		}
	}
	e.numbers(regions)
	e.numbers(countries)
	for _, v := range places {
		e.bytes(v.size())
	}
	last := uint64(0)
	for _, v := range places {
		e.signed(int64(v.point) - int64(last))
		last = v.point
	}
	return e
}

// size is 0 for a postal code, else one more than the bits of the town's population.
func (v place) size() byte {
	if v.Postal {
		return 0
	}
	return byte(1 + bits.Len(uint(max(v.Population, 0))))
}

// capitalized gives each word of a key a first letter in upper case.
func capitalized(key string) string {
	words := strings.Split(key, " ")
	for i, w := range words {
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}

// listedPlaces are the towns and postal codes of programs with a point, each in
// the middle of its programs.
func listedPlaces(programs []*model.Program) map[placeID]*middle {
	sums := map[placeID]*middle{}
	for _, p := range programs {
		l := &p.Location
		if !l.HasPoint || !l.Public {
			continue
		}
		code, _, _ := strings.Cut(l.PostalCode, "-") // a ZIP code's last four say a house
		for _, v := range []model.Place{
			{Name: l.City, Region: l.Region, Country: l.Country},
			{Name: code, Region: l.Region, Country: l.Country, Postal: true},
		} {
			if id := placeOf(&v).id(); id.key != "" {
				if sums[id] == nil {
					sums[id] = &middle{place: v}
				}
				sums[id].add(l, v)
			}
		}
	}
	return sums
}

// middle is the mean of points, summed as whole numbers so that their order does not matter.
type middle struct {
	place               model.Place
	latitude, longitude int64 // 1e-7 degrees
	n                   int64
}

func (m *middle) add(l *model.Location, v model.Place) {
	m.latitude += int64(l.Latitude * 1e7)
	m.longitude += int64(l.Longitude * 1e7)
	m.n++
	// One of several spellings, or regions of a postal code, whatever their order.
	m.place.Name, m.place.Region = max(m.place.Name, v.Name), max(m.place.Region, v.Region)
}

func (m *middle) mean() *model.Place {
	m.place.Latitude, m.place.Longitude = float64(m.latitude)/float64(m.n)/1e7, float64(m.longitude)/float64(m.n)/1e7
	return &m.place
}
