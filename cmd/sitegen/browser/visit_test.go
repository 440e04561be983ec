package browser

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html/atom"
)

// TestEveryPage opens every page of the example on a phone 320 px wide, in other languages
// all but the lists of programs and most programs, whose words are few. Nothing
// sticks out, nothing is asked of another host, nothing breaks the content
// security policy or fails, and afterwards the browser has kept nothing.
func TestEveryPage(t *testing.T) {
	pages, _, err := example.pages()
	if err != nil {
		t.Fatal(err)
	}
	pages = slices.DeleteFunc(pages, func(page string) bool {
		language, page, inOther := strings.Cut(page, "/")
		return inOther && slices.Contains(example.languages(t), language+"/") && isOneOfMany(page)
	})
	var found findings
	visitAll(t, &found, example.serve(t), pages)
	found.report(t)
}

// isOneOfMany: a program, or a list of programs, of which there are kinds.
func isOneOfMany(page string) bool {
	isMany := slices.ContainsFunc([]string{"find/", "places/", "programs/"}, func(folder string) bool { return strings.HasPrefix(page, folder) })
	return isMany && !slices.ContainsFunc(kinds, func(k struct{ name, page, holds string }) bool { return k.page == page })
}

// TestEveryKind does the same from right to left, and without JavaScript.
func TestEveryKind(t *testing.T) {
	pages := rtl.kinds()
	var found findings
	visitAll(t, &found, rtl.serve(t), pages)
	front := rtl.serve(t)
	inTabs(t, pages, func(tb *tab, page string) {
		tb.scripting(false)
		tb.do(chromedp.EmulateViewport(320, 640))
		tb.visit(front + page)
		checkWidth(tb, &found, front+page+" (no script)")
		checkLog(tb, &found, front, front+page)
	})
	found.report(t)
}

func visitAll(t *testing.T, f *findings, front string, pages []string) {
	t.Helper()
	inTabs(t, pages, func(tb *tab, page string) {
		tb.do(chromedp.EmulateViewport(320, 640))
		tb.visit(front + page)
		checkWidth(tb, f, front+page)
		checkLog(tb, f, front, front+page)
		checkKept(tb, f, front+page)
	})
}

// sticksOut names elements that are wider than the screen, innermost ones only.
const sticksOut = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= 320) return [];
	const out = [...document.body.querySelectorAll("*")].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && (r.right > 320.5 || r.left < -0.5);
	});
	return [root.scrollWidth + " px"].concat(out.filter(e => !out.some(o => o !== e && e.contains(o)))
		.map(e => e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 40)).slice(0, 3));
})()`

func checkWidth(tb *tab, f *findings, place string) {
	if out := eval[[]string](tb, sticksOut); len(out) > 0 {
		f.add(place, "wider than 320 px: %s", strings.Join(out, "; "))
	}
}

func checkLog(tb *tab, f *findings, front, place string) {
	requests, problems := tb.heard()
	host, _ := url.Parse(front)
	for _, r := range requests {
		if u, err := url.Parse(r); err != nil || u.Host != host.Host && u.Scheme != "data" {
			f.add(place, "asks for %s", r)
		}
	}
	for _, p := range problems {
		f.add(place, "%s", strings.ReplaceAll(p, front, "/"))
	}
}

const kept = `(async () => [
	...Object.keys(localStorage).map(k => "localStorage " + k),
	...(await indexedDB.databases()).map(d => "IndexedDB " + d.name),
	...(await caches.keys()).map(k => "cache " + k),
])()`

// checkKept holds the page to design.md: nothing outlives the tab.
func checkKept(tb *tab, f *findings, place string) {
	for _, what := range eval[[]string](tb, kept) {
		f.add(place, "keeps %s", what)
	}
	cookies, err := chromedp.Call(tb.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil {
		tb.t.Fatal(err)
	}
	for _, c := range cookies.Cookies {
		f.add(place, "sets the cookie %s", c.Name)
	}
}

// TestNotFound asks for an address far down that does not exist: the page that
// a host sends instead is styled and leads on.
func TestNotFound(t *testing.T) {
	for _, h := range []*hub{example, rtl} {
		front := h.serve(t)
		tb := newTab(t)
		tb.visit(front + "no/such/page/")
		if eval[bool](tb, `document.styleSheets.length === 0 || !document.querySelector("main a[href='`+h.base+`find/']")`) {
			t.Errorf("%sno/such/page/ shows no style, or no way on", h.base)
		}
	}
}

// TestDirection makes sure that the other hub does read from right to left.
func TestDirection(t *testing.T) {
	tb := newTab(t)
	for h, direction := range map[*hub]string{example: "ltr", rtl: "rtl"} {
		tb.visit(h.serve(t) + topicPage)
		if got := eval[string](tb, `getComputedStyle(document.querySelector("main")).direction`); got != direction {
			t.Errorf("%s reads %s", h.base, got)
		}
	}
}

// TestRedirects follows the pages that lead on, with and without JavaScript.
func TestRedirects(t *testing.T) {
	_, redirects, err := example.pages()
	if err != nil || len(redirects) < 3 {
		t.Fatalf("%d redirects, error %v", len(redirects), err)
	}
	front := example.serve(t)
	for _, scripts := range []bool{false, true} {
		inTabs(t, redirects, func(tb *tab, page string) {
			tb.scripting(scripts)
			tb.do(chromedp.Navigate(front + page))
			tb.wait(`location.pathname === "` + leadsTo(t, page) + `" && document.readyState === "complete"`)
		})
	}
}

// leadsTo reads where a redirect's page sends the browser.
func leadsTo(t *testing.T, page string) string {
	t.Helper()
	for n := range parse(t, example, page).Descendants() {
		if n.DataAtom == atom.Meta && attr(n, "http-equiv") == "refresh" {
			_, to, _ := strings.Cut(attr(n, "content"), "url=")
			return to
		}
	}
	t.Fatalf("%s leads nowhere", page)
	return ""
}
