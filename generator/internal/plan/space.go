package plan

import (
	"fmt"
	"strings"
)

// Until the script of a widget has come, no script can keep space for it. A rule of the page
// around can: from the first paint, as much as widgets/src/shared/reserve.ts keeps later.
// It is a margin below the link, so the link is where it would be, looks as it would and is no
// larger to tap. A script that has not come in 5 seconds may never come: then the page closes up.
// Where no script runs, on paper, and in browsers that can't tell, nothing is kept.

// spaces are the heights of widgets/src/shared/reserve.ts, in em; a test compares them. The
// percentage of a margin is one of the width around, in CSS.
var spaces = map[string]struct{ wide, narrow, less float64 }{
	"checklist":   {25, 57, 0.8},
	"contacts":    {60, 116, 1.5},
	"finder":      {200, 0, 0},
	"plan":        {74, 100, 0.8},
	"saved":       {18, 33, 0.33},
	"suggestions": {31, 85, 1.2},
}

// spaceOfParts is the most for a widget with parts left out, in em.
const spaceOfParts = 24

// spaceStyle is CSS that keeps space for widgets.
func spaceStyle(widgets ...string) string {
	var b strings.Builder
	b.WriteString("@media screen and (scripting:enabled){")
	for _, name := range widgets {
		high := spaces[name]
		height := fmt.Sprintf("%vem", high.wide)
		if high.less > 0 {
			height = fmt.Sprintf("max(%s,%vem - %v%%)", height, high.narrow, high.less*100)
		}
		fmt.Fprintf(&b, ":not(hub-%[1]s)>a[data-hub=%[1]s]{display:inline-block;vertical-align:top;"+ // whose margin stays apart from others
			"margin-block-end:max(0px,var(--hub-reserve,min(var(--hub-parts,100vh),%[2]s,100vh)) - 1lh);animation:hub-give-up 0s 5s forwards}", name, height)
	}
	fmt.Fprintf(&b, "a[data-hub-hide]{--hub-parts:%dem}}@keyframes hub-give-up{to{margin-block-end:0}}", spaceOfParts)
	return b.String()
}

// Space is a line for the head of a page that has the widget by script, if its author likes:
// with it nothing below the link moves when the widget comes. It is no part of the other
// forms, since policies may forbid style.
func (s *Snippet) Space() string {
	return "<style>" + spaceStyle(s.Widget) + "</style>"
}
