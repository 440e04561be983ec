package read

import (
	"fmt"
	"slices"

	"sitegen/generator/internal/model"
)

// linker remembers the topics with their two-way relations, so that a topic
// which did not change keeps its address from one Site to the next.
type linker map[string]linked

type linked struct {
	own, published *model.Topic
}

// relate resolves what topics and the checklist name, and makes related two-way.
func (a *assembly) relate() {
	known := make(map[string]*model.Topic, len(a.site.Topics))
	var slugs []string
	for _, t := range a.site.Topics {
		known[t.Slug] = t
		slugs = append(slugs, t.Slug)
	}
	back := map[string][]string{}
	for _, t := range a.site.Topics {
		for i, slug := range t.Related {
			at := (*place)(nil).child("related").item(i)
			if a.resolve(t.Source.File, at, slug, t.Slug, slugs) {
				back[slug] = append(back[slug], t.Slug)
			}
		}
		for i, slug := range t.Snapshot.WorksWith {
			a.resolve(t.Source.File, (*place)(nil).child("snapshot").child("works_with").item(i), slug, t.Slug, slugs)
		}
	}
	a.resolveChecklist(slugs)
	a.publish(back, known)
}

// resolve reports whether slug names a topic other than self.
func (a *assembly) resolve(path string, at *place, slug, self string, slugs []string) bool {
	switch {
	case slug == "", slices.Contains(a.unread, slug):
	case slug == self:
		a.fail(path, at, "self-reference", fmt.Sprintf("the topic %q names itself", slug), "take it out of the list")
	case slices.Contains(a.drafts, slug):
		a.fail(path, at, "unknown-topic", fmt.Sprintf("the topic %q is a draft", slug), "publish it first, or take it out of the list")
	case !slices.Contains(slugs, slug):
		a.fail(path, at, "unknown-topic", fmt.Sprintf("there is no topic %q", slug), suggest(slug, slugs, fmt.Sprintf("a topic is a file %s/%s.md", topicsDir, slug)))
	default:
		return true
	}
	return false
}

func (a *assembly) resolveChecklist(slugs []string) {
	if a.site.Checklist == nil {
		return
	}
	each := func(list string, i int, topics []string) {
		for j, slug := range topics {
			at := (*place)(nil).child(list).item(i).child("topics").item(j)
			a.resolve(checklistPath, at, slug, "", slugs)
		}
	}
	for i, d := range a.site.Checklist.Domains {
		each("domain", i, d.Topics)
	}
	for i, item := range a.site.Checklist.Items {
		each("item", i, item.Topics)
	}
}

// publish gives each topic the relations that lead to it from others, after
// its own, and drops those that lead nowhere.
func (a *assembly) publish(back map[string][]string, known map[string]*model.Topic) {
	links := make(linker, len(known))
	for i, t := range a.site.Topics {
		var related []string
		for _, slug := range slices.Concat(t.Related, back[t.Slug]) {
			if known[slug] != nil && slug != t.Slug && !slices.Contains(related, slug) {
				related = append(related, slug)
			}
		}
		published := t
		if before, ok := a.links[t.Slug]; ok && before.own == t && slices.Equal(before.published.Related, related) {
			published = before.published
		} else if !slices.Equal(t.Related, related) {
			copied := *t
			copied.Related = related
			published = &copied
		}
		links[t.Slug] = linked{t, published}
		a.site.Topics[i] = published
	}
	a.Reader.links = links
}
