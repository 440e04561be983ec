package read

import (
	_ "embed"
	"encoding/json"
	"sync"
)

// shippedOutlines holds the outlines of the states, a JSON object by region code, one
// a line; gazetteer/README.md says where they come from.
//
//go:embed gazetteer/outlines.json
var shippedOutlines []byte

// outlinesUS gives an outline's JSON by region code.
var outlinesUS = sync.OnceValue(func() (outlines map[string]json.RawMessage) {
	if err := json.Unmarshal(shippedOutlines, &outlines); err != nil {
		panic(err) // the data is part of this program
	}
	return outlines
})

// outline is model.Site's Outline.
func outline(country, region string) []byte {
	if country != "US" {
		return nil
	}
	return outlinesUS()[region]
}
