package model

import "slices"

// Role says what the machinery may do with a facet. No facet is known to the
// program by name, so a food bank's vocabulary works as well as ours.
type Role string

const (
	RoleNone       Role = ""           // a plain filter
	RoleNeed       Role = "need"       // what a visitor is looking for; the need signal
	RoleKind       Role = "kind"       // what sort of program it is; decides the schema.org type
	RoleConstraint Role = "constraint" // age, gender: a known no is never relaxed
)

// Vocabulary is vocabulary.toml: facets, each with terms. Terms are numbered
// from 0 in file order; that number is a TermID.
type Vocabulary struct {
	Facets  []*Facet
	Terms   []*Term // by TermID
	facets  map[string]*Facet
	aliases map[string][]*Term
}

// Facet is one way to sort programs, such as "payment".
type Facet struct {
	ID        string
	Label     string
	Question  string // what to ask a program when nothing is known; "" for none
	Role      Role
	Similar   bool // counts when programs are compared
	Landing   bool // has pages /find/<facet>/<term>/
	Highlight bool // its terms are shown on cards
	Terms     []*Term
	terms     map[string]*Term
}

// Term is one value of a facet.
type Term struct {
	ID         string
	TermID     TermID
	Facet      *Facet
	Label      string
	Note       string   // shown small: "ASAM 2.1"
	Question   string   // what to ask a program when nothing is known about this term; "" falls back to the facet's
	SchemaType string   // on terms of the kind facet: schema.org type, "MedicalClinic"
	Aliases    []string // other people's codes: "samhsa:OIT"
}

// TermID numbers a term within its vocabulary.
type TermID uint16

// Key is how a term is written in URLs and data: "payment/medicaid".
func (t *Term) Key() string { return t.Facet.ID + "/" + t.ID }

// NewVocabulary numbers and indexes the terms of facets.
func NewVocabulary(facets []*Facet) *Vocabulary {
	v := &Vocabulary{Facets: facets, facets: map[string]*Facet{}, aliases: map[string][]*Term{}}
	for _, f := range facets {
		v.facets[f.ID] = f
		f.terms = make(map[string]*Term, len(f.Terms))
		for _, t := range f.Terms {
			t.Facet, t.TermID = f, TermID(len(v.Terms))
			f.terms[t.ID] = t
			v.Terms = append(v.Terms, t)
			for _, a := range t.Aliases {
				v.aliases[a] = append(v.aliases[a], t)
			}
		}
	}
	return v
}

// Facet returns the facet with that id, or nil.
func (v *Vocabulary) Facet(id string) *Facet { return v.facets[id] }

// Term returns the term with that id, or nil.
func (f *Facet) Term(id string) *Term { return f.terms[id] }

// ByAlias returns the terms that a foreign code such as "samhsa:OIT" stands for.
func (v *Vocabulary) ByAlias(alias string) []*Term { return v.aliases[alias] }

// WithRole returns the facets that have role r.
func (v *Vocabulary) WithRole(r Role) []*Facet {
	var found []*Facet
	for _, f := range v.Facets {
		if f.Role == r {
			found = append(found, f)
		}
	}
	return found
}

// TermSet is a set of terms, ascending and without repeats.
type TermSet []TermID

// NewTermSet sorts ids and drops repeats, in place.
func NewTermSet(ids []TermID) TermSet {
	slices.Sort(ids)
	return TermSet(slices.Compact(ids))
}

// Has reports whether id is in s.
func (s TermSet) Has(id TermID) bool {
	_, found := slices.BinarySearch(s, id)
	return found
}

// HasBetween reports whether s has a term numbered from first to last.
func (s TermSet) HasBetween(first, last TermID) bool {
	i, _ := slices.BinarySearch(s, first)
	return i < len(s) && s[i] <= last
}

// Both returns the terms that are in s and in o.
func (s TermSet) Both(o TermSet) TermSet {
	var both TermSet
	for i, j := 0, 0; i < len(s) && j < len(o); {
		switch {
		case s[i] < o[j]:
			i++
		case s[i] > o[j]:
			j++
		default:
			both = append(both, s[i])
			i, j = i+1, j+1
		}
	}
	return both
}
