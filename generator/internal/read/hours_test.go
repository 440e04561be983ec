package read

import (
	"fmt"
	"testing"

	"sitegen/generator/internal/model"
)

func TestParseHours(t *testing.T) {
	for text, want := range map[string]string{
		"Mon-Fri 09:00-17:00":           "[Monday to Friday, 9 am to 5 pm]",
		"Mon–Fri 9:00–17:00":            "[Monday to Friday, 9 am to 5 pm]",
		"monday - friday 09:00 - 17:00": "[Monday to Friday, 9 am to 5 pm]",
		"Sat,Sun 10:00-14:00":           "[Saturday, 10 am to 2 pm Sunday, 10 am to 2 pm]",
		"Sat, Sun 10:00-14:00":          "[Saturday, 10 am to 2 pm Sunday, 10 am to 2 pm]",
		"Mon,Wed-Fri 10:00-14:00":       "[Monday, 10 am to 2 pm Wednesday to Friday, 10 am to 2 pm]",
		"Tues 09:00-12:00,13:30-17:00":  "[Tuesday, 9 am to noon Tuesday, 1:30 pm to 5 pm]",
		"24/7":                          "[Every day, all day]",
		"Mon-Sun 00:00-24:00":           "[Every day, all day]",
		"Fri-Sat 22:00-06:00":           "[Friday to Saturday, 10 pm to 6 am]",
		"Sat-Mon 08:00-24:00":           "[Saturday to Monday, 8 am to midnight]",
	} {
		hours, problem, _ := parseHours(text)
		if got := fmt.Sprint(hours); problem != "" || got != want {
			t.Errorf("parseHours(%q) = %s, %q; want %s", text, got, problem, want)
		}
	}
}

func TestParseHoursRefuses(t *testing.T) {
	for _, test := range []struct{ text, problem, hint string }{
		{"22:00-06:00", `"22:00-06:00" does not say on which days`, `write "Mon-Sun 22:00-06:00"`},
		{"Mon-Fry 09:00-17:00", `"Mon-Fry 09:00-17:00" has no days that are known`, `did you mean "Fri"? ` + hoursHint},
		{"Mon-Fri 9am-5pm", `"Mon-Fri 9am-5pm" has no times that are known`, hoursHint},
		{"Mon-Fri 09:00-25:00", `"Mon-Fri 09:00-25:00" has no times that are known`, hoursHint},
		{"Mon-Fri 09:60-17:00", `"Mon-Fri 09:60-17:00" has no times that are known`, hoursHint},
		{"Mon-Fri 09:00-09:00", `"Mon-Fri 09:00-09:00" has no times that are known`, hoursHint},
		{"Mon-Fri", `"Mon-Fri" is not an opening time`, hoursHint},
		{"", `"" is not an opening time`, hoursHint},
	} {
		hours, problem, hint := parseHours(test.text)
		if len(hours) > 0 || problem != test.problem || hint != test.hint {
			t.Errorf("parseHours(%q) = %v, %q, %q", test.text, hours, problem, hint)
		}
	}
}

func FuzzHours(f *testing.F) {
	for _, seed := range []string{"Mon-Fri 09:00-17:00", "24/7", "Sat,Sun 10:00-14:00", "Fri 22:00-06:00", "Mon-Sun 00:00-24:00", "-", ", ,", "Mon 1:00-2:00,", "Mon–Fri 9:00–17:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		hours, problem, _ := parseHours(text)
		if (problem == "") != (len(hours) > 0) {
			t.Errorf("%q: %v and %q", text, hours, problem)
		}
		for _, h := range hours {
			if !inDay(h.Opens) || !inDay(h.Closes) || h.Opens == h.Closes || len(h.Days()) > 7 {
				t.Errorf("%q: %v", text, h)
			}
		}
	})
}

func inDay(m model.Minute) bool { return m >= 0 && m <= 1440 }
