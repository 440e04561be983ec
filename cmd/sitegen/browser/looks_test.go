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
	"sync"
	"testing"
)

// A look is how a widget, or its frame, stands on a page: its box in CSS pixels, and what it
// takes from the page, which is font and colors.
type look struct {
	X, Y, Width, Height float64
	Top                 float64 // of the element around it
	Root                float64 // font size of the page's root
	Frame               bool    // or else it is in the page itself
	Fonts               string  // @font-face rules of the page
	Style               string  // of CSS
}

// readLooks gives the looks of all widgets or of all frames, in their order, once nothing moves
// any more. Whatever of the page stands still in front of them is put away.
const readLooks = `(async () => {
	const frames = [...document.querySelectorAll("iframe[data-hub-frame]")];
	const embedded = frames.length ? frames : NAMES.map(name => document.querySelector("hub-" + name));
	await document.fonts.ready;
	for (const e of embedded) e.style.removeProperty("min-block-size"); // it would move while pictures are taken
	await new Promise(requestAnimationFrame);
	for (const a of document.getAnimations()) a.finish();
	document.activeElement?.blur();
	scrollTo({ top: 0, left: 0, behavior: "instant" });
	for (const e of document.querySelectorAll("header, aside")) if (getComputedStyle(e).position === "fixed") e.style.setProperty("visibility", "hidden", "important");
	const ground = e => {
		for (; e; e = e.parentElement) {
			const { backgroundColor } = getComputedStyle(e);
			if (!/, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
		}
		return "Canvas";
	};
	const box = e => {
		const { x, y, width, height } = (e.shadowRoot?.firstElementChild ?? e).getBoundingClientRect();
		if (e.shadowRoot) return { x, y, width, height };
		const style = getComputedStyle(e); // what the page draws around a frame is its own
		const edge = side => parseFloat(style["border" + side + "Width"]) + parseFloat(style["padding" + side]);
		return { x: x + edge("Left"), y: y + edge("Top"), width: width - edge("Left") - edge("Right"), height: height - edge("Top") - edge("Bottom") };
	};
	const fonts = [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r instanceof CSSFontFaceRule).map(r => r.cssText).join(" ");
	const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
	return embedded.map(e => {
		const { x, y, width, height } = box(e);
		const style = getComputedStyle(e);
		const taken = ["color", "font-family", "font-size", "font-weight", "font-stretch", "-webkit-font-smoothing", "color-scheme"];
		return { x: x + scrollX, y: y + scrollY, width, height, root, fonts, frame: !e.shadowRoot, top: e.shadowRoot ? e.getBoundingClientRect().y : y,
			style: taken.map(p => p + ":" + style.getPropertyValue(p)).join(";") + ";background:" + ground(e) };
	});
})()`

// looks gives how the widgets stand on a page where they are ready, and pictures of them.
func looks(v viewer) (looks []look, pictures []image.Image) {
	names, _ := json.Marshal(embedded)
	v.ask(strings.ReplaceAll(readLooks, "NAMES", string(names)), &looks)
	for _, l := range looks {
		pictures = append(pictures, v.picture(l))
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
func checkLooks(v viewer, f *findings, most *farthest, place string, seen []look, pictures []image.Image) {
	plain, plainPictures := looks(v)
	for i, name := range embedded {
		got, want := seen[i], plain[i]
		share := difference(pictures[i], plainPictures[i])
		if math.Abs(got.Width-want.Width) > 1 || math.Abs(got.Height-want.Height) > 1.5 {
			f.add(place, "%s is %.1f × %.1f px, on a plain page %.1f × %.1f", name, got.Width, got.Height, want.Width, want.Height)
		} else if share > mostUnlike {
			f.add(place, "%s looks different: %.2f %% of it", name, 100*share)
		}
		most.note(share, place+" "+name)
		if err := keepPictures(pictures[i], plainPictures[i], place+" "+name); err != nil {
			f.add(place, "%v", err)
		}
	}
}

// farthest is the largest of many differences, and where it is.
type farthest struct {
	mu    sync.Mutex
	share float64
	place string
}

func (m *farthest) note(share float64, place string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if share >= m.share {
		m.share, m.place = share, place
	}
}

func (m *farthest) report(t *testing.T) {
	t.Helper()
	t.Logf("what looks most different is %s: %.3f %% of it", m.place, 100*m.share)
}

// plainPage has a box for each look, where it was: how far down a box is decides how halves of
// pixels are rounded in it.
func plainPage(front string, pasted form, looks []look) string {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Plain</title><style>body { margin: 0 } iframe { border: 0 } ` + looks[0].Fonts + `</style>`)
	if root := looks[0].Root; root > 16 { // more than the visitor's is the page's to ask for, less is not
		fmt.Fprintf(&page, `<style>html { font-size: %gpx }</style>`, root)
	}
	for i, l := range looks {
		fmt.Fprintf(&page, `<div style="%s;position:absolute;left:%gpx;top:%gpx;width:%gpx">%s</div>`,
			html.EscapeString(l.Style), l.X, l.Top, l.Width, pasted.snippets[i])
	}
	page.WriteString(script(front + pasted.file))
	return page.String()
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
func keepPictures(got, want image.Image, name string) error {
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return nil
	}
	for suffix, picture := range map[string]image.Image{"": got, " plain": want} {
		var data bytes.Buffer
		if err := png.Encode(&data, picture); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+suffix+".png"), data.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
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
