package render

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// addresses are the attributes whose value is one address.
var addresses = []string{"href", "src", "action", "poster"}

// portable adds to dst a page whose addresses below base lead there from path, the
// page's own place in the folder, without a server: "/find/" becomes
// "../find/index.html". Browsers open such pages from a disk or a stick.
func portable(dst, page []byte, path, base string) []byte {
	up := strings.Repeat("../", strings.Count(path, "/"))
	z := html.NewTokenizer(bytes.NewReader(page))
	for z.Next() != html.ErrorToken { // its one error is the end
		raw := slices.Clone(z.Raw()) // Token lowers names in place
		token := z.Token()
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken || !carry(&token, up, base) {
			dst = append(dst, raw...)
			continue
		}
		dst = append(dst, token.String()...)
	}
	return dst
}

// carry rewrites the addresses of an element, and reports whether it had any.
func carry(token *html.Token, up, base string) (changed bool) {
	for i := range token.Attr {
		a := &token.Attr[i]
		before := a.Val
		switch {
		case slices.Contains(addresses, a.Key):
			a.Val = carried(a.Val, up, base)
		case a.Key == "srcset":
			sources := strings.Split(a.Val, ", ")
			for i, s := range sources {
				sources[i] = carried(s, up, base)
			}
			a.Val = strings.Join(sources, ", ")
		case a.Key == "content" && token.Data == "meta": // of a redirect: "0; url=/find/"
			if wait, address, ok := strings.Cut(a.Val, "; url="); ok {
				a.Val = wait + "; url=" + carried(address, up, base)
			}
		}
		changed = changed || a.Val != before
	}
	return changed
}

// carried is an address below base as a page that lies up from the root reads it.
func carried(address, up, base string) string {
	rest, below := strings.CutPrefix(address, base)
	if !below || strings.HasPrefix(rest, "/") { // "//host/" is another website
		return address
	}
	end := strings.IndexAny(rest, "?#")
	if end < 0 {
		end = len(rest)
	}
	path := rest[:end]
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return up + path + rest[end:]
}
