package model

import "strings"

// Widget is a custom element of the hub, as widgets/custom-elements.json describes it to
// whoever embeds it.
type Widget struct {
	Name        string // what a link says in data-hub: "finder"
	Tag         string // "hub-finder"
	Class       string // "HubFinder"
	Source      string // the file of the class, below widgets/: "src/finder/finder.ts"
	Description string // a sentence, in English; so are all below
	Attributes  []WidgetAttribute
	Events      []WidgetEvent
	Properties  []WidgetProperty
	Parts       []WidgetPart
}

// WidgetAttribute is an option of a widget, on its link or on the element.
type WidgetAttribute struct {
	Name        string // "data-hub-radius"
	Type        string // "string", "number" or "boolean", which is on when it is there
	Default     string // what it is like without it; "" when nothing is to be said
	Description string
}

// Option is the attribute's name for people: "radius".
func (a WidgetAttribute) Option() string { return strings.TrimPrefix(a.Name, "data-hub-") }

// WidgetEvent is what a widget tells the page.
type WidgetEvent struct {
	Name        string // "hub:search"
	Type        string // in TypeScript: "CustomEvent<{ count: number }>"
	Description string // says so when it can be cancelled
}

// WidgetProperty is a custom property of CSS that a widget reads.
type WidgetProperty struct {
	Name        string // "--hub-accent"
	Syntax      string // as @property has it: "<color>"
	Default     string
	Description string
}

// WidgetPart is a part that a page may style by ::part() or leave out by data-hub-hide.
type WidgetPart struct{ Name, Description string }
