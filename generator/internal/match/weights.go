package match

// Signal is one thing that a suggestion may rest on.
type Signal string

const (
	SignalNeed      Signal = "need"      // what a visitor is looking for
	SignalGap       Signal = "gap"       // support that is missing
	SignalNear      Signal = "near"      // distance
	SignalFilters   Signal = "filters"   // terms used in the finder
	SignalSaved     Signal = "saved"     // likeness to what was saved
	SignalFreshness Signal = "freshness" // how lately a listing was checked
	SignalExplored  Signal = "explored"  // likeness to what was looked at
)

// Signals lists every Signal, in the order in which contributions are added up.
var Signals = []Signal{SignalNeed, SignalGap, SignalNear, SignalFilters, SignalSaved, SignalFreshness, SignalExplored}

// Settings are data/v1/suggestions.json, which the widgets rank by, but for its
// statistics. The TypeScript twin is widgets/src/engine/settings.ts.
type Settings struct {
	Weights         map[Signal]float64 `json:"weights"`         // renormalised over the active signals
	Freshness       float64            `json:"freshness"`       // factor by which a listing counts less after a year: the share of treatment listings found again a year later
	Count           int                `json:"count"`           // suggestions shown at most
	Lambda          float64            `json:"lambda"`          // of maximal marginal relevance (Carbonell & Goldstein 1998)
	PerOrganization int                `json:"perOrganization"` // shown at most
	OnlineOutside   int                `json:"onlineOutside"`   // online programs shown at most
	Radius          float64            `json:"radius"`          // miles, when the visitor has not said
	HalfLife        HalfLife           `json:"halfLife"`
}

// HalfLife is after how many days what was done counts half.
type HalfLife struct {
	Filters  float64 `json:"filters"`
	Explored float64 `json:"explored"`
}

// DefaultSettings are the settings in force, here and in the widgets.
var DefaultSettings = Settings{
	Weights: map[Signal]float64{
		SignalNeed: .30, SignalGap: .25, SignalNear: .15, SignalFilters: .10, SignalSaved: .10, SignalFreshness: .07, SignalExplored: .03,
	},
	Freshness: .77, Count: 6, Lambda: .7, PerOrganization: 2, OnlineOutside: 2, Radius: 25,
	HalfLife: HalfLife{Filters: 14, Explored: 7},
}

// lengthSlope is how strongly long listings are held back (Singhal 1996).
const lengthSlope = .3

// elsewhere is how near an online or area program is, which has no distance.
const elsewhere = .5
