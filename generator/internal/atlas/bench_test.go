package atlas

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"sitegen/generator/internal/model"
)

// BenchmarkAtlas makes the atlas of the National Directory, and hubs of programs drawn from it,
// and prints how many bytes a program takes in each kind of file. Its parts ask for
// the 20 nearest programs under random filters, cold, and print what a browser would
// download. It asserts nothing.
func BenchmarkAtlas(b *testing.B) {
	for _, n := range []int{0, 100_000, 1_000_000} {
		site := realSite(b)
		if n > 0 {
			site = drawn(rand.New(rand.NewPCG(1, 1)), site, n)
		}
		b.Run(fmt.Sprintf("programs=%d", len(site.Programs)), func(b *testing.B) {
			var a *Atlas
			b.Run("make", func(b *testing.B) {
				for b.Loop() {
					a = Make(site)
				}
				printSizes(b, a, len(site.Programs))
			})
			for filters := range 4 {
				b.Run(fmt.Sprintf("filters=%d", filters), func(b *testing.B) {
					for b.Loop() {
						printQueries(b, site, a, filters)
					}
				})
			}
		})
	}
}

var kindNames = map[byte]string{'D': "directory", 'C': "core", 'T': "details", 'W': "words", 'H': "tables", 'P': "places"}

func printSizes(b *testing.B, a *Atlas, programs int) {
	sizes := map[byte]int{}
	for _, body := range a.Files {
		sizes[inflate(b, body)[0]] += len(body)
	}
	for kind, name := range kindNames {
		b.ReportMetric(float64(sizes[kind])/float64(programs), "B-"+name+"/program")
	}
	b.ReportMetric(float64(len(a.Files)), "files")
}

// printQueries looks from near random programs for terms that random programs offer.
func printQueries(b *testing.B, site *model.Site, a *Atlas, filters int) {
	random := rand.New(rand.NewPCG(1, 2))
	var bytes, requests []int
	for len(bytes) < 400 {
		l := pick(random, site.Programs).Location
		if !l.HasPoint {
			continue
		}
		q := search{lat: l.Latitude + random.NormFloat64()*.1, lon: l.Longitude + random.NormFloat64()*.1}
		for range filters {
			q.groups = append(q.groups, []int{int(pick(random, pick(random, site.Programs).Offers))})
		}
		r := newReader(a, len(site.Vocabulary.Terms))
		for _, f := range r.nearest(a.Near, q, 20) {
			r.detailsOf(f.core, f.row)
		}
		bytes, requests = append(bytes, r.bytes()), append(requests, len(r.had))
	}
	slices.Sort(bytes)
	slices.Sort(requests)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(bytes[200])/1e3, "kB-median")
	b.ReportMetric(float64(bytes[380])/1e3, "kB-p95")
	b.ReportMetric(float64(requests[200]), "requests-median")
}

// drawn makes a hub of n programs out of others: each is where one of them is, some
// miles aside, and has of each facet what that one or a second one has.
func drawn(r *rand.Rand, from *model.Site, n int) *model.Site {
	site := *from
	site.Programs = make([]*model.Program, n)
	for i := range site.Programs {
		parents := [2]*model.Program{pick(r, from.Programs), pick(r, from.Programs)}
		p := *parents[0]
		p.ID += "-" + strconv.Itoa(i)
		p.Organization = parents[1].Organization
		p.Location.Latitude += r.NormFloat64() * .03
		p.Location.Longitude += r.NormFloat64() * .03
		p.Offers = nil
		for _, f := range from.Vocabulary.Facets {
			first, last := f.Terms[0].TermID, f.Terms[len(f.Terms)-1].TermID
			for _, t := range parents[r.IntN(2)].Offers {
				if first <= t && t <= last {
					p.Offers = append(p.Offers, t)
				}
			}
		}
		site.Programs[i] = &p
	}
	return &site
}
