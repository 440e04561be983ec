package model

// Checklist is checklist.toml: the support-gap checklist. It is a conversation
// starter and no test; nothing in it adds up to a total.
type Checklist struct {
	Title   string
	Intro   string
	Answers []ChecklistAnswer // to a statement, fullest first
	Want    ChecklistWant
	Bands   []ChecklistBand // by availability, highest first
	Domains []ChecklistDomain
	Items   []ChecklistItem
	Sources []SupportSource
	Steps   int // how many next steps are shown at most
	// Together are terms that are offered together: Programs that have one have all.
	Together TermSet
}

// ChecklistAnswer is a choice for a statement. Value is how available that
// support is, 0 to 1; Skip answers have no value and count for nothing.
type ChecklistAnswer struct {
	ID    string
	Label string
	Value float64
	Skip  bool
}

// ChecklistWant is the question after a domain: "Would more help here?"
type ChecklistWant struct {
	Question string
	Yes      string
	No       string
}

// ChecklistBand names a range of availability: from From upwards.
type ChecklistBand struct {
	ID    string
	Label string
	From  float64
}

// ChecklistDomain is one kind of support, asked about in plain statements.
type ChecklistDomain struct {
	ID         string
	Label      string
	Statements []string
	Topics     []string // slugs
	Programs   TermSet  // what to look for when this is a gap
	Find       []TermID // Programs in the author's order
	Step       string   // a tiny next step
	Safety     bool     // a gap here pins the safety steps first
}

// ChecklistItem is a question beside the domains. Kind "strain": a yes pins the
// safety steps; kind "giving": a yes is a strength.
type ChecklistItem struct {
	ID        string
	Kind      string // "strain" or "giving"
	Statement string
	Strength  string // what a yes to a giving item is called among strengths
	Topics    []string
	Programs  TermSet
	Find      []TermID // likewise
	Step      string
}

// SupportSource is a person or group that support can come from.
type SupportSource struct {
	ID     string
	Label  string
	Formal bool
}
