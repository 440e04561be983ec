package browser

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// paper is a page as PDF, read by Poppler's programs.
type paper []byte

func (tb *tab) paper() paper {
	tb.t.Helper()
	pdf, err := chromedp.Run(tb.ctx, chromedp.PrintToPDF())
	if err != nil {
		tb.t.Fatal(err)
	}
	return pdf
}

func (p paper) text(t testing.TB) string {
	t.Helper()
	return string(p.read(t, "pdftotext", "-layout", "-", "-"))
}

// sheets gives each sheet as a picture.
func (p paper) sheets(t testing.TB) (sheets []image.Image) {
	t.Helper()
	dir := t.TempDir()
	p.read(t, "pdftoppm", "-r", "60", "-png", "-", filepath.Join(dir, "sheet"))
	files, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d pictures of sheets, error %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

func (p paper) read(t testing.TB, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Stdin = bytes.NewReader(p)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s does not read the PDF; make test installs it with poppler-utils: %v", program, err)
	}
	return out
}

// ink is how many points of a sheet are dark; those of other, nil for none, don't count.
func ink(sheet, other image.Image) (n int) {
	dark := func(picture image.Image, x, y int) bool {
		r, g, b, _ := picture.At(x, y).RGBA()
		return r+g+b < 3*0xa000
	}
	for y := sheet.Bounds().Min.Y; y < sheet.Bounds().Max.Y; y++ {
		for x := sheet.Bounds().Min.X; x < sheet.Bounds().Max.X; x++ {
			if dark(sheet, x, y) && (other == nil || !dark(other, x, y)) {
				n++
			}
		}
	}
	return n
}
