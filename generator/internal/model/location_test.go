package model

import (
	"reflect"
	"slices"
	"testing"
)

// What a confidential location may still say. A new field of Location is
// concealed, or listed here by somebody who thought about it.
var kept = []string{"Kind", "City", "Region", "Country", "Serves", "Public"}

func TestConcealLeavesNothingThatLeadsThere(t *testing.T) {
	full := Location{
		Kind: Physical, Street: "1 Sample Street", City: "Denver", Region: "CO", PostalCode: "80202", Country: "US",
		Latitude: 39.7, Longitude: -105, HasPoint: true, Serves: []string{"CO"}, Public: true,
	}
	for i := range reflect.TypeFor[Location]().NumField() {
		if reflect.ValueOf(full).Field(i).IsZero() {
			t.Fatalf("give %s a value in this test", reflect.TypeFor[Location]().Field(i).Name)
		}
	}
	open := full
	open.Conceal()
	if !reflect.DeepEqual(open, full) {
		t.Error("a public location was concealed")
	}
	secret := full
	secret.Public = false
	secret.Conceal()
	v := reflect.ValueOf(secret)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if !slices.Contains(kept, name) && !v.Field(i).IsZero() {
			t.Errorf("a confidential location still has its %s", name)
		}
	}
}
