package plan

import (
	"slices"
	"strings"

	"golang.org/x/text/language/display"

	"sitegen/generator/internal/model"
)

// testedTheme is the theme that the tests in cmd/sitegen/browser look at.
const testedTheme = "haven"

// tested is all that a hub may say was tested; of tools, "…_tools", one that has them. A claim is here only while the tests that
// it names are there and do what its word says; accessibility_test.go looks for them,
// and holds the programs against widgets/package-lock.json.
var tested = []Claim{
	{"axe", "axe-core 4.14", []string{"TestAxe"}},
	{"axe_tools", "", []string{
		"TestSuggestionsLookRight", "TestFinderLooks", "TestFinderCompare", "TestChecklistPutsSafetyFirst", "TestMapFits",
		"TestContactsTakenAlong", "TestPlan", "TestSavedStates",
	}},
	{"markup", "html-validate 9.7", []string{"TestMarkup"}},
	{"keyboard", "", []string{"TestKeyboard", "TestSkipLink"}},
	{"keyboard_tools", "", []string{
		"TestFinderByKeyboard", "TestSuggestionsByKeyboard", "TestOneQuestionAtATime", "TestContactsByKeyboard", "TestSavedByKeyboard",
	}},
	{"narrow", "", []string{"TestEveryPage"}},
	{"script", "", []string{"TestEveryKind", "TestHelpOnEveryPage"}},
	{"direction", "", []string{"TestEveryKind", "TestDirection"}},
	{"forced_colors", "", []string{"TestForcedColors", "TestMapFits", "TestFinderLooks", "TestSuggestionsLookRight"}},
	{"print", "", []string{"TestPrint", "TestChecklistOnPaper", "TestContactsTakenAlong", "TestPlan", "TestSavedOnPaper"}},
	{"shift", "", []string{"TestLayoutShift"}},
	{"firefox_tools", "", []string{"TestFirefox"}},
}

// accessibility is what the accessibility statement shows.
func (h *hub) accessibility(d *model.Document) any {
	a := &Accessibility{Document: d, Tested: tested, Altered: h.alters()}
	if h.view.Script == "" {
		a.Tested = slices.DeleteFunc(slices.Clone(tested), func(c Claim) bool { return strings.HasSuffix(c.Name, "_tools") })
	}
	for _, l := range h.languages {
		if l.Spoken != l.Tag {
			a.Partly = append(a.Partly, l.Locale)
		}
		if !slices.ContainsFunc(a.Languages, func(have *Locale) bool { return have.Tag == l.Spoken }) {
			a.Languages = append(a.Languages, &Locale{Tag: l.Spoken, Name: display.Self.Name(l.tag)})
		}
	}
	return a
}

// alters reports whether the hub's pages are made by other templates than were tested.
func (h *hub) alters() bool { return h.altered || h.site.Config.Theme != testedTheme }
