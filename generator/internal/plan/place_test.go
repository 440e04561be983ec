package plan

import (
	"testing"

	"sitegen/generator/internal/model"
)

func TestPlaces(t *testing.T) {
	abroad := func(city, region, country string) model.Location {
		l := at(city, region)
		l.Country = country
		return l
	}
	p := planned(t, site(
		&model.Program{ID: "a", Location: at("St. Louis", "MO")},
		&model.Program{ID: "b", Location: at("St Louis", "MO")},
		&model.Program{ID: "c", Location: at("Page", "AZ")},
		&model.Program{ID: "d", Location: at("San Juan", "PR")},
		&model.Program{ID: "e", Location: abroad("Ponce", "PR", "PR")},
		&model.Program{ID: "f", Location: abroad("Toronto", "ON", "CA")},
		&model.Program{ID: "g", Location: at("", "CO")},
		&model.Program{ID: "h", Location: model.Location{Kind: model.Online, City: "Denver", Region: "CO"}},
		&model.Program{ID: "i", Location: at("東京", "CO")},
		&model.Program{ID: "j"},
	))
	for url, want := range map[string]string{
		"/places/mo/":            "b a", // by city as it is written
		"/places/mo/st-louis/":   "b a",
		"/places/az/page-city/":  "c",
		"/places/pr/":            "e d",
		"/places/ca-on/toronto/": "f",
		"/places/co/":            "g i",
		"/places/online/":        "h",
	} {
		if l, _ := mainOf[*Listing](t, p, url); ids(l.Programs) != want {
			t.Errorf("%s lists %q, want %q", url, ids(l.Programs), want)
		}
	}
	for _, url := range []string{"/places/co/denver/", "/places/az/page/", "/places/on/"} {
		if p.Page(url) != nil {
			t.Errorf("there is a page %s", url)
		}
	}
	places, _ := mainOf[*Places](t, p, "/places/")
	var labels []string
	for _, r := range places.Regions {
		labels = append(labels, r.Label)
	}
	want := []string{"Arizona", "Colorado", "Missouri", "ON", "Puerto Rico"}
	if len(labels) != len(want) || places.Online.Count != 1 {
		t.Errorf("the regions are %q, and %d programs are online", labels, places.Online.Count)
	}
	for i := range labels {
		if labels[i] != want[i] {
			t.Errorf("the regions are %q, want %q", labels, want)
		}
	}
}

// TestPlacesOfAProgram lead to pages that exist, for programs that they list.
func TestPlacesOfAProgram(t *testing.T) {
	p := planned(t, site(
		&model.Program{ID: "denver", Location: at("Denver", "CO")},
		&model.Program{ID: "web", Location: model.Location{Kind: model.Online}},
		&model.Program{ID: "gone", Location: at("Aspen", "CO"), Status: model.Defunct},
	))
	for id, want := range map[string]string{"denver": "/places/co/ /places/co/denver/ ", "web": "/places/online/ ", "gone": ""} {
		shown, head := mainOf[*Program](t, p, "/programs/"+id+"/")
		got := ""
		for _, c := range shown.Places() {
			got += c.URL + " "
		}
		if got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		for _, c := range head.Trail {
			if p.Page(c.URL) == nil {
				t.Errorf("%s: the trail leads to %s, which is no page", id, c.URL)
			}
		}
	}
}

// TestServedPlaces: who comes to people is found where the people are.
func TestServedPlaces(t *testing.T) {
	area := func(region string, serves ...string) model.Location {
		return model.Location{Kind: model.Area, Country: "US", Region: region, Serves: serves, Public: true}
	}
	p := planned(t, site(
		&model.Program{ID: "clinic", Location: at("Sidney", "NE")},
		&model.Program{ID: "van", Location: area("", "NE/Sidney", "NE/Gering", "WY", "US")},
		&model.Program{ID: "line", Location: area("", "US")},
	))
	for url, want := range map[string]string{
		"/places/ne/": "clinic van", "/places/ne/sidney/": "clinic van", "/places/ne/gering/": "van", "/places/wy/": "van",
	} {
		if l, _ := mainOf[*Listing](t, p, url); ids(l.Programs) != want {
			t.Errorf("%s lists %q, want %q", url, ids(l.Programs), want)
		}
	}
	if p.Page("/places/us/") != nil {
		t.Error("a country has a page as if it were a state")
	}
}
