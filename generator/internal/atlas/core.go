package atlas

import (
	"hash/crc32"
	"strings"

	"sitegen/generator/internal/model"
)

// traits of a row; the lowest two bits are its kind of place.
const (
	traitOnline = 1
	traitArea   = 2
	traitClosed = 4
	traitAges   = 8
	traitAlert  = 16
)

func traitsOf(p *model.Program) byte {
	var t byte
	switch p.Location.Kind {
	case model.Online:
		t = traitOnline
	case model.Area:
		t = traitArea
	}
	if !p.Open() {
		t |= traitClosed
	}
	if p.Eligibility.MinimumAge >= 0 || p.Eligibility.MaximumAge >= 0 {
		t |= traitAges
	}
	if p.Alert != "" {
		t |= traitAlert
	}
	return t
}

// core is what filters and distances need to know of the rows of a bucket.
func (p *packer) core(rows []row, details []name) encoder {
	e := newFile('C')
	n := len(rows)
	e.varint(uint64(n))
	e.deltas(n, func(i int) uint64 { return rows[i].code })
	for _, r := range rows {
		id := crc32.ChecksumIEEE([]byte(r.program.ID))
		e.bytes(byte(id), byte(id>>8))
	}
	for _, r := range rows {
		e.bytes(traitsOf(r.program))
	}
	e.days(rows)
	e.ages(rows)
	e.organizations(rows)
	e.keys(rows)
	e.terms(p.terms, n, func(i int) model.TermSet { return rows[i].program.Offers })
	e.terms(p.terms, n, func(i int) model.TermSet { return rows[i].program.Lacks })
	e.weeks(rows)
	e.varint(uint64(len(details)))
	for _, d := range details {
		e.bytes(d[:]...)
	}
	return e
}

// days writes when rows were checked, as days before the latest.
func (e *encoder) days(rows []row) {
	latest := model.Date(0)
	for _, r := range rows {
		latest = max(latest, r.program.Verified.On)
	}
	e.varint(uint64(latest))
	for _, r := range rows {
		if on := r.program.Verified.On; on > 0 {
			e.varint(uint64(latest-on) + 1)
		} else {
			e.varint(0)
		}
	}
}

func (e *encoder) ages(rows []row) {
	for _, age := range []func(model.Eligibility) int{
		func(e model.Eligibility) int { return e.MinimumAge },
		func(e model.Eligibility) int { return e.MaximumAge },
	} {
		for _, r := range rows {
			if traitsOf(r.program)&traitAges != 0 {
				e.varint(uint64(max(age(r.program.Eligibility), -1) + 1))
			}
		}
	}
}

// organizations writes for each row 0 for none, 1 for one that no row before
// has, or how many new ones ago it was new, and 1; then what their words hash to.
func (e *encoder) organizations(rows []row) {
	var known dictionary
	for _, r := range rows {
		if r.program.Organization == "" {
			e.varint(0)
			continue
		}
		before := len(known.list)
		number := known.number(r.program.Organization)
		if number == before {
			e.varint(1)
		} else {
			e.varint(uint64(before-number) + 1)
		}
	}
	for _, o := range known.list {
		sum := crc32.ChecksumIEEE([]byte(strings.Join(model.FoldedWords(o), " ")))
		e.bytes(byte(sum), byte(sum>>8))
	}
}

func (e *encoder) keys(rows []row) {
	if isNear(rows[0].program) {
		e.texts(nil)
		return
	}
	var known dictionary
	numbers := make([]int, len(rows))
	for i, r := range rows {
		numbers[i] = known.number(r.key)
	}
	e.texts(known.list)
	e.numbers(numbers)
}
