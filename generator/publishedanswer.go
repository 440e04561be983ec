package generator

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"sitegen/generator/internal/diag"
)

// answer is what a host sent for one address.
type answer struct {
	asked  *url.URL
	status int
	header http.Header
	body   []byte
	moved  *url.URL // where the host led, when that is another origin
	err    error
	p      *publication
}

// otherWebsite asks as a page there does, for hosts that look who asks.
const otherWebsite = "https://website.example"

// errUnasked is of a file of which nothing is known, because files or time are used up.
var errUnasked = errors.New("not asked for")

const hostHint = "tell the host: see sitegen host, or _headers in the website"

// ask fetches a file below the hub's root, and follows redirects as long as they stay there.
func (p *publication) ask(name string) *answer {
	if a := p.answers[name]; a != nil {
		return a
	}
	a := &answer{asked: p.base.ResolveReference(&url.URL{Path: name}), p: p}
	p.answers[name] = a
	if p.left--; p.left < 0 || p.ctx.Err() != nil {
		p.unasked, a.err = true, errUnasked
		return a
	}
	for at, hops := a.asked, 0; ; hops++ {
		next, err := a.fetch(at)
		if a.err = err; err != nil && p.ctx.Err() != nil {
			p.unasked, a.err = true, errUnasked
		}
		if a.err != nil || next == nil {
			return a
		}
		if next.Host != p.base.Host || next.Scheme != p.base.Scheme {
			a.moved = next
			return a
		}
		if at = next; hops == 5 {
			a.err = errors.New("the host leads in a circle")
			return a
		}
	}
}

// fetch asks once; next is where the host leads instead.
func (a *answer) fetch(at *url.URL) (next *url.URL, err error) {
	request, err := http.NewRequestWithContext(a.p.ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Origin", otherWebsite)
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", "sitegen check --published")
	response, err := a.p.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	a.status, a.header = response.StatusCode, response.Header
	if to, err := response.Location(); err == nil && a.status >= 300 && a.status < 400 {
		return to, nil
	}
	var body io.Reader = response.Body
	if a.header.Get("Content-Encoding") == "gzip" {
		if body, err = gzip.NewReader(body); err != nil {
			return nil, fmt.Errorf("its content is no gzip, as the host says: %w", err)
		}
	}
	a.body, err = io.ReadAll(io.LimitReader(body, answerSize+1))
	if err == nil && len(a.body) > answerSize {
		err = fmt.Errorf("it is larger than %d MB", answerSize>>20)
	}
	return nil, err
}

func (a *answer) say(severity diag.Severity, code, text, hint string) {
	a.p.found.Add(Diagnostic{File: a.asked.String(), Severity: severity, Code: code, Text: text, Hint: hint})
}

func (a *answer) fail(code, text, hint string) { a.say(Error, code, text, hint) }
func (a *answer) warn(code, text, hint string) { a.say(Warning, code, text, hint) }

func (a *answer) said() string { return strconv.Itoa(a.status) }

// media is the type without its parameters.
func (a *answer) media() string {
	media, _, _ := mime.ParseMediaType(a.header.Get("Content-Type"))
	return media
}

// page asks for a page that has to be there.
func (p *publication) page(name string) (*answer, bool) { return p.file(name, "a page", "text/html") }

// file asks for a file that has to be there and of one of these types.
func (p *publication) file(name, what string, media ...string) (*answer, bool) {
	a := p.ask(name)
	switch {
	case a.moved != nil:
		a.fail("published-redirect", "the host leads to "+a.moved.String()+", which is another origin", "check the hub at that address, or let the host answer itself")
		return a, false
	case a.err != nil:
		p.unreachable(a)
		return a, false
	case a.status != http.StatusOK:
		a.fail("published-status", "the host answers with status "+a.said(), "publish all that sitegen build writes, and let everybody read it")
		return a, false
	}
	isPage := bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(a.body[:min(len(a.body), 200)])), []byte("<!doctype html"))
	switch {
	case media[0] != "text/html" && isPage:
		a.fail("published-page", "this is a page in place of "+what, "let the host send the file itself, without signing in and without a page for all that is missing")
		return a, false
	case !slices.Contains(media, a.media()):
		a.fail("published-type", fmt.Sprintf("the type of %s is %q, not %s", what, a.header.Get("Content-Type"), media[0]), hostHint)
	}
	return a, true
}

func (p *publication) unreachable(a *answer) {
	if a.err == errUnasked {
		return // told once, in the end
	}
	var of *url.Error
	err := a.err
	if errors.As(err, &of) {
		err = of.Err
	}
	a.fail("published-unreachable", "there is no answer: "+err.Error(), "see whether a browser can open it, and whether its certificate is valid")
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
