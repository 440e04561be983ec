package atlas

import (
	"math/rand/v2"
	"slices"
	"testing"

	"sitegen/generator/internal/model"
)

// TestEdit counts the files that one edit writes anew: those of the bucket that
// the program is in and the directories above it, and with a new word those that
// lead to it.
func TestEdit(t *testing.T) {
	site := madeSite(rand.New(rand.NewPCG(8, 8)), 3000)
	before := pack(site, small)
	levels := levelsOf(newReader(before, len(site.Vocabulary.Terms)), before.Near)
	if levels < 3 {
		t.Fatalf("the directory has only %d levels", levels)
	}
	edited := slices.IndexFunc(site.Programs, func(p *model.Program) bool {
		return p.Status == model.Active && p.Location.HasPoint && p.Location.Kind == model.Physical
	})
	blocks := (small.bucket + small.block - 1) / small.block
	for _, test := range []struct {
		name string
		edit func(*model.Program)
		most int
	}{
		{"phone", func(p *model.Program) { p.Phones = []model.Phone{{Number: "+13035550199", Display: "303-555-0199"}} }, levels + 2},
		{"terms", func(p *model.Program) { p.Offers = append(slices.Clone(p.Lacks), 1); p.Lacks = nil }, levels + 1},
		{"hours", func(p *model.Program) { p.Hours = []model.Hours{{First: 1, Last: 2, Opens: 61, Closes: 62}} }, levels + 2},
		{"name", func(p *model.Program) { p.Name = "Renamed" }, levels + 2 + 2*(2+2)},
		{"gone", func(p *model.Program) { p.Status = model.Defunct }, levels + 1 + blocks + 8*3 + 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			other := *site
			other.Programs = slices.Clone(site.Programs)
			p := *site.Programs[edited]
			test.edit(&p)
			other.Programs[edited] = &p
			after := pack(&other, small)
			changed := 0
			for path := range after.Files {
				if before.Files[path] == nil {
					changed++
				}
			}
			t.Logf("%d of %d files", changed, len(after.Files))
			if changed == 0 || changed > test.most {
				t.Errorf("%d files are new, not at most %d", changed, test.most)
			}
		})
	}
}

// levelsOf is how many directories one comes through to a core, at most.
func levelsOf(r *reader, root string) int {
	deepest := 0
	for _, e := range r.directory(root) {
		if e.inner {
			deepest = max(deepest, levelsOf(r, e.file))
		}
	}
	return deepest + 1
}
