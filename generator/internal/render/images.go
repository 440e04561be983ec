package render

import (
	"image"
	_ "image/gif" // decoders for measureImages
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// measureImages gives pictures their width and height, so that the text does
// not jump when they arrive. Formats that Go cannot read go without.
func (b *body) measureImages(root ast.Node, static fs.FS) {
	if static == nil {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		img, ok := n.(*ast.Image)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		img.SetAttributeString("loading", []byte("lazy"))
		for _, l := range b.links {
			if l.image && strings.HasSuffix(string(img.Destination), l.path[1:]) {
				setSize(img, static, l.path[1:])
			}
		}
		return ast.WalkContinue, nil
	})
}

func setSize(img *ast.Image, static fs.FS, path string) {
	f, err := static.Open(path)
	if err != nil {
		return // resolve reports it
	}
	defer f.Close()
	if size, _, err := image.DecodeConfig(f); err == nil {
		img.SetAttributeString("width", []byte(strconv.Itoa(size.Width)))
		img.SetAttributeString("height", []byte(strconv.Itoa(size.Height)))
	}
}
