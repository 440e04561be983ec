package model

import (
	"fmt"
	"time"
)

// Minute is a time of day in minutes after midnight, 0 to 1440.
type Minute int16

// String gives "6:30 pm"; 0 and 1440 are "midnight", 720 is "noon".
func (m Minute) String() string {
	switch m {
	case 0, 1440:
		return "midnight"
	case 720:
		return "noon"
	}
	hour, half := int(m)/60, "am"
	if hour >= 12 {
		half = "pm"
	}
	if hour %= 12; hour == 0 {
		hour = 12
	}
	if m%60 == 0 {
		return fmt.Sprintf("%d %s", hour, half)
	}
	return fmt.Sprintf("%d:%02d %s", hour, int(m)%60, half)
}

// Clock gives "18:30", as schema.org and HSDS write times. The end of a day is
// "23:59", because schema.org's Time has no 24:00.
func (m Minute) Clock() string {
	if m >= 1440 {
		return "23:59"
	}
	return fmt.Sprintf("%02d:%02d", int(m)/60, int(m)%60)
}

// Hours is a weekly opening time: every day from First to Last inclusive
// (which may wrap, Sat to Mon), from Opens to Closes. Opens 0 and Closes 1440
// is the whole day; Closes before Opens runs past midnight.
type Hours struct {
	First, Last   time.Weekday
	Opens, Closes Minute
}

// AllDay reports whether the place is open around the clock on these days.
func (h Hours) AllDay() bool { return h.Opens == 0 && h.Closes == 1440 }

// Days lists the weekdays of h in order.
func (h Hours) Days() []time.Weekday {
	days := []time.Weekday{h.First}
	for d := h.First; d != h.Last; {
		d = (d + 1) % 7
		days = append(days, d)
	}
	return days
}

// String gives "Monday to Friday, 9 am to 5 pm".
func (h Hours) String() string {
	days := h.First.String()
	if h.Last != h.First {
		days += " to " + h.Last.String()
	}
	if (h.Last+1)%7 == h.First {
		days = "Every day"
	}
	if h.AllDay() {
		return days + ", all day"
	}
	return days + ", " + h.Opens.String() + " to " + h.Closes.String()
}

// Session is one weekly meeting. End is -1 when only the start is known.
type Session struct {
	Day        time.Weekday
	Start, End Minute
	Timezone   string // IANA name, "America/Denver"
}

// String gives "Tuesdays, 6:30 pm to 8 pm".
func (s Session) String() string {
	when := s.Day.String() + "s, " + s.Start.String()
	if s.End >= 0 {
		when += " to " + s.End.String()
	}
	return when
}
