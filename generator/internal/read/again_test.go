package read

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sitegen/generator/internal/model"
)

// TestReadAgain shows that a second read sees every edit and keeps the
// addresses of what did not change.
func TestReadAgain(t *testing.T) {
	dir := hub(t, map[string]string{
		"content/programs/a.toml": "id = \"a\"\nname = \"A\"\noffers.need = [\"trauma\"]\n",
		"content/programs/b.toml": "id = \"b\"\nname = \"B\"\n",
		"content/topics/one.md":   "+++\ntitle = \"One\"\ndefinition = \"D\"\nrelated = [\"two\"]\n+++\n",
		"content/topics/two.md":   "+++\ntitle = \"Two\"\ndefinition = \"D\"\n+++\n",
		"static/x.txt":            "x",
	})
	r := open(t, dir, Options{})
	first, found := r.Read()
	want(t, printed(found), "")
	second, _ := r.Read()
	if !slices.Equal(first.Programs, second.Programs) || !slices.Equal(first.Topics, second.Topics) || first.Vocabulary != second.Vocabulary {
		t.Error("nothing changed, but addresses did")
	}

	edit(t, dir, "content/programs/b.toml", "id = \"b\"\nname = \"Bee\"\n")
	edit(t, dir, "content/programs/c.toml", "id = \"c\"\nname = 3\n")
	third, found := r.Read()
	want(t, printed(found), "content/programs/c.toml:2:8: error: \"name\" must be text, not a whole number\n  hint: put it in quotes: name = \"…\"")
	if third.Programs[0] != first.Programs[0] || third.Programs[1].Name != "Bee" || len(third.Programs) != 3 {
		t.Errorf("%+v", third.Programs)
	}
	_, again := r.Read()
	want(t, printed(again), printed(found))

	remove(t, dir, "content/programs/c.toml")
	remove(t, dir, "content/topics/two.md")
	_, found = r.Read()
	want(t, printed(found), "content/topics/one.md:4:12: error: there is no topic \"two\"\n  hint: a topic is a file content/topics/two.md")

	edit(t, dir, vocabularyPath, strings.ReplaceAll(plainVocabulary, "trauma", "grief"))
	fifth, found := r.Read()
	if got := printed(found); !strings.Contains(got, "a.toml:3:16: error: unknown term \"trauma\"") {
		t.Error(got)
	}
	if fifth.Vocabulary == first.Vocabulary {
		t.Error("the old vocabulary is still there")
	}
}

// TestNamedAsChanged reads a file again whose size and time did not change.
func TestNamedAsChanged(t *testing.T) {
	const path = "content/programs/a.toml"
	dir := hub(t, map[string]string{path: "id = \"a\"\nname = \"A\"\n"})
	r := open(t, dir, Options{})
	r.Read()
	info, err := os.Stat(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, path, "id = \"a\"\nname = \"B\"\n")
	if err := os.Chtimes(filepath.Join(dir, path), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if site, _ := r.Read(); site.Programs[0].Name != "A" {
		t.Error("the file was read again without a reason")
	}
	if site, _ := r.Read(path); site.Programs[0].Name != "B" {
		t.Error("the file was not read again")
	}
}

// edit writes a file with a time of its own, as edits have.
func edit(t *testing.T, dir, path, text string) {
	t.Helper()
	put(t, dir, path, text)
	when := time.Now().Add(time.Minute)
	if err := os.Chtimes(filepath.Join(dir, path), when, when); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, path string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, path)); err != nil {
		t.Fatal(err)
	}
}

func TestAsOf(t *testing.T) {
	files := map[string]string{
		"content/programs/a.toml": "id = \"a\"\nname = \"A\"\nverified.on = 2026-10-09\n",
		"content/pages/about.md":  "+++\ntitle = \"About\"\nupdated = 2026-10-08\n+++\n",
	}
	if site, _ := readHub(t, files, Options{}); site.AsOf.String() != "2026-10-09" {
		t.Errorf("AsOf is %v", site.AsOf)
	}
	day, _ := model.ParseDate("2026-01-02")
	if site, _ := readHub(t, files, Options{AsOf: day}); site.AsOf != day {
		t.Errorf("AsOf is %v", site.AsOf)
	}
}

// TestFuture shows that one mistyped year is refused, and makes nothing else old.
func TestFuture(t *testing.T) {
	site, found := readHub(t, map[string]string{
		"content/programs/a.toml": "id = \"a\"\nname = \"A\"\nverified.on = 2062-11-03\n",
		"content/programs/b.toml": "id = \"b\"\nname = \"B\"\nverified.on = 2026-11-03\n",
		"content/pages/about.md":  "+++\ntitle = \"About\"\nupdated = 2062-10-08\n+++\n",
		"content/topics/t.md":     "+++\ntitle = \"T\"\ndefinition = \"D\"\nupdated = 2027-10-08\n+++\n",
		crisisPath:                strings.Replace(plainCrisis, "2026-10-01", "2206-10-01", 1),
	}, Options{Today: today})
	const hint = ", which has not come yet\n  hint: check the year\n"
	want(t, found, `content/crisis.toml:2:11: error: checked is 2206-10-01`+hint+
		`content/pages/about.md:3:11: error: updated is 2062-10-08`+hint+
		`content/programs/a.toml:3:15: error: on is 2062-11-03`+hint+
		`content/topics/t.md:4:11: error: updated is 2027-10-08`+hint)
	if site.AsOf.String() != "2026-11-03" {
		t.Errorf("AsOf is %v", site.AsOf)
	}
}

// TestOneMistakeOnce shows that a mistake in one file is not told again by all
// files that lead there, and that all is well once it is gone.
func TestOneMistakeOnce(t *testing.T) {
	dir := hub(t, map[string]string{
		vocabularyPath:            plainVocabulary + "[[facet.term]]\nid = \"Self Pay\"\nlabel = \"Self pay\"\n[[facet]]\nid = \"Care\"\nlabel = \"Care\"\n[[facet.term]]\nid = \"iop\"\nlabel = \"IOP\"\n",
		"content/programs/a.toml": "id = \"a\"\nname = \"A\"\nurl = \"https://example.org/\"\noffers.payment = [\"self-pay\", \"medicaid\"]\nlacks.care = [\"iop\"]\n",
		"content/topics/one.md":   "+++\ntitle = \"One\"\ndefinition = \"D\"\nrelated = [\"two\", \"three\"]\nsnapshot.works_with = [\"two\"]\n+++\n",
		"content/topics/two.md":   "+++\ntitle = Two\n+++\n",
		"content/topics/three.md": "\xff",
		checklistPath:             "title = \"C\"\nanswer = [{ id = \"y\", label = \"Y\", value = 1 }, { id = \"n\", label = \"N\", value = 0 }]\nband = [{ id = \"b\", label = \"B\", from = 0 }]\ndomain = [{ id = \"d\", label = \"D\", statements = [\"S\"], topics = [\"two\"], step = \"X\" }]\nwant = { question = \"Q\", yes = \"Y\", no = \"N\" }\n",
	})
	r := open(t, dir, Options{})
	site, found := r.Read()
	var places []string
	for _, d := range found {
		places = append(places, d.File+" "+d.Code)
	}
	if expected := []string{"content/topics/three.md bad-encoding", "content/topics/two.md toml-syntax", vocabularyPath + " bad-id", vocabularyPath + " bad-id"}; !slices.Equal(places, expected) {
		t.Errorf("got:\n%s", printed(found))
	}
	if len(site.Programs[0].Offers) != 1 {
		t.Error("a term that is known is lost")
	}
	edit(t, dir, vocabularyPath, plainVocabulary)
	if _, found := r.Read(); !strings.Contains(printed(found), "unknown term \"self-pay\"") || !strings.Contains(printed(found), "unknown facet \"care\"") {
		t.Errorf("got:\n%s", printed(found))
	}
}
