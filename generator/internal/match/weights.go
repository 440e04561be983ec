package match

// Weights say how much each signal counts; a score is renormalised over the
// signals that are active. The widgets have more signals, which need a visitor's
// device.
type Weights struct {
	Need      float64 `json:"need"`
	Gap       float64 `json:"gap"`
	Freshness float64 `json:"freshness"`
}

// DefaultWeights are the weights in force, here and in the widgets.
var DefaultWeights = Weights{Need: .30, Gap: .25, Freshness: .07}

// FreshnessPerYear is the factor by which a listing loses freshness in a year:
// the share of treatment listings that are found again a year later.
const FreshnessPerYear = .77

// lengthSlope is how strongly long listings are held back (Singhal 1996).
const lengthSlope = .3
