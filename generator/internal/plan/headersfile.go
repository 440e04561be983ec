package plan

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
)

// maxHeaderRules is how many rules Cloudflare Pages reads.
const maxHeaderRules = 100

// headersFile is _headers, in the form that Netlify and Cloudflare Pages read. Both add up
// the rules that match, and where two set one header, one of them joins the values and the
// other takes one. So none is set twice; and who may frame a page is said by the older
// X-Frame-Options, in rules that leave the frames out.
// What matters most comes first, for who reads so many rules and no more: what other
// websites may use, then that none shows in a frame what visitors write and keep.
func (h *Hosting) headersFile() (Page, diag.List) {
	var f headersFile
	f.say("*", append([]Header{{"Content-Security-Policy", h.policy}}, h.always...)...)
	for i := range h.rules {
		r := &h.rules[i]
		folders := r.shared
		if r.framed {
			folders = r.globs
		}
		for _, folder := range folders {
			f.say(folder, r.own()...)
		}
	}
	h.unframed(&f, ofTools)
	for _, r := range h.rules {
		if !r.page { // of pages these hosts say as much themselves
			for _, glob := range r.globs {
				f.say(glob, Header{"Cache-Control", r.cache})
			}
		}
	}
	h.unframed(&f, func(glob string) bool { return !ofTools(glob) })
	return Page{URL: "/_headers", Raw: func() []byte { return f.text(h.base) }}, f.check(h.base)
}

// unframed says of these pages that no other website may show them in a frame.
func (h *Hosting) unframed(f *headersFile, these func(glob string) bool) {
	for _, r := range h.rules {
		for _, glob := range r.globs {
			if r.page && !r.framed && these(glob) {
				f.say(glob, Header{"X-Frame-Options", "SAMEORIGIN"})
			}
		}
	}
}

// ofTools knows the folders of pages in which visitors write or keep something, in any language.
func ofTools(glob string) bool {
	folder := path.Base(path.Dir(glob))
	return folder == "tools" || folder == "saved"
}

// headersFile is what a _headers file says, glob by glob.
type headersFile struct {
	globs   []string
	headers map[string][]Header
}

func (f *headersFile) say(glob string, headers ...Header) {
	if f.headers == nil {
		f.headers = map[string][]Header{}
	}
	if f.headers[glob] == nil {
		f.globs = append(f.globs, glob)
	}
	for _, h := range headers {
		if !slices.Contains(f.headers[glob], h) {
			f.headers[glob] = append(f.headers[glob], h)
		}
	}
}

// text leaves out what Cloudflare Pages would not read: of a hub with very many pages of
// its own, who may frame the last.
func (f *headersFile) text(base string) []byte {
	var b bytes.Buffer
	for _, glob := range f.globs[:min(len(f.globs), maxHeaderRules)] {
		fmt.Fprintf(&b, "%s%s\n", base, glob)
		for _, h := range f.headers[glob] {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	return b.Bytes()
}

// check tells what text leaves out.
func (f *headersFile) check(base string) (found diag.List) {
	if more := len(f.globs) - maxHeaderRules; more > 0 {
		found.Add(diag.Diagnostic{
			File: "config.toml", Severity: diag.Warning, Code: "too-many-headers",
			Text: fmt.Sprintf("_headers would have %d rules, and hosts read %d: other websites could show %s and what is in the %d rules after it in a frame",
				len(f.globs), maxHeaderRules, base+f.globs[maxHeaderRules], more-1),
			Hint: "put pages of your own into one folder, or let the host send X-Frame-Options: SAMEORIGIN with them",
		})
	}
	return found
}

// redirectRules is _redirects for the same hosts; elsewhere the redirect pages serve.
func (h *hub) redirectRules(redirects []Page) Page {
	return Page{URL: "/_redirects", Raw: func() []byte {
		base := strings.TrimSuffix(h.view.BasePath, "/")
		var b strings.Builder
		for i := range redirects {
			to := redirects[i].Data().Main.(*Redirect).To
			if strings.HasPrefix(to, "/") {
				to = base + to
			}
			fmt.Fprintf(&b, "%s%s %s 301\n", base, redirects[i].URL, to)
		}
		return []byte(b.String())
	}}
}

// inAll gives a path in each of the hub's languages.
func (h *hub) inAll(path string) (paths []string) {
	for _, l := range h.languages {
		paths = append(paths, pathOf(l.prefix)+path)
	}
	return paths
}

// anyOf is a regular expression for one of these, of which the first is empty.
func anyOf(paths []string) string {
	if len(paths) == 1 {
		return ""
	}
	quoted := []string{}
	for _, p := range paths[1:] {
		quoted = append(quoted, regexp.QuoteMeta(p))
	}
	return "(?:" + strings.Join(quoted, "|") + ")?"
}

// dataGlobs are the folders of data but the atlas.
func dataGlobs(pages []Page) []string {
	globs := []string{dataFolder[1:] + "/:file"}
	for i := range pages {
		rest, data := strings.CutPrefix(pages[i].URL, dataFolder+"/")
		folder, _, deeper := strings.Cut(rest, "/")
		if glob := dataFolder[1:] + "/" + folder + "/*"; data && deeper && !slices.Contains(globs, glob) {
			globs = append(globs, glob)
		}
	}
	return globs
}

// versionPattern knows a file of widgets/ whose name changes with what it holds.
const versionPattern = `^widgets/.+-[0-9A-Za-z]{8,}\.js$`

// scriptGlobs are the files of widgets/: those whose names change, by what their names have
// before the fingerprint, and those whose names stay.
func scriptGlobs(bundled []string) (versions, scripts []string) {
	changes := regexp.MustCompile(versionPattern)
	for _, path := range append(bundled, "widgets/versions.json") {
		switch {
		case changes.MatchString(path):
			versions = append(versions, path[:strings.LastIndexByte(path, '-')+1]+"*")
		case strings.HasPrefix(path, "widgets/"):
			scripts = append(scripts, path)
		}
	}
	slices.Sort(versions)
	slices.Sort(scripts)
	return slices.Compact(versions), scripts
}

// pageGlobs are the folders that hold the hub's other pages. Of /embed/ it is the page alone.
func (h *hub) pageGlobs(pages []Page, static []string) []string {
	var urls, globs []string
	for i := range pages {
		if pages[i].Template != "" && pages[i].Template != "redirect" {
			urls = append(urls, pages[i].URL[1:])
		}
	}
	for _, file := range static {
		if strings.HasSuffix(file, ".html") {
			urls = append(urls, file)
		}
	}
	spoken := h.inAll("")
	for _, url := range urls {
		prefix := ""
		for _, p := range spoken[1:] {
			if strings.HasPrefix(url, p) {
				prefix = p
			}
		}
		folder, _, inside := strings.Cut(url[len(prefix):], "/")
		glob := prefix + folder
		switch {
		case folder == "programs" && inside:
			continue
		case folder == "embed" && inside:
			glob += "/"
		case inside:
			glob += "/*"
		}
		if !slices.Contains(globs, glob) {
			globs = append(globs, glob)
		}
	}
	return globs
}
