package model

// Config is config.toml, where each key is explained.
type Config struct {
	Title       string
	Tagline     string
	Description string
	BaseURL     string // scheme and host, perhaps a path, always with a final slash
	Language    string // BCP 47
	Theme       string
	Author      string
	Email       string
	Phone       string

	ExampleBanner   string // shown on every page when not empty
	QuickExit       string // where "leave quickly" goes
	KeepDays        int    // how long a device keeps what visitors ask it to keep
	Offline         bool   // visitors may keep the tools for when there is no connection
	ProgramsPerPage int
	StaleAfterDays  int // a listing checked longer ago is marked
	CrisisAfterDays int // crisis.toml checked longer ago is a warning
	SimilarOptions  int // per program page
	SimilarMiles    float64
	KeepVersions    int    // earlier scripts for other websites that stay published
	Places          string // "us": the places that come with sitegen; "": none
	RawHTML         string // "sanitize" or "refuse"

	Navigation []NavigationItem
	Redirects  []Redirect // by From
}

// NavigationItem is a link of the site's main menu.
type NavigationItem struct {
	Label  string
	URL    string
	Source Source
}

// Redirect leads a former path to a path of the hub, or to another website.
type Redirect struct {
	From, To string
	Source   Source
}
