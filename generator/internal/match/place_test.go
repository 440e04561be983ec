package match

import (
	"math"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

func TestPlaces(t *testing.T) {
	denver := model.Location{Kind: model.Physical, City: "Denver", Region: "CO", Country: "US"}
	pointed, boulder, mesa := denver, denver, denver
	pointed.HasPoint, boulder.City = true, "Boulder"
	mesa.Region = "AZ"
	town := model.Location{Kind: model.Physical, City: "Luxembourg", Country: "LU"}
	online := func(places ...string) model.Location {
		return model.Location{Kind: model.Online, Country: "US", Region: "NY", Serves: places}
	}
	area := model.Location{Kind: model.Area, Country: "US", Region: "CO"}
	for _, c := range []struct {
		what string
		p, q model.Location
		want bool
	}{
		{"online for the country", pointed, online("US"), true},
		{"online for the region", pointed, online("WY", "CO"), true},
		{"online for the city, in other letters", pointed, online("co/denver"), true},
		{"online for another city", pointed, online("CO/Pueblo"), false},
		{"online for another country", pointed, online("CA"), false},
		{"online that does not say serves its country", pointed, online(), true},
		{"area that does not say serves its region", denver, area, true},
		{"area that does not say, elsewhere", mesa, area, false},
		{"online for everybody", town, model.Location{Kind: model.Online}, true},
		{"no point, same region", pointed, boulder, true},
		{"no point, other region", pointed, mesa, false},
		{"neither has a point, same region", denver, boulder, true},
		{"a point in the city of one without", denver, pointed, true},
		{"a point in another city of the region", boulder, pointed, false},
		{"points are for the radius", pointed, pointed, false},
		{"no regions, same city", town, town, true},
		{"online for online of the same region", online("CO"), online("CO"), true},
		{"online for the country for online of a city", online("CO/Denver"), online("US"), true},
		{"online for the region for online of a city", online("CO/Denver"), online("CO"), true},
		{"online of a city for online of the country", online("US"), online("CO/Denver"), false},
		{"online of two regions", online("CO", "WY"), online("WY"), true},
		{"places to visit for online", online("US"), pointed, false},
	} {
		listed := listedUnder(&c.q)
		got := slices.ContainsFunc(looksUnder(&c.p), func(k placeKey) bool { return slices.Contains(listed, k) })
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestMiles(t *testing.T) {
	at := func(lat, lon float64) point { return pointOf(&model.Location{Latitude: lat, Longitude: lon}) }
	for _, c := range []struct {
		what string
		a, b point
		want float64
	}{
		{"the same place", at(39.7392, -104.9903), at(39.7392, -104.9903), 0},
		{"a degree along the equator", at(0, 0), at(0, 1), earthRadius * math.Pi / 180},
		{"across the date line", at(0, 179.5), at(0, -179.5), earthRadius * math.Pi / 180},
		{"over the pole", at(89, 0), at(89, 180), 2 * earthRadius * math.Pi / 180},
		{"to the other side", at(10, 20), at(-10, -160), earthRadius * math.Pi},
		{"Denver to Boulder", at(39.7392, -104.9903), at(40.0150, -105.2705), 24.2},
	} {
		if got := miles(c.a.chord2(&c.b)); math.Abs(got-c.want) > .06 {
			t.Errorf("%s: %.3f miles, want %.3f", c.what, got, c.want)
		}
	}
	for _, far := range []float64{0, 1, 50, 5000, earthRadius * math.Pi} {
		if got := miles(chord2Of(far)); math.Abs(got-far) > 1e-3 {
			t.Errorf("%v miles become %v", far, got)
		}
	}
}

func TestAdmission(t *testing.T) {
	site := small()
	a := newAdmission(site.Vocabulary)
	program := func(offers, lacks model.TermSet, youngest, oldest int) *model.Program {
		return &model.Program{Offers: offers, Lacks: lacks, Eligibility: model.Eligibility{MinimumAge: youngest, MaximumAge: oldest}}
	}
	unknown := program(nil, nil, -1, -1)
	forWomen, forMen := program(model.TermSet{women}, nil, -1, -1), program(model.TermSet{men}, nil, -1, -1)
	for _, c := range []struct {
		what string
		p, q *model.Program
		want bool
	}{
		{"nothing is known", unknown, unknown, true},
		{"only women known, nothing known", forWomen, unknown, true},
		{"only women known, only men known", forWomen, forMen, false},
		{"only women known, both known", forWomen, program(model.TermSet{women, men}, nil, -1, -1), true},
		{"only men known, men a known no", forMen, program(nil, model.TermSet{men}, -1, -1), false},
		{"only men known, women a known no", forMen, program(nil, model.TermSet{women}, -1, -1), true},
		{"both known, men a known no", program(model.TermSet{women, men}, nil, -1, -1), program(nil, model.TermSet{men}, -1, -1), true},
		{"a no and a no", program(nil, model.TermSet{men}, -1, -1), program(nil, model.TermSet{men}, -1, -1), true},
		{"other facets are not looked at", program(model.TermSet{peers}, nil, -1, -1), program(model.TermSet{grief}, model.TermSet{peers}, -1, -1), true},
		{"teens and grown-ups", program(nil, nil, 12, 17), program(nil, nil, 18, -1), false},
		{"ages that touch", program(nil, nil, 12, 18), program(nil, nil, 18, -1), true},
		{"a known age and an unknown one", program(nil, nil, 12, 17), unknown, true},
	} {
		p, q := a.of(c.p, make([]uint64, a.words)), a.of(c.q, make([]uint64, a.words))
		if a.allows(&p, &q) != c.want || a.allows(&q, &p) != c.want {
			t.Errorf("%s: %v both ways, want %v", c.what, !c.want, c.want)
		}
	}
}
