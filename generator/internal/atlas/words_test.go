package atlas

import (
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ text, words string }{
		{"Peña's House", "penas house"},
		{"St. Mary’s — Recovery & Hope", "st marys recovery hope"},
		{"ΣΟΦΟΣ", "σοφοσ"}, {"σοφός", "σοφοσ"},
		{"İzmir İyi", "izmir iyi"},
		{"Straße Øst Łódź", "straße øst łodz"},
		{"ﬁne № 5½", "fine no 51 2"},
		{"恵み Center", "恵み center"},
		{"A.A. Group", "a a group"},
		{" ", ""}, {"", ""},
	} {
		if got := strings.Join(model.FoldedWords(test.text), " "); got != test.words {
			t.Errorf("%q has the words %q, not %q", test.text, got, test.words)
		}
	}
	for word, want := range map[string]string{"": "", "a": "a", "abc": "abc", "abcd": "abc", "恵恵恵恵": "恵恵恵"} {
		if got := beginning(word, 3); got != want {
			t.Errorf("%q begins with %q, not %q", word, got, want)
		}
	}
}

// TestWords finds every program by each of its words, whole and begun, and by no
// word that it does not have.
func TestWords(t *testing.T) {
	sites(t, func(t *testing.T, site *model.Site, s sizes) {
		a := pack(site, s)
		r := newReader(a, len(site.Vocabulary.Terms))
		codes := map[string]map[string][]int{"near": {}, "wide": {}} // of programs by id
		for space, root := range map[string]string{"near": a.Near, "wide": a.Wide} {
			for _, c := range r.all(root) {
				for i, row := range c.rows {
					id := r.detailsOf(c, i)[0]
					codes[space][id] = append(codes[space][id], row.code)
				}
			}
		}
		random := rand.New(rand.NewPCG(1, 2))
		for _, p := range site.Programs {
			if len(site.Programs) > 5000 && random.IntN(20) > 0 {
				continue
			}
			for _, word := range model.FoldedWords(p.Name + " " + p.Organization + " " + p.Location.City) {
				begun := string([]rune(word)[:min(3, len([]rune(word)))])
				for _, query := range []string{word, begun} {
					found := r.words(a.Words, query)
					for _, code := range codes["near"][p.ID] {
						if !slices.ContainsFunc(found, func(w wordRow) bool { return w.near.has(code) }) {
							t.Errorf("%q does not lead to %s", query, p.ID)
						}
					}
					for _, code := range codes["wide"][p.ID] {
						if !slices.ContainsFunc(found, func(w wordRow) bool { return w.wide.has(code) }) {
							t.Errorf("%q does not lead to the wide %s", query, p.ID)
						}
					}
				}
			}
		}
		if found := r.words(a.Words, "qqqqq"); a.Words != "" && len(found) > 0 {
			t.Errorf("qqqqq is found: %v", found)
		}
	})
}

func (c wordCells) has(code int) bool {
	_, found := slices.BinarySearch(c.list, code>>c.shift)
	return found
}

// TestTables leads through tables of every depth, past files that do not exist.
func TestTables(t *testing.T) {
	for bits := range 15 {
		p := &packer{files: map[string][]byte{}}
		if root := p.table(make([]name, 1<<bits), bits); root != (name{}) {
			t.Errorf("a table of %d bits without files is %v", bits, root)
		}
		files := make([]name, 1<<bits)
		for i := 0; i < len(files); i += 1 + i%7 {
			files[i] = nameOf([]byte(fmt.Sprint(i)))
		}
		root := p.table(files, bits).String()
		r := newReader(&Atlas{Files: p.files}, 0)
		for _, begins := range []string{"", "a", "oak", "恵み", "zzz", "802", "805", "den", "new", "san"} {
			want := files[crc32.ChecksumIEEE([]byte(begins))%(1<<bits)].String()
			if got := r.file(root, begins); got != want {
				t.Errorf("of %d bits, %q leads to %q instead of %q", bits, begins, got, want)
			}
		}
	}
}

// TestCells looks at how large the cells of a word are.
func TestCells(t *testing.T) {
	site := &model.Site{Vocabulary: madeVocabulary()}
	for i := range 40 {
		site.Programs = append(site.Programs, &model.Program{
			ID: fmt.Sprint("p", i), Status: model.Active, Name: "Common " + []string{"Lane", "Road"}[i/38],
			Location: model.Location{Kind: model.Physical, HasPoint: true, Public: true, Latitude: float64(i) * 2, Longitude: float64(i%7) * 20},
		})
	}
	a := pack(site, sizes{bucket: 4, block: 4, directory: 4, words: 1000, cells: 5, places: 100})
	r := newReader(a, 99)
	road, common := r.words(a.Words, "road")[0].near, r.words(a.Words, "common")[0].near
	if road.shift != 16 || len(road.list) != 2 {
		t.Errorf("a rare word has cells %+v", road)
	}
	if common.shift <= 16 || len(common.list) > 5 || len(common.list) == 0 {
		t.Errorf("a common word has cells %+v", common)
	}
}
