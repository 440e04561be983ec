package generator_test

import (
	"os"
	"strings"
	"testing"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

// TestSignalsAreExplained: whatever suggestions rest on is described on the page about
// them, and the widgets can name it: as a reason, and among what they know.
func TestSignalsAreExplained(t *testing.T) {
	page, err := os.ReadFile("../themes/haven/templates/suggestions-work.html")
	if err != nil {
		t.Fatal(err)
	}
	theme, _ := read.Words(os.DirFS("../themes/haven"), "themes/haven")
	words, said := theme[model.SourceLanguage], widgetWords(t)["suggestions"]
	reasons := widgetSources(t)["suggestions/reasons.ts"]
	for _, signal := range match.Signals {
		name := string(signal)
		if !strings.Contains(string(page), `eq .Name "`+name+`"}}{{word "suggestions_work.`+name+`"`) {
			t.Errorf("suggestions-work.html has no case for the signal %q", name)
		}
		if words["signal"][name] == nil {
			t.Errorf("[signal] of the theme's words has no %q", name)
		}
		if said["signal_"+name] == nil {
			t.Errorf("[suggestions] of the widgets' words has no %q", "signal_"+name)
		}
		if said["reason_"+name] == nil && !strings.Contains(reasons, `case "`+name+`":`) {
			t.Errorf("[suggestions] of the widgets' words has no %q, and reasons.ts says it in no other way", "reason_"+name)
		}
	}
}
