package plan

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// alwaysShown are the parts that no option hides: what must stay, and what is in many places;
// widgets/src/shared/attributes.ts has the others.
var alwaysShown = []string{"button", "crisis", "field", "heading", "privacy"}

// wrong is what is told of a value that the hub does not have.
func wrong(hint, format string, args ...any) *diag.Diagnostic {
	return &diag.Diagnostic{Text: fmt.Sprintf(format, args...), Hint: hint}
}

// options holds values, by name, against what the widget takes and the hub has. They
// come in the manifest's order, as the hub writes them: "Harbor House" for "harbor-house".
func (h *hub) options(w *model.Widget, values map[string]string) ([]SnippetOption, *diag.Diagnostic) {
	var options []SnippetOption
	var names []string
	for _, a := range w.Attributes {
		name := a.Option()
		names = append(names, name)
		value, given := values[name]
		if !given {
			continue
		}
		o := SnippetOption{Name: name, Flag: a.Type == "boolean"}
		if !o.Flag {
			var d *diag.Diagnostic
			if o.Value, d = h.optionValue(w, name, strings.TrimSpace(value)); d != nil {
				return nil, d
			}
		}
		options = append(options, o)
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(names, name) {
			return nil, wrong(or(diag.DidYouMean(name, names), "its options are: ", names), "the widget %s has no option %q", w.Name, name)
		}
	}
	return options, nil
}

func or(hint, otherwise string, names []string) string {
	if hint != "" {
		return hint
	}
	return otherwise + strings.Join(names, ", ")
}

// optionValue is a value as the widget expects it.
func (h *hub) optionValue(w *model.Widget, name, value string) (string, *diag.Diagnostic) {
	switch name {
	case "organization":
		return h.organization(value)
	case "place":
		return h.knownPlace(value)
	case "radius":
		return radius(value)
	case "needs":
		return h.termIDs(model.RoleNeed, "need", value)
	case "kinds":
		return h.termIDs(model.RoleKind, "kind of program", value)
	case "similar":
		return h.listing(value)
	case "language":
		return h.locale.Tag, nil // Plan.Snippet has found the hub in that language
	case "hide":
		return hidden(w, value)
	}
	return value, nil
}

// organization finds one of the listings by the words of its name, as widgets do, or by its slug.
func (h *hub) organization(value string) (string, *diag.Diagnostic) {
	names := h.organizations()
	var slugs, called []string // called: whose slug was asked for
	for _, name := range names {
		if slices.Equal(model.FoldedWords(name), model.FoldedWords(value)) {
			return name, nil
		}
		slug := model.Slug(name)
		if slug == value && slug != "" {
			called = append(called, name)
		}
		slugs = append(slugs, slug)
	}
	if len(called) == 1 {
		return called[0], nil
	}
	if len(called) > 1 {
		return "", wrong("write one of: "+strings.Join(called, "; "), "%d organizations are called %q", len(called), value)
	}
	near := diag.Nearest(value, append(slugs, names...))
	if near == "" {
		near = beginsLike(value, names)
	}
	if near != "" {
		return "", wrong(fmt.Sprintf("did you mean %q?", near), "no listing is of the organization %q", value)
	}
	return "", wrong(`write "organization" as the listings in content/programs do`, "no listing is of the organization %q", value)
}

// listing finds a program by its id.
func (h *hub) listing(value string) (string, *diag.Diagnostic) {
	var ids []string
	for _, p := range h.listed {
		if p.ID == value {
			return value, nil
		}
		ids = append(ids, p.ID)
	}
	if near := diag.Nearest(value, ids); near != "" {
		return "", wrong(fmt.Sprintf("did you mean %q?", near), "no program has the id %q", value)
	}
	return "", wrong("an id is the last part of the address of a program's page", "no program has the id %q", value)
}

// organizations are those that listings name, sorted.
func (h *hub) organizations() []string {
	var names []string
	for _, p := range h.listed {
		if p.Organization != "" {
			names = append(names, p.Organization)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// beginsLike is the first name that begins as value does: "Harbor" for "Harbor House".
func beginsLike(value string, names []string) string {
	i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(model.Slug(n), model.Slug(value)) })
	if i < 0 || model.Slug(value) == "" {
		return ""
	}
	return names[i]
}

func radius(value string) (string, *diag.Diagnostic) {
	miles, err := strconv.ParseFloat(value, 64)
	if err != nil || !(miles > 0 && miles < 10_000) {
		return "", wrong("write miles, such as 25", "the radius %q is no number of miles", value)
	}
	return strconv.FormatFloat(miles, 'f', -1, 64), nil
}

// termIDs are ids of terms of a role's facets, with blanks or commas between.
func (h *hub) termIDs(role model.Role, what, value string) (string, *diag.Diagnostic) {
	known := h.termNames(role)
	return namesOf(value, known, func(name string) *diag.Diagnostic {
		return wrong(or(diag.DidYouMean(name, known), "they are: ", known), "the hub has no %s %q", what, name)
	})
}

// termNames are the ids of those terms.
func (h *hub) termNames(role model.Role) []string {
	var names []string
	for _, f := range h.site.Vocabulary.WithRole(role) {
		for _, t := range f.Terms {
			names = append(names, t.ID)
		}
	}
	return names
}

// hidden are names of parts of the widget.
func hidden(w *model.Widget, value string) (string, *diag.Diagnostic) {
	known := partNames(w)
	return namesOf(value, known, func(name string) *diag.Diagnostic {
		if slices.Contains(alwaysShown, name) {
			return wrong("leave it out of hide", "the part %q always stays", name)
		}
		return wrong(or(diag.DidYouMean(name, known), "they are: ", known), "the widget %s has no part %q", w.Name, name)
	})
}

// partNames are the parts that may be hidden.
func partNames(w *model.Widget) []string {
	var names []string
	for _, p := range w.Parts {
		if !slices.Contains(alwaysShown, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

// namesOf gives names with one blank between, each once, or what is told of an unknown one.
func namesOf(value string, known []string, unknown func(string) *diag.Diagnostic) (string, *diag.Diagnostic) {
	var names []string
	for _, name := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		if !slices.Contains(known, name) {
			return "", unknown(name)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "", wrong("they are: "+strings.Join(known, ", "), "an option is empty")
	}
	return strings.Join(names, " "), nil
}
