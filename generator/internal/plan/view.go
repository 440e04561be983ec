package plan

import (
	"math"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// View is what a template gets. Site is the same for every page of a build;
// Head belongs to the page; Main is one of the types below, by template.
type View struct {
	Site *Site
	Head Head
	Main any
}

// Site is what every page shows.
type Site struct {
	*model.Config
	Crisis     *model.Crisis
	Vocabulary *model.Vocabulary
	Documents  []*model.Document // plain pages and those that are made from settings, for the footer
	AsOf       model.Date
	Signals    []Signal              // what suggestions rest on, the largest first
	Locale     *Locale               // how this language says things
	Language   string                // BCP 47 of the words on its pages, Locale.Spoken; hides Config's
	Direction  string                // of those words: "ltr" or "rtl"
	Prefix     string                // of this language's paths: "", or "/es"
	CSS        string                // URL of the style sheet, with its fingerprint
	Styles     map[string]string     // URLs of those that only some pages have, by name
	Script     string                // URL of the widget script, with its fingerprint; "" when the hub has none
	Modules    map[string][]string   // URLs of what it imports for a widget, by its name
	Guest      string                // URL of the script that pages for frames have besides
	Gallery    string                // URL of the script of the page of snippets
	Sizes      map[string]ScriptSize // of scripts, by URL
	Pin        Pin                   // the script for other websites that want it to stay as it is
	BasePath   string                // "/", or "/hub/" when base_url has a path
	Drafts     bool                  // a preview: drafts are shown and say so
	Portable   bool                  // a copy to read from a folder, without a server

	listings *Foreign // the hub's own language, where the page's is another
}

// Head is a page's own title, description and place in the site.
type Head struct {
	Title       string
	Description string
	Canonical   string      // absolute URL
	Path        string      // "/programs/oak-house/"
	Kind        string      // Open Graph type: "website" or "article"
	Trail       []*Crumb    // from home to the page above this one; nil on the front page
	Here        Crumb       // this page
	JSONLD      any         // encoded into a script block; nil for none
	Alternates  []Alternate // this page in all languages; nil in a hub of one
	Foreign     *Foreign    // of a page that is not translated: the language it is shown in
	Card        string      // address of its oEmbed; "" for none
	NoIndex     bool
	Draft       bool
}

// Crumb is one step of the way from home to a page.
type Crumb struct {
	Label string
	URL   string
}

// Offline is the Main of template "offline": the pages that work without a connection.
type Offline struct {
	Pages []Crumb
}

// Home is the Main of template "home".
type Home struct {
	Document *model.Document
	Topics   []*model.Topic
	Needs    []*TermCount // terms of the need facets that some program offers
	Regions  []PlaceLink
	Programs int // how many are listed
}

// TermCount is a term, its landing page and how many programs offer it.
type TermCount struct {
	Term  *model.Term
	URL   string // "" when its facet has no landing pages
	Count int
}

// PlaceLink is a region or city with its page.
type PlaceLink struct {
	Label string // "Colorado", "Denver"
	URL   string
	Count int
}

// Topics is the Main of template "topics": all topic pages.
type Topics struct {
	Groups []TopicGroup
}

// TopicGroup is the topics of one kind.
type TopicGroup struct {
	Kind   string // skill, therapy, condition, guide
	Topics []*model.Topic
}

// Topic is the Main of template "topic".
type Topic struct {
	*model.Topic
	Related   []*model.Topic
	WorksWith []*model.Topic
	Kinds     []TopicKind  // hides model.Topic.Kinds: the same, with where each leads
	Programs  []*Program   // a few, varied
	More      []*TermCount // landing pages that show all of them

	Supports, Participants, Delivery []*TermCount // of the snapshot
}

// TopicKind is one kind within a topic and the landing pages it leads to.
type TopicKind struct {
	*model.TopicKind
	Leads []*TermCount
}

// Program is the Main of template "program", and the data of partial "card".
// There is one per program and build, so its address is fit for `once`. What
// it offers templates beyond model.Program are its methods: URL, Facets,
// Highlights, Questions, Data, Operator, ServesLabels, Services, Places, Stale
// and Similar.
type Program struct {
	*model.Program
	hub    *hub
	number int     // among all programs of the site
	region *region // nil for programs that no place lists
	city   *city
}

// FacetRow is what is known about one facet of a program. Short rows that are
// equal are Shared: they have one address, and `each` renders them once.
type FacetRow struct {
	Facet         *model.Facet
	Offers, Lacks []*model.Term
	Shared        bool
}

// Service is one service of a program with its facets.
type Service struct {
	*model.Service
	Offers []*model.Term
}

// Similar is a program like the one shown, and why.
type Similar struct {
	*Program
	Reasons []*model.Term // rarest first
	Miles   float64       // -1 when a distance says nothing
}

// Listing is the Main of template "listing": programs as a plain list with
// plain links as filters. /find/, /find/<facet>/<term>/ and /places/… are listings.
type Listing struct {
	Heading  string
	Intro    string
	Finder   bool // this is /find/ itself
	Total    int
	Programs []*Program // of this page
	Filters  *Filters
	Places   []PlaceLink
	Pager    Pager
	Topics   []*model.Topic // that lead here
}

// Filters are the links to all landing pages, the same for a whole build.
type Filters struct {
	Groups []FilterGroup
}

// FilterGroup is one facet's links.
type FilterGroup struct {
	Facet *model.Facet
	Terms []*TermCount
}

// Pager is where a page of a listing stands among its sisters.
type Pager struct {
	Number, Pages  int // Number counts from 1
	First, Last    int // rows shown, from 1
	Previous, Next string
}

// Places is the Main of template "places": all regions and their cities.
type Places struct {
	Regions []Region
	Online  PlaceLink // Count 0 when there are none
}

// Region is a state or province and its cities.
type Region struct {
	PlaceLink
	Cities []PlaceLink
}

// SupportMap is the Main of template "support-map": the checklist, to print or to fill in.
type SupportMap struct {
	*model.Checklist
	Domains []SupportDomain // hides Checklist.Domains: the same, with where each leads
	Items   []SupportItem   // likewise
}

// SupportDomain is a domain of the checklist, and what helps with a gap in it.
type SupportDomain struct {
	*model.ChecklistDomain
	Topics []*model.Topic
	Leads  []*TermCount
}

// SupportItem is an item beside the domains, and what helps with it.
type SupportItem struct {
	*model.ChecklistItem
	Topics []*model.Topic
	Leads  []*TermCount
}

// Contacts is the Main of template "safety-contacts".
type Contacts struct {
	People        int // rows for people
	Professionals int // rows for professionals
}

// Saved is the Main of template "saved": the page of what a visitor kept.
type Saved struct{}

// FramedTool is the Main of template "frame": a tool for a frame on another website.
type FramedTool struct {
	Widget  string   // as data-hub says it; "" for crisis lines alone
	Lines   []string // those, as text: the heading first
	Page    string   // where the hub itself has it
	Options []string // of the widget, as its page's address may have them: "place"
}

// Gallery is the Main of template "embed": widgets for other websites.
type Gallery struct {
	Widgets  []GalleryWidget
	Language string   // BCP 47 of the tools where it is not the hub's own
	Script   string   // URL of what makes the page's own forms work; "" for none
	Manifest *Foreign // the language of descriptions where it is not the page's
}

// GalleryWidget is a widget with what to paste for it.
type GalleryWidget struct {
	*model.Widget
	Snippet *Snippet
	Page    string // where the hub has it
	Options []GalleryOption
	Size    ScriptSize // of all that a page with it loads
}

// GalleryOption is an option of a widget and what it may be.
type GalleryOption struct {
	model.WidgetAttribute
	Values  []string // nil where it is written freely
	Several bool     // of Values, with blanks between
}

// ScriptSize is a script's length in bytes, and what is left of it by gzip.
type ScriptSize struct{ Bytes, Packed int }

// Kilobytes is what a browser downloads, in thousands of bytes to one place.
func (s ScriptSize) Kilobytes() float64 { return math.Round(float64(s.Packed)/100) / 10 }

// Signal is one thing that suggestions rest on.
type Signal struct {
	Name  string // need, gap, near, filters, saved, freshness, explored
	Share int    // of 100, when all of them are there
}

// SuggestionsWork is the Main of template "suggestions-work": how suggestions are
// made, from the settings in force.
type SuggestionsWork struct {
	*model.Document // what stands before its first heading opens the page, the rest closes it
	Settings        *match.Settings
	Signals         []Signal       // those that count, the largest first
	HalfMiles       int            // so far away a program counts half as near
	YearOld         int            // of 100: what freshness is left after a year
	Varied          bool           // what is like others on the list moves down
	Constraints     []*model.Facet // what is never relaxed
}

// Privacy is the Main of template "privacy": what the hub's tools keep, what they ask
// for, and what deletes it.
type Privacy struct {
	*model.Document          // its frame, as in SuggestionsWork
	Signals         []Signal // what suggestions know of a visitor, the largest first; none without widgets
	Stored          []string // what tools keep, as words of section "stored"; likewise
	Buttons         Buttons
	Offline         bool     // visitors may keep the tools for when there is no connection
	Exit            string   // host that "leave quickly" opens; "" for none
	Chats           []string // hosts of the crisis lines' chats
	Altered         bool     // the theme is not as it comes with sitegen
}

// Buttons are what widgets call some of theirs, for pages that speak of them.
type Buttons struct {
	Keep, StopKeeping, Delete, UseHere, Offline, OfflineStop string
}

// Accessibility is the Main of template "accessibility": the standard aimed at, and what
// was tested of what comes with sitegen.
type Accessibility struct {
	*model.Document           // its frame, as in SuggestionsWork
	Languages       []*Locale // of the words on its pages, the hub's own first; only Tag and Name
	Partly          []*Locale // languages of the hub whose pages have the words of another
	Tested          []Claim
	Altered         bool // the theme is not as it comes with sitegen
}

// Claim is something that was tested, as a word of section "tested".
type Claim struct {
	Name    string
	Program string   // "axe-core 4.14", where the words speak of one that tests
	Tests   []string // functions in cmd/sitegen/browser that do
}

// Document is the Main of template "document".
type Document struct {
	*model.Document
}

// NotFound is the Main of template "not-found".
type NotFound struct {
	Topics    []*model.Topic
	Languages []Alternate // front pages; nil in a hub of one language
}

// Redirect is the Main of template "redirect".
type Redirect struct {
	To string
}
