package generator

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// publication is a look at a hub where it is published. Each question is asked once.
type publication struct {
	ctx     context.Context
	client  *http.Client
	base    *url.URL // ends in a slash
	left    int      // questions that may still be asked
	unasked bool     // something was not asked for, or its answer not waited for
	answers map[string]*answer
	found   Diagnostics
}

// What a look at a published hub may take.
const (
	askedAtMost  = 150
	askedFor     = 90 * time.Second // in all
	answerWithin = 15 * time.Second
	answerSize   = 8 << 20
)

// CheckPublished asks a published hub, whose address ends in a slash, for what the widgets
// on other websites need, and tells what its host answers wrong. A finding's File is the
// address asked. Nobody else is asked, no more than 150 files, and for no more than 90 seconds.
func CheckPublished(ctx context.Context, address string) (Diagnostics, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	return checkPublished(ctx, base, askedFor, askedAtMost), ctx.Err()
}

func checkPublished(ctx context.Context, base *url.URL, atMost time.Duration, files int) Diagnostics {
	ctx, stop := context.WithTimeout(ctx, atMost)
	defer stop()
	p := &publication{ctx: ctx, base: base, left: files, answers: map[string]*answer{}}
	p.client = &http.Client{Timeout: answerWithin, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if front, ok := p.page(""); ok && !p.isInside(front) {
		p.front(front)
		p.missing()
		p.scripts()
		p.data()
		p.frames()
		p.program()
		p.versions()
	}
	if p.unasked {
		p.found.Add(Diagnostic{
			File: base.String(), Severity: Warning, Code: "published-unasked",
			Text: fmt.Sprintf("the check ended before it had looked at everything: it asks for up to %d files within %v", files, atMost),
			Hint: "what is told is of the files before; when the host was slow, check again later",
		})
	}
	p.found.Sort()
	return p.found
}

// isInside tells when the address is a page of a hub and not where the hub begins: its page
// names itself, and its scripts lie above it.
func (p *publication) isInside(a *answer) bool {
	found := ownScript.FindSubmatch(a.body)
	itself := canonical.FindSubmatch(a.body)
	if found == nil || itself == nil || string(itself[1]) != p.base.String() {
		return false
	}
	root, err := p.base.Parse(string(found[1]))
	if err != nil || root.String() == p.base.String() || !strings.HasPrefix(p.base.String(), root.String()) {
		return false
	}
	a.fail("published-inside", "this is a page of a hub: the hub begins at "+root.String(), "check it with: sitegen check --published "+root.String())
	return true
}

// front judges the front page, which stands for all pages.
func (p *publication) front(a *answer) {
	if p.base.Scheme == "http" && !isLoopback(p.base.Hostname()) {
		a.fail("published-http", "the hub is not published with https, so no page with https can use its widgets", "let the host answer with https, and lead http there")
	}
	p.unframed(a)
	p.policy(a)
	p.compressed(a)
	if found := canonical.FindSubmatch(a.body); found != nil && string(found[1]) != p.base.String() {
		a.warn("published-elsewhere", "the hub was built for "+string(found[1])+", where its feed and its snippets lead", "build it with: sitegen build --base-url "+p.base.String())
	}
	if p.base.Scheme == "https" {
		for _, src := range mixed.FindAllSubmatch(a.body, 3) {
			a.fail("published-http", "the page loads "+string(src[1])+" without https, which browsers refuse", "write that address with https")
		}
	}
}

var (
	ownScript = regexp.MustCompile(`<script[^>]* src="([^"]*/)widgets/pages-`)
	canonical = regexp.MustCompile(`<link rel="canonical" href="([^"]*)"`)
	mixed     = regexp.MustCompile(`<(?:script|img|iframe)[^>]* src="(http://[^"]*)"`)
	listing   = regexp.MustCompile(`href="([^"]*/programs/[^"/]+/)"`)
)

// missing asks for what is not there.
func (p *publication) missing() {
	for _, name := range []string{"sitegen-asks-for-no-page/", "data/v1/atlas/0000000000000000.bin"} {
		a := p.ask(name)
		switch {
		case a.err != nil:
			p.unreachable(a)
		case a.status != http.StatusNotFound:
			a.fail("published-missing", "there is no such file, and the host answers with status "+a.said()+" in place of 404",
				"let the host answer with 404 and 404.html: widgets take what comes for data, and search engines for a page")
		case strings.HasPrefix(name, "data/"):
			if a.header.Get("Access-Control-Allow-Origin") == "" {
				a.warn("published-cors", "a missing file is answered without Access-Control-Allow-Origin, so a widget can't tell it from a broken connection", hostHint)
			}
			if seconds, _ := maxAge(a.header.Get("Cache-Control")); seconds > day {
				a.say(Hint, "published-cache", "that a file is missing is kept as long as a file: who came while the hub was put up sees it broken until then", "put up a new build in one step, or let the host send Cache-Control with what is there alone")
			}
		}
	}
}

// scripts are those whose addresses stay.
func (p *publication) scripts() {
	hub, ok := p.file("widgets/hub.js", "a script", scriptTypes...)
	if !ok {
		return
	}
	p.shared(hub)
	p.fresh(hub)
	p.compressed(hub)
	if resizer, ok := p.file("widgets/frame.js", "a script", scriptTypes...); ok {
		p.shared(resizer)
		p.fresh(resizer)
	}
}

var scriptTypes = []string{"text/javascript", "application/javascript", "application/x-javascript"}

// hubFile is what the check must know of data/v1/hub.json.
type hubFile struct {
	Data struct {
		Atlas map[string]string
		// addresses from the host's root
		Terms, Checklist, Suggestions, Questions, Contacts, Saved string
	}
}

// data is data/v1/hub.json and the first files that it names.
func (p *publication) data() {
	a, ok := p.json("data/v1/hub.json")
	if !ok {
		return
	}
	p.compressed(a)
	var hub hubFile
	if json.Unmarshal(a.body, &hub) != nil || len(hub.Data.Atlas) == 0 {
		a.fail("published-data", "this is no hub.json that this sitegen writes", "publish the hub again with: sitegen build")
		return
	}
	d := hub.Data
	for _, file := range []string{d.Terms, d.Checklist, d.Suggestions, d.Questions, d.Contacts, d.Saved} {
		if file == "" {
			continue
		}
		below, inside := strings.CutPrefix(file, p.base.Path)
		if !inside {
			a.fail("published-elsewhere", "it names "+file+", which is not below "+p.base.Path, "build it with: sitegen build --base-url "+p.base.String())
			continue
		}
		p.json(below)
	}
	for _, name := range d.Atlas {
		if name == "" {
			continue
		}
		if bin, ok := p.file("data/v1/atlas/"+name+".bin", "data", "application/octet-stream"); ok {
			p.shared(bin)
			p.kept(bin)
			p.unaltered(bin, name)
		}
	}
}

func (p *publication) json(name string) (*answer, bool) {
	a, ok := p.file(name, "data", "application/json")
	if ok {
		p.shared(a)
		p.fresh(a)
		if !json.Valid(a.body) {
			a.fail("published-data", "this is no JSON", "publish the hub again, and let the host send files as they are")
		}
	}
	return a, ok
}

// frames are the pages for frames, and the gallery that is none.
func (p *publication) frames() {
	if a, ok := p.page("embed/finder/"); ok {
		p.framed(a)
		p.policy(a)
	}
	if gallery := p.ask("embed/"); gallery.err == nil && gallery.status == http.StatusOK {
		p.unframed(gallery)
	}
}

// program is the page of a program, which widgets read when it is saved.
func (p *publication) program() {
	list, ok := p.page("find/")
	if !ok {
		return
	}
	link := listing.FindSubmatch(list.body)
	if link == nil {
		return // nothing is listed
	}
	below, inside := strings.CutPrefix(string(link[1]), p.base.Path)
	if !inside {
		return // the front page has told that the hub was built for another address
	}
	if a, ok := p.page(below); ok {
		p.shared(a)
		p.unframed(a)
	}
}

// versions are the scripts that other websites name with their digests, of today and of
// before, with the modules of each. They come last: what is asked at most may end with them.
func (p *publication) versions() {
	a, ok := p.json("widgets/versions.json")
	if !ok {
		return
	}
	var list struct {
		Versions []struct{ Files map[string]string } // digests, by name
	}
	if json.Unmarshal(a.body, &list) != nil || len(list.Versions) == 0 {
		a.fail("published-data", "this is no versions.json that this sitegen writes", "publish the hub again with: sitegen build")
		return
	}
	for _, v := range list.Versions {
		for _, name := range slices.Sorted(maps.Keys(v.Files)) {
			p.version(name, v.Files[name])
		}
	}
}

// version asks for a module whose name changes with what it holds.
func (p *publication) version(name, integrity string) {
	if a, ok := p.file("widgets/"+name, "a script", scriptTypes...); ok {
		p.shared(a)
		p.kept(a)
		p.intact(a, integrity)
	}
}
