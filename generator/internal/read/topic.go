package read

import (
	"fmt"
	"slices"

	"sitegen/generator/internal/model"
)

var (
	documentKeys = []string{"title", "description", "aliases", "updated", "draft"}
	topicKeys    = []string{"title", "kind", "definition", "updated", "draft", "aliases", "related", "programs", "snapshot", "kinds", "evidence", "citation"}
	snapshotKeys = []string{"supports", "participants", "delivery", "duration", "involved", "works_with", "evidence", "evidence_note"}
	kindKeys     = []string{"name", "text", "examples", "programs"}
	evidenceKeys = []string{"claim", "level", "citations"}
	citationKeys = []string{"id", "text", "title", "url", "year", "design"}
)

// documentOf reads a plain page: about, privacy, the front page.
func (s *sheet) documentOf(slug string, front map[string]any, body model.Markdown) *model.Document {
	t := s.table(nil, front, documentKeys)
	s.checkName(slug)
	d := &model.Document{
		Slug:        slug,
		Title:       t.required("title", "it is the page's heading"),
		Description: t.line("description"),
		Body:        body,
		Aliases:     t.paths("aliases"),
		Updated:     t.date("updated"),
		Draft:       t.flag("draft", false),
		Source:      model.Source{File: s.path, Line: 1},
	}
	t.notInFuture("updated", d.Updated)
	return d
}

// checkName judges a slug that is a file's name.
func (s *sheet) checkName(slug string) {
	if problem, hint := model.CheckSlug(slug); problem != "" {
		s.failLine(1, 1, "bad-id", "the file's name "+problem, hint)
	}
}

// ownPages are the names of pages and folders that every hub has.
var ownPages = []string{"assets", "data", "embed", "find", "home", "places", "programs", "saved", "static", "tools", "topics", "widgets"}

func (s *sheet) checkPageName(slug string) {
	if slices.Contains(ownPages, slug) {
		s.failLine(1, 1, "bad-id", fmt.Sprintf("the file's name %q is that of a page which every hub has", slug), "rename the file")
	}
}

// topicOf reads a topic page.
func (s *sheet) topicOf(slug string, front map[string]any, body model.Markdown) *model.Topic {
	t := s.table(nil, front, topicKeys)
	s.checkName(slug)
	topic := &model.Topic{
		Slug:       slug,
		Title:      t.required("title", "it is the page's heading"),
		Kind:       t.oneOf("kind", model.TopicKinds, "guide"),
		Definition: t.required("definition", "one sentence that says what the topic is"),
		Citations:  t.citations(),
		Related:    t.lines("related"),
		Programs:   t.terms("programs"),
		Body:       body,
		Aliases:    t.paths("aliases"),
		Updated:    t.date("updated"),
		Draft:      t.flag("draft", false),
		Source:     model.Source{File: s.path, Line: 1},
	}
	t.notInFuture("updated", topic.Updated)
	topic.Evidence = t.evidence(topic.Citations)
	topic.Snapshot = t.snapshot(topic.Citations)
	for _, sub := range t.subs("kinds", kindKeys) {
		topic.Kinds = append(topic.Kinds, model.TopicKind{
			Name:     sub.required("name", "it is the kind's heading"),
			Text:     sub.prose("text"),
			Examples: sub.lines("examples"),
			Programs: sub.terms("programs"),
		})
	}
	return topic
}

func (t table) snapshot(citations []model.Citation) (snapshot model.Snapshot) {
	sub, ok := t.sub("snapshot", snapshotKeys)
	if !ok {
		return snapshot
	}
	snapshot = model.Snapshot{
		Supports:     sub.terms("supports"),
		Participants: sub.terms("participants"),
		Delivery:     sub.terms("delivery"),
		Duration:     sub.line("duration"),
		Involved:     sub.lines("involved"),
		WorksWith:    sub.lines("works_with"),
		Evidence:     sub.oneOf("evidence", model.EvidenceLevels, ""),
		EvidenceNote: sub.line("evidence_note"),
	}
	if snapshot.Evidence == "strong" && len(citations) == 0 {
		sub.uncited(sub.at.child("evidence"))
	}
	return snapshot
}

func (s *sheet) uncited(at *place) {
	s.fail(at, "uncited-evidence", `evidence is called "strong" without a citation`, `name a [[citation]], or call it "moderate", "emerging" or "practice-based"`)
}

func (t table) evidence(citations []model.Citation) []model.Evidence {
	var list []model.Evidence
	for _, sub := range t.subs("evidence", evidenceKeys) {
		e := model.Evidence{
			Claim:     sub.required("claim", "it is what the evidence is for"),
			Level:     sub.oneOf("level", model.EvidenceLevels, ""),
			Citations: sub.lines("citations"),
		}
		if !sub.has("level") {
			sub.missing("level", "say how strong the evidence is")
		}
		if e.Level == "strong" && len(e.Citations) == 0 {
			sub.uncited(sub.at.child("level"))
		}
		sub.checkCitations(e.Citations, citations)
		list = append(list, e)
	}
	return list
}

func (t table) checkCitations(ids []string, citations []model.Citation) {
	var known []string
	for _, c := range citations {
		known = append(known, c.ID)
	}
	for i, id := range ids {
		if !slices.Contains(known, id) {
			t.fail(t.at.child("citations").item(i), "unknown-citation", fmt.Sprintf("there is no citation %q on this page", id), suggest(id, known, "each citation is a [[citation]] with an id"))
		}
	}
}

func (t table) citations() []model.Citation {
	var list []model.Citation
	ids := t.unique("citation")
	for _, sub := range t.subs("citation", citationKeys) {
		c := model.Citation{
			ID:     sub.slug("id", "evidence names a citation by its id"),
			Text:   sub.required("text", `who and when, such as "Litt and others, 2009"`),
			Title:  sub.line("title"),
			URL:    sub.requiredLink("url", "readers must be able to look it up"),
			Year:   sub.whole("year", 1800, 2200, 0),
			Design: sub.line("design"),
		}
		ids.add(sub, c.ID)
		list = append(list, c)
	}
	return list
}
