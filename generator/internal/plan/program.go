package plan

import "sitegen/generator/internal/model"

// hub is what views of programs look things up in.
type hub struct{}

// URL is the program's page.
func (p *Program) URL() string { return "" }

// Facets tells what is known, facet by facet, in the vocabulary's order.
func (p *Program) Facets() []FacetRow { return nil }

// Highlights are the terms a card shows.
func (p *Program) Highlights() []*model.Term { return nil }

// Questions are what to ask the program, for what is not known.
func (p *Program) Questions() []string { return nil }

// Services are the program's services with their terms.
func (p *Program) Services() []Service { return nil }

// Places are the region and city pages that list the program.
func (p *Program) Places() []Crumb { return nil }

// Stale reports that the listing was checked longer ago than the hub accepts.
func (p *Program) Stale() bool { return false }

// Similar are programs that could serve in this one's place.
func (p *Program) Similar() []Similar { return nil }
