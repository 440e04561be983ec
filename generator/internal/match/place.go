package match

import (
	"strings"

	"sitegen/generator/internal/model"
)

// placeKey names the programs that stand in one relation to one place.
type placeKey struct {
	relation relation
	place    string // in lower case
}

type relation uint8

const (
	serves       relation = iota // online and area programs, by each place they serve; "" is everywhere
	pointIn                      // places to visit whose point is known, by city
	lacksPointIn                 // places to visit whose point is not known, by region
)

// remote reports whether a program has no place to visit.
func remote(l *model.Location) bool { return l.Kind == model.Online || l.Kind == model.Area }

// listedUnder says by which keys other programs find one.
func listedUnder(l *model.Location) []placeKey {
	switch {
	case remote(l):
		return served(l)
	case l.HasPoint:
		return []placeKey{{pointIn, cityOf(l)}}
	}
	return []placeKey{{lacksPointIn, regionOf(l)}}
}

// looksUnder says by which keys a program finds others, besides those near it.
func looksUnder(l *model.Location) []placeKey {
	if remote(l) {
		return reached(l)
	}
	country, region := strings.ToLower(l.Country), strings.ToLower(l.Region)
	keys := []placeKey{
		{serves, ""}, {serves, country}, {serves, region}, {serves, region + "/" + strings.ToLower(l.City)},
		{lacksPointIn, regionOf(l)},
	}
	if !l.HasPoint && l.City != "" {
		keys = append(keys, placeKey{pointIn, cityOf(l)})
	}
	return keys
}

func cityOf(l *model.Location) string {
	return strings.ToLower(l.Country + "/" + l.Region + "/" + l.City)
}

// regionOf is the city where there are no regions.
func regionOf(l *model.Location) string {
	if l.Region == "" {
		return cityOf(l)
	}
	return strings.ToLower(l.Country + "/" + l.Region)
}

// served are the places a remote program serves. One that does not say serves
// its country when it is online, its region when it is not.
func served(l *model.Location) []placeKey {
	var keys []placeKey
	for _, place := range l.Serves {
		keys = append(keys, placeKey{serves, strings.ToLower(place)})
	}
	if len(keys) > 0 {
		return keys
	}
	if l.Kind == model.Area && l.Region != "" {
		return []placeKey{{serves, strings.ToLower(l.Region)}}
	}
	return []placeKey{{serves, strings.ToLower(l.Country)}}
}

// reached are the places a remote program serves and those around them: another
// remote program is an option when it serves one of them.
func reached(l *model.Location) []placeKey {
	keys := served(l)
	for _, k := range keys {
		if region, _, isCity := strings.Cut(k.place, "/"); isCity {
			keys = append(keys, placeKey{serves, region})
		}
	}
	return append(keys, placeKey{serves, strings.ToLower(l.Country)}, placeKey{serves, ""})
}
