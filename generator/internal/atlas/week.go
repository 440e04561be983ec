package atlas

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"sitegen/generator/internal/model"
)

const (
	dayMinutes  = 24 * 60
	weekMinutes = 7 * dayMinutes
)

// interval is a time of the week; no length means that its end is not known.
type interval struct {
	start, length int // minutes, from Monday 00:00
	session       bool
	zone          string // "" is the visitor's own clock
}

// week lists when a program is open and when its services meet, each time once, from
// Monday on.
func week(p *model.Program) []interval {
	var all []interval
	for _, h := range p.Hours {
		for _, day := range h.Days() {
			all = append(all, interval{start: minute(day, h.Opens), length: length(h.Opens, h.Closes)})
		}
	}
	for _, service := range p.Services {
		for _, s := range service.Schedule {
			v := interval{start: minute(s.Day, s.Start), session: true, zone: s.Timezone}
			if s.End >= 0 {
				v.length = length(s.Start, s.End)
			}
			all = append(all, v)
		}
	}
	slices.SortFunc(all, func(a, b interval) int {
		return cmp.Or(a.start-b.start, a.length-b.length, strings.Compare(a.zone, b.zone))
	})
	return slices.Compact(all)
}

func minute(day time.Weekday, at model.Minute) int {
	return (int(day+6)%7*dayMinutes + int(at)) % weekMinutes
}

// length of a time that ends on the next day when it ends before it begins.
func length(from, to model.Minute) int {
	if to <= from {
		return int(to-from) + dayMinutes
	}
	return int(to - from)
}

// weeks writes each different week once.
func (e *encoder) weeks(rows []row) {
	var zones, weeks dictionary
	numbers := make([]int, len(rows))
	for i, r := range rows {
		if w := week(r.program); len(w) > 0 {
			numbers[i] = weeks.number(encodeWeek(w, &zones)) + 1
		}
	}
	e.texts(zones.list)
	e.varint(uint64(len(weeks.list)))
	for _, w := range weeks.list {
		*e = append(*e, w...)
	}
	if len(weeks.list) > 0 {
		e.numbers(numbers)
	}
}

func encodeWeek(week []interval, zones *dictionary) string {
	var e encoder
	e.varint(uint64(len(week)))
	for _, v := range week {
		e.varint(uint64(v.start))
		if v.session {
			e.varint(uint64(v.length*2 + 1))
		} else {
			e.varint(uint64(v.length * 2))
		}
		if v.zone == "" {
			e.varint(0)
		} else {
			e.varint(uint64(zones.number(v.zone) + 1))
		}
	}
	return string(e)
}
