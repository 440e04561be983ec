package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sitegen/generator/internal/model"
)

// tomlWriter writes keys, and leaves out those that say nothing.
type tomlWriter struct{ strings.Builder }

func (w *tomlWriter) text(key, value string) {
	if value != "" {
		fmt.Fprintf(w, "%s = %s\n", key, quote(value))
	}
}

func (w *tomlWriter) texts(key string, values []string) {
	if len(values) > 0 {
		fmt.Fprintf(w, "%s = %s\n", key, quoteAll(values))
	}
}

// table writes a table's header and body, unless the body is empty.
func (w *tomlWriter) table(header, body string) {
	if body != "" {
		fmt.Fprintf(w, "\n%s\n%s", header, body)
	}
}

func programTOML(p *model.Program, v *model.Vocabulary) string {
	var w tomlWriter
	w.WriteString("\n[[program]]\n")
	w.text("id", p.ID)
	w.text("name", p.Name)
	w.text("organization", p.Organization)
	w.text("status", string(p.Status))
	w.text("alert", p.Alert)
	w.text("summary", p.Summary)
	w.text("url", p.URL)
	w.text("email", p.Email)
	w.phones(p.Phones)
	w.texts("hours", hourLines(p.Hours))
	w.texts("aliases", p.Aliases)
	if p.Draft {
		w.WriteString("draft = true\n")
	}
	w.table("[program.location]", locationTOML(p.Location))
	w.table("[program.offers]", termsTOML(p.Offers, v))
	w.table("[program.lacks]", termsTOML(p.Lacks, v))
	w.table("[program.eligibility]", eligibilityTOML(p.Eligibility))
	w.table("[program.verified]", verifiedTOML(p.Verified))
	for _, s := range p.Services {
		w.table("[[program.service]]", serviceTOML(s, v))
	}
	return w.String()
}

func (w *tomlWriter) phones(phones []model.Phone) {
	if len(phones) == 0 {
		return
	}
	w.WriteString("phones = [\n")
	for _, p := range phones {
		fmt.Fprintf(w, "  { number = %s", quote(hyphenated(p.Number)))
		for _, pair := range [][2]string{{"extension", p.Extension}, {"kind", p.Kind}} {
			if pair[1] != "" {
				fmt.Fprintf(w, ", %s = %s", pair[0], quote(pair[1]))
			}
		}
		w.WriteString(" },\n")
	}
	w.WriteString("]\n")
}

// hyphenated writes North American numbers in groups that people can check.
func hyphenated(number string) string {
	if len(number) == 12 && strings.HasPrefix(number, "+1") {
		return "+1-" + number[2:5] + "-" + number[5:8] + "-" + number[8:]
	}
	return number
}

func locationTOML(l model.Location) string {
	var w tomlWriter
	w.text("kind", string(l.Kind))
	w.text("street", l.Street)
	w.text("city", l.City)
	w.text("region", l.Region)
	w.text("postal_code", l.PostalCode)
	w.text("country", l.Country)
	if l.HasPoint {
		fmt.Fprintf(&w, "latitude = %s\nlongitude = %s\n", decimal(l.Latitude), decimal(l.Longitude))
	}
	w.texts("serves", l.Serves)
	fmt.Fprintf(&w, "public = %t\n", l.Public)
	return w.String()
}

// decimal writes a TOML float, which needs a point.
func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// termsTOML writes one line per facet, in the order of the vocabulary.
func termsTOML(terms model.TermSet, v *model.Vocabulary) string {
	var w tomlWriter
	for _, f := range v.Facets {
		w.texts(f.ID, facetTerms(f, terms))
	}
	return w.String()
}

func facetTerms(f *model.Facet, terms model.TermSet) []string {
	var ids []string
	for _, t := range f.Terms {
		if terms.Has(t.TermID) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

func eligibilityTOML(e model.Eligibility) string {
	var w tomlWriter
	if e.MinimumAge >= 0 {
		fmt.Fprintf(&w, "minimum_age = %d\n", e.MinimumAge)
	}
	if e.MaximumAge >= 0 {
		fmt.Fprintf(&w, "maximum_age = %d\n", e.MaximumAge)
	}
	return w.String()
}

// verifiedTOML is empty when nobody knows the day: a listing without it counts as
// never checked, whoever published it.
func verifiedTOML(v model.Verified) string {
	if v.On.IsZero() {
		return ""
	}
	var w tomlWriter
	fmt.Fprintf(&w, "on = %s\n", v.On)
	w.text("by", v.By)
	w.text("source", v.Source)
	return w.String()
}

func serviceTOML(s model.Service, v *model.Vocabulary) string {
	var w tomlWriter
	w.text("id", s.ID)
	w.text("name", s.Name)
	w.text("summary", s.Summary)
	w.inlineTerms("offers", s.Offers, v)
	w.inlineTerms("lacks", s.Lacks, v)
	if len(s.Schedule) > 0 {
		w.WriteString("schedule = [\n")
		for _, session := range s.Schedule {
			fmt.Fprintf(&w, "  { day = %q, start = %q", day(session.Day), session.Start.Clock())
			if session.End >= 0 {
				fmt.Fprintf(&w, ", end = %q", session.End.Clock())
			}
			if session.Timezone != "" {
				fmt.Fprintf(&w, ", timezone = %s", quote(session.Timezone))
			}
			w.WriteString(" },\n")
		}
		w.WriteString("]\n")
	}
	return w.String()
}

func (w *tomlWriter) inlineTerms(key string, terms model.TermSet, v *model.Vocabulary) {
	var facets []string
	for _, f := range v.Facets {
		if ids := facetTerms(f, terms); len(ids) > 0 {
			facets = append(facets, f.ID+" = "+quoteAll(ids))
		}
	}
	if len(facets) > 0 {
		fmt.Fprintf(w, "%s = { %s }\n", key, strings.Join(facets, ", "))
	}
}

func hourLines(hours []model.Hours) []string {
	var lines []string
	for _, h := range hours {
		days := day(h.First)
		if h.Last != h.First {
			days += "-" + day(h.Last)
		}
		lines = append(lines, fmt.Sprintf("%s %s-%s", days, clock(h.Opens), clock(h.Closes)))
	}
	return lines
}

func day(d time.Weekday) string { return d.String()[:3] }

// clock gives "18:30", and "24:00" for the end of a day.
func clock(m model.Minute) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }

func quoteAll(values []string) string {
	quoted := make([]string, len(values))
	for i, s := range values {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quote writes a TOML basic string. What an editor would not show is escaped.
func quote(s string) string {
	if plain(s) && !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
