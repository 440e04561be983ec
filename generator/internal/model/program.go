package model

import "strings"

// Status is HSDS 3.0 service.status.
type Status string

const (
	Active            Status = "active"
	Inactive          Status = "inactive"
	Defunct           Status = "defunct"
	TemporarilyClosed Status = "temporarily closed"
)

// Statuses lists every Status, in the order of the standard.
var Statuses = []string{string(Active), string(Inactive), string(Defunct), string(TemporarilyClosed)}

// Program is one listing. Facets are three-valued: a term is in Offers (yes),
// in Lacks (a known no), or in neither (nothing is known, which is not no).
type Program struct {
	ID           string
	Name         string
	Organization string
	Status       Status
	Alert        string
	Summary      string // plain text
	URL          string
	Email        string
	Phones       []Phone
	Hours        []Hours
	Location     Location
	Offers       TermSet
	Lacks        TermSet
	Eligibility  Eligibility
	Verified     Verified
	Services     []Service
	Aliases      []string // former ids; each becomes a redirect
	Draft        bool
	Source       Source
}

// Open reports whether a visitor could be sent there today.
func (p *Program) Open() bool { return p.Status == Active }

// Listed reports whether a visitor may find it: inactive and defunct programs keep
// their page only because links to it exist.
func (p *Program) Listed() bool { return p.Status == Active || p.Status == TemporarilyClosed }

// Phone is a telephone number. Kind is free: "main", "intake", "crisis".
type Phone struct {
	Number    string // E.164, "+13035550142", or a short code, "988"
	Extension string
	Kind      string
	Display   string // as people of that country write it: "(303) 555-0142"
}

// URI is the number as a tel: URI (RFC 3966), with its extension.
func (p Phone) URI() string {
	if p.Extension != "" {
		return "tel:" + p.Number + ";ext=" + p.Extension
	}
	return "tel:" + p.Number
}

// Text is the number as it is printed.
func (p Phone) Text() string {
	if p.Extension != "" {
		return p.Display + " ext. " + p.Extension
	}
	return p.Display
}

// Eligibility says whom a program takes. Ages are in years; -1 is "not known".
type Eligibility struct {
	MinimumAge int
	MaximumAge int
}

// Verified says when a listing was checked, how, and against what.
type Verified struct {
	On     Date
	By     string // "phone", "website", "SAMHSA National Directory 2022"
	Source string // URL
}

// Service is a part of a program that a visitor can save on its own.
type Service struct {
	ID       string // unique within its program
	Name     string
	Summary  string
	Offers   TermSet
	Lacks    TermSet
	Schedule []Session
}

// LocationKind is where help happens.
type LocationKind string

const (
	Physical LocationKind = "physical"
	Online   LocationKind = "online"
	Area     LocationKind = "area" // serves places without having one to visit
)

// LocationKinds lists every LocationKind.
var LocationKinds = []string{string(Physical), string(Online), string(Area)}

// Location is where a program is. A confidential one (Public false) carries no
// street, postal code or coordinates: Conceal removes them as it enters the model.
type Location struct {
	Kind       LocationKind
	Street     string
	City       string
	Region     string // ISO 3166-2 subdivision without the country: "CO"
	PostalCode string
	Country    string  // ISO 3166-1 alpha-2
	Latitude   float64 // degrees, WGS 84
	Longitude  float64
	HasPoint   bool     // Latitude and Longitude are known
	Serves     []string // for online and area: "US", "CO", "CO/Denver"
	Public     bool
}

// Conceal removes what would let somebody find a confidential location. It is
// called once, when a program enters the model, so that no later stage can leak it.
func (l *Location) Conceal() {
	if l.Public {
		return
	}
	l.Street, l.PostalCode = "", ""
	l.Latitude, l.Longitude, l.HasPoint = 0, 0, false
}

// Locality gives "Denver, CO", or as much of it as is known.
func (l Location) Locality() string {
	return strings.Join(nonEmpty(l.City, l.Region), ", ")
}

func nonEmpty(parts ...string) []string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
