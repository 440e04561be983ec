package read

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

var (
	programKeys = []string{"id", "name", "organization", "status", "alert", "summary", "url", "email", "phones", "hours",
		"location", "offers", "lacks", "eligibility", "verified", "service", "aliases", "draft"}
	serviceKeys     = []string{"id", "name", "summary", "offers", "lacks", "schedule"}
	eligibilityKeys = []string{"minimum_age", "maximum_age"}
	verifiedKeys    = []string{"on", "by", "source"}

	// paidPlacement are keys that other directories sell.
	paidPlacement = []string{"boost", "featured", "priority", "promoted", "rank", "sponsored", "weight"}
)

const maxAge = 120 // years

// programsOf reads a file of listings: one program, or many [[program]].
func (s *sheet) programsOf(m map[string]any) []*model.Program {
	if _, many := m["program"]; !many {
		return []*model.Program{s.program(nil, m, 1+s.before)}
	}
	tables := s.table(nil, m, []string{"program"})
	list, ok := m["program"].([]map[string]any)
	if !ok {
		return s.inlinePrograms(tables)
	}
	lines := headerLines(s.toml, len(list))
	programs := make([]*model.Program, 0, len(list))
	for i, values := range list {
		programs = append(programs, s.program(&place{key: "program", index: -1}, values, lines[i], i))
	}
	return programs
}

// inlinePrograms reads program = [{…}], which nobody writes but TOML allows.
func (s *sheet) inlinePrograms(root table) []*model.Program {
	var programs []*model.Program
	for i, t := range root.subs("program", programKeys) {
		programs = append(programs, s.program(&place{key: "program", index: -1}, t.values, 1, i))
	}
	return programs
}

// headerLines gives the lines of the first n [[program]] headers. A line of a
// longer text that looks like one is taken for one, which only shifts a line number.
func headerLines(text string, n int) []int {
	lines, number := make([]int, 0, n), 0
	for line := range strings.Lines(text) {
		number++
		if len(lines) < n && isHeader(line) {
			lines = append(lines, number)
		}
	}
	for len(lines) < n {
		lines = append(lines, 1)
	}
	return lines
}

func isHeader(line string) bool {
	line = strings.TrimLeft(line, " \t")
	if !strings.HasPrefix(line, "[[") {
		return false
	}
	name, _, ok := strings.Cut(line[2:], "]]")
	return ok && strings.Trim(name, " \t\"'") == "program"
}

// program reads one listing. index, when given, is its place in the list at.
func (s *sheet) program(at *place, m map[string]any, line int, index ...int) *model.Program {
	for _, i := range index {
		at = at.item(i)
	}
	for _, key := range paidPlacement {
		if _, ok := m[key]; ok {
			s.failKey(at.child(key), "paid-placement", fmt.Sprintf("%q is refused: no listing can be moved up", key), "suggestions rest on need, place and freshness alone; delete the key")
			m = maps.Clone(m)
			delete(m, key)
		}
	}
	before := len(s.findings)
	t := s.table(at, m, programKeys)
	p := &model.Program{
		ID:           t.slug("id", "a stable id, such as \"oak-house\"; it is in the address of the page for ever"),
		Name:         t.name(),
		Organization: t.words.keep(t.fact("organization")),
		Status:       model.Status(t.oneOf("status", model.Statuses, string(model.Active))),
		Alert:        t.prose("alert"),
		Summary:      t.prose("summary"),
		URL:          t.link("url"),
		Email:        t.email("email"),
		Hours:        t.hours("hours"),
		Offers:       t.terms("offers"),
		Lacks:        t.terms("lacks"),
		Eligibility:  t.eligibility(),
		Verified:     t.verified(),
		Services:     t.services(),
		Aliases:      t.formerIDs(),
		Draft:        t.flag("draft", false),
		Source:       model.Source{File: s.path, Line: line},
	}
	p.Location = t.location()
	p.Phones = t.phones(p.Location.Country)
	t.contradictions(p.Offers, p.Lacks)
	t.leaks(p)
	t.conceal(p)
	p.Location.Conceal()
	if !slices.ContainsFunc(s.findings[before:], isError) {
		t.checkUse(p)
	}
	return p
}

func isError(f finding) bool { return f.Severity == diag.Error }

// checkUse warns about listings that help nobody. One with errors may only look
// like one, and one that has closed is there to say so.
func (t table) checkUse(p *model.Program) {
	if p.Draft || p.Status == model.Defunct || p.Status == model.Inactive {
		return
	}
	hasPlace := p.Location.Street != "" || p.Location.HasPoint // of a confidential one, nothing is left
	if len(p.Phones) == 0 && p.URL == "" && p.Email == "" && !hasPlace {
		t.warn(t.at, "unreachable", "nobody can reach this program: it has no phone, url, email or street", "add what people can call, open, write to or visit")
	}
	offers := len(p.Offers) > 0 || slices.ContainsFunc(p.Services, func(s model.Service) bool { return len(s.Offers) > 0 })
	if !offers && t.vocabulary != nil && !t.doubtful {
		t.warn(t.at, "no-offers", "this program offers nothing, so no filter and no suggestion finds it", "write what it offers by the facets of "+vocabularyPath+": offers = { … }")
	}
}

// name is required, and "N/A" is none.
func (t table) name() string {
	const why = "it is the heading of the listing"
	name := t.required("name", why)
	if isPlaceholder(name) {
		t.fail(t.at.child("name"), "missing-key", fmt.Sprintf("\"name\" is %q, which is no name", name), why)
	}
	return name
}

func (t table) formerIDs() []string {
	ids := t.lines("aliases")
	for i, id := range ids {
		t.checkSlug(t.at.child("aliases").item(i), id)
	}
	return ids
}

func (t table) eligibility() model.Eligibility {
	e := model.Eligibility{MinimumAge: -1, MaximumAge: -1}
	sub, ok := t.sub("eligibility", eligibilityKeys)
	if !ok {
		return e
	}
	e.MinimumAge = sub.whole("minimum_age", 0, maxAge, -1)
	e.MaximumAge = sub.whole("maximum_age", 0, maxAge, -1)
	if e.MaximumAge >= 0 && e.MinimumAge > e.MaximumAge {
		sub.fail(sub.at.child("minimum_age"), "bad-age", fmt.Sprintf("minimum_age %d is above maximum_age %d", e.MinimumAge, e.MaximumAge), "swap them, or leave one out")
	}
	return e
}

func (t table) verified() model.Verified {
	sub, ok := t.sub("verified", verifiedKeys)
	if !ok {
		return model.Verified{}
	}
	v := model.Verified{On: sub.date("on"), By: sub.word("by"), Source: t.words.keep(sub.link("source"))}
	if !sub.has("on") {
		sub.missing("on", "the day it was checked: on = 2026-10-01")
	}
	sub.notInFuture("on", v.On)
	return v
}

func (t table) services() []model.Service {
	tables := t.subs("service", serviceKeys)
	if len(tables) == 0 {
		return nil
	}
	services := make([]model.Service, 0, len(tables))
	ids := t.unique("service")
	for _, sub := range tables {
		service := model.Service{
			ID:       sub.slug("id", "an id that is unique within the program, such as \"family-night\""),
			Name:     sub.required("name", "it is what the service is called"),
			Summary:  sub.prose("summary"),
			Offers:   sub.terms("offers"),
			Lacks:    sub.terms("lacks"),
			Schedule: sub.schedule("schedule"),
		}
		sub.contradictions(service.Offers, service.Lacks)
		ids.add(sub, service.ID)
		services = append(services, service)
	}
	return services
}

// contradictions notes terms that are both offered and lacking.
func (t table) contradictions(offers, lacks model.TermSet) {
	for _, id := range offers.Both(lacks) {
		term := t.vocabulary.Terms[id]
		at := t.at.child("lacks").child(term.Facet.ID)
		if list, ok := t.values["lacks"].(map[string]any)[term.Facet.ID].([]any); ok {
			at = at.item(slices.Index(list, any(term.ID)))
		}
		t.fail(at, "contradiction", fmt.Sprintf("%q is both in offers and in lacks", term.Key()), "keep it in one of them; leave it out of both when it is not known")
	}
}
