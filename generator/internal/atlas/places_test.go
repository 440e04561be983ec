package atlas

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

func gazetteer() []model.Place {
	list := []model.Place{
		{Name: "Denver", Region: "CO", Country: "US", Latitude: 39.7392, Longitude: -104.9903, Population: 715522},
		{Name: "Denver", Region: "NC", Country: "US", Latitude: 35.5313, Longitude: -81.0298, Population: 2309},
		{Name: "Denver", Region: "AL", Country: "US", Latitude: 40.2332, Longitude: -76.1372},
		{Name: "St. Louis", Region: "MO", Country: "US", Latitude: 38.627, Longitude: -90.1994, Population: 301578},
		{Name: "Peñasco", Region: "NM", Country: "US", Latitude: 36.17, Longitude: -105.69, Population: 572},
		{Name: "Apia", Country: "WS", Latitude: -13.83, Longitude: -171.76, Population: 37391},
		{Name: "K1A 0B1", Postal: true, Region: "ON", Country: "CA", Latitude: 45.42, Longitude: -75.7},
	}
	for i := range 400 {
		list = append(list, model.Place{Name: fmt.Sprintf("%05d", 80000+i*i%977), Postal: true, Region: "CO", Country: "US", Latitude: 38 + float64(i)/100, Longitude: -105 - float64(i%17)/10})
	}
	slices.SortFunc(list, func(a, b model.Place) int { return 2*b2i(a.Name > b.Name) - 1 })
	return list
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func listedAt(id, city, postalCode string, latitude, longitude float64) *model.Program {
	return &model.Program{ID: id, Name: id, Status: model.Active, Location: model.Location{
		Kind: model.Physical, City: city, Region: "CO", PostalCode: postalCode, Country: "US", Latitude: latitude, Longitude: longitude, HasPoint: true, Public: true,
	}}
}

func TestPlaces(t *testing.T) {
	hidden := listedAt("hidden", "Secret Springs", "81111", 39, -106)
	hidden.Location.Public = false
	hidden.Location.Conceal()
	site := &model.Site{Vocabulary: madeVocabulary(), Places: gazetteer, Programs: []*model.Program{
		listedAt("a", "Ridgway", "81432-0011", 38.10, -107.70), listedAt("b", "Ridgway", "81432", 38.20, -107.80), listedAt("c", "Denver", "80000", 10, 10), hidden,
	}}
	for _, s := range []sizes{chosen, small} {
		a := pack(site, s)
		r := newReader(a, 99)
		for _, want := range gazetteer() {
			found := r.places(a.Places, placeKey(want.Name))
			i := slices.IndexFunc(found, func(p placeRow) bool {
				return p.label == want.Name && p.region == want.Region && p.country == want.Country
			})
			if i < 0 {
				t.Fatalf("%+v is not among %+v", want, found)
			}
			if p := found[i]; math.Abs(p.latitude-want.Latitude) > 1e-4 || math.Abs(p.longitude-want.Longitude) > 2e-4 {
				t.Errorf("%s is at %v, %v", want.Name, p.latitude, p.longitude)
			}
		}
		denvers := r.places(a.Places, "denv")
		if len(denvers) != 3 || denvers[0].region != "CO" || denvers[0].size != 21 || denvers[1].region != "NC" || denvers[1].size != 13 || denvers[2].size != 1 {
			t.Errorf("the towns called Denver are %+v", denvers)
		}
		if found := r.places(a.Places, "k1a0b1"); len(found) != 1 || found[0].size != 0 {
			t.Errorf("without its space a postal code is %+v", found)
		}
		for key, label := range map[string]string{"ridgway": "Ridgway", "81432": "81432"} {
			if found := r.places(a.Places, key); len(found) != 1 || found[0].label != label || math.Abs(found[0].latitude-38.15) > 1e-4 || math.Abs(found[0].longitude+107.75) > 2e-4 {
				t.Errorf("the listed %s is %+v", key, found)
			}
		}
		if found := r.places(a.Places, "=northcarolina"); len(found) != 1 || found[0].region != "NC" || found[0].country != "US" {
			t.Errorf("the name of a region leads to %+v", found)
		}
		for _, key := range []string{"secret", "81111"} {
			if found := r.places(a.Places, key); len(found) > 0 {
				t.Errorf("a confidential program gives away %+v", found)
			}
		}
	}
}

// TestPostalCodesKeepCompany asks for at least 20 postal codes in a file, however
// small files are wanted, because a request for the file can be seen.
func TestPostalCodesKeepCompany(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		s.places = min(s.places, 200)
		if site.Places == nil {
			with := *site
			with.Places = gazetteer
			site = &with
		}
		files, codes, least := 0, 0, math.MaxInt
		for _, body := range pack(site, s).Files {
			plain := inflate(t, body)
			if plain[0] != 'P' {
				continue
			}
			n := 0
			for _, p := range decodePlaces(&decoder{data: plain}) {
				if p.size == 0 {
					n++
				}
			}
			files++
			if codes += n; n > 0 {
				least = min(least, n)
			}
		}
		if least < min(20, codes) {
			t.Errorf("one of %d files has %d of %d postal codes", files, least, codes)
		}
		t.Logf("%d files, %d postal codes, at least %d in one", files, codes, least)
	})
}
