package match

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"testing"

	"sitegen/generator/internal/model"
)

var update = flag.Bool("update", false, "write the results into the files of testdata; read the diff")

const vectorsFile = "testdata/vectors.json"

// vectors is testdata/vectors.json; testdata/README.md explains it.
type vectors struct {
	vectorHub
	IDF     []float64      `json:"idf"`
	Similar []vectorPair   `json:"similar"`
	Scores  []vectorScores `json:"scores"`
}

// vectorHub is a hub in a file of testdata.
type vectorHub struct {
	Terms    []vectorTerm    `json:"terms"`
	Facets   []vectorFacet   `json:"facets"`
	Programs []vectorProgram `json:"programs"`
	AsOf     string          `json:"asOf"`
	Settings vectorSettings  `json:"settings"`
}

type vectorTerm struct {
	Key     string `json:"key"`
	Similar bool   `json:"similar"`
}

type vectorFacet struct {
	ID      string         `json:"id"`
	Role    model.Role     `json:"role"`
	Similar bool           `json:"similar"`
	Terms   []model.TermID `json:"terms"`
}

type vectorProgram struct {
	ID           string             `json:"id"`
	Status       model.Status       `json:"status"`
	Organization string             `json:"organization"`
	Place        model.LocationKind `json:"place"`
	Point        *[2]float64        `json:"point"`
	Region       string             `json:"region"`
	Serves       []string           `json:"serves"`
	Offers       []model.TermID     `json:"offers"`
	Lacks        []model.TermID     `json:"lacks"`
	MinimumAge   int                `json:"minimumAge"`
	MaximumAge   int                `json:"maximumAge"`
	Verified     string             `json:"verified"`
}

type vectorSettings struct {
	Settings
	Statistics Statistics `json:"statistics"`
}

type vectorPair struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Cosine float64 `json:"cosine"`
}

type vectorScores struct {
	Profile vectorProfile  `json:"profile"`
	Results []vectorResult `json:"results"`
}

type vectorProfile struct {
	Needs       []model.TermID `json:"needs"`
	Gaps        []vectorGap    `json:"gaps"`
	Age         int            `json:"age"`
	Constraints []model.TermID `json:"constraints"`
	Place       *vectorPlace   `json:"place"`
	Radius      float64        `json:"radius"`
	Filters     []vectorUsed   `json:"filters"`
	Saved       []vectorSeen   `json:"saved"`
	Explored    []vectorSeen   `json:"explored"`
	Off         []Signal       `json:"off"`
}

type vectorGap struct {
	Weight   float64        `json:"weight"`
	Programs []model.TermID `json:"programs"`
}

type vectorPlace struct {
	Point [2]float64 `json:"point"`
	Keys  []string   `json:"keys"`
}

type vectorUsed struct {
	Term model.TermID `json:"term"`
	Days float64      `json:"days"`
}

type vectorSeen struct {
	ID     string         `json:"id"`
	Offers []model.TermID `json:"offers"`
	Days   float64        `json:"days"`
}

type vectorResult struct {
	ID            string             `json:"id"`
	Group         Group              `json:"group"`
	Score         float64            `json:"score"`
	Contributions map[Signal]float64 `json:"contributions,omitempty"`
}

// TestVectors holds this package against the cases that the widgets' engine
// reads too.
func TestVectors(t *testing.T) {
	want := &vectors{}
	readJSON(t, vectorsFile, want)
	got := want.compute(t)
	if *update {
		got.write(t)
		return
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-12) {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	if g, w := asJSON(t, got.Settings), asJSON(t, want.Settings); g != w {
		t.Errorf("settings %s, want %s", g, w)
	}
	if len(got.IDF) != len(want.IDF) {
		t.Fatalf("%d idf values, want %d", len(want.IDF), len(got.IDF))
	}
	for i := range got.IDF {
		near("idf of "+want.Terms[i].Key, got.IDF[i], want.IDF[i])
	}
	for i, w := range want.Similar {
		near("cosine of "+w.A+" and "+w.B, got.Similar[i].Cosine, w.Cosine)
	}
	for i, s := range want.Scores {
		if len(s.Results) != len(want.Programs) {
			t.Fatalf("profile %d has %d results, want one for each of %d programs", i, len(s.Results), len(want.Programs))
		}
		for j, w := range s.Results {
			g, name := got.Scores[i].Results[j], fmt.Sprintf("profile %d, %s: ", i, w.ID)
			if g.ID != w.ID || g.Group != w.Group {
				t.Errorf("%sgroup %q for %s, want %q", name, g.Group, g.ID, w.Group)
			}
			near(name+"score", g.Score, w.Score)
			for _, s := range Signals {
				near(name+string(s), g.Contributions[s], w.Contributions[s])
			}
		}
	}
}

// readJSON reads a file of testdata, every key of which v must know.
func readJSON(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(v); err != nil {
		t.Fatal(err)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// site is the hub that a file describes.
func (v *vectorHub) site(t *testing.T) *model.Site {
	t.Helper()
	var facets []*model.Facet
	for _, f := range v.Facets {
		facet := &model.Facet{ID: f.ID, Role: f.Role, Similar: f.Similar}
		for _, id := range f.Terms {
			facet.Terms = append(facet.Terms, &model.Term{ID: v.Terms[id].Key})
		}
		facets = append(facets, facet)
	}
	site := &model.Site{Vocabulary: model.NewVocabulary(facets), AsOf: date(t, v.AsOf)}
	for _, p := range v.Programs {
		program := &model.Program{
			ID: p.ID, Status: p.Status, Organization: p.Organization, Offers: p.Offers, Lacks: p.Lacks,
			Location:    model.Location{Kind: p.Place, Region: p.Region, Serves: p.Serves},
			Eligibility: model.Eligibility{MinimumAge: p.MinimumAge, MaximumAge: p.MaximumAge},
			Verified:    model.Verified{On: date(t, p.Verified)},
		}
		if l := &program.Location; p.Point != nil {
			l.Latitude, l.Longitude, l.HasPoint = p.Point[0], p.Point[1], true
		}
		site.Programs = append(site.Programs, program)
	}
	return site
}

func date(t *testing.T, s string) model.Date {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := model.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// compute returns v with its results computed anew.
func (v *vectors) compute(t *testing.T) *vectors {
	t.Helper()
	site := v.site(t)
	x, byID := NewIndex(site), map[string]*model.Program{}
	for _, p := range site.Programs {
		byID[p.ID] = p
	}
	c := *v
	c.Settings = vectorSettings{DefaultSettings, Count(site.Vocabulary, site.Programs)}
	c.IDF, c.Similar, c.Scores = nil, nil, nil
	for i := range v.Terms {
		c.IDF = append(c.IDF, x.IDF(model.TermID(i)))
	}
	for _, s := range v.Similar {
		c.Similar = append(c.Similar, vectorPair{s.A, s.B, x.Cosine(byID[s.A], byID[s.B])})
	}
	for _, s := range v.Scores {
		profile := s.Profile.profile(site.AsOf)
		scores := vectorScores{Profile: s.Profile}
		for _, p := range site.Programs {
			r := x.Score(p, profile)
			scores.Results = append(scores.Results, vectorResult{p.ID, r.Group, r.Score, r.Contributions})
		}
		c.Scores = append(c.Scores, scores)
	}
	return &c
}

func (p *vectorProfile) profile(asOf model.Date) *Profile {
	profile := &Profile{Needs: p.Needs, Age: p.Age, Must: p.Constraints, Radius: p.Radius, Off: p.Off, AsOf: asOf}
	for _, g := range p.Gaps {
		profile.Gaps = append(profile.Gaps, Gap{g.Weight, g.Programs})
	}
	if p.Place != nil {
		profile.Place = &Place{p.Place.Point[0], p.Place.Point[1], p.Place.Keys}
	}
	for _, f := range p.Filters {
		profile.Filters = append(profile.Filters, Used(f))
	}
	seen := func(items []vectorSeen) (seen []Seen) {
		for _, s := range items {
			seen = append(seen, Seen{s.ID, s.Offers, s.Days})
		}
		return seen
	}
	profile.Saved, profile.Explored = seen(p.Saved), seen(p.Explored)
	return profile
}

// write puts every program, pair and result on a line of its own, so that a
// diff can be read.
func (v *vectors) write(t *testing.T) {
	t.Helper()
	var b bytes.Buffer
	v.vectorHub.write(t, &b)
	b.WriteString(",\n\"idf\": [\n" + lines(t, v.IDF) + "],\n\"similar\": [\n" + lines(t, v.Similar) + "],\n\"scores\": [\n")
	for i, s := range v.Scores {
		end := "]},\n"
		if i == len(v.Scores)-1 {
			end = "]}\n"
		}
		fmt.Fprintf(&b, "{\"profile\": %s, \"results\": [\n%s%s", asJSON(t, s.Profile), lines(t, s.Results), end)
	}
	b.WriteString("]\n}\n")
	if err := os.WriteFile(vectorsFile, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// write begins the object that the hub is in, and does not end it.
func (v *vectorHub) write(t *testing.T, b *bytes.Buffer) {
	fmt.Fprintf(b, "{\n\"terms\": [\n%s],\n\"facets\": [\n%s],\n\"programs\": [\n%s],\n\"asOf\": %q,\n\"settings\": %s",
		lines(t, v.Terms), lines(t, v.Facets), lines(t, v.Programs), v.AsOf, asJSON(t, v.Settings))
}

func lines[T any](t *testing.T, items []T) string {
	t.Helper()
	var b bytes.Buffer
	for i, item := range items {
		b.WriteString(asJSON(t, item))
		if i < len(items)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	return b.String()
}
