package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A look is how a widget stands on a page: its box in CSS pixels, and what it takes from
// the page, which is font and colors.
type look struct {
	X, Y, Width, Height float64
	Top                 float64 // of the element around it
	Root                float64 // font size of the page's root
	Fonts               string  // @font-face rules of the page
	Style               string  // of CSS
}

// readLooks gives the looks of all widgets, in their order, once nothing moves any more.
// Whatever of the page stands still in front of them is put away.
const readLooks = `(async () => {
	await document.fonts.ready;
	for (const name of WIDGETS) document.querySelector("hub-" + name).style.removeProperty("min-block-size"); // it would move while pictures are taken
	await new Promise(requestAnimationFrame);
	for (const a of document.getAnimations()) a.finish();
	document.activeElement?.blur();
	scrollTo({ top: 0, behavior: "instant" });
	for (const e of document.querySelectorAll("header, aside")) if (getComputedStyle(e).position === "fixed") e.style.setProperty("visibility", "hidden", "important");
	const ground = e => {
		for (; e; e = e.parentElement) {
			const { backgroundColor } = getComputedStyle(e);
			if (!/, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
		}
		return "Canvas";
	};
	const fonts = [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r instanceof CSSFontFaceRule).map(r => r.cssText).join(" ");
	return JSON.stringify(WIDGETS.map(name => {
		const widget = document.querySelector("hub-" + name);
		const { x, y, width, height } = widget.shadowRoot.firstElementChild.getBoundingClientRect();
		const style = getComputedStyle(widget);
		const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
		const taken = ["color", "font-family", "font-size", "font-weight", "font-stretch", "-webkit-font-smoothing", "color-scheme"];
		return { x, y: y + scrollY, width, height, root, fonts, top: widget.getBoundingClientRect().y,
			style: taken.map(p => p + ":" + style.getPropertyValue(p)).join(";") + ";background:" + ground(widget) };
	}));
})()`

// looks gives how the widgets stand on a page, and pictures of them.
func (tb *tab) looks() (looks []look, pictures []image.Image) {
	tb.t.Helper()
	tb.wait(fmt.Sprintf(inWidget, "finder", "[part=card]") + ` !== null`)
	names, _ := json.Marshal(embedded)
	if err := json.Unmarshal([]byte(eval[string](tb, strings.ReplaceAll(readLooks, "WIDGETS", string(names)))), &looks); err != nil {
		tb.t.Fatal(err)
	}
	for _, l := range looks {
		pictures = append(pictures, tb.picture(l))
	}
	return looks, pictures
}

// What of a picture is compared, in pixels from its top, and how much of it may differ:
// edges of letters do where a page stands between two pixels.
const (
	seen       = 1200
	mostUnlike = 0.005
	unlike     = 60 // of 255, in one channel
)

// checkLooks compares what was seen of widgets with the page that is open, a plainPage.
func checkLooks(tb *tab, f *findings, place string, looks []look, pictures []image.Image) {
	tb.t.Helper()
	plain, plainPictures := tb.looks()
	for i, name := range embedded {
		got, want := looks[i], plain[i]
		share := difference(pictures[i], plainPictures[i])
		if math.Abs(got.Width-want.Width) > 1 || math.Abs(got.Height-want.Height) > 1.5 {
			f.add(place, "%s is %.1f × %.1f px, on a plain page %.1f × %.1f", name, got.Width, got.Height, want.Width, want.Height)
		} else if share > mostUnlike {
			f.add(place, "%s looks different: %.2f %% of it", name, 100*share)
		}
		keepPictures(tb.t, pictures[i], plainPictures[i], place+" "+name)
	}
}

// plainPage has a box for each look, one below the other.
func plainPage(front string, looks []look) string {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Plain</title><style>body { margin: 0 } ` + looks[0].Fonts + `</style>`)
	if root := looks[0].Root; root > 16 { // more than the visitor's is the page's to ask for, less is not
		fmt.Fprintf(&page, `<style>html { font-size: %gpx }</style>`, root)
	}
	top := 0.0
	for i, l := range looks {
		_, fraction := math.Modf(l.Top)
		fmt.Fprintf(&page, `<div style="%s;position:absolute;left:%gpx;top:%gpx;width:%gpx">%s</div>`,
			html.EscapeString(l.Style), l.X, top+fraction, l.Width, linkTo(front, embedded[i]))
		top += math.Ceil(l.Height) + 1000 // with what is reserved
	}
	page.WriteString(script(front + "widgets/hub.js"))
	return page.String()
}

func (tb *tab) picture(l look) image.Image {
	tb.t.Helper()
	yes := true
	shot, err := chromedp.Call(tb.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip:                  &page.Viewport{X: math.Floor(l.X), Y: math.Floor(l.Y), Width: math.Ceil(l.Width), Height: math.Min(math.Ceil(l.Height), seen), Scale: 1},
		CaptureBeyondViewport: &yes,
		OptimizeForSpeed:      &yes,
	})
	if err != nil {
		tb.t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot.Data))
	if err != nil {
		tb.t.Fatal(err)
	}
	return picture
}

// difference is the share of pixels that are unlike.
func difference(one, other image.Image) float64 {
	size, n := one.Bounds(), 0
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			r, g, b, _ := one.At(x, y).RGBA()
			r2, g2, b2, _ := other.At(x, y).RGBA()
			if apart(r, r2) || apart(g, g2) || apart(b, b2) {
				n++
			}
		}
	}
	return float64(n) / float64(size.Dx()*size.Dy())
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > unlike*0x101 }

// keepPictures writes both to the folder in PICTURES, if there is one, to look at.
func keepPictures(t testing.TB, got, want image.Image, name string) {
	t.Helper()
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	for suffix, picture := range map[string]image.Image{"": got, " plain": want} {
		var data bytes.Buffer
		if err := png.Encode(&data, picture); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+suffix+".png"), data.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDifference makes sure that pictures that differ do.
func TestDifference(t *testing.T) {
	a, b := image.NewNRGBA(image.Rect(0, 0, 10, 10)), image.NewNRGBA(image.Rect(0, 0, 10, 10))
	b.Set(3, 3, color.NRGBA{R: unlike + 1, A: 255})
	b.Set(4, 4, color.NRGBA{R: unlike, A: 255})
	if got := difference(a, b); got != 0.01 {
		t.Errorf("one pixel of a hundred differs, and the pictures by %v", got)
	}
}
