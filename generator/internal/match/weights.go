package match

// Weights say how much each signal counts; a score is renormalised over the
// signals that are active.
type Weights struct {
	Need      float64 `json:"need"`
	Gap       float64 `json:"gap"`
	Freshness float64 `json:"freshness"`
}

// DefaultWeights are the weights in force, here and in the widgets.
var DefaultWeights = Weights{Need: needWeight, Gap: gapWeight, Freshness: freshnessWeight}

// FreshnessPerYear is the factor by which a listing loses freshness in a year.
const FreshnessPerYear = yearsKept
