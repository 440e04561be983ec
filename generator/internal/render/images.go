package render

import (
	"bytes"
	"image"
	_ "image/gif" // decoders for measureImages
	_ "image/jpeg"
	_ "image/png"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// measureImages gives pictures their width and height, so that the text does
// not jump when they arrive. Formats that Go cannot read go without.
func (b *body) measureImages(root ast.Node, static func(string) ([]byte, error)) {
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

func setSize(img *ast.Image, static func(string) ([]byte, error), path string) {
	file, err := static(path)
	if err != nil {
		return // resolve reports it
	}
	if size, _, err := image.DecodeConfig(bytes.NewReader(file)); err == nil {
		img.SetAttributeString("width", []byte(strconv.Itoa(size.Width)))
		img.SetAttributeString("height", []byte(strconv.Itoa(size.Height)))
	}
}
