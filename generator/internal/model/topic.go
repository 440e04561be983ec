package model

// Topic is one page about a kind of support: content/topics/<slug>.md.
type Topic struct {
	Slug       string
	Title      string
	Kind       string // skill, therapy, condition, guide
	Definition string // one sentence; the meta description
	Snapshot   Snapshot
	Kinds      []TopicKind
	Evidence   []Evidence
	Citations  []Citation
	Related    []string // slugs, made two-way by read; every one exists
	Programs   TermSet  // programs that offer any of these belong to the topic
	Body       Markdown // sections by level-2 heading; see TopicSections
	Aliases    []string // former paths; each becomes a redirect
	Updated    Date
	Draft      bool
	Source     Source
}

// TopicKinds lists what Topic.Kind may be.
var TopicKinds = []string{"skill", "therapy", "condition", "guide"}

// TopicSections are the ids that level-2 headings of a topic's body may carry,
// as in "## What it is {#overview}", in the order in which they must come. The
// front matter's blocks stand between them: definition and snapshot before
// overview, kinds after it, evidence after who-it-helps, related last.
var TopicSections = []string{"overview", "benefits", "steps", "who-it-helps", "why-we-highlight-it", "closing"}

// Snapshot is the short table that says whom a topic supports and how it works.
// Empty rows are left out.
type Snapshot struct {
	Supports     TermSet  // needs
	Participants TermSet  // individual, family, group
	Delivery     TermSet  // in person, online, hybrid
	Duration     string   // "Ongoing; look at it again every three months"
	Involved     []string // who is involved
	WorksWith    []string // slugs of topics
	Evidence     string   // one of EvidenceLevels
	EvidenceNote string   // one sentence
}

// TopicKind is one kind within a topic and the programs it leads to.
type TopicKind struct {
	Name     string
	Text     string
	Examples []string
	Programs TermSet
}

// EvidenceLevels grade a claim, strongest first. "strong" needs a citation.
var EvidenceLevels = []string{"strong", "moderate", "emerging", "practice-based"}

// Evidence is one graded claim.
type Evidence struct {
	Claim     string
	Level     string   // one of EvidenceLevels
	Citations []string // ids of Citations
}

// Citation is a published source.
type Citation struct {
	ID     string
	Text   string // "Litt and others, 2009"
	Title  string
	URL    string
	Year   int
	Design string // "randomized trial", "systematic review"
}
