package browser

import (
	"fmt"
	"strings"
	"testing"
)

// deed is something that a visitor does in a widget, and how it shows that the widget heard.
type deed struct {
	widget, page string   // the hub's own page
	clicks       []string // selectors; keys go to the last
	keys         string
	done         string
}

var deeds = []deed{
	{"finder", findPage, []string{".place input"}, "80202\n", foxInside("finder", "[part=results] > [tabindex]") + `.textContent.endsWith("near 80202, CO")`},
	{"suggestions", topicPage, []string{".options label", ".main"}, "", foxInside("suggestions", "[part=card]") + ` !== null`},
	{"checklist", supportMapPage, []string{".on label", ".main"}, "", foxInside("checklist", "fieldset.on .quiet") + `.textContent.startsWith("2")`},
	{"contacts", contactsPage, []string{"[name=name]"}, "Sam\n", foxInside("contacts", "li") + ` !== null`},
	{"plan", planPage, []string{"textarea"}, "x", `document.querySelector("hub-plan").hasAttribute("result")`},
}

// savedShows is a condition: the list of what is saved has a program, which the finder saved.
const savedShows = `document.querySelector("hub-saved").shadowRoot.querySelector("[part=card]") !== null`

// does carries out a deed.
func (ft *foxTab) does(f *findings, place string, d deed) {
	ft.t.Helper()
	if !ft.isReady(d.widget) {
		f.add(place, "%s is not ready", d.widget)
		return
	}
	for _, selector := range d.clicks {
		if !ft.wait(foxInside(d.widget, selector)+" !== null") || !ft.click(foxInside(d.widget, selector)) {
			f.add(place, "%s of %s can't be clicked on", selector, d.widget)
			return
		}
	}
	if d.keys != "" {
		ft.press(d.keys)
	}
	if !ft.wait(d.done) {
		f.add(place, "%s does nothing", d.widget)
	}
}

func (ft *foxTab) isReady(widget string) bool {
	return ft.wait(fmt.Sprintf(`document.querySelector("hub-%s")?.hasAttribute("ready") ?? false`, widget))
}

// TestFirefox does in Firefox what people do with widgets: on the hub, on another website
// by script, and there in frames.
func TestFirefox(t *testing.T) {
	f := startFirefox(t)
	front := example.serve(t)
	t.Run("hub", func(t *testing.T) {
		var found findings
		for _, d := range deeds {
			ft := f.tab(t)
			ft.visit(front + d.page)
			ft.does(&found, d.page, d)
			if d.widget == "finder" {
				ft.click(foxInside("finder", ".star"))
				ft.complain(&found, d.page, front)
				ft.visit(front + savedPage)
				if !ft.wait(savedShows) {
					found.add(savedPage, "shows nothing that was saved")
				}
			}
			ft.complain(&found, d.page, front)
		}
		found.report(t)
	})
	t.Run("script", func(t *testing.T) {
		var found findings
		for name, script := range map[string]string{"following": followed(front), "pinned": example.pinned(t, front)} {
			var links strings.Builder
			for _, d := range deeds {
				links.WriteString(linked(front, d.widget))
			}
			url := embedding(t, script, links.String(), linked(front, "saved"))
			ft := f.tab(t)
			ft.visit(url)
			for _, d := range deeds {
				ft.does(&found, name, d)
			}
			ft.click(foxInside("finder", ".star"))
			if !ft.wait(savedShows) {
				found.add(name, "saved shows nothing that was saved")
			}
			ft.complain(&found, name, front, url)
		}
		found.report(t)
	})
	t.Run("frames", func(t *testing.T) { foxFrames(t, f, front) })
	t.Run("pinned", func(t *testing.T) { foxPinned(t, f) })
}

const framed = `<iframe src="%sembed/%s/" title="%[2]s" data-hub-frame sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-top-navigation-to-custom-protocols" referrerpolicy="no-referrer" width="800" height="600"></iframe>`

// foxFrames has all widgets in frames on one page; the script of the page makes the frames
// as high as what they show.
func foxFrames(t *testing.T, f *firefox, front string) {
	var found findings
	widgets := []string{}
	html := script(front + "widgets/frame.js")
	for _, d := range append(deeds, deed{widget: "saved"}) {
		widgets = append(widgets, d.widget)
		html += fmt.Sprintf(framed, front, d.widget)
	}
	url := embedding(t, html)
	ft := f.tab(t)
	ft.visit(url)
	frames := ft.frames()
	if len(frames) != len(widgets) {
		t.Fatalf("%d frames of %d", len(frames), len(widgets))
	}
	for i, d := range deeds {
		frames[i].does(&found, "frame", d)
		frames[i].complain(&found, d.widget+" in a frame", front, url)
	}
	frames[0].click(foxInside("finder", ".star"))
	if saved := frames[len(frames)-1]; !saved.isReady("saved") || !saved.wait(savedShows) {
		found.add("frame", "saved shows nothing that was saved in another frame")
	}
	if !ft.wait(`[...document.querySelectorAll("iframe")].every(f => f.height !== "600" || f.style.height)`) {
		found.add("frame", "has the height that it was given")
	}
	ft.complain(&found, "page with frames", front, url)
	found.report(t)
}

// foxPinned: a pinned script runs no module that is not the one it was published with.
func foxPinned(t *testing.T, f *firefox) {
	front := example.serve(t, example.tampered("/widgets/finder-"))
	ft := f.tab(t)
	ft.visit(embedding(t, example.pinned(t, front), linked(front, "finder")))
	if !ft.wait(outcome(0, 1)) || !foxEval[bool](ft, shows(`a[data-hub=finder]`)+` && `+shows(`hub-finder .crisis a[href="tel:988"]`)+` && !("ran" in globalThis)`) {
		t.Errorf("with another module: %s", foxEval[string](ft, `document.body.innerHTML + globalThis.ran`))
	}
	ft.visit(embedding(t, followed(front), linked(front, "finder")))
	if !ft.wait(outcome(1, 0) + ` && globalThis.ran`) {
		t.Error("the script that follows updates does not run what is there")
	}
}
