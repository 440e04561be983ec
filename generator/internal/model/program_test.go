package model

import "testing"

// TestConceal leaves of a confidential place what is told anyway, and of a public
// one everything.
func TestConceal(t *testing.T) {
	full := Location{
		Kind: Physical, Street: "1 Main Street", City: "Denver", Region: "CO", PostalCode: "80202", Country: "US",
		Latitude: 39.75, Longitude: -105, HasPoint: true, Serves: []string{"CO"}, Public: true,
	}
	public := full
	public.Conceal()
	if public.Street != full.Street || public.PostalCode != full.PostalCode || !public.HasPoint || public.Latitude != full.Latitude {
		t.Errorf("a public place lost something: %+v", public)
	}
	hidden := full
	hidden.Public = false
	hidden.Conceal()
	if hidden.Street != "" || hidden.PostalCode != "" || hidden.Latitude != 0 || hidden.Longitude != 0 || hidden.HasPoint {
		t.Errorf("a confidential place kept something: %+v", hidden)
	}
	if hidden.Locality() != "Denver, CO" || hidden.Country != "US" || len(hidden.Serves) != 1 {
		t.Errorf("a confidential place lost its city: %+v", hidden)
	}
}

func TestLocality(t *testing.T) {
	for want, l := range map[string]Location{
		"Denver, CO": {City: "Denver", Region: "CO"}, "CO": {Region: "CO"}, "Denver": {City: "Denver"}, "": {},
	} {
		if got := l.Locality(); got != want {
			t.Errorf("%+v is in %q, want %q", l, got, want)
		}
	}
}

func TestPhone(t *testing.T) {
	plain := Phone{Number: "+13035550142", Display: "(303) 555-0142"}
	extended := plain
	extended.Extension = "12"
	for p, want := range map[Phone][2]string{
		plain: {"tel:+13035550142", "(303) 555-0142"}, extended: {"tel:+13035550142;ext=12", "(303) 555-0142 ext. 12"},
		{Number: "988", Display: "988"}: {"tel:988", "988"},
	} {
		if p.URI() != want[0] || p.Text() != want[1] {
			t.Errorf("got %q, %q; want %q", p.URI(), p.Text(), want)
		}
	}
	line := CrisisLine{Text: Phone{Number: "741741"}, TextBody: "HOME NOW"}
	if got := line.TextURI(); got != "sms:741741?body=HOME%20NOW" {
		t.Errorf("the text address is %q", got)
	}
}

func TestRegionName(t *testing.T) {
	for _, c := range [][3]string{
		{"US", "CO", "Colorado"}, {"", "PR", "Puerto Rico"}, {"PR", "PR", "Puerto Rico"}, {"CA", "ON", "ON"}, {"US", "XX", "XX"}, {"AU", "WA", "WA"},
	} {
		if got := RegionName(c[0], c[1]); got != c[2] {
			t.Errorf("%s-%s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestSlugify(t *testing.T) {
	for name, want := range map[string]string{
		"St. Louis": "st-louis", "St Louis": "st-louis", "Cañon City": "canon-city", "Coeur d'Alene": "coeur-dalene", "O’Fallon": "ofallon",
		"Winston-Salem": "winston-salem", "  A  ": "a", "東京": "", "CO": "co", "Truth or Consequences (NM)": "truth-or-consequences-nm",
	} {
		if got := Slugify(name); got != want {
			t.Errorf("Slugify(%q) = %q, want %q", name, got, want)
		}
	}
}
