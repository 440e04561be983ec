package diag

import "testing"

func TestNearest(t *testing.T) {
	payments := []string{"medicaid", "medicare", "private-insurance", "self-pay", "va"}
	for word, want := range map[string]string{
		"medicaie":         "medicaid", // as near to medicare, which comes later
		"medciaid":         "medicaid", // two letters swapped count once
		"medicar":          "medicare",
		"privat-insurance": "private-insurance",
		"selfpay":          "self-pay",
		"vax":              "va",
		"cash":             "",
		"":                 "",
		"medicaid":         "medicaid",
		"MEDICAID":         "",
	} {
		if got := Nearest(word, payments); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("of nothing, %q is nearest", got)
	}
	if got := DidYouMean("medicad", payments); got != `did you mean "medicaid"?` {
		t.Errorf("the hint is %s", got)
	}
	if got := DidYouMean("cash", payments); got != "" {
		t.Errorf("the hint is %s", got)
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"ca", "abc", 3},
		{"kitten", "sitting", 3}, {"café", "cafe", 1}, {"東京", "京東", 1},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := editDistance([]rune(pair[0]), []rune(pair[1]), 1<<20); got != c.want {
				t.Errorf("%q is %d from %q, want %d", pair[0], got, pair[1], c.want)
			}
		}
	}
}
