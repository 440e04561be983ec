package plan

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write the results into the files of testdata; read the diff")

const gapsFile = "testdata/gaps.json"

// gapVectors is testdata/gaps.json; testdata/README.md explains it.
type gapVectors struct {
	Checklists map[string]json.RawMessage `json:"checklists"` // each a checklistJSON
	Cases      []gapCase                  `json:"cases"`
}

type gapCase struct {
	Checklist string     `json:"checklist"`
	Answers   gapAnswers `json:"answers"`
	Result    gapResult  `json:"result"`
}

// gapAnswers is what a visitor said; what is absent was not answered.
type gapAnswers struct {
	Statements map[string]string   `json:"statements,omitempty"` // "<domain>.<index>" to the id of an answer
	Want       map[string]bool     `json:"want,omitempty"`       // by domain
	Sources    map[string][]string `json:"sources,omitempty"`    // by domain
	Items      map[string]bool     `json:"items,omitempty"`
}

type gapResult struct {
	Answered  bool                 `json:"answered"`
	Domains   map[string]gapDomain `json:"domains"` // those that were answered
	Strong    []string             `json:"strong"`
	Giving    []string             `json:"giving"`
	Steps     []string             `json:"steps"`
	Safety    []string             `json:"safety"`
	Formality string               `json:"formality"` // "", "formal" or "informal"
	Gaps      map[string]float64   `json:"gaps"`
}

type gapDomain struct {
	Availability float64 `json:"availability"`
	Band         string  `json:"band"`
	Gap          float64 `json:"gap"`
	Thread       string  `json:"thread,omitempty"`
}

func TestGaps(t *testing.T) {
	raw, err := os.ReadFile(gapsFile)
	if err != nil {
		t.Fatal(err)
	}
	var file gapVectors
	if err := json.Unmarshal(raw, &file); err != nil || len(file.Cases) < 30 {
		t.Fatalf("%s has %d cases, error %v", gapsFile, len(file.Cases), err)
	}
	for i, c := range file.Cases {
		checklist := &checklistJSON{}
		if err := json.Unmarshal(file.Checklists[c.Checklist], checklist); err != nil {
			t.Fatal(err)
		}
		got := scoreAnswers(checklist, c.Answers)
		if !*update && !sameResult(got, c.Result) {
			t.Errorf("case %d: %+v gives\n%+v, want\n%+v", i, c.Answers, got, c.Result)
		}
		file.Cases[i].Result = got
	}
	if *update {
		writeGaps(t, file)
	}
}

// scoreAnswers is the arithmetic of the checklist, word for word:
//
//	availability a = mean of the values of answered statements
//	want         w = 1 if more would help, 0.5 if not answered, 0 if declined
//	gap          g = w · (1 − a)
func scoreAnswers(c *checklistJSON, said gapAnswers) gapResult {
	r := gapResult{
		Answered: len(said.Items) > 0, Domains: map[string]gapDomain{}, Gaps: map[string]float64{},
		Strong: []string{}, Giving: []string{}, Steps: []string{}, Safety: []string{},
	}
	for _, d := range c.Domains {
		a, ok := meanOf(c, d, said.Statements)
		if !ok {
			continue
		}
		r.Answered = true
		result := gapDomain{Availability: a, Band: bandOf(c, a), Gap: wish(said.Want, d.ID) * (1 - a)}
		if from := said.Sources[d.ID]; a >= 0.5 && len(from) == 1 {
			result.Thread = from[0]
		}
		r.Domains[d.ID] = result
		if result.Band == c.Bands[0].ID {
			r.Strong = append(r.Strong, d.ID)
		}
		if result.Gap > 0 {
			r.Gaps[d.ID] = result.Gap
		}
		if d.Safety && a < 0.5 {
			r.Safety = append(r.Safety, d.ID)
		} else if result.Gap > 0 {
			r.Steps = append(r.Steps, d.ID)
		}
	}
	slices.SortStableFunc(r.Steps, func(x, y string) int {
		return cmp.Compare(r.Domains[y].Gap, r.Domains[x].Gap)
	})
	r.Steps = r.Steps[:min(len(r.Steps), c.Steps)]
	for _, item := range c.Items {
		switch {
		case said.Items[item.ID] && item.Kind == "giving":
			r.Giving = append(r.Giving, item.ID)
		case said.Items[item.ID]:
			r.Safety, r.Gaps[item.ID] = append(r.Safety, item.ID), 1
		}
	}
	r.Formality = formalityOf(c, said.Sources)
	return r
}

func meanOf(c *checklistJSON, d domainJSON, said map[string]string) (mean float64, ok bool) {
	sum, n := 0.0, 0
	for i := range d.Statements {
		for _, a := range c.Answers {
			if a.ID == said[fmt.Sprintf("%s.%d", d.ID, i)] && !a.Skip {
				sum, n = sum+a.Value, n+1
			}
		}
	}
	return sum / float64(n), n > 0
}

func wish(want map[string]bool, id string) float64 {
	switch more, said := want[id]; {
	case !said:
		return 0.5
	case more:
		return 1
	}
	return 0
}

func bandOf(c *checklistJSON, a float64) string {
	for _, b := range c.Bands {
		if a >= b.From {
			return b.ID
		}
	}
	return ""
}

func formalityOf(c *checklistJSON, sources map[string][]string) string {
	formal, informal := 0, 0
	for _, from := range sources {
		for _, s := range c.Sources {
			switch {
			case !slices.Contains(from, s.ID):
			case s.Formal:
				formal++
			default:
				informal++
			}
		}
	}
	switch {
	case formal > 0 && informal == 0:
		return "formal"
	case informal > 0 && formal == 0:
		return "informal"
	}
	return ""
}

func sameResult(a, b gapResult) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9 }
	return a.Answered == b.Answered && a.Formality == b.Formality &&
		slices.Equal(a.Strong, b.Strong) && slices.Equal(a.Giving, b.Giving) &&
		slices.Equal(a.Steps, b.Steps) && slices.Equal(a.Safety, b.Safety) &&
		maps.EqualFunc(a.Gaps, b.Gaps, near) &&
		maps.EqualFunc(a.Domains, b.Domains, func(x, y gapDomain) bool {
			return x.Band == y.Band && x.Thread == y.Thread && near(x.Availability, y.Availability) && near(x.Gap, y.Gap)
		})
}

// writeGaps writes a case a line.
func writeGaps(t *testing.T, file gapVectors) {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("{\n\"checklists\": {\n")
	for i, id := range slices.Sorted(maps.Keys(file.Checklists)) {
		fmt.Fprintf(&b, "%s%q: %s\n", separator(i), id, file.Checklists[id])
	}
	b.WriteString("},\n\"cases\": [\n")
	for i, c := range file.Cases {
		fmt.Fprintf(&b, "%s%s", separator(i), encodeJSON(c))
	}
	b.WriteString("]\n}\n")
	if err := os.WriteFile(gapsFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func separator(i int) string {
	if i > 0 {
		return ","
	}
	return ""
}
