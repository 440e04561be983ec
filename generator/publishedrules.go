package generator

import (
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
)

// shared: scripts of other websites may read it.
func (p *publication) shared(a *answer) {
	allowed := a.header.Values("Access-Control-Allow-Origin")
	switch {
	case len(allowed) == 0:
		a.fail("published-cors", "Access-Control-Allow-Origin is missing, so no other website can use it", hostHint)
	case len(allowed) > 1 || allowed[0] != "*" && allowed[0] != otherWebsite:
		a.fail("published-cors", fmt.Sprintf("Access-Control-Allow-Origin is %q, so browsers refuse it", strings.Join(allowed, ", ")), `send it once, as "*": `+hostHint)
	case allowed[0] == otherWebsite && !strings.Contains(strings.ToLower(a.header.Get("Vary")), "origin"):
		a.warn("published-cors", "Access-Control-Allow-Origin names who asks, and a cache may tell it to somebody else", `send "*" in its place: `+hostHint)
	}
	if policy := a.header.Get("Cross-Origin-Resource-Policy"); policy != "" && policy != "cross-origin" {
		a.fail("published-cors", fmt.Sprintf("Cross-Origin-Resource-Policy is %q, so no other website can use it", policy), `send "cross-origin" in its place: `+hostHint)
	}
}

const day = 24 * 60 * 60

// fresh: its address stays, so nobody may keep it for long.
func (p *publication) fresh(a *answer) {
	cache := a.header.Get("Cache-Control")
	seconds, known := maxAge(cache)
	switch {
	case strings.Contains(cache, "immutable") || seconds > day:
		a.fail("published-cache", fmt.Sprintf("Cache-Control is %q: what changes is not seen for that long", cache), hostHint)
	case !known:
		a.warn("published-cache", "Cache-Control does not say how long to keep it, so browsers guess", hostHint)
	}
}

// kept: its name is of its content, so it can be kept for ever.
func (p *publication) kept(a *answer) {
	if cache := a.header.Get("Cache-Control"); !strings.Contains(cache, "immutable") {
		if seconds, _ := maxAge(cache); seconds < 30*day {
			a.say(Hint, "published-cache", fmt.Sprintf("Cache-Control is %q: browsers ask for it again, although it never changes", cache), hostHint)
		}
	}
}

// maxAge is how many seconds a browser may keep a file without asking.
func maxAge(cacheControl string) (seconds int, known bool) {
	for part := range strings.SplitSeq(cacheControl, ",") {
		switch name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "="); name {
		case "no-cache", "no-store":
			return 0, true
		case "max-age":
			if n, err := strconv.Atoi(strings.Trim(value, `"`)); err == nil {
				seconds, known = n, true
			}
		}
	}
	return seconds, known
}

// framed: other websites may show it in a frame.
func (p *publication) framed(a *answer) {
	ancestors, told := a.ancestors()
	if told && ancestors != "*" {
		a.fail("published-frame", fmt.Sprintf("Content-Security-Policy has frame-ancestors %s, so no other website can show it in a frame", ancestors), hostHint)
	}
	if options := a.header.Get("X-Frame-Options"); options != "" && !told {
		a.fail("published-frame", fmt.Sprintf("X-Frame-Options is %q, so no other website can show it in a frame", options), hostHint)
	}
}

// unframed: the hub alone may show it in a frame, so that nobody is led to press what they do not see.
func (p *publication) unframed(a *answer) {
	ancestors, told := a.ancestors()
	if !told && a.header.Get("X-Frame-Options") == "" || ancestors == "*" {
		a.warn("published-frame", "other websites may show it in a frame, and lead people to press what they do not see", hostHint)
	}
}

// ancestors are the frame-ancestors of the page's policies, and whether there are any.
func (a *answer) ancestors() (value string, told bool) {
	for _, policy := range a.policies() {
		for directive := range strings.SplitSeq(policy, ";") {
			if rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(directive)), "frame-ancestors"); ok {
				return strings.TrimSpace(rest), true
			}
		}
	}
	return "", false
}

func (a *answer) policies() (all []string) {
	for _, line := range a.header.Values("Content-Security-Policy") {
		all = append(all, strings.Split(line, ",")...)
	}
	return all
}

// policy: the page loads nothing from elsewhere.
func (p *publication) policy(a *answer) {
	if !slices.ContainsFunc(a.policies(), func(policy string) bool { return strings.Contains(policy, "default-src") }) {
		a.warn("published-policy", "Content-Security-Policy is missing: nothing keeps a mistake from loading from elsewhere", hostHint)
	}
	if a.header.Get("X-Content-Type-Options") != "nosniff" {
		a.say(Hint, "published-policy", "X-Content-Type-Options is not nosniff, so browsers guess what a file is", hostHint)
	}
}

// compressed: text that is sent as it is costs people on the phone.
func (p *publication) compressed(a *answer) {
	if len(a.body) > 2000 && a.header.Get("Content-Encoding") == "" {
		a.say(Hint, "published-compression", fmt.Sprintf("these %.1f kB are sent without compression", float64(len(a.body))/1000), "switch on gzip or brotli for text, at the host")
	}
}

// unaltered: a file of the atlas is named after its bytes; internal/atlas/FORMAT.md says how.
func (p *publication) unaltered(a *answer, name string) {
	castagnoli := crc32.Checksum(a.body, crc32.MakeTable(crc32.Castagnoli))
	if fmt.Sprintf("%08x%08x", crc32.ChecksumIEEE(a.body), castagnoli) != name {
		a.fail("published-altered", "its bytes are not those that its name was made of", "publish it again, and let the host send files as they are")
	}
}

// intact: a script has the digest that other websites name.
func (p *publication) intact(a *answer, integrity string) {
	sum := sha512.Sum384(a.body)
	if "sha384-"+base64.StdEncoding.EncodeToString(sum[:]) != integrity {
		a.fail("published-altered", "its bytes are not those of its integrity in widgets/versions.json, so browsers refuse it", "publish it again, and let the host send files as they are")
	}
}
