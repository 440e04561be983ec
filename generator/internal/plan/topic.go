package plan

import (
	"cmp"

	"sitegen/generator/internal/model"
)

// programsOnTopic is how many programs a topic page shows before it links on.
const programsOnTopic = 6

func (h *hub) home() Page {
	return Page{URL: "/", Template: "home", Listed: true, Source: h.site.Home.Source, Data: func() View {
		document := h.site.Home
		document.Title = cmp.Or(document.Title, h.site.Config.Title)
		document.Description = cmp.Or(document.Description, h.site.Config.Description)
		main := &Home{
			Document: &document, Topics: h.site.Topics,
			Regions: h.regionLinks(), Programs: len(h.listed),
		}
		for _, f := range h.site.Vocabulary.WithRole(model.RoleNeed) {
			for _, t := range f.Terms {
				if c := &h.termCount[t.TermID]; c.Count > 0 {
					main.Needs = append(main.Needs, c)
				}
			}
		}
		head := h.head(h.site.Config.Title, h.site.Config.Description, "/")
		head.JSONLD, head.Foreign = h.siteLD(), h.untranslated(document.Body)
		return h.show(head, main)
	}}
}

func (h *hub) topicPages() []Page {
	pages := []Page{{URL: "/topics/", Template: "topics", Listed: true, Data: h.topicList}}
	for _, t := range h.site.Topics {
		pages = append(pages, Page{
			URL: topicURL(t), Template: "topic", Listed: !t.Draft, Updated: t.Updated, Source: t.Source,
			Data: func() View { return h.topicView(t) },
		})
	}
	return pages
}

func topicURL(t *model.Topic) string { return "/topics/" + t.Slug + "/" }

func (h *hub) topicList() View {
	main := &Topics{}
	for _, kind := range model.TopicKinds {
		group := TopicGroup{Kind: kind}
		for _, t := range h.site.Topics {
			if t.Kind == kind {
				group.Topics = append(group.Topics, t)
			}
		}
		if len(group.Topics) > 0 {
			main.Groups = append(main.Groups, group)
		}
	}
	return h.show(h.head(h.crumbs.topics.Label, h.locale.Word("page.topics_description"), "/topics/"), main)
}

func (h *hub) topicView(t *model.Topic) View {
	main := &Topic{
		Topic: t, Related: h.topics(t.Related), WorksWith: h.topics(t.Snapshot.WorksWith),
		Programs: h.varied(t.Programs, programsOnTopic),
		More:     h.terms(t.Programs),
		Supports: h.counts(t.Snapshot.Supports), Participants: h.counts(t.Snapshot.Participants),
		Delivery: h.counts(t.Snapshot.Delivery),
	}
	for i := range t.Kinds {
		main.Kinds = append(main.Kinds, TopicKind{TopicKind: &t.Kinds[i], Leads: h.terms(t.Kinds[i].Programs)})
	}
	head := h.head(t.Title, t.Definition, topicURL(t), &h.crumbs.topics)
	head.Kind, head.Draft, head.NoIndex = "article", t.Draft, t.Draft
	head.JSONLD, head.Foreign = h.topicLD(t), h.untranslated(t.Body)
	return h.show(head, main)
}

// counts resolves ids, whether or not a program offers them.
func (h *hub) counts(set model.TermSet) []*TermCount {
	var found []*TermCount
	for _, id := range set {
		found = append(found, &h.termCount[id])
	}
	return found
}
