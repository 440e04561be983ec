package model

import (
	"maps"
	"slices"
)

// Message is a text with {name} places, by the plural form (CLDR: PluralForms) that
// {n} asks for. One that no number changes has "other" alone.
type Message map[string]string

// PluralForms are all that a language can have. Every message has the last.
var PluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// Words are messages by section and key.
type Words map[string]map[string]Message

// Catalog is what can be said in each language, by BCP 47 tag.
type Catalog map[string]Words

// SourceLanguage is the language that has every message; others are translated from it.
const SourceLanguage = "en"

// In gives every message in the first of tags that has it, else in SourceLanguage.
func (c Catalog) In(tags ...string) Words {
	all := Words{}
	for _, tag := range slices.Backward(append(slices.Clone(tags), SourceLanguage)) {
		all.add(c[tag])
	}
	return all
}

// Speaks reports whether at least half of what SourceLanguage says is said in one of tags.
func (c Catalog) Speaks(tags ...string) bool {
	all, said := 0, 0
	for section, messages := range c[SourceLanguage] {
		for key := range messages {
			all++
			if slices.ContainsFunc(tags, func(tag string) bool { return c[tag][section][key] != nil }) {
				said++
			}
		}
	}
	return 2*said >= all
}

// Over lays c over below, message by message.
func (c Catalog) Over(below Catalog) Catalog {
	all := Catalog{}
	for _, layer := range []Catalog{below, c} {
		for tag, words := range layer {
			if all[tag] == nil {
				all[tag] = Words{}
			}
			all[tag].add(words)
		}
	}
	return all
}

// Missing lists what SourceLanguage says and tag does not, as "finder.found", sorted.
func (c Catalog) Missing(tag string) []string {
	var missing []string
	for section, messages := range c[SourceLanguage] {
		for key := range messages {
			if c[tag][section][key] == nil {
				missing = append(missing, section+"."+key)
			}
		}
	}
	slices.Sort(missing)
	return missing
}

func (w Words) add(more Words) {
	for section, messages := range more {
		if w[section] == nil {
			w[section] = map[string]Message{}
		}
		maps.Copy(w[section], messages)
	}
}
