package plan

import (
	"strings"

	"sitegen/generator/internal/model"
)

// notFound is one page for all languages, because a host knows of one. It leads to the
// front page of each.
func (h *hub) notFound() Page {
	return Page{URL: "/404.html", Template: "not-found", Data: func() View {
		head := h.head(h.locale.Word("page.not_found"), h.locale.Word("page.not_found_description"), "/404.html")
		head.NoIndex, head.Alternates = true, nil
		return h.show(head, &NotFound{Topics: h.site.Topics, Languages: h.alternates("/")})
	}}
}

func (h *hub) documentPages() []Page {
	var pages []Page
	for _, d := range h.site.Documents {
		if !isFramed(d) {
			pages = append(pages, h.documentPage(d, "document", func(d *model.Document) any { return &Document{Document: d} }))
		}
	}
	return append(pages, h.framedPages()...)
}

func (h *hub) documentPage(d *model.Document, template string, main func(*model.Document) any) Page {
	path := "/" + d.Slug + "/"
	return Page{
		URL: path, Template: template, Listed: !d.Draft, Updated: d.Updated, Source: d.Source,
		Data: func() View {
			head := h.head(d.Title, d.Description, path)
			head.Draft, head.NoIndex = d.Draft, d.Draft
			head.Foreign = h.untranslated(d.Body)
			return h.show(head, main(d))
		},
	}
}

// toolPages are the printable tools, and the page of what a visitor saved.
func (h *hub) toolPages() []Page {
	pages := []Page{
		h.tool("/tools/safety-contacts/", "safety-contacts", h.locale.Word("page.contacts"),
			h.locale.Word("page.contacts_description"), &Contacts{People: 6, Professionals: 3}),
		h.tool("/tools/safety-plan/", "safety-plan", h.locale.Word("page.plan"), h.locale.Word("page.plan_description"), nil),
		h.tool("/saved/", "saved", h.locale.Word("page.saved"), h.locale.Word("page.saved_description"), &Saved{}),
	}
	if c := h.site.Checklist; c != nil {
		pages = append(pages, h.tool("/tools/support-map/", "support-map", c.Title, firstWords(c.Intro, 160), h.supportMap(c)))
	}
	return pages
}

func (h *hub) tool(path, template, title, description string, main any) Page {
	return Page{URL: path, Template: template, Listed: template != "saved", Data: func() View {
		return h.show(h.head(title, description, path), main)
	}}
}

func (h *hub) supportMap(c *model.Checklist) *SupportMap {
	m := &SupportMap{Checklist: c}
	for i := range c.Domains {
		d := &c.Domains[i]
		m.Domains = append(m.Domains, SupportDomain{ChecklistDomain: d, Topics: h.topics(d.Topics), Leads: h.terms(d.Find)})
	}
	for i := range c.Items {
		item := &c.Items[i]
		m.Items = append(m.Items, SupportItem{ChecklistItem: item, Topics: h.topics(item.Topics), Leads: h.terms(item.Find)})
	}
	return m
}

// redirectPages lead former addresses to today's.
func (h *hub) redirectPages() []Page {
	pages := []Page{h.redirect("/programs/", "/find/", model.Source{})}
	if h.site.Checklist != nil {
		pages = append(pages, h.redirect("/tools/", "/tools/support-map/", model.Source{}))
	}
	for _, t := range h.site.Topics {
		pages = append(pages, h.redirectAll(t.Aliases, topicURL(t), t.Source)...)
	}
	for _, d := range h.site.Documents {
		pages = append(pages, h.redirectAll(d.Aliases, "/"+d.Slug+"/", d.Source)...)
	}
	for i := range h.programs {
		p := &h.programs[i]
		for _, former := range p.Aliases {
			pages = append(pages, h.redirect("/programs/"+former+"/", p.URL(), p.Source))
		}
	}
	if h.site.Prefix != "" {
		return pages
	}
	for _, r := range h.site.Config.Redirects {
		pages = append(pages, h.redirect(r.From, r.To, r.Source))
	}
	return pages
}

func (h *hub) redirectAll(from []string, to string, source model.Source) []Page {
	var pages []Page
	for _, f := range from {
		pages = append(pages, h.redirect(f, to, source))
	}
	return pages
}

func (h *hub) redirect(from, to string, source model.Source) Page {
	if !strings.HasSuffix(from, "/") {
		from += "/"
	}
	return Page{URL: from, Template: "redirect", Source: source, Data: func() View {
		head := h.head(h.locale.Word("page.moved"), h.locale.Word("page.moved_description"), from)
		head.Canonical, head.NoIndex, head.Alternates = h.absolute(to), true, nil
		return h.show(head, &Redirect{To: h.led(to)})
	}}
}
