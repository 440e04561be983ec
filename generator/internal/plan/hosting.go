package plan

import (
	"regexp"
	"slices"
	"strings"
)

// Hosting is what a web host must be told of a hub: which headers go with which files.
// headersFile, Nginx, Apache and S3 say it to hosts, Headers to a preview.
type Hosting struct {
	base   string // path of base_url: "/" or "/hub/"
	site   string // scheme and host of base_url
	always []Header
	policy string // Content-Security-Policy, but for who may frame
	rules  []hostRule
}

// Header is one line of what a host sends before a file.
type Header struct{ Name, Value string }

// hostRule is what a host sends with some files. A file follows the first rule whose
// match is found in its path below the hub's root. Hosts that know no order read globs,
// where "*" is all that follows and ":x" one folder or file.
type hostRule struct {
	name   string         // in configurations
	match  string         // regular expression
	regexp *regexp.Regexp // of match
	globs  []string
	cache  string
	shared []string // scripts of other websites may read it: the globs of whole folders
	framed bool     // other websites may show it in a frame
	page   bool     // somebody may look at it
}

// How long browsers and proxies keep a file without asking.
const (
	forever = "public, max-age=31536000, immutable" // for names that change with what they hold
	anHour  = "public, max-age=3600"
	asked   = "no-cache" // kept, and asked for again each time: what changed is seen at once
)

// contentSecurityPolicy lets a page load from its own hub and nowhere else, and
// run no script that was not a file. JSON-LD is data, which script-src ignores.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; " +
	"require-trusted-types-for 'script'; trusted-types "

var always = []Header{
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
	{"Permissions-Policy", "geolocation=(self), camera=(), microphone=(), browsing-topics=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
}

// NoHub are the headers of pages that tell why there is no hub.
func NoHub() []Header {
	h := Hosting{always: always, policy: contentSecurityPolicy + "'none'"}
	return h.sent(&hostRule{cache: asked})
}

// hosting makes the rules for a hub that has these pages, and static and bundled files. Files in folders
// that no rule names are pages.
func (h *hub) hosting(pages []Page, static, bundled []string) *Hosting {
	policy := contentSecurityPolicy + "'none'"
	if h.site.Config.Offline {
		// To register a service worker takes a trusted address, for which
		// widgets/src/shared/offline.ts has a policy that knows one.
		policy = contentSecurityPolicy + "hub-offline"
	}
	versions, scripts := scriptGlobs(bundled)
	spoken := anyOf(h.inAll(""))
	made := &Hosting{
		base: h.view.BasePath, site: strings.TrimSuffix(h.site.Config.BaseURL, h.view.BasePath), policy: policy,
		always: always,
		rules: []hostRule{
			{name: "frame", match: `^` + spoken + `embed/[^/]+/`, globs: h.inAll("embed/:widget/*"), cache: asked, framed: true, page: true},
			{name: "listing", match: `^` + spoken + `programs/`, globs: h.inAll("programs/*"), cache: asked, shared: h.inAll("programs/*"), page: true},
			{name: "atlas", match: `^data/v1/atlas/`, globs: []string{atlasFolder + "/*"}, cache: forever, shared: []string{"data/*"}},
			{name: "data", match: `^data/`, globs: dataGlobs(pages), cache: asked, shared: []string{"data/*"}},
			{name: "version", match: versionPattern, globs: versions, cache: forever, shared: []string{"widgets/*"}},
			{name: "script", match: `^widgets/`, globs: scripts, cache: anHour, shared: []string{"widgets/*"}},
			{name: "asset", match: `^assets/`, globs: []string{"assets/*"}, cache: forever, shared: []string{"assets/*"}}, // frames without an origin ask as others do
			{name: "page", globs: h.pageGlobs(pages, static), cache: asked, page: true},
		},
	}
	for i := range made.rules {
		made.rules[i].regexp = regexp.MustCompile(made.rules[i].match)
	}
	return made
}

// Headers are what a host sends with the file at a URL below the hub's root, such as
// "/programs/oak-house/", whether it is there or not.
func (h *Hosting) Headers(url string) []Header {
	path := strings.TrimPrefix(url, "/")
	i := slices.IndexFunc(h.rules, func(r hostRule) bool { return r.regexp.MatchString(path) })
	return h.sent(&h.rules[i])
}

// sent are the headers that a rule asks for, in all.
func (h *Hosting) sent(r *hostRule) []Header {
	headers := append([]Header{{"Content-Security-Policy", h.policyOf(r)}, {"Cache-Control", r.cache}}, h.always...)
	return append(headers, r.own()...)
}

// named gives the rule of that name, which there is.
func (h *Hosting) named(name string) *hostRule {
	return &h.rules[slices.IndexFunc(h.rules, func(r hostRule) bool { return r.name == name })]
}

// policyOf is the whole Content-Security-Policy.
func (h *Hosting) policyOf(r *hostRule) string {
	if r.framed {
		return h.policy
	}
	return h.policy + "; frame-ancestors 'self'"
}

// own are the headers that not every file has. A page that isolates itself from other
// websites can still show a frame, or read a file, that says that it may.
func (r *hostRule) own() (headers []Header) {
	if r.shared != nil {
		headers = append(headers, Header{"Access-Control-Allow-Origin", "*"})
	}
	if r.framed {
		headers = append(headers, Header{"Cross-Origin-Embedder-Policy", "require-corp"})
	}
	if r.shared != nil || r.framed {
		headers = append(headers, Header{"Cross-Origin-Resource-Policy", "cross-origin"})
	}
	return headers
}

// Config is the configuration for a kind of host; see HostKinds.
func (h *Hosting) Config(kind string) []byte {
	var b strings.Builder
	switch kind {
	case "nginx":
		h.nginx(&b)
	case "apache":
		h.apache(&b)
	case "s3":
		h.s3(&b)
	}
	return []byte(b.String())
}

// HostKinds are the hosts that Config knows.
var HostKinds = []string{"nginx", "apache", "s3"}

func (h *hub) robots() Page {
	return Page{URL: "/robots.txt", Raw: func() []byte {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + h.absolute("/sitemap.xml") + "\n")
	}}
}
