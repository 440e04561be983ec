package plan

import (
	"slices"

	"sitegen/generator/internal/model"
)

const galleryURL = "/embed/"

// mostOrganizations is how many a gallery lists; more are looked up in the listings.
const mostOrganizations = 60

// galleryPages is the page that shows other websites what they may embed; none where the
// hub has no script.
func (h *hub) galleryPages() []Page {
	if h.view.Script == "" {
		return nil
	}
	return []Page{{URL: galleryURL, Template: "embed", Listed: true, Data: func() View {
		return h.show(h.head(h.locale.Word("page.embed"), h.locale.Word("page.embed_description"), galleryURL), h.gallery())
	}}}
}

func (h *hub) gallery() *Gallery {
	g := &Gallery{Script: h.view.Gallery, Manifest: &Foreign{model.SourceLanguage, "ltr"}}
	if h.site.Prefix != "" {
		g.Language = h.locale.Tag
	}
	if h.locale.Spoken == model.SourceLanguage {
		g.Manifest = nil
	}
	for _, e := range h.embeds() {
		g.Widgets = append(g.Widgets, h.galleryWidget(e))
	}
	return g
}

func (h *hub) galleryWidget(e embed) GalleryWidget {
	var options []SnippetOption
	if h.site.Prefix != "" { // whoever reads this page wants its language wherever they paste
		options = []SnippetOption{{Name: "language", Value: h.locale.Tag}}
	}
	g := GalleryWidget{Widget: e.Widget, Snippet: h.snippet(e, options), Page: e.path, Size: h.scriptSize(e.Name)}
	for _, a := range e.Attributes {
		g.Options = append(g.Options, GalleryOption{WidgetAttribute: a, Values: h.optionValues(e.Widget, a.Option()), Several: severalValues(a.Option())})
	}
	return g
}

// optionValues are what an option may be; nil where it is written freely, or too many.
func (h *hub) optionValues(w *model.Widget, option string) []string {
	switch option {
	case "organization":
		if all := h.organizations(); len(all) <= mostOrganizations {
			return all
		}
	case "needs":
		return h.termNames(model.RoleNeed)
	case "kinds":
		return h.termNames(model.RoleKind)
	case "language":
		return h.tags()
	case "hide":
		return partNames(w)
	}
	return nil
}

func severalValues(option string) bool {
	return slices.Contains([]string{"needs", "kinds", "hide"}, option)
}

// scriptSize is all script that a page loads for a widget.
func (h *hub) scriptSize(widget string) ScriptSize {
	var sum ScriptSize
	for _, url := range append([]string{h.file("/widgets/hub.js")}, h.view.Modules[widget]...) {
		size := h.view.Sizes[url]
		sum.Bytes += size.Bytes
		sum.Packed += size.Packed
	}
	return sum
}
