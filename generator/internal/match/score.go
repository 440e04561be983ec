package match

import (
	"cmp"
	"math"
	"slices"

	"sitegen/generator/internal/model"
)

// Profile is what a visitor has said.
type Profile struct {
	Needs model.TermSet // chosen
	Gaps  []Gap         // by domain of the checklist
	Age   int           // in years; -1 when not said
	Must  model.TermSet // what the visitor is or cannot do without: age group, gender; never relaxed
	AsOf  model.Date    // the day from which freshness is counted
}

// Gap is how much support is missing in one domain, and what would help.
type Gap struct {
	Weight   float64 // 0 to 1; 0 or less counts for nothing
	Programs model.TermSet
}

// Group says how a result may be shown.
type Group string

const (
	Fits     Group = "fits"
	AskFirst Group = "ask first" // something the visitor must have is not known
	Excluded Group = "excluded"  // closed, or a known no
)

// Result is the score of one program for one profile.
type Result struct {
	Group         Group
	Score         float64 // 0 to 1; the sum of Contributions; 0 when excluded
	Contributions Contributions
	Needs         []model.TermID // chosen needs that are met, rarest first
	Gaps          []int          // indexes into Profile.Gaps that are covered
	Ask           model.TermSet  // terms of Must of which nothing is known
	AskAge        bool           // the visitor said an age and the program no limits
}

// Contributions are the weighted shares of the score, by signal.
type Contributions struct {
	Need      float64 `json:"need"`
	Gap       float64 `json:"gap"`
	Freshness float64 `json:"freshness"`
}

// Sum is the score.
func (c Contributions) Sum() float64 { return c.Need + c.Gap + c.Freshness }

// Score rates p, which need not be in the index, for a visitor:
//
//	score = Σ wᵢcᵢ / Σ wᵢ over the active signals i
//
// Freshness is always active, need when a need was chosen, gap when a gap has
// weight.
func (x *Index) Score(p *model.Program, v *Profile) Result {
	r := x.judge(p, v)
	if r.Group == Excluded {
		return r
	}
	var c Contributions
	w := DefaultWeights
	active := w.Freshness
	c.Freshness = w.Freshness * freshness(p.Verified.On, v.AsOf)
	if len(v.Needs) > 0 {
		active += w.Need
		r.Needs = x.met(p, v.Needs)
		c.Need = w.Need * x.need(p, v.Needs)
	}
	if total := gapTotal(v.Gaps); total > 0 {
		active += w.Gap
		r.Gaps = covered(p, v.Gaps)
		c.Gap = w.Gap * gapShare(v.Gaps, r.Gaps, total)
	}
	r.Contributions = Contributions{c.Need / active, c.Gap / active, c.Freshness / active}
	r.Score = r.Contributions.Sum()
	return r
}

// judge applies what is never relaxed. Unknown is never no.
func (x *Index) judge(p *model.Program, v *Profile) Result {
	e := p.Eligibility
	r := Result{Group: Fits}
	for _, t := range v.Must {
		if p.Lacks.Has(t) {
			return Result{Group: Excluded}
		}
		if !p.Offers.Has(t) {
			r.Ask = append(r.Ask, t)
		}
	}
	if !p.Open() || v.Age >= 0 && (v.Age < e.MinimumAge || e.MaximumAge >= 0 && v.Age > e.MaximumAge) {
		return Result{Group: Excluded}
	}
	r.AskAge = v.Age >= 0 && e.MinimumAge < 0 && e.MaximumAge < 0
	if r.AskAge || len(r.Ask) > 0 {
		r.Group = AskFirst
	}
	return r
}

// need is the IDF-weighted share of chosen needs that p meets, divided by the
// length norm (1−s) + s·|offers|/average, so that ticking every box does not
// win; at most 1.
func (x *Index) need(p *model.Program, chosen model.TermSet) float64 {
	met, all := 0.0, 0.0
	for _, t := range chosen {
		all += x.IDF(t)
		if p.Offers.Has(t) {
			met += x.IDF(t)
		}
	}
	norm := 1.0
	if x.average > 0 {
		norm = 1 - lengthSlope + lengthSlope*float64(x.compared(p.Offers))/x.average
	}
	return min(met/all/norm, 1)
}

func (x *Index) met(p *model.Program, chosen model.TermSet) []model.TermID {
	met := p.Offers.Both(chosen)
	slices.SortStableFunc(met, func(a, b model.TermID) int { return cmp.Compare(x.IDF(b), x.IDF(a)) })
	return met
}

func gapTotal(gaps []Gap) float64 {
	total := 0.0
	for _, g := range gaps {
		total += max(g.Weight, 0)
	}
	return total
}

// covered lists the gaps for which p offers something.
func covered(p *model.Program, gaps []Gap) []int {
	var found []int
	for i, g := range gaps {
		if g.Weight > 0 && slices.ContainsFunc(g.Programs, p.Offers.Has) {
			found = append(found, i)
		}
	}
	return found
}

func gapShare(gaps []Gap, covered []int, total float64) float64 {
	sum := 0.0
	for _, i := range covered {
		sum += gaps[i].Weight
	}
	return sum / total
}

// freshness is FreshnessPerYear for each year since a listing was checked: 1 on the day itself
// and for a day to come, 0 when nobody knows.
func freshness(verified, asOf model.Date) float64 {
	if verified.IsZero() {
		return 0
	}
	days := max(asOf-verified, 0)
	return math.Pow(FreshnessPerYear, float64(days)/365.25)
}
