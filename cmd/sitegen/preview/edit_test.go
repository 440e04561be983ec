package preview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const manyPrograms = 10_000

// BenchmarkEdit measures what an editor of 10,000 programs waits for: from
// saving a file until the page with the change has been served.
func BenchmarkEdit(b *testing.B) {
	for _, perFile := range []int{1, 100} {
		b.Run(fmt.Sprintf("programs=%d/perFile=%d", manyPrograms, perFile), func(b *testing.B) {
			var last string
			s := show(b, func(s *shown) { last = s.fill(perFile) })
			next := s.events()
			next()
			_, _, page := s.get("/programs/made-0/")
			if !strings.Contains(page, "Made 0") {
				b.Fatalf("the hub is not served:\n%s\n%.2000s", s.messages, page)
			}
			b.Run("listing", func(b *testing.B) { s.edits(b, next, "content/programs/made-0.toml", "/programs/made-0/", last) })
			about := "+++\ntitle = \"About\"\n+++\nMade 0\n"
			b.Run("page", func(b *testing.B) { s.edits(b, next, "content/pages/about.md", "/about/", about) })
		})
	}
}

// edits changes "Made 0" in text again and again, and reports the wait: the
// median, and the shortest, which other work on the machine disturbs least.
func (s *shown) edits(b *testing.B, next func() string, file, url, text string) {
	var waits []time.Duration
	for b.Loop() {
		name := fmt.Sprintf("Edit at %d", time.Now().UnixNano())
		start := time.Now()
		s.write(file, strings.Replace(text, "Made 0", name, 1))
		next()
		_, _, page := s.get(url)
		waits = append(waits, time.Since(start))
		if !strings.Contains(page, name) {
			b.Fatalf("the page does not show the edit:\n%s", s.messages)
		}
	}
	slices.Sort(waits)
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1e3, "ms/edit")
	b.ReportMetric(float64(waits[0].Microseconds())/1e3, "ms/fastest")
}

// fill adds generated programs, and gives the text of the file with the first.
func (s *shown) fill(perFile int) (first string) {
	var text strings.Builder
	for i := range manyPrograms {
		if i%perFile == 0 {
			text.Reset()
		}
		text.WriteString(madeProgram(i))
		if i%perFile == perFile-1 {
			if first == "" {
				first = text.String()
			}
			s.write(fmt.Sprintf("content/programs/made-%d.toml", i/perFile), text.String())
		}
	}
	return first
}

// madeProgram varies terms and place with i, so that no two programs are alike
// and some are.
func madeProgram(i int) string {
	pick := func(step int, from ...string) string { return from[i/step%len(from)] }
	return fmt.Sprintf(`[[program]]
id = "made-%[1]d"
name = "Made %[1]d"
organization = "Made up %[2]d"
status = "active"
summary = "A program that was made up to measure time, number %[1]d."
url = "https://made-%[1]d.example/"
phones = [{ number = "+1-303-555-01%02[3]d", kind = "main" }]
[program.location]
kind = "physical"
street = "%[1]d Test Street"
city = "Town %[4]d"
region = "%[5]s"
postal_code = "80202"
country = "US"
latitude = %[6]f
longitude = %[7]f
[program.offers]
need = ["%[8]s"]
kind = ["%[9]s"]
approach = ["%[10]s"]
payment = ["%[11]s"]
[program.verified]
on = 2026-10-01
by = "phone"
`, i, i/3, i%100, i%400, pick(400, "CO", "KS", "UT", "WY", "NE"), 37+float64(i%400)/100, -105+float64(i/400)/10,
		pick(1, "addiction", "trauma", "mental-health", "housing"), pick(2, "treatment", "peer-support", "mutual-help", "recovery-housing"),
		pick(3, "cbt", "dbt", "act", "ifs", "emdr"), pick(5, "medicaid", "free", "medicare"))
}
