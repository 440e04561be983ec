package plan

import "sitegen/generator/internal/model"

// data/v1/programs.json.

type programJSON struct {
	ID           string             `json:"id"`
	Name         string             `json:"name"`
	Organization string             `json:"organization,omitempty"`
	Status       model.Status       `json:"status,omitempty"` // left out when active
	City         string             `json:"city,omitempty"`
	Region       string             `json:"region,omitempty"`
	Place        model.LocationKind `json:"place,omitempty"`
	Point        []float64          `json:"point,omitempty"` // latitude, longitude
	Phone        *linkJSON          `json:"phone,omitempty"`
	Offers       []model.TermID     `json:"offers,omitempty"`
	Lacks        []model.TermID     `json:"lacks,omitempty"`
	MinimumAge   *int               `json:"minimumAge,omitempty"`
	MaximumAge   *int               `json:"maximumAge,omitempty"`
	Verified     string             `json:"verified,omitempty"`
	By           string             `json:"by,omitempty"`
}

type programsJSON struct {
	AsOf     string        `json:"asOf"`
	Programs []programJSON `json:"programs"`
}

func (h *hub) programsJSON() programsJSON {
	out := programsJSON{AsOf: h.site.AsOf.String(), Programs: make([]programJSON, len(h.listed))}
	for i, p := range h.listed {
		out.Programs[i] = widgetProgram(p.Program)
	}
	return out
}

func widgetProgram(p *model.Program) programJSON {
	out := programJSON{
		ID: p.ID, Name: p.Name, Organization: p.Organization, City: p.Location.City, Region: p.Location.Region,
		Place: p.Location.Kind, Offers: p.Offers, Lacks: p.Lacks, Verified: p.Verified.On.String(), By: p.Verified.By,
	}
	if p.Status != model.Active {
		out.Status = p.Status
	}
	if p.Location.HasPoint {
		out.Point = []float64{p.Location.Latitude, p.Location.Longitude}
	}
	if len(p.Phones) > 0 {
		out.Phone = &linkJSON{URI: p.Phones[0].URI(), Text: p.Phones[0].Text()}
	}
	if p.Eligibility.MinimumAge >= 0 {
		out.MinimumAge = &p.Eligibility.MinimumAge
	}
	if p.Eligibility.MaximumAge >= 0 {
		out.MaximumAge = &p.Eligibility.MaximumAge
	}
	return out
}
