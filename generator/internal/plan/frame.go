package plan

// A tool of the hub in a frame on another website: /embed/finder/. The page has the tool,
// the crisis lines and nothing around them. Options of the widget stand in the fragment of
// its address, which no server sees: /embed/finder/#place=80202&needs=addiction.
// widgets/src/frame has the script on both sides.

const (
	frameFolder = "/embed/"
	crisisFrame = frameFolder + "crisis/" // crisis lines as text alone, for the cards of oembed.go
)

// frameHeights are pixels that show where a tool begins, for as long as nothing makes the
// frame as high as what it shows; and no fewer than it will take on a desk, or than a window
// shows of it, so that what is below does not move into view and out again.
var frameHeights = map[string]int{
	"checklist": 900, "contacts": 900, "finder": 900, "plan": 900, "saved": 840, "suggestions": 900,
}

// framePages are there where the hub has a script; a portable copy has none.
func (h *hub) framePages() []Page {
	if h.view.Script == "" {
		return nil
	}
	lines, _ := h.crisisText() // the template asks which language they are in
	pages := []Page{h.frame(crisisFrame, h.locale.Word("crisis.label"), &FramedTool{Lines: lines})}
	for _, e := range h.embeds() {
		main := &FramedTool{Widget: e.Name, Page: e.path}
		for _, a := range e.Attributes {
			main.Options = append(main.Options, a.Option())
		}
		pages = append(pages, h.frame(frameFolder+e.Name+"/", h.locale.Word(e.label), main))
	}
	return pages
}

// frame is a page for frames, which search engines leave out.
func (h *hub) frame(path, title string, main *FramedTool) Page {
	return Page{URL: path, Template: "frame", Data: func() View {
		head := h.head(title, title, path)
		head.NoIndex, head.Alternates = true, nil
		return h.show(head, main)
	}}
}
