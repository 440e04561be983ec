package read

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

const fullProgram = `id = "harbor-house-iop"
name = "Harbor House Intensive Outpatient"
organization = "Harbor House"
summary = "Day and evening groups."
url = "https://example.org?utm_source=x"
phones = [{ number = "+1-303-555-0142", kind = "intake" }, { number = "(303) 555-0143 x12" }, { number = "988", kind = "crisis" }]
hours = ["Mon-Fri 09:00-17:00", "Sat,Sun 10:00-14:00"]
aliases = ["harbor-iop"]
[location]
street = "1 Main Street"
city = "Denver"
region = "CO"
postal_code = "80202"
latitude = 39.75
longitude = -105
[offers]
need = ["trauma", "addiction"]
payment = ["medicaid"]
[lacks]
payment = ["medicare"]
[eligibility]
minimum_age = 18
[verified]
on = 2026-10-01
by = "phone"
source = "https://example.org/contact"
[[service]]
id = "family-night"
name = "Family night"
offers = { need = ["trauma"] }
schedule = [{ day = "Tue", start = "18:30", end = "20:00", timezone = "America/Denver" }]
`

func TestProgram(t *testing.T) {
	site, found := readHub(t, map[string]string{"content/programs/co/harbor.toml": fullProgram}, Options{})
	want(t, found, "")
	day, _ := model.ParseDate("2026-10-01")
	expected := &model.Program{
		ID: "harbor-house-iop", Name: "Harbor House Intensive Outpatient", Organization: "Harbor House",
		Status: model.Active, Summary: "Day and evening groups.", URL: "https://example.org",
		Phones: []model.Phone{
			{Number: "+13035550142", Kind: "intake", Display: "(303) 555-0142"},
			{Number: "+13035550143", Extension: "12", Display: "(303) 555-0143"},
			{Number: "988", Kind: "crisis", Display: "988"},
		},
		Hours: []model.Hours{
			{First: time.Monday, Last: time.Friday, Opens: 540, Closes: 1020},
			{First: time.Saturday, Last: time.Saturday, Opens: 600, Closes: 840},
			{First: time.Sunday, Last: time.Sunday, Opens: 600, Closes: 840},
		},
		Location: model.Location{Kind: model.Physical, Street: "1 Main Street", City: "Denver", Region: "CO", PostalCode: "80202",
			Country: "US", Latitude: 39.75, Longitude: -105, HasPoint: true, Public: true},
		Offers: model.TermSet{0, 1, 2}, Lacks: model.TermSet{3},
		Eligibility: model.Eligibility{MinimumAge: 18, MaximumAge: -1},
		Verified:    model.Verified{On: day, By: "phone", Source: "https://example.org/contact"},
		Services: []model.Service{{ID: "family-night", Name: "Family night", Offers: model.TermSet{1},
			Schedule: []model.Session{{Day: time.Tuesday, Start: 1110, End: 1200, Timezone: "America/Denver"}}}},
		Aliases: []string{"harbor-iop"},
		Source:  model.Source{File: "content/programs/co/harbor.toml", Line: 1},
	}
	if diff := cmp.Diff([]*model.Program{expected}, site.Programs); diff != "" {
		t.Error(diff)
	}
	if site.AsOf != day {
		t.Errorf("AsOf = %v", site.AsOf)
	}
}
