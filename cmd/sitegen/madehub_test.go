package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"sitegen"
	"sitegen/content"
)

// A madeHub is a hub of invented programs with the shape of a national directory:
// towns of very different sizes, and terms of which some are common to nearly all
// programs and most are rare. The same seed gives the same hub.
type madeHub struct {
	dir    string
	random *rand.Rand
	share  float64 // the chance of a facet's first term
	facets []madeFacet
	towns  []madeTown
}

type madeFacet struct {
	id    string
	terms []string
}

type madeTown struct {
	name, region        string
	latitude, longitude float64
}

const programsPerTown = 25

// writeMadeHub fills dir with the example hub's settings and vocabulary, and
// with as many programs and topics as are asked for. A share of .75 gives some
// forty terms a program, as the national directory has; .25 some fourteen.
func writeMadeHub(tb testing.TB, dir string, programs, topics int, share float64) {
	tb.Helper()
	m := &madeHub{dir: dir, share: share, random: rand.New(rand.NewPCG(1, 2))}
	m.write(tb, "config.toml", string(sitegen.Config))
	m.copyContent(tb)
	m.readFacets(tb)
	m.makeTowns(max(1, programs/programsPerTown))
	texts := map[int]*strings.Builder{}
	for i := range programs {
		// A few towns have most of the programs, as in the world.
		town := int(float64(len(m.towns)) * m.random.Float64() * m.random.Float64())
		if texts[town] == nil {
			texts[town] = &strings.Builder{}
		}
		m.program(texts[town], i, m.towns[town])
	}
	for town, text := range texts {
		m.writeParts(tb, town, text.String())
	}
	for i := range topics {
		m.write(tb, fmt.Sprintf("content/topics/made-%d.md", i), m.topic(i))
	}
}

// writeParts keeps every file below the size that a listing file may have.
func (m *madeHub) writeParts(tb testing.TB, town int, text string) {
	entries := strings.SplitAfter(strings.TrimSuffix(text, "\n\n"), "\n\n")
	for part := 0; len(entries) > 0; part++ {
		n := min(100, len(entries))
		m.write(tb, fmt.Sprintf("content/programs/%s/town-%d-%d.toml", strings.ToLower(m.towns[town].region), town, part),
			strings.Join(entries[:n], ""))
		entries = entries[n:]
	}
}

func (m *madeHub) write(tb testing.TB, name, text string) {
	tb.Helper()
	path := filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// copyContent takes the example hub without its programs.
func (m *madeHub) copyContent(tb testing.TB) {
	err := fs.WalkDir(content.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "programs/") {
			return err
		}
		text, err := fs.ReadFile(content.FS, path)
		m.write(tb, "content/"+path, string(text))
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func (m *madeHub) readFacets(tb testing.TB) {
	var vocabulary struct {
		Facet []struct {
			ID   string
			Term []struct{ ID string }
		}
	}
	if _, err := toml.DecodeFS(content.FS, "vocabulary.toml", &vocabulary); err != nil {
		tb.Fatal(err)
	}
	for _, f := range vocabulary.Facet {
		facet := madeFacet{id: f.ID}
		for _, t := range f.Term {
			facet.terms = append(facet.terms, t.ID)
		}
		m.facets = append(m.facets, facet)
	}
}

func (m *madeHub) makeTowns(n int) {
	regions := []string{"CA", "CO", "FL", "GA", "IL", "MN", "NE", "NY", "OH", "TX", "WA", "PA"}
	for i := range n {
		m.towns = append(m.towns, madeTown{
			name: fmt.Sprintf("Town %d", i), region: regions[i%len(regions)],
			latitude: 30 + 18*m.random.Float64(), longitude: -120 + 45*m.random.Float64(),
		})
	}
}

func (m *madeHub) program(b *strings.Builder, i int, town madeTown) {
	fmt.Fprintf(b, `[[program]]
id = "made-%[1]d"
name = "Made Program %[1]d"
organization = "Made Organization %[2]d"
status = "active"
summary = "An invented program, number %[1]d, that was made to measure how long a build takes."
url = "https://made-%[1]d.example/"
phones = [{ number = "+1-303-555-01%02[3]d", kind = "main" }, { number = "+1-720-555-01%02[3]d", kind = "intake" }]
hours = ["Mon-Fri 09:00-17:00"]
[program.location]
kind = "physical"
street = "%[1]d Sample Street"
city = "%[4]s"
region = "%[5]s"
postal_code = "%05[6]d"
latitude = %.5[7]f
longitude = %.5[8]f
[program.offers]
`, i, i/3, i%100, town.name, town.region, 10000+i%80000,
		town.latitude+m.random.NormFloat64()*.05, town.longitude+m.random.NormFloat64()*.05)
	for _, f := range m.facets {
		m.terms(b, f)
	}
	fmt.Fprintf(b, "[program.verified]\non = 2026-%02d-01\nby = \"phone\"\n\n", 1+i%10)
}

// terms offers each term with a chance that falls with its place in the facet.
func (m *madeHub) terms(b *strings.Builder, f madeFacet) {
	var chosen []string
	for rank, t := range f.terms {
		if m.random.Float64() < m.share/(1+float64(rank)*.45) {
			chosen = append(chosen, t)
		}
	}
	if len(chosen) > 0 {
		slices.Sort(chosen)
		fmt.Fprintf(b, "%s = [\"%s\"]\n", f.id, strings.Join(chosen, `", "`))
	}
}

func (m *madeHub) topic(i int) string {
	paragraph := strings.Repeat("People who have support find it easier to keep going when a week is hard. ", 8)
	return fmt.Sprintf(`+++
title = "Made topic %[1]d"
kind = "guide"
definition = "A topic that was made to measure time, number %[1]d."
updated = 2026-10-01
[programs]
need = ["trauma"]
+++

## What it is {#overview}

%[2]s

## What it can give you {#benefits}

- **Calm.** %[2]s
- **Company.** %[2]s

## How to start {#steps}

1. Read about [support systems](/topics/support-systems/).
2. [Find a program](/find/). %[2]s
`, i, paragraph)
}
