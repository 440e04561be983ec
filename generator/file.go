package generator

import (
	"cmp"
	"mime"
	"path"
	"strings"

	"sitegen/generator/internal/assets"
	"sitegen/generator/internal/atlas"
	"sitegen/generator/internal/plan"
)

// File is a file of the site as a browser gets it.
type File struct {
	Body        []byte
	ContentType string
}

// File renders the file at a URL path below the hub's root, or reports false, as
// it does for all before the first good Update. An error means that a template failed.
func (h *Hub) File(url string) (File, bool, error) {
	if h.plan == nil {
		return File{}, false, nil
	}
	kind := contentType(url)
	if page := h.plan.Page(url); page != nil {
		var f File
		err := h.renderer.Page(page, func(b []byte) error {
			f = File{Body: append([]byte(nil), b...), ContentType: kind}
			return nil
		})
		return f, true, err
	}
	name := strings.TrimPrefix(url, "/")
	if strings.HasPrefix(name, atlas.Folder) {
		body, ok := h.atlas().Files[name]
		return File{Body: body, ContentType: "application/octet-stream"}, ok, nil
	}
	if name == assets.VersionsPath && h.bundle.Pin.URL != "" {
		carried, _ := h.earlier()
		return File{Body: carried[len(carried)-1].Body, ContentType: kind}, true, nil
	}
	for _, f := range h.bundle.Files {
		if f.Path == name {
			body, err := h.asset(f)
			return File{Body: body, ContentType: kind}, true, err
		}
	}
	for _, try := range []string{name, path.Join(name, "index.html")} {
		if body, err := h.reader.Static(try); err == nil {
			return File{Body: body, ContentType: contentType("/" + try)}, true, nil
		}
	}
	return File{}, false, nil
}

// BasePath is the path under which the hub's root lives: "/" or "/hub/".
func (h *Hub) BasePath() string {
	if h.site == nil {
		return "/"
	}
	return plan.BasePath(h.site.Config.BaseURL)
}

func contentType(url string) string {
	ext := path.Ext(url)
	switch {
	case strings.HasSuffix(url, "/"):
		ext = ".html"
	case ext == "":
		ext = ".txt"
	}
	if kind := cmp.Or(plan.ContentType(ext), mime.TypeByExtension(ext)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}
