package plan

import (
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

func TestOutlinePages(t *testing.T) {
	at := func(id, country, region string, kind model.LocationKind) *model.Program {
		return &model.Program{ID: id, Location: model.Location{Kind: kind, Country: country, Region: region, Public: true}}
	}
	closed := at("closed", "US", "WY", model.Physical)
	closed.Status = model.Defunct
	s := site(at("a", "US", "TX", model.Physical), at("b", "", "CO", model.Area), at("c", "US", "TX", model.Physical),
		at("online", "US", "UT", model.Online), at("abroad", "CA", "AK", model.Physical), at("nowhere", "US", "", model.Physical),
		at("palau", "US", "PW", model.Physical), closed)
	s.Outline = func(country, region string) []byte {
		if country == "US" && strings.Contains("TX CO UT AK WY", region) && region != "" {
			return []byte(region)
		}
		return nil
	}
	p := planned(t, s)
	var urls []string
	for _, page := range p.Pages {
		if strings.HasPrefix(page.URL, outlinesURL) {
			urls = append(urls, page.URL+" "+string(page.Raw()))
		}
	}
	if want := []string{"/data/v1/outlines/CO.json CO", "/data/v1/outlines/TX.json TX"}; !slices.Equal(urls, want) {
		t.Errorf("%q", urls)
	}
}

func TestCredits(t *testing.T) {
	s := site()
	if planned(t, s).Page(creditsURL) != nil {
		t.Error("nobody asks to be named")
	}
	s.Credits = []string{"One", "Two"}
	if page := planned(t, s).Page(creditsURL); page == nil || string(page.Raw()) != "One\nTwo\n" {
		t.Errorf("%v", page)
	}
}
