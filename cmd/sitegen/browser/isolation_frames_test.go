package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestIsolationOfFrames puts every widget on every page of testdata/hosts as a frame, on a
// phone and on a desk: it works, is as high as what it shows, looks as it does on a plain
// page, and leaves the page as it was.
func TestIsolationOfFrames(t *testing.T) {
	const anywhere = "https://hub.example/"
	frames := byFrames(t, anywhere)
	var found findings
	var most farthest
	inTabs(t, hostJobs(t), func(tb *tab, j hostJob) {
		place := fmt.Sprintf("frames on %s at %d px", j.page, j.width)
		front := example.serve(tb.t) // of its own: nothing is kept there
		url := hostPage(tb.t, j.page, front, frames.at(anywhere, front))
		tb.do(chromedp.EmulateViewport(j.width, 800))
		tb.before(watchHost)
		tb.before(countResults)
		tb.visit(url)
		for i, widget := range embedded {
			tb.askWithin(&found, place, i, widget, `await until(() => widget().hasAttribute("ready")) || "not ready"`)
		}
		checkHost(tb, &found, place, front, url)
		tb.showFrames(&found, place)
		seen, pictures := looks(tb)
		for i, picture := range pictures {
			if isBlank(picture) {
				found.add(place, "%s is not in its picture", embedded[i])
			}
		}
		checkWorks(tb, tb.inFrames(), &found, place)
		checkHeard(tb, &found, place+" when used", front, url)
		plain := example.serve(tb.t)
		tb.visit(foreign(tb.t, plainPage(plain, frames.at(anywhere, plain), seen), nil))
		tb.showFrames(&found, place+", plain")
		checkLooks(tb, &found, &most, place, seen, pictures)
	})
	most.report(t)
	found.report(t)
}

// countResults notes in a frame's page, where a test can read it, how often it told of results.
const countResults = `(() => {
	if (top === self || "counted" in document) return;
	document.counted = true;
	addEventListener("hub:result", () => { const { dataset } = document.documentElement; dataset.results = Number(dataset.results ?? 0) + 1 });
})()`

// at is the same for a hub at another address.
func (f form) at(before, front string) form {
	var snippets []string
	for _, s := range f.snippets {
		snippets = append(snippets, strings.ReplaceAll(s, before, front))
	}
	return form{f.file, snippets}
}

// showFrame brings a frame to the screen: far from it, it may sleep.
func (tb *tab) showFrame(i int) {
	tb.t.Helper()
	eval[bool](tb, fmt.Sprintf(`(document.querySelectorAll("iframe")[%d].scrollIntoView({ behavior: "instant" }), true)`, i))
}

// showFrames waits until each frame is as high as what it shows.
func (tb *tab) showFrames(f *findings, place string) {
	tb.t.Helper()
	for i, widget := range embedded {
		tb.showFrame(i)
		if widget == "finder" {
			tb.waitWithin(i, finderShows)
		}
		tb.askWithin(f, place, i, widget, `await until(() => widget()?.hasAttribute("ready") && root.scrollHeight <= innerHeight + 1 && innerHeight - root.getBoundingClientRect().height < 2) || "shows " + innerHeight + " of " + root.scrollHeight + " px"`)
	}
}

// inFrame is for questions to a frame, whose answer is true or what is wrong.
const inFrame = `(async () => {
	const root = document.documentElement;
	const widget = () => document.querySelector("main .widget > *");
	const until = async holds => {
		for (let patience = 400; patience--; await new Promise(done => setTimeout(done, 25))) if (holds()) return true;
	};
	return String(QUESTION);
})()`

func (tb *tab) askWithin(f *findings, place string, frame int, widget, question string) {
	tb.t.Helper()
	if problem := within[string](tb, frame, strings.Replace(inFrame, "QUESTION", question, 1)); problem != "true" {
		f.add(place, "the frame of %s: %s", widget, problem)
	}
}

// inFrames is for widgets in frames, which are in the order of embedded.
func (tb *tab) inFrames() stage {
	return stage{
		func(widget, selector string) bool {
			return tb.clickWithin(slices.Index(embedded, widget), fmt.Sprintf(inWidget, widget, selector))
		},
		func(widget, condition string) {
			i := slices.Index(embedded, widget)
			tb.showFrame(i)
			tb.waitWithin(i, condition)
		},
		`document.documentElement.dataset.results > 1`,
	}
}

// clickWithin clicks on the middle of an element in a frame; false if another stays in front
// of it, or of the frame.
func (tb *tab) clickWithin(frame int, element string) bool {
	tb.t.Helper()
	in := within[[]float64](tb, frame, `(async find => {
		for (let patience = 100; patience--; await new Promise(done => setTimeout(done, 20))) {
			const e = find();
			const { left, top, width, height } = e?.getBoundingClientRect() ?? {};
			const [x, y] = [left + width / 2, top + height / 2];
			if (e && e.contains(e.getRootNode().elementFromPoint(x, y))) return [x, y];
		}
		return [];
	})(() => `+element+`)`)
	if len(in) < 2 {
		return false
	}
	at := eval[[]float64](tb, fmt.Sprintf(`(async (frame, x, y) => {
		for (let patience = 50; patience--;) {
			const point = () => {
				const { left, top } = frame.getBoundingClientRect();
				return [left + frame.clientLeft + parseFloat(getComputedStyle(frame).paddingLeft) + x, top + frame.clientTop + parseFloat(getComputedStyle(frame).paddingTop) + y];
			};
			scrollBy({ top: point()[1] - innerHeight / 2, behavior: "instant" });
			const before = String(point());
			await new Promise(done => setTimeout(done, 100)); // a frame above may still grow
			if (String(point()) === before && document.elementFromPoint(...point()) === frame) return point();
		}
		return [];
	})(document.querySelectorAll("iframe")[%d], %g, %g)`, frame, in[0], in[1]))
	if len(at) < 2 {
		return false
	}
	tb.do(chromedp.MouseClickXY(at[0], at[1]))
	return true
}
