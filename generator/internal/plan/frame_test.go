package plan

import (
	"slices"
	"strings"
	"testing"
)

func TestFramedTools(t *testing.T) {
	p := embedded(t, site())
	main, head := mainOf[*FramedTool](t, p, "/embed/finder/")
	if main.Widget != "finder" || main.Page != "/find/" || !slices.Equal(main.Options, []string{"place", "compact"}) {
		t.Errorf("the finder's frame shows %+v", main)
	}
	if !head.NoIndex || head.Alternates != nil || head.Title == "" {
		t.Errorf("its head is %+v", head)
	}
	lines, _ := mainOf[*FramedTool](t, p, "/embed/crisis/")
	if lines.Widget != "" || len(lines.Lines) == 0 || lines.Lines[0] != "In danger?" {
		t.Errorf("the frame of crisis lines shows %+v", lines)
	}
	if p.Page("/embed/checklist/") != nil {
		t.Error("a hub without a checklist has a frame for one")
	}
	if strings.Contains(string(p.Page("/sitemap.xml").Raw()), "/embed/finder/") {
		t.Error("search engines are led to frames")
	}
	for _, e := range embeddable {
		if frameHeights[e.name] < 400 {
			t.Errorf("the frame of %q is %d pixels high", e.name, frameHeights[e.name])
		}
	}
}
