package match

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

// Terms of the small hub below.
const (
	addiction model.TermID = iota
	grief
	peers
	medicaid
	women
	men
)

// small is a hub of four programs, three of them open, so that every number
// fits on paper: N = 3, df(addiction) = 3, df(grief) = 1, df(peers) = 2, and the
// open ones offer 3, 2 and 1 compared terms, 2 on average.
func small() *model.Site {
	facets := []*model.Facet{
		{ID: "need", Role: model.RoleNeed, Similar: true, Terms: []*model.Term{{ID: "addiction"}, {ID: "grief"}}},
		{ID: "support", Similar: true, Terms: []*model.Term{{ID: "peers"}}},
		{ID: "payment", Terms: []*model.Term{{ID: "medicaid"}}},
		{ID: "gender", Role: model.RoleConstraint, Terms: []*model.Term{{ID: "women"}, {ID: "men"}}},
	}
	any := model.Eligibility{MinimumAge: -1, MaximumAge: -1}
	return &model.Site{Vocabulary: model.NewVocabulary(facets), AsOf: 20000, Programs: []*model.Program{
		{ID: "all", Status: model.Active, Location: model.Location{Latitude: 39, Longitude: 10, HasPoint: true}, Offers: model.TermSet{addiction, grief, peers, medicaid, women}, Eligibility: any, Verified: model.Verified{On: 20000}},
		{ID: "one", Status: model.Active, Location: model.Location{Kind: model.Online}, Offers: model.TermSet{addiction}, Lacks: model.TermSet{men}, Eligibility: any},
		{ID: "shut", Status: model.TemporarilyClosed, Offers: model.TermSet{grief}, Eligibility: any, Verified: model.Verified{On: 20000}},
		{ID: "two", Status: model.Active, Location: model.Location{Kind: model.Physical, Region: "XX"}, Offers: model.TermSet{addiction, peers}, Eligibility: model.Eligibility{MinimumAge: 18, MaximumAge: 25}, Verified: model.Verified{On: 20000 - 1461}},
	}}
}

// TestByHand holds values that were worked out on paper.
func TestByHand(t *testing.T) {
	site := small()
	x, all, one, two := NewIndex(site), site.Programs[0], site.Programs[1], site.Programs[3]
	const (
		common = 1.0                // ln(4/4) + 1
		half   = 1.2876820724517809 // ln(4/3) + 1: peers
		rare   = 1.6931471805599454 // ln(4/2) + 1: grief
		unseen = 2.386294361119891  // ln(4/1) + 1: men
		four   = 0.35153041         // .77⁴, for 1461 days are four years
	)
	score := func(p *model.Program, v Profile) map[Signal]float64 {
		v.AsOf = site.AsOf
		return x.Score(p, &v).Contributions
	}
	needs := Profile{Age: -1, Needs: model.TermSet{addiction, grief}}
	gaps := Profile{Age: -1, Gaps: []Gap{{1, model.TermSet{peers}}, {.5, model.TermSet{grief, medicaid}}, {.5, nil}}}
	both := Profile{Age: -1, Needs: model.TermSet{peers}, Gaps: gaps.Gaps}
	off := Profile{Age: -1, Needs: both.Needs, Gaps: gaps.Gaps, Off: []Signal{SignalFreshness, SignalNeed}}
	at := func(latitude, longitude float64) Profile {
		return Profile{Age: -1, Place: &Place{latitude, longitude, []string{"XX"}}}
	}
	far := at(39+degrees(12.5), 10)
	far.Radius = 50
	filters := Profile{Age: -1, Filters: []Used{{addiction, 0}, {grief, 14}}}
	saved := Profile{Age: -1, Saved: []Seen{{"one", one.Offers, 0}, {"x", model.TermSet{grief}, 0}}}
	explored := Profile{Age: -1, Explored: []Seen{{"one", one.Offers, 7}}}
	hidden := &model.Program{ID: "grief only", Status: model.Active, Offers: model.TermSet{grief}}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"idf of what all offer", x.IDF(addiction), common},
		{"idf of what two offer", x.IDF(peers), half},
		{"idf of what one offers and a closed one", x.IDF(grief), rare},
		{"idf of what none offers", x.IDF(men), unseen},
		{"idf of a term that is not there", x.IDF(999), unseen},
		{"cosine of one and two", x.Cosine(one, two), common / math.Sqrt(common+half*half)},
		{"cosine of all and one", x.Cosine(all, one), common / math.Sqrt(common+half*half+rare*rare)},
		{"no profile, checked today", score(all, Profile{Age: -1})[SignalFreshness], 1},
		{"no profile, never checked", score(one, Profile{Age: -1})[SignalFreshness], 0},
		{"no profile, checked four years ago", score(two, Profile{Age: -1})[SignalFreshness], four},
		{"needs: both, of three terms", score(all, needs)[SignalNeed], .30 / .37 / 1.15},
		{"needs: the common one, of one term", score(one, needs)[SignalNeed], .30 / .37 * (common / (common + rare)) / .85},
		{"needs: the common one, of two terms", score(two, needs)[SignalNeed], .30 / .37 * (common / (common + rare))},
		{"needs: the only one, of one term", score(one, Profile{Age: -1, Needs: model.TermSet{addiction}})[SignalNeed], .30 / .37 / .85},
		{"gaps: one and a half of two", score(all, gaps)[SignalGap], .25 / .32 * .75},
		{"gaps: one of two", score(two, gaps)[SignalGap], .25 / .32 * .5},
		{"both: need", score(two, both)[SignalNeed], .30 / .62},
		{"both: gap", score(two, both)[SignalGap], .25 / .62 * .5},
		{"both: freshness", score(two, both)[SignalFreshness], .07 / .62 * four},
		{"switched off: need", score(two, off)[SignalNeed], 0},
		{"switched off: gap", score(two, off)[SignalGap], .5},
		{"near: at the door", score(all, at(39, 10))[SignalNear], .15 / .22},
		{"near: 12.5 miles away", score(all, at(39+degrees(12.5), 10))[SignalNear], .15 / .22 / math.E},
		{"near: 12.5 miles of 50", score(all, far)[SignalNear], .15 / .22 / math.Sqrt(math.E)},
		{"near: online", score(one, at(0, 0))[SignalNear], .15 / .22 / 2},
		{"near: a house whose place is not known", score(two, at(0, 0))[SignalNear], 0},
		{"filters: today's, and one of two weeks ago that is not met", score(one, filters)[SignalFilters], .10 / .17 * (1 / 1.5)},
		{"filters: today's is not met", score(hidden, filters)[SignalFilters], .10 / .17 * (.5 / 1.5)},
		{"filters: only an old one", score(all, Profile{Age: -1, Filters: []Used{{medicaid, 28}}})[SignalFilters], .10 / .17 / 4},
		{"saved: the most alike", score(two, saved)[SignalSaved], .10 / .17 * common / math.Sqrt(common+half*half)},
		{"saved: not like itself", score(one, Profile{Age: -1, Saved: []Seen{{"one", one.Offers, 0}}})[SignalSaved], 0},
		{"explored: a week ago", score(two, explored)[SignalExplored], .03 / .10 * common / math.Sqrt(common+half*half) / 2},
	} {
		if !(math.Abs(c.got-c.want) <= 1e-12) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// degrees of latitude that are so many miles.
func degrees(miles float64) float64 { return miles / earthRadius * 180 / math.Pi }

func TestGroups(t *testing.T) {
	site := small()
	x, all, one, shut, two := NewIndex(site), site.Programs[0], site.Programs[1], site.Programs[2], site.Programs[3]
	for _, c := range []struct {
		what string
		p    *model.Program
		v    Profile
		want Group
	}{
		{"nothing asked", all, Profile{Age: -1}, Fits},
		{"closed", shut, Profile{Age: -1}, Excluded},
		{"a known yes", all, Profile{Age: -1, Must: model.TermSet{women}}, Fits},
		{"not known", all, Profile{Age: -1, Must: model.TermSet{men}}, AskFirst},
		{"a known no", one, Profile{Age: -1, Must: model.TermSet{men}}, Excluded},
		{"a yes and a no", one, Profile{Age: -1, Must: model.TermSet{addiction, men}}, Excluded},
		{"no limits known", all, Profile{Age: 40}, AskFirst},
		{"too young", two, Profile{Age: 17}, Excluded},
		{"just old enough", two, Profile{Age: 18}, Fits},
		{"just young enough", two, Profile{Age: 25}, Fits},
		{"too old", two, Profile{Age: 26}, Excluded},
		{"age not said", two, Profile{Age: -1}, Fits},
		{"within the radius", all, Profile{Age: -1, Place: &Place{39.3, 10, nil}}, Fits},
		{"outside the radius", all, Profile{Age: -1, Place: &Place{39.4, 10, nil}}, Excluded},
		{"within a larger radius", all, Profile{Age: -1, Radius: 50, Place: &Place{39.4, 10, nil}}, Fits},
		{"for everybody", one, Profile{Age: -1, Place: &Place{0, 0, nil}}, Fits},
		{"a house somewhere in the region", two, Profile{Age: -1, Place: &Place{0, 0, []string{"US", "xx"}}}, Fits},
		{"a house in another region", two, Profile{Age: -1, Place: &Place{0, 0, []string{"US"}}}, Excluded},
	} {
		if got := x.Score(c.p, &c.v).Group; got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	r := x.Score(all, &Profile{Age: 40, Must: model.TermSet{women, men}})
	if !slices.Equal(r.Ask, model.TermSet{men}) || !r.AskAge {
		t.Errorf("what to ask: %+v", r)
	}
}

// TestScoreProperties holds what must be true of every score, on random hubs.
func TestScoreProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	site := synthetic(r, 300)
	x := NewIndex(site)
	for range 20000 {
		p, v := site.Programs[r.IntN(len(site.Programs))], randomProfile(r, site)
		got := x.Score(p, v)
		sum := 0.0
		for s, c := range got.Contributions {
			if sum += c; c < 0 || slices.Contains(v.Off, s) {
				t.Fatalf("%s contributes %v for %+v", s, c, v)
			}
		}
		if math.Abs(got.Score-sum) > 1e-12 || got.Score > 1/(1-lengthSlope) {
			t.Fatalf("score %v of contributions %+v", got.Score, got.Contributions)
		}
		if no := knownNo(p, v); no != (got.Group == Excluded) {
			t.Fatalf("%q although a known no is %v: %+v for %+v", got.Group, no, p, v)
		}
		more := *p
		more.Offers = model.NewTermSet(append(slices.Clone(p.Offers), model.TermID(r.IntN(len(site.Vocabulary.Terms)))))
		added := slices.DeleteFunc(slices.Clone(more.Offers), p.Offers.Has)
		if len(v.Needs) > 0 && len(added.Both(v.Needs)) == 0 && x.need(&more, v.Needs) > x.need(p, v.Needs) {
			t.Fatalf("term %v, which nobody chose, raises need", added)
		}
		unknown := *p
		unknown.Lacks, unknown.Eligibility = nil, model.Eligibility{MinimumAge: -1, MaximumAge: -1}
		unknown.Location = model.Location{}
		if p.Open() && x.Score(&unknown, v).Group == Excluded {
			t.Fatal("excluded for what is not known")
		}
	}
}

// knownNo says the rule once more, in other words.
func knownNo(p *model.Program, v *Profile) bool {
	for age := v.Age; age >= 0; age = -1 {
		if p.Eligibility.MinimumAge != -1 && p.Eligibility.MinimumAge > age {
			return true
		}
		if p.Eligibility.MaximumAge != -1 && p.Eligibility.MaximumAge < age {
			return true
		}
	}
	return p.Status != model.Active || len(v.Must.Both(p.Lacks)) > 0 || !inArea(p, v)
}

func randomProfile(r *rand.Rand, site *model.Site) *Profile {
	terms := func(most int) model.TermSet {
		ids := make([]model.TermID, r.IntN(most+1))
		for i := range ids {
			ids[i] = model.TermID(r.IntN(len(site.Vocabulary.Terms)))
		}
		return model.NewTermSet(ids)
	}
	v := &Profile{Age: r.IntN(100) - 20, AsOf: site.AsOf, Needs: terms(4)}
	v.Age = max(v.Age, -1)
	for range r.IntN(5) {
		v.Gaps = append(v.Gaps, Gap{r.Float64(), terms(4)})
	}
	for _, f := range site.Vocabulary.WithRole(model.RoleConstraint) {
		if r.IntN(2) == 0 {
			v.Must = append(v.Must, f.Terms[r.IntN(len(f.Terms))].TermID)
		}
	}
	v.Must = model.NewTermSet(v.Must)
	for range r.IntN(3) {
		v.Filters = append(v.Filters, Used{model.TermID(r.IntN(len(site.Vocabulary.Terms))), r.Float64() * 40})
	}
	if r.IntN(2) == 0 {
		l := site.Programs[r.IntN(len(site.Programs))].Location
		v.Place = &Place{l.Latitude + r.NormFloat64()*.2, l.Longitude, []string{"US", l.Region, l.Region + "/" + l.City}}
	}
	for range r.IntN(3) {
		p, q := site.Programs[r.IntN(len(site.Programs))], site.Programs[r.IntN(len(site.Programs))]
		v.Saved = append(v.Saved, Seen{p.ID, p.Offers, 0})
		v.Explored = append(v.Explored, Seen{q.ID, q.Offers, r.Float64() * 20})
	}
	for range r.IntN(3) {
		v.Off = append(v.Off, Signals[r.IntN(len(Signals))])
	}
	return v
}
