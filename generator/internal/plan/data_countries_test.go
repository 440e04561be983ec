package plan

import (
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

func TestCountries(t *testing.T) {
	at := func(country string, kind model.LocationKind) *model.Program {
		return &model.Program{Location: model.Location{Country: country, Kind: kind}}
	}
	programs := []*model.Program{at("IE", model.Area), at("US", model.Online), at("GB", model.Physical), at("GB", model.Physical)}
	for places, want := range map[string][]string{"us": {"us"}, "": {"gb", "ie"}} {
		h := &hub{site: &model.Site{Config: model.Config{Places: places}, Programs: programs}}
		if got := h.countries(); !slices.Equal(got, want) {
			t.Errorf("with places %q the hub is for %v", places, got)
		}
	}
	none := &hub{site: &model.Site{Programs: programs[1:2]}}
	if got := none.countries(); got == nil || len(got) > 0 {
		t.Errorf("a hub of online programs is for %#v", got)
	}
}
