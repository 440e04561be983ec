package browser

import (
	"fmt"
	"testing"
)

// foxHosts has the widgets on every page of testdata/hosts, by script and in frames, on a
// phone and on a desk: they look as on a plain page, work, and leave the page as it was.
func foxHosts(t *testing.T, f *firefox, front string) {
	script, frames := byScript(front), byFrames(t, front)
	var most farthest
	for _, name := range hostPages(t) {
		for _, width := range []int{360, 1280} {
			place := fmt.Sprintf("%s at %d px", name, width)
			t.Run(place, func(t *testing.T) {
				foxHost(t, f, front, name, place, width, script, &most)
				foxHost(t, f, front, name, place+" with frames", width, frames, &most)
			})
		}
	}
	most.report(t)
}

func foxHost(t *testing.T, f *firefox, front, name, place string, width int, pasted form, most *farthest) {
	var found findings
	url := hostPage(t, name, front, pasted)
	ft := f.tab(t)
	ft.resize(width)
	ft.before(watchHost)
	ft.visit(url)
	ft.areReady(&found, place)
	checkHost(ft, &found, place, front, url)
	ft.showAll(&found, place)
	seen, pictures := looks(ft)
	ft.doAll(&found, place)
	checkHeard(ft, &found, place, front, url)

	plain := f.tab(t) // where nothing is saved
	plain.resize(width)
	plain.visit(foreign(t, plainPage(front, pasted, seen), nil))
	plain.areReady(&found, "plain page for "+place)
	plain.showAll(&found, "plain page for "+place)
	checkLooks(plain, &found, most, place, seen, pictures)
	found.report(t)
}
