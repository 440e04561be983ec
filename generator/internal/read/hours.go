package read

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // time zones are checked alike on machines that have none installed

	"sitegen/generator/internal/model"
)

const hoursHint = `write them as "Mon-Fri 09:00-17:00", "Sat,Sun 10:00-14:00" or "24/7"`

var sessionKeys = []string{"day", "start", "end", "timezone"}

// hours is a list of weekly opening times.
func (t table) hours(key string) []model.Hours {
	list := t.list(key, "a list of opening times", `["Mon-Fri 09:00-17:00"]`)
	var all []model.Hours
	for i, v := range list {
		text, ok := v.(string)
		if !ok {
			t.wrongType(t.at.child(key).item(i), key, "a list of opening times", v, hoursHint)
			continue
		}
		hours, problem, hint := parseHours(text)
		if problem != "" {
			t.fail(t.at.child(key).item(i), "bad-hours", problem, hint)
		}
		all = append(all, hours...)
	}
	return all
}

// tidyHours undoes what word processors and people add to opening times.
var tidyHours = strings.NewReplacer("–", "-", "—", "-", " - ", "-", ", ", ",")

// parseHours reads days, a space, and times: "Mon-Fri 09:00-17:00". Lists of
// either are separated by commas; 22:00-06:00 runs past midnight.
func parseHours(text string) (hours []model.Hours, problem, hint string) {
	plain := tidyHours.Replace(strings.TrimSpace(text))
	if plain == "24/7" {
		return []model.Hours{{First: time.Monday, Last: time.Sunday, Closes: 1440}}, "", ""
	}
	days, times, ok := strings.Cut(plain, " ")
	if !ok {
		if strings.ContainsAny(plain, "0123456789") {
			return nil, fmt.Sprintf("%q does not say on which days", text), fmt.Sprintf("write %q", "Mon-Sun "+plain)
		}
		return nil, fmt.Sprintf("%q is not an opening time", text), hoursHint
	}
	for span := range strings.SplitSeq(days, ",") {
		first, last, stranger, ok := daySpan(span)
		if !ok {
			return nil, fmt.Sprintf("%q has no days that are known", text), sentence(suggestDay(stranger), hoursHint)
		}
		for clock := range strings.SplitSeq(strings.TrimSpace(times), ",") {
			opens, closes, ok := timeSpan(clock)
			if !ok {
				return nil, fmt.Sprintf("%q has no times that are known", text), hoursHint
			}
			hours = append(hours, model.Hours{First: first, Last: last, Opens: opens, Closes: closes})
		}
	}
	return hours, "", ""
}

// daySpan reads "Mon" or "Mon-Fri"; stranger is the word that is no day.
func daySpan(span string) (first, last time.Weekday, stranger string, ok bool) {
	from, to, isRange := strings.Cut(span, "-")
	if !isRange {
		to = from
	}
	if first, ok = weekday(from); !ok {
		return first, last, from, false
	}
	last, ok = weekday(to)
	return first, last, to, ok
}

var dayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// weekday reads "Mon", "Tues" or "monday".
func weekday(name string) (time.Weekday, bool) {
	name = strings.TrimSuffix(name, ".")
	if len(name) < 3 {
		return 0, false
	}
	for i, full := range dayNames {
		if len(name) <= len(full) && strings.EqualFold(full[:len(name)], name) {
			return time.Weekday(i), true
		}
	}
	return 0, false
}

func suggestDay(word string) string {
	return didYouMean(word, []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})
}

func timeSpan(span string) (opens, closes model.Minute, ok bool) {
	from, to, isRange := strings.Cut(span, "-")
	if !isRange {
		return 0, 0, false
	}
	opens, ok = clock(from)
	if !ok || opens == 1440 {
		return 0, 0, false
	}
	closes, ok = clock(to)
	return opens, closes, ok && opens != closes
}

// clock reads "18:30" or "9:00"; "24:00" is the end of the day.
func clock(text string) (model.Minute, bool) {
	hour, minute, ok := strings.Cut(strings.TrimSpace(text), ":")
	if !ok || len(minute) != 2 || len(hour) == 0 || len(hour) > 2 {
		return 0, false
	}
	h, err1 := strconv.ParseUint(hour, 10, 8)
	m, err2 := strconv.ParseUint(minute, 10, 8)
	if err1 != nil || err2 != nil || m > 59 || h*60+m > 1440 {
		return 0, false
	}
	return model.Minute(h*60 + m), true
}

// schedule is a list of weekly meetings.
func (t table) schedule(key string) []model.Session {
	var sessions []model.Session
	for _, sub := range t.subs(key, sessionKeys) {
		s := model.Session{Start: -1, End: -1, Timezone: sub.timezone()}
		if day := sub.required("day", `the day of the week: day = "Tue"`); day != "" {
			var ok bool
			if s.Day, ok = weekday(day); !ok {
				sub.fail(sub.at.child("day"), "bad-day", fmt.Sprintf("unknown day %q", day), sentence(suggestDay(day), `write it as "Mon" or "Monday"`))
			}
		}
		s.Start, s.End = sub.clock("start"), sub.clock("end")
		if !sub.has("start") {
			sub.missing("start", `when it begins: start = "18:30"`)
		}
		sub.checkLength(s)
		sessions = append(sessions, s)
	}
	return sessions
}

const maxMeeting = 8 * 60 // minutes; a longer one is likely a slip between am and pm

// checkLength looks at a meeting with both ends; it may run past midnight.
func (t table) checkLength(s model.Session) {
	if s.Start < 0 || s.End < 0 {
		return
	}
	length := s.End - s.Start
	if length < 0 && s.Start+maxMeeting > 1440 {
		length += 1440
	}
	switch {
	case length <= 0:
		t.fail(t.at.child("end"), "bad-time", fmt.Sprintf("the end %s is not after the start %s", s.End.Clock(), s.Start.Clock()), "write both with 24 hours: 8 in the evening is 20:00")
	case length > maxMeeting:
		t.warn(t.at.child("end"), "long-meeting", fmt.Sprintf("the meeting lasts %d hours", length/60), "write both with 24 hours: 8 in the evening is 20:00")
	}
}

func (t table) clock(key string) model.Minute {
	text := t.line(key)
	if text == "" {
		return -1
	}
	minute, ok := clock(text)
	if !ok {
		t.fail(t.at.child(key), "bad-time", fmt.Sprintf("%q is not a time of day", text), `write it with 24 hours, as "18:30"`)
		return -1
	}
	return minute
}

// timezones remembers which names exist; looking one up reads a file.
var timezones sync.Map

func (t table) timezone() string {
	name := t.word("timezone")
	if name == "" {
		t.missing("timezone", `where the clock hangs: timezone = "America/Denver"`)
		return ""
	}
	known, seen := timezones.Load(name)
	if !seen {
		_, err := time.LoadLocation(name)
		known = err == nil && strings.Contains(name, "/")
		timezones.Store(name, known)
	}
	if known == false {
		t.fail(t.at.child("timezone"), "unknown-timezone", fmt.Sprintf("unknown timezone %q", name), suggest(name, commonZones, `write its IANA name, such as "America/Denver"`))
	}
	return name
}

// commonZones are suggested for a misspelt one.
var commonZones = []string{"America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
	"America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Toronto", "America/Vancouver", "Europe/London", "Europe/Dublin"}
