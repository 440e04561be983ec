package plan

import (
	"cmp"

	"sitegen/generator/internal/model"
)

// thing is a node of schema.org JSON-LD. Only properties that schema.org defines
// for the type are set; see https://schema.org/MedicalClinic, /Event and /Service.
type thing struct {
	Context     string `json:"@context,omitempty"`
	Type        string `json:"@type"`
	ID          string `json:"@id,omitempty"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	Telephone   string `json:"telephone,omitempty"`
	Email       string `json:"email,omitempty"`

	Address       *thing   `json:"address,omitempty"`
	Geo           *thing   `json:"geo,omitempty"`
	Parent        *thing   `json:"parentOrganization,omitempty"`
	OpeningHours  []*thing `json:"openingHoursSpecification,omitempty"`
	Location      *thing   `json:"location,omitempty"`
	Organizer     *thing   `json:"organizer,omitempty"`
	Attendance    string   `json:"eventAttendanceMode,omitempty"`
	EventSchedule []*thing `json:"eventSchedule,omitempty"`
	EventStatus   string   `json:"eventStatus,omitempty"`

	StreetAddress   string `json:"streetAddress,omitempty"`
	AddressLocality string `json:"addressLocality,omitempty"`
	AddressRegion   string `json:"addressRegion,omitempty"`
	PostalCode      string `json:"postalCode,omitempty"`
	AddressCountry  string `json:"addressCountry,omitempty"`

	Latitude  float64 `json:"latitude,omitempty"`
	Longitude float64 `json:"longitude,omitempty"`

	DayOfWeek []string `json:"dayOfWeek,omitempty"`
	Opens     string   `json:"opens,omitempty"`
	Closes    string   `json:"closes,omitempty"`

	ByDay            string `json:"byDay,omitempty"`
	StartTime        string `json:"startTime,omitempty"`
	EndTime          string `json:"endTime,omitempty"`
	RepeatFrequency  string `json:"repeatFrequency,omitempty"`
	ScheduleTimezone string `json:"scheduleTimezone,omitempty"`

	InLanguage      string   `json:"inLanguage,omitempty"`
	DateModified    string   `json:"dateModified,omitempty"`
	Citation        []*thing `json:"citation,omitempty"`
	Publisher       *thing   `json:"publisher,omitempty"`
	NumberOfItems   int      `json:"numberOfItems,omitempty"`
	ItemListElement []*thing `json:"itemListElement,omitempty"`
	Position        int      `json:"position,omitempty"`
}

const schemaOrg = "https://schema.org"

func (h *hub) siteLD() *thing {
	return &thing{
		Context: schemaOrg, Type: "WebSite", Name: h.site.Config.Title,
		Description: h.site.Config.Description, URL: h.absolute("/"), InLanguage: h.site.Config.Language,
	}
}

func (h *hub) topicLD(t *model.Topic) *thing {
	ld := &thing{
		Context: schemaOrg, Type: "WebPage", Name: t.Title, Description: t.Definition,
		URL: h.absolute(topicURL(t)), InLanguage: h.languageOf(t.Body), DateModified: t.Updated.String(),
		Publisher: &thing{Type: "Organization", Name: cmp.Or(h.site.Config.Author, h.site.Config.Title)},
	}
	for _, c := range t.Citations {
		ld.Citation = append(ld.Citation, &thing{Type: "CreativeWork", Name: c.Title, URL: c.URL})
	}
	return ld
}

// languageOf is the language that a text is in.
func (h *hub) languageOf(body model.Markdown) string {
	return cmp.Or(body.Language, h.languages[0].Tag)
}

func (h *hub) listLD(l *Listing) *thing {
	ld := &thing{Context: schemaOrg, Type: "ItemList", Name: l.Heading, NumberOfItems: l.Total}
	for i, p := range l.Programs {
		ld.ItemListElement = append(ld.ItemListElement, &thing{
			Type: "ListItem", Position: l.Pager.First + i, URL: h.absolute(p.URL()),
		})
	}
	return ld
}

// programLD gives the schema.org type that the program's kind names, with what
// that type can hold. A kind without a type makes it a LocalBusiness.
func (h *hub) programLD(p *Program) *thing {
	ld := &thing{
		Context: schemaOrg, Type: h.schemaType(p), ID: h.root(p.URL()), Name: p.Name,
		Description: p.Summary, URL: p.Program.URL,
	}
	if ld.URL == "" {
		ld.URL = h.absolute(p.URL())
	}
	if ld.Type == "Event" {
		h.describeEvent(ld, p)
		return ld
	}
	ld.Email = p.Email
	if len(p.Phones) > 0 {
		ld.Telephone = p.Phones[0].Number
	}
	if p.Organization != "" && p.Organization != p.Name {
		ld.Parent = &thing{Type: "Organization", Name: p.Organization}
	}
	ld.Address, ld.Geo = postalAddress(p.Location), geoCoordinates(p.Location)
	for _, hours := range p.Hours {
		ld.OpeningHours = append(ld.OpeningHours, openingHours(hours))
	}
	return ld
}

func (h *hub) schemaType(p *Program) string {
	for _, id := range p.Offers {
		if t := h.term(id); t.SchemaType != "" {
			return t.SchemaType
		}
	}
	return "LocalBusiness"
}

func (h *hub) describeEvent(ld *thing, p *Program) {
	if p.Organization != "" {
		ld.Organizer = &thing{Type: "Organization", Name: p.Organization}
	}
	if p.Location.Kind == model.Online {
		ld.Attendance = schemaOrg + "/OnlineEventAttendanceMode"
		ld.Location = &thing{Type: "VirtualLocation", URL: ld.URL}
	} else {
		ld.Attendance = schemaOrg + "/OfflineEventAttendanceMode"
		ld.Location = &thing{Type: "Place", Name: p.Location.Locality(), Address: postalAddress(p.Location), Geo: geoCoordinates(p.Location)}
	}
	for _, s := range p.Program.Services {
		for _, session := range s.Schedule {
			ld.EventSchedule = append(ld.EventSchedule, weekly(session))
		}
	}
}

func weekly(s model.Session) *thing {
	t := &thing{
		Type: "Schedule", ByDay: schemaOrg + "/" + s.Day.String(), StartTime: s.Start.Clock(),
		RepeatFrequency: "P1W", ScheduleTimezone: s.Timezone,
	}
	if s.End >= 0 {
		t.EndTime = s.End.Clock()
	}
	return t
}

func postalAddress(l model.Location) *thing {
	if l.Kind != model.Physical || l.Locality() == "" {
		return nil
	}
	return &thing{
		Type: "PostalAddress", StreetAddress: l.Street, AddressLocality: l.City,
		AddressRegion: l.Region, PostalCode: l.PostalCode, AddressCountry: l.Country,
	}
}

func geoCoordinates(l model.Location) *thing {
	if !l.HasPoint {
		return nil
	}
	return &thing{Type: "GeoCoordinates", Latitude: l.Latitude, Longitude: l.Longitude}
}

func openingHours(h model.Hours) *thing {
	t := &thing{Type: "OpeningHoursSpecification", Opens: h.Opens.Clock(), Closes: h.Closes.Clock()}
	for _, d := range h.Days() {
		t.DayOfWeek = append(t.DayOfWeek, d.String())
	}
	return t
}
