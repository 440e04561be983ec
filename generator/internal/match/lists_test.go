package match

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

const listsFile = "testdata/lists.json"

// vectorLists is testdata/lists.json: which programs the widgets must show.
type vectorLists struct {
	vectorHub
	Week  string       `json:"week"` // of AsOf
	Lists []vectorList `json:"lists"`
}

type vectorList struct {
	Profile  vectorProfile `json:"profile"`
	Starters bool          `json:"starters"`
	Fits     []string      `json:"fits"`
	AskFirst []string      `json:"askFirst"`
	Relaxed  []relaxed     `json:"relaxed"`
}

// relaxed is one thing that was given up.
type relaxed struct {
	Dropped []model.TermID `json:"dropped,omitempty"`
	Radius  float64        `json:"radius,omitempty"`
	Online  bool           `json:"online,omitempty"`
}

// TestLists holds the lists in the file, which the widgets' engine must make as
// well, against the rules followed in the plainest way.
func TestLists(t *testing.T) {
	v := &vectorLists{}
	if *update {
		v = randomLists(rand.New(rand.NewPCG(3, 14)))
	} else {
		readJSON(t, listsFile, v)
	}
	site := v.site(t)
	x, relaxations, full := NewIndex(site), map[string]int{}, 0
	v.Settings = vectorSettings{DefaultSettings, Count(site.Vocabulary, site.Programs)}
	for i := range v.Lists {
		want := asJSON(t, v.Lists[i])
		l := newLister(x, site, v.Lists[i].Profile.profile(site.AsOf), v.Week)
		l.fill(&v.Lists[i])
		if got := asJSON(t, v.Lists[i]); !*update && got != want {
			t.Errorf("list %d is\n%s, want\n%s", i, got, want)
		}
		for _, r := range v.Lists[i].Relaxed {
			relaxations[fmt.Sprint(len(r.Dropped) > 0, r.Radius > 0, r.Online)]++
		}
		if len(v.Lists[i].Fits) == DefaultSettings.Count {
			full++
		}
	}
	if len(relaxations) != 3 || full < 20 || full == len(v.Lists) {
		t.Errorf("these cases test little: relaxed %v, %d of %d lists are full", relaxations, full, len(v.Lists))
	}
	if *update {
		v.write(t)
	}
}

// lister makes one list, with everything worked out anew whenever it is asked for.
type lister struct {
	index   *Index
	site    *model.Site
	profile *Profile
	week    string
	given   relaxed // so far
}

func newLister(x *Index, site *model.Site, v *Profile, week string) *lister {
	return &lister{index: x, site: site, profile: v, week: week}
}

func (l *lister) fill(v *vectorList) {
	v.Starters, v.Relaxed = l.starters(), []relaxed{}
	v.Fits, v.AskFirst = l.lists()
	var steps []relaxed
	if slices.Contains(l.profile.active(), SignalFilters) {
		for range l.profile.Filters {
			steps = append(steps, relaxed{Dropped: make([]model.TermID, 1)})
		}
	}
	if l.profile.Place != nil {
		steps = append(steps, relaxed{Radius: 2}, relaxed{Radius: 4}, relaxed{Radius: 8}, relaxed{Radius: 16}, relaxed{Online: true})
	}
	for _, step := range steps {
		if len(v.Fits)+len(v.AskFirst) >= 3 {
			return
		}
		if step.Dropped != nil {
			last := len(l.profile.Filters) - 1 - len(l.given.Dropped)
			l.given.Dropped = append(l.given.Dropped, l.profile.Filters[last].Term)
		}
		if step.Radius > 0 {
			l.given.Radius = l.profile.radius() * step.Radius
		}
		l.given.Online = step.Online
		fits, askFirst := l.lists()
		if len(fits)+len(askFirst) > len(v.Fits)+len(v.AskFirst) {
			v.Fits, v.AskFirst, v.Relaxed = fits, askFirst, l.given.steps()
		}
	}
}

func (r relaxed) steps() []relaxed {
	var steps []relaxed
	if len(r.Dropped) > 0 {
		steps = append(steps, relaxed{Dropped: slices.Clone(r.Dropped)})
	}
	if r.Radius > 0 {
		steps = append(steps, relaxed{Radius: r.Radius})
	}
	if r.Online {
		steps = append(steps, relaxed{Online: true})
	}
	return steps
}

func (l *lister) lists() (fits, askFirst []string) {
	n := DefaultSettings.Count
	first := l.extend(nil, Fits, n)
	second := l.extend(first, AskFirst, max(n-len(first), 3))
	return ids(first), ids(second[len(first):])
}

func ids(programs []*model.Program) []string {
	found := []string{}
	for _, p := range programs {
		found = append(found, p.ID)
	}
	return found
}

// extend adds to a list, each time the greatest of all that may be added.
func (l *lister) extend(list []*model.Program, group Group, most int) []*model.Program {
	for left := most; left > 0; left-- {
		var may []*model.Program
		for _, p := range l.site.Programs {
			if !slices.Contains(list, p) && l.group(p) == group && l.relevant(p) && l.allowed(p, list) {
				may = append(may, p)
			}
		}
		if open := l.openGaps(list, may); len(open) >= left {
			may = slices.DeleteFunc(may, func(p *model.Program) bool {
				return !slices.ContainsFunc(open, func(g Gap) bool { return slices.ContainsFunc(g.Programs, p.Offers.Has) })
			})
		}
		if len(may) == 0 {
			break
		}
		list = append(list, slices.MaxFunc(may, func(a, b *model.Program) int {
			return cmp.Or(cmp.Compare(l.value(a, list), l.value(b, list)), cmp.Compare(l.tie(b), l.tie(a)))
		}))
	}
	return list
}

func (l *lister) group(p *model.Program) Group {
	wider := *l.profile
	wider.Radius = max(wider.radius(), l.given.Radius)
	return judge(p, &wider).Group
}

// relevant reports that p is more than near and fresh, if more was said, and
// that it is not known to lack all filters that were used of a facet.
func (l *lister) relevant(p *model.Program) bool {
	active := l.profile.active()
	if slices.Contains(active, SignalFilters) {
		lacked := map[*model.Facet]bool{}
		for _, f := range l.profile.Filters[:len(l.profile.Filters)-len(l.given.Dropped)] {
			facet := l.site.Vocabulary.Terms[f.Term].Facet
			before, known := lacked[facet]
			lacked[facet] = (before || !known) && p.Lacks.Has(f.Term)
		}
		for _, all := range lacked {
			if all {
				return false
			}
		}
	}
	said, met := false, false
	for s, c := range l.index.contributions(p, l.profile) {
		if s != SignalNear && s != SignalFreshness {
			said, met = true, met || c > 0
		}
	}
	return met || !said
}

// allowed applies the caps.
func (l *lister) allowed(p *model.Program, list []*model.Program) bool {
	online, same := 0, 0
	for _, q := range list {
		if q.Location.Kind == model.Online {
			online++
		}
		if p.Organization != "" && q.Organization == p.Organization {
			same++
		}
	}
	capped := l.profile.Place != nil && !l.given.Online && p.Location.Kind == model.Online
	return same < DefaultSettings.PerOrganization && !(capped && online >= DefaultSettings.OnlineOutside)
}

// openGaps are those of the three largest for which nothing is listed and
// something may be.
func (l *lister) openGaps(list, may []*model.Program) []Gap {
	if !slices.Contains(l.profile.active(), SignalGap) {
		return nil
	}
	largest := slices.Clone(l.profile.Gaps)
	slices.SortStableFunc(largest, func(a, b Gap) int { return cmp.Compare(b.Weight, a.Weight) })
	var open []Gap
	for _, g := range largest[:min(3, len(largest))] {
		helps := func(p *model.Program) bool { return slices.ContainsFunc(g.Programs, p.Offers.Has) }
		if g.Weight > 0 && !slices.ContainsFunc(list, helps) && slices.ContainsFunc(may, helps) {
			open = append(open, g)
		}
	}
	return open
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (l *lister) starters() bool {
	return !slices.ContainsFunc(l.profile.active(), func(s Signal) bool { return s != SignalFreshness })
}

// value is λ · worth − (1−λ) · likeness to the most alike on the list.
func (l *lister) value(p *model.Program, list []*model.Program) float64 {
	worth, likeness := 0.0, 0.0
	for _, q := range list {
		if l.starters() {
			likeness = max(likeness, l.sameKind(p, q))
		} else {
			likeness = max(likeness, l.index.Cosine(p, q))
		}
	}
	if l.starters() {
		worth = float64(btoi(len(l.kinds(p)) > 0))
	} else {
		for _, c := range l.index.contributions(p, l.profile) {
			worth += c
		}
	}
	// Rounded, for sums of a map come in any order, and Cosine has eleven digits.
	return math.Round((DefaultSettings.Lambda*worth-(1-DefaultSettings.Lambda)*likeness)*1e9) / 1e9
}

func (l *lister) kinds(p *model.Program) (kinds []model.TermID) {
	for _, t := range p.Offers {
		if l.site.Vocabulary.Terms[t].Facet.Role == model.RoleKind {
			kinds = append(kinds, t)
		}
	}
	return kinds
}

func (l *lister) sameKind(p, q *model.Program) float64 {
	dot, pp, qq := 0.0, 0.0, 0.0
	for _, t := range l.kinds(p) {
		pp += l.index.IDF(t) * l.index.IDF(t)
		if slices.Contains(l.kinds(q), t) {
			dot += l.index.IDF(t) * l.index.IDF(t)
		}
	}
	for _, t := range l.kinds(q) {
		qq += l.index.IDF(t) * l.index.IDF(t)
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(pp) / math.Sqrt(qq)
}

// tie is 32 bits of FNV-1a of the low 16 bits of the id's CRC-32 and the week,
// finished: widgets/src/engine/tie.ts.
func (l *lister) tie(p *model.Program) uint32 {
	h := fnv.New32a()
	fmt.Fprintf(h, "%d %s", crc32.ChecksumIEEE([]byte(p.ID))&0xffff, l.week)
	sum := h.Sum32()
	sum = (sum ^ sum>>16) * 0x85ebca6b
	return sum ^ sum>>13
}

// randomLists makes a hub around a town, and visitors in the town, near it and
// far from it. Their lists are still to be filled.
func randomLists(r *rand.Rand) *vectorLists {
	v := &vectorLists{Week: "2026-W44"}
	v.AsOf = "2026-11-01"
	sizes := []struct {
		id    string
		role  model.Role
		terms int
	}{{"need", model.RoleNeed, 6}, {"kind", model.RoleKind, 4}, {"support", "", 8}, {"payment", "", 4}, {"gender", model.RoleConstraint, 2}}
	for _, s := range sizes {
		f := vectorFacet{ID: s.id, Role: s.role, Similar: s.id != "payment" && s.id != "gender"}
		for i := range s.terms {
			f.Terms = append(f.Terms, model.TermID(len(v.Terms)))
			v.Terms = append(v.Terms, vectorTerm{fmt.Sprintf("%s/%d", s.id, i), f.Similar})
		}
		v.Facets = append(v.Facets, f)
	}
	for i := range 90 {
		v.Programs = append(v.Programs, v.randomProgram(r, i))
	}
	for range 120 {
		v.Lists = append(v.Lists, vectorList{Profile: v.randomProfile(r)})
	}
	return v
}

func (v *vectorLists) randomProgram(r *rand.Rand, i int) vectorProgram {
	p := vectorProgram{
		ID: fmt.Sprintf("p%d", i), Status: model.Active, Organization: fmt.Sprintf("o%d", r.IntN(30)), Place: model.Physical,
		Point: around(r, []float64{6, 6, 30, 150}[r.IntN(4)]), Region: "CO", Serves: []string{}, MinimumAge: -1, MaximumAge: -1,
		Verified: (model.Date(20756) - model.Date(r.IntN(4)*200)).String(),
	}
	switch r.IntN(9) {
	case 0:
		p.Place, p.Point, p.Serves = model.Online, nil, [][]string{{}, {"US"}, {"CO"}}[r.IntN(3)]
	case 1:
		p.Place, p.Point, p.Serves = model.Area, nil, [][]string{{"CO/Denver"}, {"CO"}, {"NE", "KS"}}[r.IntN(3)]
	case 2:
		p.Point = nil
	}
	if r.IntN(12) == 0 {
		p.Status = model.TemporarilyClosed
	}
	if r.IntN(3) == 0 {
		p.MinimumAge, p.MaximumAge = 18, []int{-1, 25, 64}[r.IntN(3)]
	}
	offers, lacks := []model.TermID{}, []model.TermID{}
	for t := range v.Terms {
		switch x := r.IntN(100); {
		case x < 60/(1+t%5):
			offers = append(offers, model.TermID(t))
		case x > 80 || x > 50 && v.Terms[t].Key[0] == 'p':
			lacks = append(lacks, model.TermID(t))
		}
	}
	p.Offers, p.Lacks = offers, lacks
	return p
}

// around is a point some miles from Denver.
func around(r *rand.Rand, miles float64) *[2]float64 {
	round := func(x float64) float64 { return math.Round(x*1e4) / 1e4 }
	return &[2]float64{round(39.74 + r.NormFloat64()*miles/69), round(-104.99 + r.NormFloat64()*miles/53)}
}

func (v *vectorLists) randomProfile(r *rand.Rand) vectorProfile {
	some := func(most int) []model.TermID {
		terms := []model.TermID{}
		for range r.IntN(most + 1) {
			if t := model.TermID(r.IntN(len(v.Terms))); !slices.Contains(terms, t) {
				terms = append(terms, t)
			}
		}
		return terms
	}
	p := vectorProfile{Needs: some(3), Age: -1, Constraints: []model.TermID{}}
	for range r.IntN(5) {
		p.Gaps = append(p.Gaps, vectorGap{float64(1+r.IntN(4)) / 4, some(3)})
	}
	if r.IntN(3) == 0 {
		p.Age = 10 + r.IntN(70)
	}
	if r.IntN(3) == 0 {
		p.Constraints = append(p.Constraints, model.TermID(len(v.Terms)-1-r.IntN(2)))
	}
	if r.IntN(5) > 0 {
		p.Place = &vectorPlace{*around(r, []float64{5, 60, 150}[r.IntN(3)]), []string{"", "US", "CO", "CO/Denver"}}
		if r.IntN(5) == 0 { // across the sea
			p.Place.Point[1] += 90
		}
		p.Radius = []float64{0, 2, 5, 40}[r.IntN(4)]
		if r.IntN(2) == 0 {
			p.Place.Keys = []string{"", "US", "WY"}
		}
	}
	for _, t := range some(6) {
		p.Filters = append(p.Filters, vectorUsed{t, float64(r.IntN(40))})
	}
	for range r.IntN(3) {
		q := v.Programs[r.IntN(len(v.Programs))]
		p.Saved = append(p.Saved, vectorSeen{ID: q.ID, Offers: q.Offers})
	}
	for range r.IntN(3) {
		q := v.Programs[r.IntN(len(v.Programs))]
		p.Explored = append(p.Explored, vectorSeen{q.ID, q.Offers, float64(r.IntN(20))})
	}
	for _, s := range Signals {
		if r.IntN(8) == 0 {
			p.Off = append(p.Off, s)
		}
	}
	if r.IntN(10) == 0 {
		p.Off = []Signal{SignalNeed, SignalGap, SignalNear, SignalFilters, SignalSaved, SignalExplored}
	}
	return p
}

func (v *vectorLists) write(t *testing.T) {
	var b bytes.Buffer
	v.vectorHub.write(t, &b)
	fmt.Fprintf(&b, ",\n\"week\": %q,\n\"lists\": [\n%s]\n}\n", v.Week, lines(t, v.Lists))
	if err := os.WriteFile(listsFile, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}
