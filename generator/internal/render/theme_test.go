package render

import (
	"errors"
	"testing"
)

func TestTemplateDiagnostic(t *testing.T) {
	for text, want := range map[string]string{
		`template: templates/home.html:2:2: executing "main" at <.Nope>: can't evaluate field Nope in type plan.View`: `themes/haven/templates/home.html:2:2: error: executing "main" at <.Nope>: can't evaluate field Nope in type plan.View`,
		`template: templates/base.html:21:2: executing "templates/base.html" at <once "footer" .Site>: error calling once: ` +
			`template: templates/partials/footer.html:1:27: executing "footer" at <.X>: no X`: `themes/haven/templates/partials/footer.html:1:27: error: executing "footer" at <.X>: no X`,
		`template: templates/home.html:3: unexpected "}" in operand`: `themes/haven/templates/home.html:3: error: unexpected "}" in operand`,
	} {
		d := templateDiagnostic("haven", "templates/home.html", errors.New(text))
		d.Hint = ""
		if got := d.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
