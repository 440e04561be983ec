package plan

import (
	"fmt"
	"strings"
)

// contentSecurityPolicy lets a page load from its own hub and nowhere else, and
// run no script that was not a file. JSON-LD is data, which script-src ignores.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; " +
	"frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types "

// headers is _headers, in the form that Netlify and Cloudflare Pages read.
func (h *hub) headers() Page {
	base := h.view.BasePath
	var b strings.Builder
	rule := func(path string, lines ...string) {
		fmt.Fprintf(&b, "%s%s\n", base, path)
		for _, l := range lines {
			fmt.Fprintf(&b, "  %s\n", l)
		}
	}
	rule("*",
		"Content-Security-Policy: "+ContentSecurityPolicy(h.site.Config.Offline),
		"Referrer-Policy: no-referrer",
		"X-Content-Type-Options: nosniff",
		"Permissions-Policy: geolocation=(self), camera=(), microphone=(), browsing-topics=()",
		"Cross-Origin-Opener-Policy: same-origin",
	)
	rule("assets/*", "Cache-Control: public, max-age=31536000, immutable")
	rule("widgets/*", "Access-Control-Allow-Origin: *", "Cache-Control: public, max-age=3600")
	rule("data/*", "Access-Control-Allow-Origin: *")
	rule(atlasFolder+"/*", "Cache-Control: public, max-age=31536000, immutable") // named after their content
	for _, l := range h.languages {
		for _, url := range []string{hubURL, checklistURL, questionsURL, contactsURL, savedURL, offlineURL} {
			rule(dataFolder[1:]+l.prefix+url[len(dataFolder):], "Cache-Control: no-cache")
		}
	}
	rule(suggestionsURL[1:], "Cache-Control: no-cache")
	rule("sw.js", "Cache-Control: no-cache") // or a hub built anew would be seen a day later
	return Page{URL: "/_headers", Raw: func() []byte { return []byte(b.String()) }}
}

// ContentSecurityPolicy is what a preview must send, so that what works there
// works when published. To register a service worker takes a trusted address, for
// which widgets/src/shared/offline.ts has a policy that knows one.
func ContentSecurityPolicy(offline bool) string {
	if offline {
		return contentSecurityPolicy + "hub-offline"
	}
	return contentSecurityPolicy + "'none'"
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

func (h *hub) robots() Page {
	return Page{URL: "/robots.txt", Raw: func() []byte {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + h.absolute("/sitemap.xml") + "\n")
	}}
}
