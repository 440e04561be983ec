package exchange

import (
	"slices"
	"strconv"
	"strings"

	"sitegen/generator/internal/model"
)

// censusFormat reads the header of a Census gazetteer of places, which has USPS,
// NAME and LSAD, or of ZIP code tabulation areas, which has none of these; nil for
// those of counties, districts and the like. Until 2024 columns are separated by
// tabs, later by "|".
func censusFormat(header string) *placeFormat {
	names := strings.FieldsFunc(strings.ToUpper(header), func(r rune) bool { return r == '\t' || r == '|' })
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	c := censusColumns{width: len(names)}
	for _, column := range []struct {
		at   *int
		name string
	}{
		{&c.state, "USPS"}, {&c.code, "GEOID"}, {&c.name, "NAME"}, {&c.sort, "LSAD"}, {&c.status, "FUNCSTAT"},
		{&c.people, "POP10"}, {&c.latitude, "INTPTLAT"}, {&c.longitude, "INTPTLONG"},
	} {
		*column.at = slices.Index(names, column.name)
	}
	switch {
	case c.latitude < 0 || c.longitude < 0 || c.code < 0:
		return nil
	case c.state >= 0 && c.name >= 0 && c.sort >= 0:
		return &placeFormat{kind: "Census Bureau, places", header: true, read: c.place}
	case c.state < 0 && c.name < 0:
		return &placeFormat{kind: "Census Bureau, ZIP code tabulation areas", header: true, read: c.area}
	}
	return nil
}

// censusColumns says at which cell of a row each column is; -1 where it is not.
type censusColumns struct {
	state, code, name, sort, status, people, latitude, longitude, width int
}

func (c *censusColumns) cell(cells []string, at int) string {
	if at < 0 {
		return ""
	}
	return strings.TrimSpace(cells[at])
}

// start reads what both kinds have.
func (c *censusColumns) start(cells []string, account *Row) (p model.Place, ok bool) {
	if len(cells) != c.width {
		account.Reason = "the row has another number of cells than the header"
		return p, false
	}
	var note *Note
	p.Latitude, p.Longitude, note = parsePoint(c.cell(cells, c.latitude), c.cell(cells, c.longitude))
	if note != nil {
		account.Reason = "it has no coordinates"
		return p, false
	}
	p.Population, _ = strconv.Atoi(c.cell(cells, c.people))
	p.Population = max(p.Population, 0)
	return p, true
}

func (c *censusColumns) place(cells []string, account *Row) (p model.Place, ok bool) {
	if p, ok = c.start(cells, account); !ok {
		return p, false
	}
	p.Name, p.Region = townOfCensus(c.cell(cells, c.name)), c.cell(cells, c.state)
	if p.Country, ok = states[p.Region]; !ok {
		account.Reason = "its state is not known"
		return p, false
	}
	if c.cell(cells, c.status) == "F" {
		account.Reason = "it is a part that the Census Bureau made up for counting"
		return p, false
	}
	return p, true
}

func (c *censusColumns) area(cells []string, account *Row) (p model.Place, ok bool) {
	if p, ok = c.start(cells, account); !ok {
		return p, false
	}
	p.Name, p.Postal, p.Population = c.cell(cells, c.code), true, 0
	if p.Country, p.Region = model.ZIPRegion(p.Name); p.Country == "" {
		account.Reason = "no state has this ZIP code"
		return p, false
	}
	return p, true
}

// censusSorts are what the Census Bureau writes after a name (legal and statistical
// area descriptions of places).
var censusSorts = []string{" CDP", " city and borough", " consolidated government", " unified government", " metropolitan government",
	" metro government", " metro township", " urban county", " zona urbana", " comunidad", " municipality", " corporation",
	" borough", " village", " town", " city"}

// townOfCensus gives "Sidney" for "Sidney city".
func townOfCensus(name string) string {
	name = strings.TrimSuffix(name, " (balance)")
	for _, sort := range censusSorts {
		if bare, ok := strings.CutSuffix(name, sort); ok && bare != "" {
			return bare
		}
	}
	return name
}
