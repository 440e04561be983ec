package read

import (
	"slices"
	"strings"
	"sync"

	"sitegen/generator/internal/model"
)

// takePlaces gives the site the places of content/places and those that come with
// sitegen; of two entries for one place, the hub's own counts, the first of them.
func (a *assembly) takePlaces(files []*file) {
	a.site.Outline = outline
	shipped := a.site.Config.Places == "us"
	var own []model.Place
	for _, f := range files {
		own = append(own, f.places...)
		for _, credit := range f.credits {
			if !slices.Contains(a.site.Credits, credit) {
				a.site.Credits = append(a.site.Credits, credit)
			}
		}
	}
	if shipped {
		a.site.Credits = append(a.site.Credits, shippedCredit)
	}
	a.site.Places = sync.OnceValue(func() []model.Place {
		switch {
		case !shipped:
			return unlikePlaces(own)
		case len(own) == 0:
			return slices.Clip(placesUS())
		}
		return unlikePlaces(slices.Concat(own, placesUS()))
	})
}

// placeKey is what two entries for one place share.
type placeKey struct {
	country, region, name string
	postal                bool
}

func keyOfPlace(p *model.Place) placeKey {
	if p.Postal { // whichever region it is said to lie in
		return placeKey{country: p.Country, name: p.Name, postal: true}
	}
	return placeKey{country: p.Country, region: p.Region, name: p.Name}
}

// unlikePlaces leaves the first of entries for one place; case makes no difference.
func unlikePlaces(places []model.Place) []model.Place {
	seen := make(map[placeKey]bool, len(places))
	return slices.DeleteFunc(places, func(p model.Place) bool {
		key := keyOfPlace(&p)
		key.name = strings.ToLower(key.name)
		double := seen[key]
		seen[key] = true
		return double
	})
}
