package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// assemble puts what the files say together and judges what no file can be
// judged by alone.
func (r *Reader) assemble(found diag.List) (*model.Site, diag.List) {
	files := make([]*file, 0, len(r.files))
	for _, f := range r.files {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	a := assembly{Reader: r, found: found, site: &model.Site{Vocabulary: r.vocabulary}, texts: map[string]*sheet{}}
	for _, stray := range found {
		if kindOf(stray.File) == topicFile {
			a.unread = append(a.unread, fileSlug(stray.File))
		}
	}
	for _, f := range files {
		a.found = append(a.found, f.findings...)
		a.take(f)
	}
	a.takePlaces(files)
	a.checkFiles()
	a.checkPrograms()
	a.checkCrisis()
	a.relate()
	a.checkStatic()
	a.checkAddresses(files)
	a.sort()
	a.translations()
	a.found.Sort()
	a.found = fewer(a.found)
	a.found.Sort()
	return a.site, a.found
}

// assembly is a Site in the making.
type assembly struct {
	*Reader
	site     *model.Site
	found    diag.List
	programs []*model.Program  // also drafts, in the order of files
	drafts   []string          // slugs of topics that are left out
	unread   []string          // slugs of topics whose files could not be read, which was said
	texts    map[string]*sheet // files looked at again to find a position
}

// take adds what one file says.
func (a *assembly) take(f *file) {
	keep := func(draft bool) bool { return !draft || a.options.Drafts }
	switch {
	case f.kind == configFile:
		a.site.Config = f.config
	case f.kind == staticFile:
		a.site.Static = append(a.site.Static, strings.TrimPrefix(f.path, staticDir+"/"))
	case f.kind == checklistFile:
		a.site.Checklist = f.checklist
	case f.kind == crisisFile:
		a.site.Crisis = f.crisis
	case f.kind == programFile:
		a.programs = append(a.programs, f.programs...)
	case f.kind == homeFile && f.document != nil && keep(f.document.Draft):
		a.site.Home = *f.document
	case f.kind == pageFile && f.document != nil && keep(f.document.Draft):
		a.site.Documents = append(a.site.Documents, f.document)
	case f.topic != nil && keep(f.topic.Draft):
		a.site.Topics = append(a.site.Topics, f.topic)
	case f.topic != nil:
		a.drafts = append(a.drafts, f.topic.Slug)
	case f.kind == topicFile:
		a.unread = append(a.unread, fileSlug(f.path))
	}
}

// missingFile says why a hub needs a file that is not there.
func missingFile(path string) diag.Diagnostic {
	d := diag.Diagnostic{File: path, Code: "missing-file", Text: "the file is missing"}
	switch path {
	case configPath:
		d.Hint = "it holds the hub's title and settings; begin a hub with: sitegen new DIR"
	case vocabularyPath:
		d.Hint = "it lists the facets and terms that listings use; sitegen new DIR makes one to start from"
	case crisisPath:
		d.Hint = "every page shows how to reach help now; sitegen new DIR makes one to start from"
	}
	return d
}

func (a *assembly) checkFiles() {
	for _, path := range []string{configPath, vocabularyPath, crisisPath} {
		if _, ok := a.files[path]; ok || slices.ContainsFunc(a.found, func(d diag.Diagnostic) bool { return d.File == path }) {
			continue
		}
		a.found.Add(missingFile(path))
	}
}

// checkPrograms finds ids that two programs share, and leaves out drafts.
func (a *assembly) checkPrograms() {
	seen := make(map[string]*model.Program, len(a.programs))
	kept := make([]*model.Program, 0, len(a.programs))
	for _, p := range a.programs {
		if p.ID != "" {
			fold := model.FoldSlug(p.ID)
			if first, ok := seen[fold]; ok {
				a.sameID(p, first)
			} else {
				seen[fold] = p
			}
		}
		if !p.Draft || a.options.Drafts {
			kept = append(kept, p)
		}
	}
	a.checkFormerIDs(seen)
	a.site.Programs = kept
}

func (a *assembly) sameID(p, first *model.Program) {
	text := fmt.Sprintf("the id %q is already used at %s:%d", p.ID, first.Source.File, first.Source.Line)
	hint := "every program needs its own id; for another place, add its name or city"
	if p.ID != first.ID {
		text = fmt.Sprintf("the id %q differs only in case or accents from %q at %s:%d", p.ID, first.ID, first.Source.File, first.Source.Line)
	}
	a.fail(p.Source.File, a.programPlace(p).child("id"), "duplicate-id", text, hint)
}

// checkFormerIDs finds aliases that would redirect from a page that exists, or to two.
func (a *assembly) checkFormerIDs(byID map[string]*model.Program) {
	former := map[string]*model.Program{}
	for _, p := range a.programs {
		for i, id := range p.Aliases {
			at := func() *place { return a.programPlace(p).child("aliases").item(i) }
			if other, ok := byID[id]; ok {
				a.fail(p.Source.File, at(), "duplicate-id", fmt.Sprintf("the alias %q is the id of the program at %s:%d", id, other.Source.File, other.Source.Line), "an alias is a former id that nobody uses now")
			} else if other, ok := former[id]; ok {
				a.fail(p.Source.File, at(), "duplicate-id", fmt.Sprintf("the alias %q is also one of the program at %s:%d", id, other.Source.File, other.Source.Line), "keep it in one of them")
			}
			former[id] = p
		}
	}
}

// programPlace finds a program within its file.
func (a *assembly) programPlace(p *model.Program) *place {
	f := a.files[p.Source.File]
	s := a.sheet(p.Source.File)
	if i := slices.Index(f.programs, p); i >= 0 && len(scanKeys(s, "program")) > 0 {
		return (*place)(nil).child("program").item(i)
	}
	return nil
}

// scanKeys gives the id of a key of the root table when it is there.
func scanKeys(s *sheet, key string) string {
	id := keyID("", key)
	if _, ok := s.spots[id]; !ok {
		return ""
	}
	return id
}

// sheet looks at a file again to find a position in it.
func (a *assembly) sheet(path string) *sheet {
	if s, ok := a.texts[path]; ok {
		return s
	}
	s := &sheet{path: path}
	a.texts[path] = s
	text, _ := s.text(a.workers[0])
	a.workers[0].leave()
	s.toml = text
	if strings.HasSuffix(path, ".md") {
		_, rest, _ := strings.Cut(text, "\n")
		if end, _ := closingFence(rest); end >= 0 {
			s.toml, s.before = rest[:end], 1
		}
	}
	s.spots = scan(s.toml)
	return s
}

func (a *assembly) fail(path string, at *place, code, text, hint string) {
	a.add(path, at, diag.Diagnostic{Severity: diag.Error, Code: code, Text: text, Hint: hint})
}

func (a *assembly) add(path string, at *place, d diag.Diagnostic) {
	s := a.sheet(path)
	d.File = path
	d.Line, d.Column = s.position(finding{at: at})
	a.found.Add(brief(d))
}

func (a *assembly) checkCrisis() {
	c, today := a.site.Crisis, a.options.Today
	if c == nil || c.Checked == 0 || today == 0 {
		return
	}
	after := cmp.Or(a.site.Config.CrisisAfterDays, 90)
	if age := int(today - c.Checked); age > after {
		a.add(crisisPath, (*place)(nil).child("checked"), diag.Diagnostic{
			Severity: diag.Warning, Code: "crisis-stale",
			Text: fmt.Sprintf("the crisis lines were last checked %d days ago", age),
			Hint: "try each line, then write the day of today in checked",
		})
	}
}

// checkStatic finds files that a disk which ignores case would take for one.
func (a *assembly) checkStatic() {
	seen := make(map[string]string, len(a.site.Static))
	for _, path := range a.site.Static {
		fold := strings.ToLower(path)
		if first, ok := seen[fold]; ok {
			a.found.Add(diag.Diagnostic{File: staticDir + "/" + path, Code: "case-collision",
				Text: fmt.Sprintf("the name differs only in case from %s/%s", staticDir, first), Hint: "rename one of them"})
		}
		seen[fold] = path
	}
}

func (a *assembly) sort() {
	s := a.site
	slices.SortFunc(s.Programs, func(a, b *model.Program) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Source.File, b.Source.File), cmp.Compare(a.Source.Line, b.Source.Line))
	})
	slices.SortFunc(s.Topics, func(a, b *model.Topic) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.Slug, b.Slug))
	})
	slices.SortFunc(s.Documents, func(a, b *model.Document) int { return strings.Compare(a.Slug, b.Slug) })
	s.AsOf = a.options.AsOf
	if s.AsOf == 0 {
		s.AsOf = newest(s, a.options.Today)
	}
}

// newest is the latest day that the content speaks of, up to today; 0 is no limit.
func newest(s *model.Site, today model.Date) (latest model.Date) {
	consider := func(day model.Date) {
		if day > latest && (today == 0 || day <= today) {
			latest = day
		}
	}
	consider(s.Home.Updated)
	if s.Crisis != nil {
		consider(s.Crisis.Checked)
	}
	for _, d := range s.Documents {
		consider(d.Updated)
	}
	for _, t := range s.Topics {
		consider(t.Updated)
	}
	for _, p := range s.Programs {
		consider(p.Verified.On)
	}
	return latest
}
