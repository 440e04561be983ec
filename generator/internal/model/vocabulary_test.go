package model

import (
	"slices"
	"testing"
)

func TestVocabulary(t *testing.T) {
	v := NewVocabulary([]*Facet{
		{ID: "need", Role: RoleNeed, Terms: []*Term{{ID: "addiction", Aliases: []string{"samhsa:SA"}}, {ID: "crisis", Aliases: []string{"samhsa:CI", "samhsa:SA"}}}},
		{ID: "kind", Terms: []*Term{{ID: "crisis"}}},
	})
	if len(v.Terms) != 3 || v.Terms[2].TermID != 2 || v.Terms[2].Key() != "kind/crisis" {
		t.Errorf("the terms are %v", v.Terms)
	}
	if v.Facet("need").Term("crisis") != v.Terms[1] || v.Facet("kind").Term("addiction") != nil || v.Facet("none") != nil {
		t.Error("terms are not found by facet and id")
	}
	if got := v.ByAlias("samhsa:SA"); !slices.Equal(got, v.Terms[:2]) || v.ByAlias("SA") != nil {
		t.Errorf("the alias stands for %v", got)
	}
	if got := v.WithRole(RoleNeed); !slices.Equal(got, v.Facets[:1]) {
		t.Errorf("the need facets are %v", got)
	}
}

func TestTermSet(t *testing.T) {
	s := NewTermSet([]TermID{9, 2, 5, 2, 9})
	if !slices.Equal(s, TermSet{2, 5, 9}) {
		t.Fatalf("the set is %v", s)
	}
	for id, want := range map[TermID]bool{1: false, 2: true, 3: false, 9: true, 10: false} {
		if s.Has(id) != want {
			t.Errorf("has %d: %t", id, !want)
		}
	}
	for between, want := range map[[2]TermID]bool{{0, 1}: false, {0, 2}: true, {3, 4}: false, {3, 5}: true, {5, 5}: true, {6, 8}: false, {9, 20}: true, {10, 20}: false} {
		if s.HasBetween(between[0], between[1]) != want {
			t.Errorf("has between %v: %t", between, !want)
		}
	}
	if both := s.Both(TermSet{1, 5, 6, 9, 12}); !slices.Equal(both, TermSet{5, 9}) {
		t.Errorf("in both are %v", both)
	}
	if both := s.Both(nil); both != nil || TermSet(nil).Has(0) {
		t.Errorf("with nothing in common: %v", both)
	}
}
