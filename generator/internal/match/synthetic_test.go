package match

import (
	"fmt"
	"math"
	"math/rand/v2"

	"sitegen/generator/internal/model"
)

// synthetic makes a hub of n programs that looks like a national directory:
// about 45 of 200 terms a program, some nearly everywhere and most rare;
// programs crowd around towns of very different size; one in twelve is online
// or serves an area; one in thirty has no point; one in three belongs to a
// chain; one in twenty is closed.
func synthetic(r *rand.Rand, n int) *model.Site {
	site := &model.Site{Vocabulary: syntheticVocabulary(), AsOf: 20600, Config: model.Config{SimilarMiles: 50}}
	share := make([]float64, len(site.Vocabulary.Terms))
	for i := range share {
		share[i] = math.Pow(r.Float64(), 3.2) * .98
	}
	towns := make([]model.Location, max(n/60, 4))
	for i := range towns {
		towns[i] = model.Location{
			Kind: model.Physical, Country: "US", Region: fmt.Sprintf("R%d", r.IntN(50)), City: fmt.Sprintf("Town %d", i),
			Latitude: 26 + 22*r.Float64(), Longitude: -123 + 53*r.Float64(), HasPoint: true, Public: true,
		}
	}
	for i := range n {
		p := &model.Program{ID: fmt.Sprintf("program-%d", i), Status: model.Active, Organization: fmt.Sprintf("organization %d", i)}
		if r.IntN(3) == 0 {
			p.Organization = fmt.Sprintf("chain %d", r.IntN(n/20+1))
		}
		if r.IntN(20) == 0 {
			p.Status = model.TemporarilyClosed
		}
		p.Location = syntheticLocation(r, towns)
		syntheticFacets(r, p, share)
		site.Programs = append(site.Programs, p)
	}
	return site
}

func syntheticVocabulary() *model.Vocabulary {
	gender := &model.Facet{ID: "gender", Role: model.RoleConstraint, Terms: []*model.Term{{ID: "women"}, {ID: "men"}, {ID: "other"}}}
	age := &model.Facet{ID: "age", Role: model.RoleConstraint, Similar: true, Terms: []*model.Term{{ID: "young"}, {ID: "grown"}}}
	plain := &model.Facet{ID: "payment"}
	for i := range 15 {
		plain.Terms = append(plain.Terms, &model.Term{ID: fmt.Sprint("way-", i)})
	}
	facets := []*model.Facet{gender, plain}
	for f := range 9 {
		facet := &model.Facet{ID: fmt.Sprint("facet-", f), Similar: true}
		for i := range 20 {
			facet.Terms = append(facet.Terms, &model.Term{ID: fmt.Sprint("term-", i)})
		}
		facets = append(facets, facet)
	}
	return model.NewVocabulary(append(facets, age))
}

func syntheticLocation(r *rand.Rand, towns []model.Location) model.Location {
	town := math.Pow(r.Float64(), 2.5) // the first towns are the big ones
	l := towns[int(town*float64(len(towns)))]
	l.Latitude += r.NormFloat64() * .15
	l.Longitude += r.NormFloat64() * .2
	switch x := r.IntN(60); {
	case x < 2:
		l = model.Location{Kind: model.Online, Serves: []string{"US"}, Country: "US"}
	case x < 4:
		l = model.Location{Kind: model.Online, Serves: []string{l.Region}, Country: "US"}
	case x < 5:
		l = model.Location{Kind: model.Area, Serves: []string{l.Region + "/" + l.City, "R1"}, Country: "US"}
	case x < 7:
		l.Latitude, l.Longitude, l.HasPoint = 0, 0, false
	case x < 20: // several programs in one house
		l.Latitude, l.Longitude = math.Round(l.Latitude*20)/20, math.Round(l.Longitude*20)/20
	}
	return l
}

func syntheticFacets(r *rand.Rand, p *model.Program, share []float64) {
	eager := .5 + r.Float64() // some tick every box
	for t, s := range share {
		switch x := r.Float64(); {
		case x < s*eager:
			p.Offers = append(p.Offers, model.TermID(t))
		case x > .97:
			p.Lacks = append(p.Lacks, model.TermID(t))
		}
	}
	p.Eligibility = model.Eligibility{MinimumAge: -1, MaximumAge: -1}
	if r.IntN(4) == 0 {
		p.Eligibility.MinimumAge = 12 + r.IntN(7)
	}
	if r.IntN(8) == 0 {
		p.Eligibility.MaximumAge = 17 + r.IntN(50)
	}
	if r.IntN(10) > 0 {
		p.Verified.On = model.Date(20600 - r.IntN(900))
	}
}
