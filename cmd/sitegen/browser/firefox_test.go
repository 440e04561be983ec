package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sitegen/generator"
	"sitegen/themes"
	"sitegen/widgets"
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
				checkHeard(ft, &found, d.page, front)
				ft.visit(front + savedPage)
				if !ft.wait(savedShows) {
					found.add(savedPage, "shows nothing that was saved")
				}
			}
			checkHeard(ft, &found, d.page, front)
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
			ft.doAll(&found, name)
			checkHeard(ft, &found, name, front, url)
		}
		found.report(t)
	})
	t.Run("frames", func(t *testing.T) { foxFrames(t, f, front) })
	t.Run("hosts", func(t *testing.T) { foxHosts(t, f, front) })
	t.Run("pinned", func(t *testing.T) { foxPinned(t, f) })
}

// snippetFrames are what the hub gives to paste where there is no script of ours, for
// each widget.
func snippetFrames(t *testing.T, front string) []string {
	t.Helper()
	return embedAll(func(widget string) string { return snippetFor(t, front, widget).ByFrame() })
}

// snippetFor is what a hub at front gives to paste for a widget.
func snippetFor(t *testing.T, front, widget string) *generator.Snippet {
	t.Helper()
	s, found, err := generator.Embed(t.Context(), generator.Options{Source: repository, Themes: themes.FS, Widgets: widgets.FS, BaseURL: front}, widget, nil)
	if err != nil {
		t.Fatal(err, found)
	}
	return s
}

// areReady waits until all widgets are, in the page or in its frames, wherever it is scrolled to.
func (ft *foxTab) areReady(f *findings, place string) {
	ft.t.Helper()
	frames := ft.frames()
	for i, widget := range embedded {
		in := ft
		if len(frames) > 0 {
			in = frames[i]
		}
		if !in.isReady(widget) || widget == "finder" && !in.wait(finderShows) {
			f.add(place, "%s is not ready", widget)
		}
	}
}

// show scrolls to a frame until it is ready and as high as what it shows: those out of sight
// may sleep or not be loaded, and those above grow.
func (ft *foxTab) show(f *findings, place string, i int) {
	ft.t.Helper()
	frames := ft.frames()
	if len(frames) != len(embedded) {
		ft.t.Fatalf("%d frames of %d", len(frames), len(embedded))
	}
	settled := fmt.Sprintf(`document.querySelector("hub-%s")?.hasAttribute("ready") && document.documentElement.scrollHeight <= innerHeight + 1`, embedded[i])
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		foxEval[any](ft, fmt.Sprintf(`document.querySelectorAll("iframe")[%d].scrollIntoView({ behavior: "instant" })`, i))
		if is, err := foxTry[bool](frames[i], settled); is && err == nil {
			return
		}
	}
	f.add(place, "%s is not ready, or higher than its frame", embedded[i])
}

func (ft *foxTab) showAll(f *findings, place string) {
	ft.t.Helper()
	for i := range ft.frames() {
		ft.show(f, place, i)
	}
}

// doAll carries out the deeds in the page, or in the frames that it has for each of embedded,
// and saves a program.
func (ft *foxTab) doAll(f *findings, place string) {
	ft.t.Helper()
	in := func(widget string) *foxTab { return ft }
	if frames := ft.frames(); len(frames) > 0 {
		in = func(widget string) *foxTab {
			i := slices.Index(embedded, widget)
			ft.show(f, place, i)
			return frames[i]
		}
	}
	for _, d := range deeds {
		in(d.widget).does(f, place, d)
	}
	in("finder").click(foxInside("finder", ".star"))
	if !in("saved").wait(savedShows) {
		f.add(place, "saved shows nothing that was saved")
	}
}

// foxFrames has all widgets in frames on one page; the script of the page makes the frames
// as high as what they show.
func foxFrames(t *testing.T, f *firefox, front string) {
	var found findings
	url := embedding(t, snippetFrames(t, front)...)
	ft := f.tab(t)
	ft.visit(url)
	ft.doAll(&found, "frames")
	checkHeard(ft, &found, "frames", front, url)
	if !ft.wait(`[...document.querySelectorAll("iframe")].every(f => f.style.height && f.offsetHeight !== Number(f.getAttribute("height")))`) {
		found.add("frames", "have the height that they were given")
	}
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
