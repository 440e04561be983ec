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
		{ID: "all", Status: model.Active, Offers: model.TermSet{addiction, grief, peers, medicaid, women}, Eligibility: any, Verified: model.Verified{On: 20000}},
		{ID: "one", Status: model.Active, Offers: model.TermSet{addiction}, Lacks: model.TermSet{men}, Eligibility: any},
		{ID: "shut", Status: model.TemporarilyClosed, Offers: model.TermSet{grief}, Eligibility: any, Verified: model.Verified{On: 20000}},
		{ID: "two", Status: model.Active, Offers: model.TermSet{addiction, peers}, Eligibility: model.Eligibility{MinimumAge: 18, MaximumAge: 25}, Verified: model.Verified{On: 20000 - 1461}},
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
	score := func(p *model.Program, v Profile) Contributions {
		v.AsOf = site.AsOf
		return x.Score(p, &v).Contributions
	}
	needs := Profile{Age: -1, Needs: model.TermSet{addiction, grief}}
	gaps := Profile{Age: -1, Gaps: []Gap{{1, model.TermSet{peers}}, {.5, model.TermSet{grief, medicaid}}, {.5, nil}}}
	both := Profile{Age: -1, Needs: model.TermSet{peers}, Gaps: gaps.Gaps}
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
		{"no profile, checked today", score(all, Profile{Age: -1}).Freshness, 1},
		{"no profile, never checked", score(one, Profile{Age: -1}).Sum(), 0},
		{"no profile, checked four years ago", score(two, Profile{Age: -1}).Freshness, four},
		{"needs: both, of three terms", score(all, needs).Need, .30 / .37 / 1.15},
		{"needs: the common one, of one term", score(one, needs).Need, .30 / .37 * (common / (common + rare)) / .85},
		{"needs: the common one, of two terms", score(two, needs).Need, .30 / .37 * (common / (common + rare))},
		{"needs: the only one, of one term", score(one, Profile{Age: -1, Needs: model.TermSet{addiction}}).Need, .30 / .37},
		{"gaps: one and a half of two", score(all, gaps).Gap, .25 / .32 * .75},
		{"gaps: one of two", score(two, gaps).Gap, .25 / .32 * .5},
		{"both: need", score(two, both).Need, .30 / .62},
		{"both: gap", score(two, both).Gap, .25 / .62 * .5},
		{"both: freshness", score(two, both).Freshness, .07 / .62 * four},
	} {
		if !(math.Abs(c.got-c.want) <= 1e-12) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

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
	} {
		if got := x.Score(c.p, &c.v).Group; got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	r := x.Score(all, &Profile{Age: 40, Must: model.TermSet{women, men}, Needs: model.TermSet{addiction, grief},
		Gaps: []Gap{{0, model.TermSet{peers}}, {1, model.TermSet{peers}}}})
	if !slices.Equal(r.Ask, model.TermSet{men}) || !r.AskAge || !slices.Equal(r.Needs, []model.TermID{grief, addiction}) || !slices.Equal(r.Gaps, []int{1}) {
		t.Errorf("what to ask and why it fits: %+v", r)
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
		if math.Abs(got.Score-got.Contributions.Sum()) > 1e-12 || got.Score < 0 || got.Score > 1+1e-12 {
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
	return p.Status != model.Active || len(v.Must.Both(p.Lacks)) > 0
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
	return v
}
