package plan

import (
	"encoding/json"
	"testing"
	"time"

	"sitegen/generator/internal/model"
)

func ld(t *testing.T, p *model.Program) string {
	t.Helper()
	_, head := mainOf[*Program](t, planned(t, site(p)), "/programs/"+p.ID+"/")
	text, err := json.Marshal(head.JSONLD)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestClinicLD(t *testing.T) {
	place := at("Denver", "CO")
	place.Street, place.PostalCode = "1 Main Street", "80202"
	place.Latitude, place.Longitude, place.HasPoint = 39.75, -105, true
	got := ld(t, &model.Program{
		ID: "oak", Name: "Oak Clinic", Organization: "Oak", Summary: "Calm.", Email: "a@b.org", Location: place, Offers: terms(clinic),
		Phones: []model.Phone{{Number: "+13035550142", Extension: "7"}, {Number: "+13035550143"}},
		Hours:  []model.Hours{{First: time.Saturday, Last: time.Sunday, Opens: 0, Closes: 1440}},
	})
	want := `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://hub.example/programs/oak/","name":"Oak Clinic",` +
		`"description":"Calm.","url":"https://hub.example/programs/oak/","telephone":"+13035550142","email":"a@b.org",` +
		`"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","addressLocality":"Denver","addressRegion":"CO","postalCode":"80202","addressCountry":"US"},` +
		`"geo":{"@type":"GeoCoordinates","latitude":39.75,"longitude":-105},"parentOrganization":{"@type":"Organization","name":"Oak"},` +
		`"openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["Saturday","Sunday"],"opens":"00:00","closes":"23:59"}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestEventLD(t *testing.T) {
	got := ld(t, &model.Program{
		ID: "group", Name: "Tuesday Group", Organization: "Oak", URL: "https://example.org/", Location: at("Denver", "CO"), Offers: terms(meeting),
		Phones: []model.Phone{{Number: "+13035550142"}},
		Services: []model.Service{{ID: "s", Schedule: []model.Session{
			{Day: time.Tuesday, Start: 1110, End: 1200, Timezone: "America/Denver"}, {Day: time.Saturday, Start: 720, End: -1},
		}}},
	})
	want := `{"@context":"https://schema.org","@type":"Event","@id":"https://hub.example/programs/group/","name":"Tuesday Group","url":"https://example.org/",` +
		`"location":{"@type":"Place","name":"Denver, CO","address":{"@type":"PostalAddress","addressLocality":"Denver","addressRegion":"CO","addressCountry":"US"}},` +
		`"organizer":{"@type":"Organization","name":"Oak"},"eventAttendanceMode":"https://schema.org/OfflineEventAttendanceMode",` +
		`"eventSchedule":[{"@type":"Schedule","byDay":"https://schema.org/Tuesday","startTime":"18:30","endTime":"20:00","repeatFrequency":"P1W","scheduleTimezone":"America/Denver"},` +
		`{"@type":"Schedule","byDay":"https://schema.org/Saturday","startTime":"12:00","repeatFrequency":"P1W"}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = ld(t, &model.Program{ID: "web", Location: model.Location{Kind: model.Online}, Offers: terms(meeting)})
	want = `{"@context":"https://schema.org","@type":"Event","@id":"https://hub.example/programs/web/","name":"web","url":"https://hub.example/programs/web/",` +
		`"location":{"@type":"VirtualLocation","url":"https://hub.example/programs/web/"},"eventAttendanceMode":"https://schema.org/OnlineEventAttendanceMode"}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestPlainLD: a kind without a type, and a place without an address.
func TestPlainLD(t *testing.T) {
	got := ld(t, &model.Program{ID: "van", Location: model.Location{Kind: model.Area, City: "Sidney", Region: "NE"}, Offers: terms(other), Organization: "van"})
	want := `{"@context":"https://schema.org","@type":"LocalBusiness","@id":"https://hub.example/programs/van/","name":"van","url":"https://hub.example/programs/van/"}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
