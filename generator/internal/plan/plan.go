// Package plan decides which pages a hub has: it takes the model and gives
// Pages, each with its URL, its template and a function that makes its data.
// Collisions between URLs are found here. It never renders and never writes.
package plan

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// Page is one file of the output. Exactly one of Data and Raw is set.
type Page struct {
	URL      string // below the hub's root: "/programs/oak-house/", "/sitemap.xml"
	Language string // BCP 47
	Template string // "program": themes/<name>/templates/program.html
	Data     func() View
	Raw      func() []byte // for files that no theme touches: sitemap, feed, JSON
	Updated  model.Date
	Listed   bool // in the sitemap
	Source   model.Source
}

// Path is where the page lies below the output folder: "programs/oak-house/index.html".
func (p *Page) Path() string {
	path := p.URL[1:]
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return path
}

// Options is what plan needs besides the model.
type Options struct {
	CSS, Script string                // URLs of the bundled assets, base path included
	Styles      map[string]string     // URLs of style sheets for some pages, by the name that templates call them
	Modules     map[string][]string   // URLs of what Script imports for a widget, by its name
	Assets      []string              // paths of all bundled files, below the hub's root
	Guest       string                // URL of the script of pages for frames, base path included
	Pin         Pin                   // Script as other websites name it, who want it to stay as it is
	Widgets     []model.Widget        // what Script knows, as it describes itself
	Gallery     string                // URL of the script of the gallery's own page
	Sizes       map[string]ScriptSize // of scripts, by URL
	Drafts      bool                  // a preview, which shows drafts and says so
	Portable    bool                  // to be read from a folder, and says so
	Altered     bool                  // the hub's folder has files of its own for its theme
	Index       func() *match.Index   // asked for when the first page needs it; nil for none
	Atlas       func() Atlas          // asked for when hub.json is made; nil for none
}

// Pin is a script that never changes at its address.
type Pin struct {
	URL       string // root-relative, base path included; "" without widgets
	Integrity string // "sha384-…", for the attribute
}

// Plan is every file of a hub except assets and static files.
type Plan struct {
	Site    *Site   // in the hub's own language
	Sites   []*Site // in all its languages, the own first
	Pages   []Page
	Hosting *Hosting
	Kept    []string // what visitors may keep for when there is no connection, below the hub's root
	byURL   map[string]int
	hubs    []*hub // one per language, the own first
}

// Make plans the pages of site.
func Make(site *model.Site, opts Options) (*Plan, diag.List) {
	p := &Plan{}
	var redirects []Page
	languages := languagesOf(site)
	own := newHub(site, languages, opts)
	for _, s := range site.All() {
		h := own
		if s != site {
			h = newHub(s, languages, opts)
		}
		p.Sites, p.hubs = append(p.Sites, h.view), append(p.hubs, h)
		moved := h.inLanguage(h.redirectPages())
		p.Pages = append(p.Pages, h.cards(h.inLanguage(h.pages()))...)
		p.Pages = append(append(p.Pages, moved...), h.dataPages()...)
		p.Kept = append(p.Kept, h.kept()...)
		redirects = append(redirects, moved...)
	}
	p.Site = own.view
	p.Pages = append(append(p.Pages, own.rootPages()...), p.pluginPages()...)
	p.Pages = append(p.Pages, own.redirectRules(redirects))
	p.Pages = append(p.Pages, own.sitemaps(p.Pages)...)
	p.Hosting = own.hosting(p.Pages, site.Static, opts.Assets)
	headers, found := p.Hosting.headersFile()
	p.Pages = append(p.Pages, headers)
	found = append(found, p.index(site.Static)...)
	return p, append(append(found, p.checkSettings(site)...), checkWords(site)...)
}

// pages are those that visitors read, in one language.
func (h *hub) pages() []Page {
	pages := []Page{h.home(), h.find()}
	pages = append(pages, h.topicPages()...)
	pages = append(pages, h.programPages()...)
	pages = append(pages, h.landingPages()...)
	pages = append(pages, h.placePages()...)
	pages = append(pages, h.toolPages()...)
	pages = append(pages, h.galleryPages()...)
	pages = append(pages, h.framePages()...)
	if h.offline() {
		pages = append(pages, h.offlinePage())
	}
	return append(pages, h.documentPages()...)
}

// inLanguage puts pages below the prefix of the hub's language.
func (h *hub) inLanguage(pages []Page) []Page {
	for i := range pages {
		pages[i].URL, pages[i].Language = h.site.Prefix+pages[i].URL, h.locale.Tag
	}
	return pages
}

// rootPages are there once, whatever the languages.
func (h *hub) rootPages() []Page {
	pages := append([]Page{h.notFound(), h.robots(), h.crisisData()}, h.outlinePages()...)
	pages[0].Language = h.locale.Tag
	return append(append(pages, h.creditPages()...), h.feed())
}

// checkSettings reports addresses in config.toml that the hub does not have.
func (p *Plan) checkSettings(site *model.Site) diag.List {
	var found diag.List
	check := func(what, url string, source model.Source) {
		path, _, _ := strings.Cut(url, "#")
		path, _, _ = strings.Cut(path, "?")
		if strings.HasPrefix(path, "/") && !p.Has(path, site.Static) {
			found.Add(diag.Diagnostic{
				File: source.File, Line: source.Line, Code: "broken-link",
				Text: what + " leads to " + path + ", which the hub does not have", Hint: p.Nearest(path),
			})
		}
	}
	for _, item := range site.Config.Navigation {
		if u, err := url.Parse(item.URL); err == nil && u.Scheme == "" && !strings.HasPrefix(item.URL, "/") {
			found.Add(diag.Diagnostic{
				File: item.Source.File, Line: item.Source.Line, Code: "link-relative",
				Text: "the menu entry \"" + item.Label + "\" leads to " + item.URL + ", which depends on the page it stands on",
				Hint: "write it from the hub's root: \"/" + strings.Trim(item.URL, "./") + "/\"",
			})
		}
		check("the menu entry \""+item.Label+"\"", item.URL, item.Source)
	}
	for _, r := range site.Config.Redirects {
		if page := p.Page(r.To); page != nil && page.Template == "redirect" {
			found.Add(diag.Diagnostic{
				File: r.Source.File, Line: r.Source.Line, Code: "redirect-chain",
				Text: "the redirect from " + r.From + " leads to " + r.To + ", which is a redirect itself",
				Hint: "lead it to the page where the way ends",
			})
		}
		check("the redirect from "+r.From, r.To, r.Source)
	}
	return found
}

// Has reports whether the hub has a page or a static file at that path.
func (p *Plan) Has(path string, static []string) bool {
	name := strings.TrimPrefix(path, "/")
	return p.Page(path) != nil || slices.Contains(static, name) || strings.HasSuffix(path, "/") && slices.Contains(static, name+"index.html")
}

// Nearest is a hint for an address that no page has.
func (p *Plan) Nearest(path string) string {
	for _, try := range []string{path, path + "/"} {
		if i, ok := p.byURL[strings.ToLower(try)]; ok {
			return "write \"" + p.Pages[i].URL + "\""
		}
	}
	return diag.DidYouMean(path, p.likely(path))
}

// index makes pages findable by URL and reports URLs that two pages claim. Two
// that differ only in case are one on many hosts, so they collide as well.
func (p *Plan) index(static []string) diag.List {
	var found diag.List
	p.byURL = make(map[string]int, len(p.Pages))
	for i := range p.Pages {
		page := &p.Pages[i]
		key := strings.ToLower(page.URL)
		if first, taken := p.byURL[key]; taken {
			programs := page.Template == "program" && p.Pages[first].Template == "program" // read has told those
			again := p.translated(page) && p.translated(&p.Pages[first])                   // the hub's own language tells those
			if !programs && !again {
				found.Add(p.collision(&p.Pages[first], page))
			}
			continue
		}
		p.byURL[key] = i
	}
	for _, path := range static {
		if d, beside := besideAtlas(path); beside {
			found.Add(d)
		}
		i, taken := p.byURL["/"+strings.ToLower(strings.TrimSuffix(path, "index.html"))]
		if !taken { // a file where a page needs a folder
			i, taken = p.byURL["/"+strings.ToLower(path)+"/"]
		}
		for folder, ok := cutLast(path); ok && !taken; folder, ok = cutLast(folder) { // a folder where a page is a file
			i, taken = p.byURL["/"+strings.ToLower(folder)]
		}
		if taken {
			found.Add(diag.Diagnostic{
				File: "static/" + path, Code: "url-collision",
				Text: "this file would replace the page " + p.Pages[i].URL,
				Hint: "rename the file, or take it out of static/",
			})
		}
	}
	return found
}

func cutLast(path string) (folder string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", false
	}
	return path[:i], true
}

// translated reports whether the page is in another language than the hub's own.
func (p *Plan) translated(page *Page) bool {
	return page.Language != "" && page.Language != p.Site.Locale.Tag
}

// collision blames the page that an editor can rename: never one of another language,
// whose place its folder gives.
func (p *Plan) collision(first, second *Page) diag.Diagnostic {
	if p.translated(second) && first.Source.File != "" {
		return diag.Diagnostic{
			File: first.Source.File, Line: first.Source.Line, Code: "url-collision",
			Text: fmt.Sprintf("%s is in the way of the hub's pages in the language %q, which begin with /%[2]s/", first.URL, second.Language),
			Hint: "give this page or redirect another slug, alias or path",
		}
	}
	if second.Source.File == "" {
		first, second = second, first
	}
	other := "a page that sitegen makes"
	if first.Source.File != "" {
		other = first.Source.String()
	}
	return diag.Diagnostic{
		File: second.Source.File, Line: second.Source.Line, Code: "url-collision",
		Text: "two pages have the address " + second.URL + "; the other is " + other,
		Hint: "give one of them another id, slug or alias",
	}
}

// Page returns the page with that URL, or nil.
func (p *Plan) Page(url string) *Page {
	if i, ok := p.byURL[strings.ToLower(url)]; ok && p.Pages[i].URL == url {
		return &p.Pages[i]
	}
	return nil
}

// likely are the addresses that somebody who wrote path may have meant: those in
// the same folder, or, where there is no such folder, those that stand alone.
func (p *Plan) likely(path string) []string {
	folder := path[:strings.IndexByte(path[1:]+"/", '/')+2]
	var inside, alone []string
	for i := range p.Pages {
		switch url := p.Pages[i].URL; {
		case p.Pages[i].Template == "" || p.Pages[i].Language != p.Site.Locale.Tag || strings.Contains(url, "/page/"):
		case strings.HasPrefix(url, folder):
			inside = append(inside, url)
		case !strings.HasPrefix(url, "/programs/") && !strings.HasPrefix(url, "/places/") && !strings.HasPrefix(url, "/find/"):
			alone = append(alone, url)
		}
	}
	if len(inside) > 0 {
		return inside
	}
	return append(alone, "/find/", "/places/")
}

// BasePath is the path of a base URL: "/" or "/hub/".
func BasePath(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return strings.TrimSuffix(u.Path, "/") + "/"
}
