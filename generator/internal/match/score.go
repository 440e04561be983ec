package match

import (
	"math"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// Profile is what is known of a visitor.
type Profile struct {
	Needs    model.TermSet // chosen
	Gaps     []Gap         // by domain of the checklist
	Must     model.TermSet // what the visitor is or cannot do without: age group, gender; never relaxed
	Age      int           // in years; -1 when not said
	Place    *Place        // nil when not said
	Radius   float64       // miles; 0 for DefaultSettings.Radius
	Filters  []Used
	Saved    []Seen
	Explored []Seen
	Off      []Signal   // what the visitor does not want to be used
	AsOf     model.Date // the day from which days are counted
}

// Gap is how much support is missing in one domain, and what would help.
type Gap struct {
	Weight   float64 // 0 to 1; 0 or less counts for nothing
	Programs model.TermSet
}

// Place is where a visitor looks.
type Place struct {
	Latitude, Longitude float64  // degrees, WGS 84
	Keys                []string // what serves it: "US", "CO", "CO/Denver"
}

// Used is a filter that was used.
type Used struct {
	Term model.TermID
	Days float64 // ago
}

// Seen is a program that was saved or looked at.
type Seen struct {
	ID     string
	Offers model.TermSet
	Days   float64 // ago; of no account for what was saved
}

// Result is the score of one program for one profile.
type Result struct {
	Verdict
	Score         float64            // the sum of Contributions, about 1 at most; 0 when excluded
	Contributions map[Signal]float64 // weighted shares of the score; only of active signals
}

// Score rates p, which need not be in the index, for a visitor:
//
//	score = Σ wᵢcᵢ / Σ wᵢ over the active signals i
//
// A signal is active when the visitor has given it something to rest on and has
// not switched it off; freshness needs nothing. testdata/README.md has the
// components.
func (x *Index) Score(p *model.Program, v *Profile) Result {
	r := Result{Verdict: judge(p, v)}
	if r.Group == Excluded {
		return r
	}
	r.Contributions = x.contributions(p, v)
	for _, s := range Signals {
		r.Score += r.Contributions[s]
	}
	return r
}

// contributions are wᵢcᵢ / Σ wᵢ, whether or not p may be shown.
func (x *Index) contributions(p *model.Program, v *Profile) map[Signal]float64 {
	active, total, shares := v.active(), 0.0, map[Signal]float64{}
	for _, s := range active {
		total += DefaultSettings.Weights[s]
	}
	for _, s := range active {
		shares[s] = DefaultSettings.Weights[s] / total * x.component(s, p, v)
	}
	return shares
}

func (v *Profile) active() []Signal {
	has := map[Signal]bool{
		SignalNeed: len(v.Needs) > 0, SignalGap: slices.ContainsFunc(v.Gaps, func(g Gap) bool { return g.Weight > 0 }),
		SignalNear: v.Place != nil, SignalFilters: len(v.Filters) > 0, SignalSaved: len(v.Saved) > 0,
		SignalFreshness: true, SignalExplored: len(v.Explored) > 0,
	}
	var active []Signal
	for _, s := range Signals {
		if has[s] && !slices.Contains(v.Off, s) {
			active = append(active, s)
		}
	}
	return active
}

// component is how well p does by one signal: 0 to 1, but for need.
func (x *Index) component(s Signal, p *model.Program, v *Profile) float64 {
	switch s {
	case SignalNeed:
		return x.need(p, v.Needs)
	case SignalGap:
		return gapShare(p, v.Gaps)
	case SignalNear:
		return near(p, v)
	case SignalFilters:
		return filterShare(p, v.Filters)
	case SignalSaved:
		return x.likeness(p, v.Saved, func(Seen) float64 { return 1 })
	case SignalFreshness:
		return freshness(p.Verified.On, v.AsOf)
	}
	return x.likeness(p, v.Explored, func(e Seen) float64 { return halved(e.Days, DefaultSettings.HalfLife.Explored) })
}

// need is the IDF-weighted share of chosen needs that p meets, divided by the
// length norm (1−s) + s·|offers|/average, so that ticking every box does not
// win; 1/(1−s) at most, for a listing that offers nothing else.
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
	return met / all / norm
}

// gapShare is the weight of the gaps for which p offers something, of all.
func gapShare(p *model.Program, gaps []Gap) float64 {
	covered, total := 0.0, 0.0
	for _, g := range gaps {
		weight := max(g.Weight, 0)
		total += weight
		if slices.ContainsFunc(g.Programs, p.Offers.Has) {
			covered += weight
		}
	}
	return covered / total
}

// near falls to 1/e at half the radius. What has no distance because it comes
// to people counts as if it were a third of the radius away; a house whose
// place is not known counts for nothing.
func near(p *model.Program, v *Profile) float64 {
	switch d := distance(p, v); {
	case d >= 0:
		return math.Exp(-d / (v.radius() / 2))
	case remote(&p.Location):
		return elsewhere
	}
	return 0
}

// distance is in miles; -1 when p has none.
func distance(p *model.Program, v *Profile) float64 {
	if !p.Location.HasPoint || remote(&p.Location) {
		return -1
	}
	from, to := pointOf(&model.Location{Latitude: v.Place.Latitude, Longitude: v.Place.Longitude}), pointOf(&p.Location)
	return miles(from.chord2(&to))
}

func (v *Profile) radius() float64 {
	if v.Radius > 0 {
		return v.Radius
	}
	return DefaultSettings.Radius
}

// filterShare is the share of used filters that p offers, each worth half after
// every half-life; it is as much as a whole as the latest of them.
func filterShare(p *model.Program, used []Used) float64 {
	offered, total, latest := 0.0, 0.0, 0.0
	for _, u := range used {
		worth := halved(u.Days, DefaultSettings.HalfLife.Filters)
		total, latest = total+worth, max(latest, worth)
		if p.Offers.Has(u.Term) {
			offered += worth
		}
	}
	return offered / total * latest
}

func halved(days, halfLife float64) float64 { return math.Pow(.5, max(days, 0)/halfLife) }

// likeness is the largest cosine of p and one of items, other than p itself,
// times what the item is worth.
func (x *Index) likeness(p *model.Program, items []Seen, worth func(Seen) float64) float64 {
	largest := 0.0
	for _, i := range items {
		if i.ID != p.ID {
			largest = max(largest, x.Cosine(p, &model.Program{Offers: i.Offers})*worth(i))
		}
	}
	return largest
}

// freshness is Settings.Freshness for each year since a listing was checked: 1
// on the day itself and for a day to come, 0 when nobody knows.
func freshness(verified, asOf model.Date) float64 {
	if verified.IsZero() {
		return 0
	}
	days := max(asOf-verified, 0)
	return math.Pow(DefaultSettings.Freshness, float64(days)/365.25)
}

// inArea reports whether p is within the radius, or serves the visitor's place
// or everybody. Without a place, everything is.
func inArea(p *model.Program, v *Profile) bool {
	if v.Place == nil {
		return true
	}
	if d := distance(p, v); d >= 0 {
		return d <= v.radius()
	}
	return slices.ContainsFunc(areas(&p.Location), func(area string) bool {
		return area == "" || slices.ContainsFunc(v.Place.Keys, func(key string) bool { return strings.EqualFold(key, area) })
	})
}

// areas are the places that a program without a point is for; "" is everywhere.
// The atlas has them as keys.
func areas(l *model.Location) []string {
	switch {
	case len(l.Serves) > 0:
		return l.Serves
	case l.Kind == model.Online:
		return []string{""}
	}
	return []string{l.Region}
}
