package plan

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"sitegen/generator/internal/model"
)

// atomFeed is RFC 4287, as far as a hub uses it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

// feedEntries is how many of the latest changes the feed holds.
const feedEntries = 30

func (h *hub) feed() Page {
	return Page{URL: "/feed.xml", Raw: func() []byte {
		entries := h.feedEntries()
		updated := h.site.AsOf
		if len(entries) > 0 {
			updated = entries[0].day
		}
		f := atomFeed{
			ID: h.absolute("/"), Title: h.site.Config.Title, Updated: timestamp(updated),
			Links:  []atomLink{{Rel: "self", Href: h.absolute("/feed.xml")}, {Href: h.absolute("/")}},
			Author: atomAuthor{Name: cmp.Or(h.site.Config.Author, h.site.Config.Title)},
		}
		for _, e := range entries {
			f.Entries = append(f.Entries, e.atomEntry)
		}
		return encodeXML(f)
	}}
}

type feedEntry struct {
	day model.Date
	atomEntry
}

// feedEntries are topics, documents and programs by the day they last changed or
// were checked, the latest first.
func (h *hub) feedEntries() []feedEntry {
	var entries []feedEntry
	add := func(title, summary, path string, day model.Date) {
		if !day.IsZero() {
			entries = append(entries, feedEntry{day, atomEntry{
				ID: h.absolute(path), Title: title, Updated: timestamp(day),
				Link: atomLink{Href: h.absolute(path)}, Summary: summary,
			}})
		}
	}
	for _, t := range h.site.Topics {
		add(t.Title, t.Definition, topicURL(t), t.Updated)
	}
	for _, d := range h.site.Documents {
		add(d.Title, d.Description, "/"+d.Slug+"/", d.Updated)
	}
	for _, p := range h.listed {
		add(p.Name, p.Summary, p.URL(), p.Verified.On)
	}
	slices.SortFunc(entries, func(a, b feedEntry) int {
		return cmp.Or(cmp.Compare(b.day, a.day), strings.Compare(a.ID, b.ID))
	})
	return entries[:min(len(entries), feedEntries)]
}

func timestamp(d model.Date) string { return d.Time().Format(time.RFC3339) }

// sitemapLimit is how many URLs sitemaps.org allows in one file.
const sitemapLimit = 50_000

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string       `xml:"xmlns:xhtml,attr,omitempty"` // of the links to other languages
	URLs    []sitemapURL `xml:"url"`
}

type sitemapIndex struct {
	XMLName  xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []sitemapURL `xml:"sitemap"`
}

type sitemapURL struct {
	Loc     string        `xml:"loc"`
	LastMod string        `xml:"lastmod,omitempty"`
	Links   []sitemapLink `xml:"xhtml:link"`
}

// sitemapLink leads to the same page in one of the hub's languages.
type sitemapLink struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// sitemaps is sitemap.xml, which becomes an index of several when there are more
// pages than one may hold.
func (h *hub) sitemaps(pages []Page) []Page {
	urls := sync.OnceValue(func() []sitemapURL { return h.sitemapURLs(pages) })
	set := func(urls []sitemapURL) []byte {
		if len(h.languages) < 2 {
			return encodeXML(urlSet{URLs: urls})
		}
		return encodeXML(urlSet{URLs: urls, XHTML: "http://www.w3.org/1999/xhtml"})
	}
	listed := 0
	for i := range pages {
		if pages[i].Listed {
			listed++
		}
	}
	if listed <= sitemapLimit {
		return []Page{{URL: "/sitemap.xml", Raw: func() []byte { return set(urls()) }}}
	}
	var index sitemapIndex
	var files []Page
	for first := 0; first < listed; first += sitemapLimit {
		url := fmt.Sprintf("/sitemap-%d.xml", len(files)+1)
		index.Sitemaps = append(index.Sitemaps, sitemapURL{Loc: h.absolute(url)})
		files = append(files, Page{URL: url, Raw: func() []byte {
			return set(urls()[first:min(first+sitemapLimit, listed)])
		}})
	}
	return append(files, Page{URL: "/sitemap.xml", Raw: func() []byte { return encodeXML(index) }})
}

func (h *hub) sitemapURLs(pages []Page) []sitemapURL {
	var urls []sitemapURL
	for i := range pages {
		if pages[i].Listed {
			urls = append(urls, sitemapURL{Loc: h.root(pages[i].URL), LastMod: pages[i].Updated.String(), Links: h.sitemapLinks(&pages[i])})
		}
	}
	return urls
}

func (h *hub) sitemapLinks(p *Page) []sitemapLink {
	var links []sitemapLink
	for _, l := range h.languages {
		if l.Tag == p.Language {
			for _, a := range h.alternates(strings.TrimPrefix(p.URL, l.prefix)) {
				links = append(links, sitemapLink{"alternate", a.Tag, a.URL})
			}
		}
	}
	return links
}

// encodeXML cannot fail: the types above hold strings only.
func encodeXML(v any) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(v); err != nil {
		panic(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}
