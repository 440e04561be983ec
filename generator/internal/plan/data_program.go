package plan

import "sitegen/generator/internal/model"

// programJSON is what widgets read of a program's page. Its TypeScript twins are
// widgets/src/engine/program.ts and widgets/src/saved/facts.ts. A confidential
// place has neither street nor postal code in the model.
type programJSON struct {
	ID           string             `json:"id"`
	Name         string             `json:"name"`
	Organization string             `json:"organization,omitempty"`
	Status       model.Status       `json:"status,omitempty"` // absent: active
	Place        model.LocationKind `json:"place"`
	Street       string             `json:"street,omitempty"`
	City         string             `json:"city,omitempty"`
	Region       string             `json:"region,omitempty"`
	PostalCode   string             `json:"postalCode,omitempty"`
	Phones       []linkJSON         `json:"phones"`
	Offers       model.TermSet      `json:"offers"`
	Lacks        model.TermSet      `json:"lacks"`
	Verified     string             `json:"verified,omitempty"`
	By           string             `json:"by,omitempty"`
	Services     []serviceJSON      `json:"services"`
}

type serviceJSON struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	Offers model.TermSet `json:"offers"`
}

// Data is the program as widgets read it from its page: JSON in which "<", ">"
// and "&" are escaped, so that it cannot end the element that holds it.
func (p *Program) Data() []byte {
	l := &p.Location
	data := programJSON{
		ID: p.ID, Name: p.Name, Organization: p.Organization,
		Place: l.Kind, Street: l.Street, City: l.City, Region: l.Region, PostalCode: l.PostalCode,
		Phones: []linkJSON{}, Offers: notNull(p.Offers), Lacks: notNull(p.Lacks),
		By: p.Verified.By, Services: []serviceJSON{},
	}
	if !p.Open() {
		data.Status = p.Status
	}
	if !p.Verified.On.IsZero() {
		data.Verified = p.Verified.On.String()
	}
	for _, phone := range p.Phones {
		data.Phones = append(data.Phones, linkJSON{phone.URI(), phone.Text()})
	}
	for i := range p.Program.Services {
		s := &p.Program.Services[i]
		data.Services = append(data.Services, serviceJSON{s.ID, s.Name, notNull(s.Offers)})
	}
	return encodeJSON(&data)
}

// notNull is set as a list that is written when it is empty, too.
func notNull(set model.TermSet) model.TermSet {
	if set == nil {
		return model.TermSet{}
	}
	return set
}
