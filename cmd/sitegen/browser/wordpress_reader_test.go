//go:build linux

package browser

import (
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
)

// post is something published in WordPress, named after what was done.
type post struct{ name, url string }

// reader visits posts, and knows nobody's password: with scripts, without, and while the
// hub does not answer.
type reader struct {
	hub                      string
	hosts                    []string
	with, without, meanwhile *tab
	down                     *atomic.Bool
	found                    findings
}

func newReader(wp *wordpress, hub string, down *atomic.Bool) *reader {
	wp.t.Helper()
	r := &reader{hub: hub, down: down, with: newTab(wp.t), without: newTab(wp.t), meanwhile: newTab(wp.t)}
	r.with.before(recordShifts)
	r.without.scripting(false)
	for _, address := range []string{wp.url, hub} {
		u, err := url.Parse(address)
		if err != nil {
			wp.t.Fatal(err)
		}
		r.hosts = append(r.hosts, u.Host)
	}
	return r
}

// readAll visits posts; with crisis, crisis lines must stand on each without any script, and
// space for the widget be there from the start.
func (r *reader) readAll(posts []post, where string, crisis bool) {
	for _, p := range posts {
		place := p.name + " " + where
		r.with.visit(p.url)
		r.with.wait(`document.querySelectorAll("hub-finder[ready]").length === 1`)
		r.check(r.with, place, crisis, `document.querySelector("hub-finder").getBoundingClientRect().height > 100`)
		r.checkLog(r.with, place)
		if crisis {
			r.checkSpace(place, where)
		}
		r.without.visit(p.url)
		r.check(r.without, place+", without scripts", crisis, shows(hubLink))
		r.checkLog(r.without, place+", without scripts")
		r.down.Store(true)
		r.meanwhile.visit(p.url)
		r.check(r.meanwhile, place+", with the hub down", crisis, shows(hubLink))
		r.down.Store(false)
	}
}

// readTools visits a page of all widgets.
func (r *reader) readTools(p post) {
	r.with.visit(p.url)
	r.with.wait(`document.querySelectorAll("hub-checklist[ready], hub-contacts[ready], hub-finder[ready], hub-plan[ready], hub-saved[ready], hub-suggestions[ready]").length === 6`)
	r.checkLog(r.with, p.name)
}

// readNothing visits a page without widgets, which asks the hub for nothing.
func (r *reader) readNothing(p post) {
	tb := newTab(r.with.t) // in another, requests of the page before may be on their way
	tb.visit(p.url)
	requests, _ := tb.heard()
	for _, request := range requests {
		if strings.HasPrefix(request, r.hub) {
			r.found.add(p.name, "asks for %s", request)
		}
	}
}

// readLinks visits posts whose plugin is gone.
func (r *reader) readLinks(posts []post) {
	for _, p := range posts {
		if strings.Contains(p.name, "shortcode") {
			continue // WordPress shows it as it was written
		}
		r.without.visit(p.url)
		r.check(r.without, p.name+", when the plugin is gone", false, shows(hubLink))
	}
}

const hubLink = `a[data-hub=finder][href$="/find/"]`

func (r *reader) check(tb *tab, place string, crisis bool, condition string) {
	tb.t.Helper()
	if !eval[bool](tb, condition) {
		r.found.add(place, "%s does not hold", condition)
	}
	if crisis && !eval[bool](tb, shows("p.hub-crisis")+` && document.querySelectorAll("p.hub-crisis").length === 1 && /988/.test(document.querySelector("p.hub-crisis").innerText)`) {
		r.found.add(place, "the crisis lines are not there, or twice")
	}
}

// checkSpace: the style that keeps space for the widget is there before the page's own text, and
// nothing jumps unless the theme takes its margin away.
func (r *reader) checkSpace(place, theme string) {
	r.with.t.Helper()
	if !eval[bool](r.with, `document.head.querySelector("#hub-widgets-inline-css") !== null`) {
		r.found.add(place, "the style that keeps space is not in the head")
	}
	if sum := eval[float64](r.with, allShift); sum > 0.02 && !strings.Contains(theme, "loud") {
		r.found.add(place, "the layout shifts by %.3f: %v", sum, eval[[]string](r.with, `shifts.map(s => s.value + " " + s.what)`))
	}
}

func (r *reader) checkLog(tb *tab, place string) {
	requests, problems := tb.heard()
	for _, request := range requests {
		if u, err := url.Parse(request); err != nil || !slices.Contains(r.hosts, u.Host) && u.Scheme != "data" {
			r.found.add(place, "asks for %s", request)
		}
	}
	for _, p := range problems {
		r.found.add(place, "%s", p)
	}
}
