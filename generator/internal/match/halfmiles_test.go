package match

import (
	"math"
	"testing"

	"sitegen/generator/internal/model"
)

func TestHalfMiles(t *testing.T) {
	p := &model.Program{Location: model.Location{Kind: model.Physical, HasPoint: true, Latitude: 39 + degrees(DefaultSettings.HalfMiles()), Longitude: 10}}
	if got := near(p, &Profile{Age: -1, Place: &Place{Latitude: 39, Longitude: 10}}); math.Abs(got-.5) > 1e-9 {
		t.Errorf("%v miles away a program is %v near, not half", DefaultSettings.HalfMiles(), got)
	}
}
