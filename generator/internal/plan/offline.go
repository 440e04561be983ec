package plan

import "slices"

// What a visitor may keep for when there is no connection. The worker that keeps it
// is widgets/src/offline/worker.ts.

// offlineJSON is data/v1/offline.json, one for each language. Its twin is OfflineList in
// widgets/src/offline/keep.ts. Addresses carry the base path.
type offlineJSON struct {
	Front   string   `json:"front"`
	Instead string   `json:"instead"` // shown in place of a page that is not kept
	Files   []string `json:"files"`
}

const (
	offlineURL     = dataFolder + "/offline.json"
	offlinePageURL = "/offline/"
)

// offline reports whether visitors may keep the tools.
func (h *hub) offline() bool { return h.site.Config.Offline && h.view.Script != "" }

// keptPages are the pages that work without a connection, as the page that stands in
// for all others names them.
func (h *hub) keptPages() []Crumb {
	pages := []Crumb{h.crumbs.home}
	if c := h.site.Checklist; c != nil {
		pages = append(pages, Crumb{c.Title, "/tools/support-map/"})
	}
	return append(pages,
		Crumb{h.locale.Word("page.contacts"), "/tools/safety-contacts/"},
		Crumb{h.locale.Word("page.plan"), "/tools/safety-plan/"},
		Crumb{h.locale.Word("page.saved"), "/saved/"},
		h.crumbs.find,
	)
}

func (h *hub) offlinePage() Page {
	return Page{URL: offlinePageURL, Template: "offline", Data: func() View {
		head := h.head(h.locale.Word("page.offline"), h.locale.Word("page.offline_description"), offlinePageURL)
		head.NoIndex = true
		return h.show(head, &Offline{Pages: h.keptPages()})
	}}
}

// kept are the addresses, below the hub's root, of the pages and the data that a
// visitor keeps in this language; none when the hub does not offer it.
func (h *hub) kept() []string {
	if !h.offline() {
		return nil
	}
	kept := []string{h.led(offlinePageURL)}
	for _, page := range h.keptPages() {
		kept = append(kept, h.led(page.URL))
	}
	for _, page := range h.ownData() {
		kept = append(kept, page.URL)
	}
	return kept
}

func (h *hub) offlineList() Page {
	return Page{URL: h.spoken(offlineURL), Raw: func() []byte {
		list := offlineJSON{Front: h.local("/"), Instead: h.local(offlinePageURL), Files: []string{}}
		for _, url := range h.kept() {
			list.Files = append(list.Files, h.file(url))
		}
		list.Files = append(list.Files, h.view.CSS, h.view.Script, h.file("/favicon.svg"))
		for _, style := range h.view.Styles {
			list.Files = append(list.Files, style)
		}
		for _, modules := range h.view.Modules {
			list.Files = append(list.Files, modules...)
		}
		slices.Sort(list.Files)
		list.Files = slices.Compact(list.Files)
		return encodeJSON(list)
	}}
}
