package assets

import (
	"bytes"
	"compress/gzip"
	"strings"
)

// Size is a script's length in bytes, and what is left of it by gzip.
type Size struct{ Bytes, Packed int }

// sizes measures the scripts, by URL.
func (b *builder) sizes() map[string]Size {
	all := map[string]Size{}
	for _, f := range b.out.Files {
		if strings.HasPrefix(f.Path, widgetDir) {
			all[b.BasePath+f.Path] = Size{len(f.Body), packed(f.Body)}
		}
	}
	return all
}

func packed(body []byte) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil { // the level is one
		panic(err)
	}
	w.Write(body) // into memory, which does not fail
	w.Close()
	return out.Len()
}
