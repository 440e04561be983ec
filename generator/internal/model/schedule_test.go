package model

import (
	"fmt"
	"testing"
	"time"
)

func TestMinute(t *testing.T) {
	for m, want := range map[Minute][2]string{
		0: {"midnight", "00:00"}, 1: {"12:01 am", "00:01"}, 60: {"1 am", "01:00"}, 719: {"11:59 am", "11:59"}, 720: {"noon", "12:00"},
		721: {"12:01 pm", "12:01"}, 780: {"1 pm", "13:00"}, 1110: {"6:30 pm", "18:30"}, 1439: {"11:59 pm", "23:59"}, 1440: {"midnight", "23:59"},
	} {
		if m.String() != want[0] || m.Clock() != want[1] {
			t.Errorf("minute %d is %q and %q, want %q", m, m.String(), m.Clock(), want)
		}
	}
}

func TestHours(t *testing.T) {
	for _, c := range []struct {
		hours Hours
		text  string
		days  int
	}{
		{Hours{time.Monday, time.Friday, 540, 1020}, "Monday to Friday, 9 am to 5 pm", 5},
		{Hours{time.Saturday, time.Saturday, 1320, 360}, "Saturday, 10 pm to 6 am", 1},
		{Hours{time.Saturday, time.Monday, 0, 1440}, "Saturday to Monday, all day", 3},
		{Hours{time.Monday, time.Sunday, 0, 1440}, "Every day, all day", 7},
		{Hours{time.Sunday, time.Saturday, 540, 720}, "Every day, 9 am to noon", 7},
		{Hours{time.Monday, time.Monday, 0, 720}, "Monday, midnight to noon", 1},
	} {
		if c.hours.String() != c.text || len(c.hours.Days()) != c.days {
			t.Errorf("got %q on %v, want %q", c.hours, c.hours.Days(), c.text)
		}
	}
	if days := fmt.Sprint(Hours{First: time.Saturday, Last: time.Monday}.Days()); days != "[Saturday Sunday Monday]" {
		t.Errorf("the days are %s", days)
	}
}

func TestSession(t *testing.T) {
	for want, s := range map[string]Session{
		"Tuesdays, 6:30 pm to 8 pm":     {Day: time.Tuesday, Start: 1110, End: 1200},
		"Saturdays, noon":               {Day: time.Saturday, Start: 720, End: -1},
		"Sundays, 11 pm to midnight":    {Day: time.Sunday, Start: 1380, End: 1440},
		"Mondays, midnight to 12:30 am": {Day: time.Monday, Start: 0, End: 30},
	} {
		if s.String() != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
}

func TestDate(t *testing.T) {
	day, err := ParseDate("2026-10-01")
	if err != nil || day.String() != "2026-10-01" || day.IsZero() {
		t.Errorf("%v, %v", day, err)
	}
	if next, err := ParseDate("2026-10-02"); err != nil || next-day != 1 {
		t.Errorf("a day later is %d days later", next-day)
	}
	if old, err := ParseDate("1931-04-30"); err != nil || old.String() != "1931-04-30" {
		t.Errorf("before 1970: %v, %v", old, err)
	}
	var none Date
	if none.String() != "" || !none.IsZero() {
		t.Errorf("no day is %q", none.String())
	}
	for _, wrong := range []string{"", "2026-02-30", "2026-2-3", "01/02/2026", "2026-10-01T00:00:00Z"} {
		if _, err := ParseDate(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
	west := time.FixedZone("west", -7*3600)
	if got := DateOf(time.Date(2026, 9, 30, 20, 0, 0, 0, west)); got != day {
		t.Errorf("the day in UTC is %v", got)
	}
	if got := DateOf(time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC)); got != -1 {
		t.Errorf("the day before the first is %d", got)
	}
}
