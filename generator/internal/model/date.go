package model

import "time"

// Date is a day of the Gregorian calendar, counted from 1970-01-01. The zero
// Date means "not known".
type Date int32

// DateOf returns the day of t in UTC.
func DateOf(t time.Time) Date {
	return Date(t.UTC().Truncate(24*time.Hour).Unix() / 86400)
}

// ParseDate reads an RFC 3339 full-date such as 2026-10-01.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, err
	}
	return DateOf(t), nil
}

// Time returns midnight UTC of d.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// IsZero reports whether the day is not known.
func (d Date) IsZero() bool { return d == 0 }

// String gives 2026-10-01, or "" when the day is not known.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}
