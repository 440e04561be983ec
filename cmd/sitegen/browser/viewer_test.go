package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// viewer is a tab of a browser, whichever it is.
type viewer interface {
	ask(expression string, answer any)    // what an expression, or its promise, comes to
	heard() (requests, problems []string) // since the last visit began
	picture(look) image.Image             // of a part of the page that may be out of sight
}

func (tb *tab) ask(expression string, answer any) {
	tb.t.Helper()
	must(tb.t, json.Unmarshal(eval[json.RawMessage](tb, expression), answer))
}

func (ft *foxTab) ask(expression string, answer any) {
	ft.t.Helper()
	must(ft.t, json.Unmarshal(foxEval[json.RawMessage](ft, expression), answer))
}

// clip is the pixels that a look is in, from the top of the page on. A frame shares those at
// its edges with the page, where it begins between two.
func (l look) clip() (x, y, width, height float64) {
	x, y, width, height = math.Floor(l.X), math.Floor(l.Y), math.Ceil(l.Width), min(math.Ceil(l.Height), seen)
	if l.Frame {
		return x + 1, y + 1, width - 2, height - 2
	}
	return x, y, width, height
}

func (tb *tab) picture(l look) (picture image.Image) {
	tb.t.Helper()
	for tries := 0; tries < 20; tries++ {
		_, y, _, _ := l.clip()
		if l.Frame { // it is painted near the screen alone, and some time later
			eval[bool](tb, fmt.Sprintf(`(async () => {
				scrollTo({ left: 0, top: %g, behavior: "instant" });
				for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
				return true;
			})()`, y))
		}
		if picture = tb.capture(l); !l.Frame || !isBlank(picture) {
			break
		}
	}
	return picture
}

// capture gives the first picture that is like the one before: what is far from the screen
// may be painted late.
func (tb *tab) capture(l look) image.Image {
	tb.t.Helper()
	yes := true
	x, y, width, height := l.clip()
	var before []byte
	for range 5 {
		shot, err := chromedp.Call(tb.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Clip:                  &page.Viewport{X: x, Y: y, Width: width, Height: height, Scale: 1},
			CaptureBeyondViewport: &yes,
			OptimizeForSpeed:      &yes,
		})
		must(tb.t, err)
		if bytes.Equal(shot.Data, before) {
			break
		}
		before = shot.Data
	}
	return decoded(tb.t, before)
}

func (ft *foxTab) picture(l look) image.Image {
	ft.t.Helper()
	x, y, width, height := l.clip()
	var shot struct{ Data string }
	ft.f.do("browsingContext.captureScreenshot", map[string]any{
		"context": ft.id, "origin": "document",
		"clip": map[string]any{"type": "box", "x": x, "y": y, "width": width, "height": height},
	}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	must(ft.t, err)
	return decoded(ft.t, data)
}

// isBlank reports whether a picture has one color: browsers paint no frame far from the screen.
func isBlank(picture image.Image) bool {
	size := picture.Bounds()
	first := picture.At(size.Min.X, size.Min.Y)
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			if picture.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

func decoded(t testing.TB, data []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	must(t, err)
	return picture
}
