package match

import (
	"math/rand/v2"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

// TestRanking offers the same options in every kind of order: the answer is
// always what sorting them all and counting organizations gives.
func TestRanking(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	for range 3000 {
		k, options := 1+r.IntN(6), make([]option, r.IntN(30))
		for i := range options {
			options[i] = option{row: i, cosine: float64(r.IntN(8)) / 8, tie: r.Uint64N(3), organization: int32(r.IntN(5))}
		}
		best := newRanking(k)
		for range 2 { // a second offer changes nothing
			for _, i := range r.Perm(len(options)) {
				best.offer(options[i])
			}
		}
		slices.SortFunc(options, option.before)
		var want []option
		of := map[int32]int{}
		for _, o := range options {
			if of[o.organization]++; of[o.organization] <= 2 && len(want) < k {
				want = append(want, o)
			}
		}
		if !slices.Equal(best.options, want) {
			t.Fatalf("best %d are\n%v\nwant\n%v", k, best.options, want)
		}
	}
}

// TestSimilarOnPaper is a street of programs that could be drawn on a napkin.
func TestSimilarOnPaper(t *testing.T) {
	any := model.Eligibility{MinimumAge: -1, MaximumAge: -1}
	program := func(id, organization string, offers ...model.TermID) *model.Program {
		return &model.Program{ID: id, Organization: organization, Status: model.Active, Eligibility: any, Offers: offers,
			Location: model.Location{Kind: model.Physical, Region: "CO", Country: "US", HasPoint: true, Latitude: 39.7, Longitude: -105}}
	}
	here := program("here", "ours", addiction, grief, peers)
	same := program("same", "", addiction, grief, peers)
	nearby := program("nearby", "", addiction, grief)
	third := program("third", "", addiction, peers)
	medicaidOnly := program("medicaid-only", "", medicaid)
	far := program("far", "", addiction, grief, peers)
	far.Location.Latitude++
	office := program("office", "", addiction)
	office.Location.Kind, office.Location.Serves = model.Area, []string{"CO"}
	elsewhere := program("elsewhere", "", addiction, grief, peers)
	elsewhere.Location.Kind, elsewhere.Location.Serves = model.Area, []string{"WY"}
	site := &model.Site{Vocabulary: small().Vocabulary, Config: model.Config{SimilarMiles: 50},
		Programs: []*model.Program{far, here, medicaidOnly, nearby, office, elsewhere, same, third}}

	found := NewIndex(site).Similar(here, 9)
	var got []*model.Program
	for _, s := range found {
		got = append(got, s.Program)
		if want := map[bool]float64{true: -1}[s.Program == office]; s.Miles != want {
			t.Errorf("%s is %v miles away, want %v", s.Program.ID, s.Miles, want)
		}
	}
	// Those whose organization is not known are not of one organization; what
	// serves an area is never so many miles away, and its office is no place to go.
	if !slices.Equal(got, []*model.Program{same, nearby, third, office}) {
		t.Fatalf("similar to here: %s", describe(found))
	}
	if want := []model.TermID{grief, peers, addiction}; !slices.Equal(found[0].Reasons, want) || found[0].Cosine != 1 {
		t.Errorf("same: %+v, want cosine 1 for %v", found[0], want)
	}
	for _, p := range []*model.Program{medicaidOnly, {}} {
		if found := NewIndex(site).Similar(p, 4); found != nil {
			t.Errorf("without a compared term, similar are %s", describe(found))
		}
	}
	if found := NewIndex(&model.Site{Vocabulary: model.NewVocabulary(nil)}).Similar(here, 4); found != nil {
		t.Errorf("in an empty hub, similar are %s", describe(found))
	}
}
