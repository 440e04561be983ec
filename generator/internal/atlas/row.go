package atlas

import (
	"cmp"
	"hash/crc32"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// row is a program at one code. Rows are ordered by code, then by id.
type row struct {
	code    uint64
	program *model.Program
	key     string // of a wide row: whom it is for, "co/denver"
}

// space says what codes mean.
type space byte

const (
	nearSpace space = 0 // a point
	wideSpace space = 1 // a key and an id
)

// nearRows are the places to visit whose point is known.
func nearRows(programs []*model.Program) []row {
	var rows []row
	for _, p := range programs {
		if isNear(p) {
			rows = append(rows, row{code: codeOf(p.Location.Latitude, p.Location.Longitude), program: p})
		}
	}
	return ordered(rows)
}

func isNear(p *model.Program) bool {
	return p.Location.HasPoint && p.Location.Kind != model.Online && p.Location.Kind != model.Area
}

// wideRows are all other programs, once for each key.
func wideRows(programs []*model.Program) []row {
	var rows []row
	for _, p := range programs {
		if isNear(p) {
			continue
		}
		id := uint64(crc32.ChecksumIEEE([]byte(p.ID)))
		for _, key := range keysOf(&p.Location) {
			key16 := uint64(crc32.ChecksumIEEE([]byte(key)) & 0xffff)
			rows = append(rows, row{key16<<32 | id, p, key})
		}
	}
	return ordered(rows)
}

// keysOf names the places that a program without a point serves, folded.
func keysOf(l *model.Location) []string {
	var keys []string
	for _, place := range l.Serves {
		keys = append(keys, model.Fold(place))
	}
	switch {
	case len(keys) > 0:
		slices.Sort(keys)
		return slices.Compact(keys)
	case l.Kind == model.Online:
		return []string{""}
	}
	return []string{model.Fold(l.Region)}
}

func ordered(rows []row) []row {
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.code, b.code), strings.Compare(a.program.ID, b.program.ID), strings.Compare(a.key, b.key))
	})
	return rows
}
