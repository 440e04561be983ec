package atlas

import (
	"fmt"
	"math/rand/v2"
	"time"

	"sitegen/generator/internal/model"
)

// madeSite is a hub of invented programs that has everything a listing can say,
// crowded around towns of very different size.
func madeSite(r *rand.Rand, n int) *model.Site {
	site := &model.Site{Vocabulary: madeVocabulary(), AsOf: 20600}
	for i := range n {
		p := &model.Program{
			ID: fmt.Sprintf("program-%d", i), Name: pick(r, madeNames), Status: pickStatus(r),
			Organization: pick(r, []string{"", "The Bridge", "Org 1", "Org 2", "Ω-Haus"}),
			Location:     madeLocation(r), Phones: madePhones(r),
			Eligibility: model.Eligibility{MinimumAge: r.IntN(30) - 1, MaximumAge: r.IntN(90) - 1},
		}
		if r.IntN(3) > 0 {
			p.Name += fmt.Sprintf(" No. %d", r.IntN(n))
			p.ID = guessedID(p) + pick(r, []string{"", "", "-2"}) + fmt.Sprintf("-%d", i)[:r.IntN(2)*2]
			p.ID += fmt.Sprint(i)
		}
		if r.IntN(3) == 0 {
			p.Organization = p.Name
		}
		if r.IntN(2) == 0 {
			p.Eligibility = model.Eligibility{MinimumAge: -1, MaximumAge: -1}
		}
		if r.IntN(4) > 0 {
			p.Verified = model.Verified{On: model.Date(20000 + r.IntN(600)), By: pick(r, []string{"phone", "website", "National\tDirectory"})}
		}
		if r.IntN(20) == 0 {
			p.Alert = "Closed on Friday;\nback on Monday"
		}
		madeTerms(r, site.Vocabulary, p)
		madeSchedule(r, p)
		site.Programs = append(site.Programs, p)
	}
	return site
}

var madeNames = []string{"Oak House", "Peña's Place", "St. Mary's — Recovery & Hope", "ΣΟΦΟΣ House", "Straße Café", "恵み Center", "A.A. Group", "İzmir İyi", "Nineteen-Eighty Five"}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func pickStatus(r *rand.Rand) model.Status {
	switch r.IntN(20) {
	case 0:
		return model.TemporarilyClosed
	case 1:
		return model.Inactive
	case 2:
		return model.Defunct
	}
	return model.Active
}

func madeVocabulary() *model.Vocabulary {
	var facets []*model.Facet
	for f := range 7 {
		facet := &model.Facet{ID: fmt.Sprint("facet-", f), Similar: true}
		for i := range 4 + f*3 {
			facet.Terms = append(facet.Terms, &model.Term{ID: fmt.Sprint("term-", i)})
		}
		facets = append(facets, facet)
	}
	return model.NewVocabulary(facets)
}

// madeTerms gives a program terms, of which some are nearly everywhere, most are
// rare and some come in pairs.
func madeTerms(r *rand.Rand, v *model.Vocabulary, p *model.Program) {
	var offers, lacks []model.TermID
	for i := range v.Terms {
		id, share := model.TermID(i), float64((i*37)%100)/100
		switch x := r.Float64(); {
		case x < share*share || i > 0 && i%5 == 0 && len(offers) > 0 && offers[len(offers)-1] == id-1:
			offers = append(offers, id)
		case x > .97:
			lacks = append(lacks, id)
		}
	}
	p.Offers, p.Lacks = model.NewTermSet(offers), model.NewTermSet(lacks)
}

func madeLocation(r *rand.Rand) model.Location {
	town := int(40 * r.Float64() * r.Float64())
	l := model.Location{
		Kind: model.Physical, Country: "US", Region: pick(r, []string{"CO", "CA", "NY"}), City: fmt.Sprintf("Town %d", town), Public: true,
		Street: fmt.Sprintf("%d Main Street", r.IntN(9999)), PostalCode: fmt.Sprintf("%05d", 80000+town*7+r.IntN(5)), HasPoint: true,
		Latitude: 25 + float64(town*13%40)*.6 + r.NormFloat64()*.1, Longitude: -120 + float64(town*29%40)*1.3 + r.NormFloat64()*.1,
	}
	switch x := r.IntN(50); {
	case x < 2:
		return model.Location{Kind: model.Online, Country: "US", Serves: []string{"US", "CO", "CO/Town 3"}[r.IntN(3):], Public: true}
	case x < 3:
		return model.Location{Kind: model.Online, Country: "US", Region: "CO", Public: true}
	case x < 4:
		return model.Location{Kind: model.Area, Country: "US", Region: "CO", Serves: []string{"CO/Peñasco", "NM", "nm"}, Public: true}
	case x < 7:
		l.Public = false
		l.Conceal()
	case x < 10: // several programs in one house
		l.Latitude, l.Longitude = 39.75, -105
	case x < 11: // where the map begins and ends
		l.Latitude, l.Longitude = pick(r, []float64{90, -90, 0, 52}), pick(r, []float64{180, -180, 179.99, -179.99, 0})
	}
	return l
}

func madePhones(r *rand.Rand) []model.Phone {
	return pick(r, [][]model.Phone{
		nil,
		{{Number: "+13035550142", Display: "(303) 555-0142"}},
		{{Number: "+13035550143", Extension: "12", Display: "(303) 555-0143"}, {Number: "988", Display: "988"}},
		{{Number: "988", Display: "988"}},
		{{Number: "+442079460018", Display: "020 7946 0018"}},
		{{Number: "+18005554357", Display: "1-800-555-HELP"}},
	})
}

func madeSchedule(r *rand.Rand, p *model.Program) {
	if r.IntN(3) == 0 {
		p.Hours = pick(r, [][]model.Hours{
			{{First: time.Monday, Last: time.Friday, Opens: 540, Closes: 1020}},
			{{First: time.Monday, Last: time.Sunday, Opens: 0, Closes: 1440}},
			{{First: time.Saturday, Last: time.Monday, Opens: 1320, Closes: 360}, {First: time.Tuesday, Last: time.Tuesday, Opens: 600, Closes: 720}},
		})
	}
	for i := range r.IntN(3) {
		s := model.Service{ID: fmt.Sprint("service-", i), Name: pick(r, []string{"Family night", "Grupo de lunes"})}
		for range r.IntN(3) {
			start := model.Minute(r.IntN(96) * 15)
			session := model.Session{Day: time.Weekday(r.IntN(7)), Start: start, End: -1, Timezone: pick(r, []string{"America/Denver", "America/New_York"})}
			if r.IntN(2) == 0 {
				session.End = (start + 90) % 1440
			}
			s.Schedule = append(s.Schedule, session)
		}
		p.Services = append(p.Services, s)
	}
}
