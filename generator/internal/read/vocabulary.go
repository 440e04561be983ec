package read

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"sitegen/generator/internal/model"
)

var (
	vocabularyKeys = []string{"facet"}
	facetKeys      = []string{"id", "label", "question", "role", "similar", "landing", "highlight", "term"}
	termKeys       = []string{"id", "label", "note", "question", "schema_type", "aliases"}
	roles          = []string{string(model.RoleNeed), string(model.RoleKind), string(model.RoleConstraint)}
)

// vocabularyOf reads vocabulary.toml.
func (s *sheet) vocabularyOf(m map[string]any) *model.Vocabulary {
	root := s.table(nil, m, vocabularyKeys)
	var facets []*model.Facet
	ids := s.unique("facet")
	terms := 0
	for _, t := range root.subs("facet", facetKeys) {
		f := t.facet()
		ids.add(t, f.ID)
		terms += len(f.Terms)
		facets = append(facets, f)
	}
	if len(facets) == 0 {
		root.missing("facet", "a vocabulary has at least one [[facet]] with terms")
	}
	if terms > math.MaxUint16 {
		s.fail(nil, "too-large", fmt.Sprintf("there are %d terms; at most %d are possible", terms, math.MaxUint16), "merge terms")
		return nil
	}
	return model.NewVocabulary(facets)
}

func (t table) facet() *model.Facet {
	f := &model.Facet{
		ID:        t.slug("id", "every facet needs one"),
		Label:     t.required("label", "it is the facet's name on the page"),
		Question:  t.line("question"),
		Role:      model.Role(t.oneOf("role", roles, "")),
		Similar:   t.flag("similar", false),
		Landing:   t.flag("landing", true),
		Highlight: t.flag("highlight", false),
	}
	ids := t.unique("term")
	for _, sub := range t.subs("term", termKeys) {
		term := &model.Term{
			ID:         sub.slug("id", "every term needs one"),
			Label:      sub.required("label", "it is the term's name on the page"),
			Note:       sub.line("note"),
			Question:   sub.line("question"),
			SchemaType: sub.line("schema_type"),
			Aliases:    sub.lines("aliases"),
		}
		ids.add(sub, term.ID)
		f.Terms = append(f.Terms, term)
	}
	if len(f.Terms) == 0 {
		t.missing("term", fmt.Sprintf("facet %q has no [[facet.term]]", f.ID))
	}
	return f
}

// slug is a required id.
func (t table) slug(key, why string) string {
	id := t.required(key, why)
	if id == "" {
		return ""
	}
	t.checkSlug(t.at.child(key), id)
	return id
}

func (s *sheet) checkSlug(at *place, id string) {
	if problem, hint := model.CheckSlug(id); problem != "" {
		s.fail(at, "bad-id", "the id "+problem, hint)
	}
}

// uniqueIDs notes ids that occur twice in one list.
type uniqueIDs struct {
	*sheet
	what string
	seen []string
}

func (s *sheet) unique(what string) *uniqueIDs { return &uniqueIDs{sheet: s, what: what} }

func (u *uniqueIDs) add(t table, id string) {
	if id == "" {
		return
	}
	if slices.Contains(u.seen, id) {
		u.fail(t.at.child("id"), "duplicate-id", fmt.Sprintf("the %s %q is defined twice", u.what, id), "rename one, or merge the two")
	}
	u.seen = append(u.seen, id)
}

// terms is a table of facets, each with a list of term ids.
func (t table) terms(key string) model.TermSet {
	v, ok := t.values[key]
	if !ok {
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrongType(t.at.child(key), key, "a table of facets", v, fmt.Sprintf("write %s = { need = [\"…\"] }", key))
		return nil
	}
	if t.vocabulary == nil {
		return nil
	}
	ids := make([]model.TermID, 0, 3*len(m))
	sub := table{t.sheet, t.at.child(key), m}
	for facet := range m {
		ids = sub.facetTerms(facet, ids)
	}
	return model.NewTermSet(ids)
}

// termsAsWritten is terms in the order of the file; what is wrong in it, terms has told.
func (t table) termsAsWritten(key string) (ids []model.TermID) {
	m, ok := t.values[key].(map[string]any)
	if !ok || t.vocabulary == nil {
		return nil
	}
	at := t.at.child(key)
	if t.spots == nil {
		t.spots = scan(t.toml)
	}
	facets := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Compare(t.spots[at.child(a).id()].key, t.spots[at.child(b).id()].key)
	})
	for _, facet := range facets {
		f, list := t.vocabulary.Facet(facet), []any{}
		if f != nil {
			list, _ = m[facet].([]any)
		}
		for _, v := range list {
			id, _ := v.(string)
			if term := f.Term(id); term != nil && !slices.Contains(ids, term.TermID) {
				ids = append(ids, term.TermID)
			}
		}
	}
	return ids
}

// facetTerms adds the terms listed under one facet to ids.
func (t table) facetTerms(facet string, ids []model.TermID) []model.TermID {
	f := t.vocabulary.Facet(facet)
	if f == nil && t.doubtful {
		return ids
	}
	if f == nil {
		t.failKey(t.at.child(facet), "unknown-facet", fmt.Sprintf("unknown facet %q", facet), t.suggestFacet(facet))
		return ids
	}
	list := t.list(facet, "a list of terms", `["…"]`)
	for i, v := range list {
		id, ok := v.(string)
		if !ok {
			t.wrongType(t.at.child(facet).item(i), facet, "a list of terms", v, "put each term in quotes")
			continue
		}
		if term := f.Term(id); term != nil {
			ids = append(ids, term.TermID)
		} else if !t.doubtful {
			t.fail(t.at.child(facet).item(i), "unknown-term", fmt.Sprintf("unknown term %q for facet %q", id, facet), t.suggestTerm(f, id))
		}
	}
	return ids
}

func (s *sheet) suggestFacet(id string) string {
	var known []string
	for _, f := range s.vocabulary.Facets {
		known = append(known, f.ID)
	}
	return suggest(id, known, "all facets are in "+vocabularyPath)
}

func (s *sheet) suggestTerm(f *model.Facet, id string) string {
	var known []string
	for _, term := range f.Terms {
		known = append(known, term.ID)
	}
	suggestion := didYouMean(id, known)
	for _, other := range s.vocabulary.Facets {
		if suggestion == "" && other.Term(id) != nil {
			suggestion = fmt.Sprintf("it is a term of facet %q;", other.ID)
		}
	}
	return sentence(suggestion, "all terms are in "+vocabularyPath)
}
