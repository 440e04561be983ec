package read

import (
	"fmt"
	"slices"

	"sitegen/generator/internal/model"
)

var (
	checklistKeys = []string{"title", "intro", "steps", "together", "answer", "want", "band", "domain", "item", "source"}
	answerKeys    = []string{"id", "label", "value", "skip"}
	wantKeys      = []string{"question", "yes", "no"}
	bandKeys      = []string{"id", "label", "from"}
	domainKeys    = []string{"id", "label", "statements", "topics", "step", "safety", "programs"}
	itemKeys      = []string{"id", "kind", "statement", "strength", "topics", "step", "programs"}
	sourceKeys    = []string{"id", "label", "formal"}
)

// checklistOf reads checklist.toml. Its topics are resolved when all are known.
func (s *sheet) checklistOf(m map[string]any) *model.Checklist {
	t := s.table(nil, m, checklistKeys)
	c := &model.Checklist{
		Title: t.required("title", "it is the checklist's heading"),
		Intro: t.prose("intro"),
		Steps: t.whole("steps", 1, 10, 3),

		Together: t.terms("together"),
	}
	if !t.has("want") {
		t.missing("want", "a table [want] with question, yes and no: it is asked after each domain")
	} else if want, ok := t.sub("want", wantKeys); ok {
		c.Want = model.ChecklistWant{
			Question: want.required("question", "it is asked after each domain"),
			Yes:      want.required("yes", "an answer needs a label"),
			No:       want.required("no", "an answer needs a label"),
		}
	}
	c.Answers, c.Bands = t.answers(), t.bands()
	ids := t.unique("domain or item")
	c.Domains, c.Items, c.Sources = t.domains(ids), t.items(ids), t.sources()
	for i := range c.Domains {
		d := &c.Domains[i]
		d.Programs, d.Find = together(c.Together, d.Programs, d.Find)
	}
	for i := range c.Items {
		item := &c.Items[i]
		item.Programs, item.Find = together(c.Together, item.Programs, item.Find)
	}
	return c
}

// together adds to what has one of a set the others, beside the first.
func together(set, programs model.TermSet, find []model.TermID) (model.TermSet, []model.TermID) {
	first := slices.IndexFunc(find, set.Has)
	if first < 0 {
		return programs, find
	}
	isNew := func(id model.TermID) bool { return !slices.Contains(find, id) }
	var others []model.TermID
	for _, id := range set {
		if isNew(id) {
			others = append(others, id)
		}
	}
	return model.NewTermSet(slices.Concat(programs, others)), slices.Insert(find, first+1, others...)
}

func (t table) answers() []model.ChecklistAnswer {
	var list []model.ChecklistAnswer
	ids := t.unique("answer")
	for _, sub := range t.subs("answer", answerKeys) {
		a := model.ChecklistAnswer{
			ID:    sub.slug("id", "every answer needs one"),
			Label: sub.required("label", "it is what the answer says"),
			Skip:  sub.flag("skip", false),
		}
		a.Value = sub.share("value")
		if !a.Skip && !sub.has("value") {
			sub.missing("value", "how available the support is, from 0 to 1; or skip = true")
		}
		ids.add(sub, a.ID)
		list = append(list, a)
	}
	if n := len(slices.DeleteFunc(slices.Clone(list), func(a model.ChecklistAnswer) bool { return a.Skip })); n < 2 {
		t.missing("answer", "a checklist needs at least two [[answer]] with a value")
	}
	return list
}

// share is a number from 0 to 1.
func (t table) share(key string) float64 {
	n, _ := t.number(key)
	if !(n >= 0 && n <= 1) {
		t.fail(t.at.child(key), "out-of-range", fmt.Sprintf("%s is %v", key, n), "write a number from 0 to 1")
	}
	return n
}

func (t table) bands() []model.ChecklistBand {
	var list []model.ChecklistBand
	ids := t.unique("band")
	for _, sub := range t.subs("band", bandKeys) {
		b := model.ChecklistBand{
			ID:    sub.slug("id", "every band needs one"),
			Label: sub.required("label", "it is what the band is called"),
			From:  sub.share("from"),
		}
		if n := len(list); n > 0 && b.From >= list[n-1].From {
			sub.fail(sub.at.child("from"), "band-order", fmt.Sprintf("band %q does not begin below the one before it", b.ID), "write the bands from the highest to the lowest")
		}
		ids.add(sub, b.ID)
		list = append(list, b)
	}
	if n := len(list); n == 0 {
		t.missing("band", "a checklist needs at least one [[band]]")
	} else if list[n-1].From != 0 {
		t.fail(t.at.child("band").item(n-1).child("from"), "band-order", "the last band does not begin at 0", "write from = 0")
	}
	return list
}

func (t table) domains(ids *uniqueIDs) []model.ChecklistDomain {
	var list []model.ChecklistDomain
	for _, sub := range t.subs("domain", domainKeys) {
		d := model.ChecklistDomain{
			ID:         sub.slug("id", "every domain needs one"),
			Label:      sub.required("label", "it is what the domain is called"),
			Statements: sub.lines("statements"),
			Topics:     sub.lines("topics"),
			Programs:   sub.terms("programs"),
			Find:       sub.termsAsWritten("programs"),
			Step:       sub.required("step", "a tiny thing to do first, when more would help"),
			Safety:     sub.flag("safety", false),
		}
		if len(d.Statements) == 0 {
			sub.missing("statements", "a domain asks about at least one statement")
		}
		ids.add(sub, d.ID)
		list = append(list, d)
	}
	if len(list) == 0 {
		t.missing("domain", "a checklist needs at least one [[domain]]")
	}
	return list
}

func (t table) items(ids *uniqueIDs) []model.ChecklistItem {
	var list []model.ChecklistItem
	for _, sub := range t.subs("item", itemKeys) {
		i := model.ChecklistItem{
			ID:        sub.slug("id", "every item needs one"),
			Kind:      sub.oneOf("kind", []string{"strain", "giving"}, ""),
			Statement: sub.required("statement", "it is what the item asks"),
			Strength:  sub.line("strength"),
			Topics:    sub.lines("topics"),
			Programs:  sub.terms("programs"),
			Find:      sub.termsAsWritten("programs"),
			Step:      sub.line("step"),
		}
		if !sub.has("kind") {
			sub.missing("kind", `it is "strain" or "giving"`)
		}
		if i.Kind == "strain" && i.Step == "" {
			sub.missing("step", "it comes first when somebody says yes")
		}
		ids.add(sub, i.ID)
		list = append(list, i)
	}
	return list
}

func (t table) sources() []model.SupportSource {
	var list []model.SupportSource
	ids := t.unique("source")
	for _, sub := range t.subs("source", sourceKeys) {
		s := model.SupportSource{
			ID:     sub.slug("id", "every source needs one"),
			Label:  sub.required("label", "it is what the source is called"),
			Formal: sub.flag("formal", false),
		}
		if !sub.has("formal") {
			sub.missing("formal", "true for somebody's task or a set group, false for what grows on its own")
		}
		ids.add(sub, s.ID)
		list = append(list, s)
	}
	return list
}
