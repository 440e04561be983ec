package read

import (
	"fmt"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// checkAddresses looks in all pages and listings for the address of a program
// whose place is confidential. Files that did not change are not searched again.
func (a *assembly) checkAddresses(files []*file) {
	all, sought := addresses{}, ""
	for _, f := range files {
		for _, c := range f.concealed {
			all[c.words[0]] = append(all[c.words[0]], c)
			sought += fmt.Sprintln(c.of.ID, c.words, c.city)
		}
	}
	if len(all) == 0 {
		return
	}
	for _, f := range files {
		if f.sought != sought {
			before := len(a.found)
			a.search(f, all)
			f.leaks, f.sought = slices.Clone(a.found[before:]), sought
			continue
		}
		a.found = append(a.found, f.leaks...)
	}
}

// search looks in one file; drafts that are left out tell nobody.
func (a *assembly) search(f *file, all addresses) {
	isDraft := f.document != nil && f.document.Draft || f.topic != nil && f.topic.Draft
	switch f.kind {
	case homeFile, pageFile, topicFile, translationFile, wordsFile:
		if !isDraft || a.options.Drafts {
			a.searchPage(f, all)
		}
	case programFile:
		for _, p := range f.programs {
			if !p.Draft || a.options.Drafts {
				a.searchProgram(p, all)
			}
		}
	}
}

const noAddress = "with public = false it appears nowhere"

func (a *assembly) searchPage(f *file, all addresses) {
	s := &sheet{path: f.path}
	text, _ := s.text(a.workers[0])
	a.workers[0].leave()
	for from := 0; ; {
		at, found, ok := all.in(text[from:])
		if !ok {
			return
		}
		d := diag.Diagnostic{File: f.path, Code: "confidential-address", Hint: "take it out: " + noAddress,
			Text: fmt.Sprintf("this tells the address of %q, which is confidential", found.of.ID)}
		d.Line, d.Column = lineColumn(text, from+at)
		a.found.Add(d)
		from += at + len(found.words[0])
	}
}

// searchProgram looks in what another listing publishes. That two places have
// streets of one name is possible, so it only warns.
func (a *assembly) searchProgram(p *model.Program, all addresses) {
	look := func(text string, path ...string) {
		_, found, ok := all.in(text)
		if !ok || all.has(found, p) || path[0] == "location" && elsewhere(p.Location.City, found.city) {
			return
		}
		at := a.programPlace(p)
		for _, key := range path {
			at = at.child(key)
		}
		a.add(p.Source.File, at, diag.Diagnostic{Severity: diag.Warning, Code: "confidential-address",
			Text: fmt.Sprintf("%q tells the address of %q, which is confidential", path[len(path)-1], found.of.ID),
			Hint: "take it out, unless it is another place: " + noAddress})
	}
	look(p.Name, "name")
	look(p.Organization, "organization")
	look(p.Alert, "alert")
	look(p.Summary, "summary")
	look(p.URL, "url")
	look(p.Location.Street, "location", "street")
	look(p.ID, "id")
	look(strings.Join(p.Aliases, "\n"), "aliases")
	look(p.Verified.By, "verified", "by")
	look(p.Verified.Source, "verified", "source")
	for _, s := range p.Services {
		look(s.Name+"\n"+s.Summary, "service")
	}
}

// has reports that p itself is at that address; its own listing was searched.
func (all addresses) has(found address, p *model.Program) bool {
	return slices.ContainsFunc(all[found.words[0]], func(a address) bool { return a.of == p && slices.Equal(a.words, found.words) })
}

func elsewhere(city, other string) bool {
	city = plainWords(city)
	return city != "" && other != "" && city != other
}
