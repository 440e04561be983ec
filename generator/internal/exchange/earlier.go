package exchange

import (
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// identityFact is what two listings of one facility share; "" when a listing
// does not say it.
type identityFact func(p *model.Program) string

// sameFacility are facts by which a facility of an earlier import is known
// again, the surest first: everything, then its address, then, when it has
// moved within its city, its phone or its name alone.
var sameFacility = []identityFact{
	func(p *model.Program) string {
		return fold(p.Organization) + "|" + placedName(p) + "|" + mainPhone(p)
	},
	func(p *model.Program) string { return facts(p.Name, p.Location.Street, p.Location.PostalCode) },
	func(p *model.Program) string {
		return facts(p.Name, p.Location.City, p.Location.Region, mainPhone(p))
	},
	func(p *model.Program) string { return facts(p.Name, p.Location.City, p.Location.Region) },
}

// sameDoor is what a facility keeps that has only changed its name.
func sameDoor(p *model.Program) string {
	return facts(p.Location.Street, p.Location.PostalCode, mainPhone(p))
}

func placedName(p *model.Program) string {
	l := p.Location
	return strings.Join([]string{fold(p.Name), fold(l.Street), fold(l.City), fold(l.Region), fold(l.PostalCode)}, "|")
}

func mainPhone(p *model.Program) string {
	if len(p.Phones) == 0 {
		return ""
	}
	return p.Phones[0].Number + " " + p.Phones[0].Extension
}

func facts(values ...string) string {
	for i, value := range values {
		if values[i] = fold(value); values[i] == "" {
			return ""
		}
	}
	return strings.Join(values, "|")
}

// keepIDs gives facilities that an earlier import had the ids of then, because
// an id is in the address of a page for ever. A former id whose facility has
// another now becomes an alias of it. Taken are all ids of then: no facility
// that is new may get one.
func keepIDs(kept []*facility, earlier []*model.Program) (taken map[string]bool) {
	taken = map[string]bool{}
	for _, p := range earlier {
		for _, id := range append([]string{p.ID}, p.Aliases...) {
			taken[id] = true
		}
	}
	unknown, gone := slices.Clone(kept), slices.Clone(earlier)
	pair := func(fact identityFact, use func(f *facility, p *model.Program)) {
		pairs := onlyPairs(unknown, gone, fact)
		for p, f := range pairs {
			use(f, p)
		}
		gone = slices.DeleteFunc(gone, func(p *model.Program) bool { return pairs[p] != nil })
		unknown = slices.DeleteFunc(unknown, func(f *facility) bool { return f.id != "" || f.aliases != nil })
	}
	for _, fact := range sameFacility {
		pair(fact, func(f *facility, p *model.Program) { f.id, f.aliases = p.ID, slices.Clone(p.Aliases) })
	}
	pair(sameDoor, (*facility).replaces)
	adopt(kept, gone)
	return taken
}

// replaces makes the ids of an earlier listing aliases of f.
func (f *facility) replaces(p *model.Program) {
	f.aliases = append(append(f.aliases, p.Aliases...), p.ID)
	slices.Sort(f.aliases)
}

// onlyPairs finds earlier listings and facilities that share a fact with each
// other and with nothing else.
func onlyPairs(facilities []*facility, earlier []*model.Program, fact identityFact) map[*model.Program]*facility {
	now, then := facilitiesBy(facilities, fact), map[string][]*model.Program{}
	for _, p := range earlier {
		then[fact(p)] = append(then[fact(p)], p)
	}
	pairs := map[*model.Program]*facility{}
	for shared, programs := range then {
		if shared != "" && len(programs) == 1 && len(now[shared]) == 1 {
			pairs[programs[0]] = now[shared][0]
		}
	}
	return pairs
}

func facilitiesBy(facilities []*facility, fact identityFact) map[string][]*facility {
	by := map[string][]*facility{}
	for _, f := range facilities {
		shared := fact(f.program(model.Verified{}))
		by[shared] = append(by[shared], f)
	}
	return by
}

// adopt makes earlier listings that are left over aliases of the one facility
// that has their name, and their address or phone: two rows have become one.
func adopt(kept []*facility, gone []*model.Program) {
	if len(gone) == 0 {
		return
	}
	for _, fact := range sameFacility[1:3] {
		now := facilitiesBy(kept, fact)
		gone = slices.DeleteFunc(gone, func(p *model.Program) bool {
			shared := fact(p)
			if shared == "" || len(now[shared]) != 1 {
				return false
			}
			now[shared][0].replaces(p)
			return true
		})
	}
}

// vanished gives the earlier listings that no program stands for now.
func vanished(programs, earlier []*model.Program) (gone []*model.Program) {
	here := map[string]bool{}
	for _, p := range programs {
		here[p.ID] = true
		for _, id := range p.Aliases {
			here[id] = true
		}
	}
	for _, p := range earlier {
		if !here[p.ID] {
			gone = append(gone, p)
		}
	}
	return gone
}
