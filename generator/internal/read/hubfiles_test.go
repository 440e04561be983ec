package read

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"sitegen/generator/internal/model"
)

func TestConfig(t *testing.T) {
	site, found := readHub(t, map[string]string{"config.toml": `title = "Hub"
base_url = "https://hub.example/find"
similar_miles = 25
[[navigation]]
label = "Topics"
url = "/topics/"
[redirects]
"/old/" = "/new/"
`}, Options{})
	want(t, found, "")
	expected := model.Config{Title: "Hub", BaseURL: "https://hub.example/find/", Language: "en", Theme: "haven",
		KeepDays: 30, ProgramsPerPage: 50, StaleAfterDays: 180, CrisisAfterDays: 90, SimilarOptions: 4, SimilarMiles: 25, KeepVersions: 5, RawHTML: "sanitize",
		Navigation: []model.NavigationItem{{Label: "Topics", URL: "/topics/", Source: model.Source{File: "config.toml", Line: 6}}}, Redirects: []model.Redirect{{From: "/old/", To: "/new/", Source: model.Source{File: "config.toml", Line: 8}}}}
	if diff := cmp.Diff(expected, site.Config); diff != "" {
		t.Error(diff)
	}
}

func TestConfigFindings(t *testing.T) {
	_, found := readHub(t, map[string]string{"config.toml": `titel = "Hub"
base_url = "https://hub.example/?q=1"
language = "English"
raw_html = "allow"
programs_per_page = 0
similar_miles = -1
phone = "call us"
theme = "../evil"
[[navigation]]
label = "Evil"
url = "javascript:alert(1)"
[redirects]
old = "/new/"
`}, Options{})
	want(t, strings.ReplaceAll(found, "config.toml:", ""), `1:1: error: "title" is missing
  hint: it is the hub's name on every page
1:1: error: unknown key "titel"
  hint: did you mean "title"?
2:12: error: base_url has a query or fragment
  hint: write it as "https://example.org/"
3:12: error: "English" is not a language tag
  hint: write it as "en" or "es-MX"
4:12: error: unknown raw_html "allow"
  hint: it is one of: sanitize, refuse
5:21: error: programs_per_page is 0
  hint: write a number from 1 to 1000
6:17: error: similar_miles is -1
  hint: write a number above 0, up to 12500
7:9: error: "call us" is not a telephone number
  hint: leave the phone out when there is none
8:9: error: the id "../evil" is not a valid id
  hint: use lowercase letters, digits and single hyphens, such as "evil"
11:7: error: the address "javascript:alert(1)": the scheme "javascript" is not allowed
  hint: use one of https, http, mailto, tel
13:1: error: the path "old" does not begin with one slash
  hint: write it from the hub's root: "/old/"`)
}

func TestVocabularyFindings(t *testing.T) {
	dir := hub(t, map[string]string{vocabularyPath: `[[facet]]
id = "need"
label = "Need"
role = "needs"
[[facet.term]]
id = "Trauma"
label = "Trauma"
[[facet.term]]
id = "grief"
label = "Grief"
[[facet.term]]
id = "grief"
[[facet]]
id = "need"
label = "Again"
`})
	const expected = `4:8: error: unknown role "needs"
  hint: did you mean "need"? it is one of: need, kind, constraint
6:6: error: the id "Trauma" is not a valid id
  hint: use lowercase letters, digits and single hyphens, such as "trauma"
11:1: error: "label" is missing
  hint: it is the term's name on the page
12:6: error: the term "grief" is defined twice
  hint: rename one, or merge the two
13:1: error: "term" is missing
  hint: facet "need" has no [[facet.term]]
14:6: error: the facet "need" is defined twice
  hint: rename one, or merge the two`
	_, found := Vocabulary(dir)
	found.Sort()
	want(t, strings.ReplaceAll(printed(found), vocabularyPath+":", ""), expected)
	_, found = open(t, dir, Options{}).Read()
	want(t, strings.ReplaceAll(printed(found), vocabularyPath+":", ""), expected)
}

func TestVocabularyAlone(t *testing.T) {
	dir := t.TempDir()
	if _, found := Vocabulary(dir); len(found) != 1 || found[0].Code != "missing-file" {
		t.Error(found)
	}
	put(t, dir, vocabularyPath, plainVocabulary)
	v, found := Vocabulary(dir)
	if len(found) > 0 || v.Facet("need").Term("trauma") == nil || len(v.ByAlias("samhsa:SA")) != 1 {
		t.Error(found)
	}
	if _, found := Vocabulary(filepath.Join(dir, "nowhere")); !found.HasErrors() {
		t.Error("a folder that does not exist has a vocabulary")
	}
}

func TestCrisisFindings(t *testing.T) {
	_, found := readHub(t, map[string]string{crisisPath: `heading = "Now"
checked = 2026-05-01
[[line]]
id = "a"
name = "A"
[[line]]
id = "b"
name = "B"
call = 988
text = "98"
chat = "chat.example.org"
`}, Options{Today: today})
	want(t, strings.ReplaceAll(found, crisisPath+":", ""), `2:11: warning: the crisis lines were last checked 203 days ago
  hint: try each line, then write the day of today in checked
3:1: error: "call" is missing
  hint: the line "a" can't be reached: give it call, text or chat
9:8: error: "call" must be text, not a whole number
  hint: put it in quotes: call = "988"
10:8: error: "98" is not a telephone number
  hint: write it with its country code, as "+1-303-555-0142"
11:8: error: the address "chat.example.org": has no scheme
  hint: write "https://chat.example.org"`)
}

func TestMissingFiles(t *testing.T) {
	site, found := open(t, t.TempDir(), Options{}).Read()
	want(t, printed(found), `config.toml: error: the file is missing
  hint: it holds the hub's title and settings; begin a hub with: sitegen new DIR
content/crisis.toml: error: the file is missing
  hint: every page shows how to reach help now; sitegen new DIR makes one to start from
content/vocabulary.toml: error: the file is missing
  hint: it lists the facets and terms that listings use; sitegen new DIR makes one to start from`)
	if site == nil {
		t.Error("no site at all")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "nowhere"), Options{}); err == nil {
		t.Error("opened a folder that does not exist")
	}
}

// TestStrangeFiles shows that links out of the hub and special files are
// refused and never waited for, and that nothing is passed over in silence.
func TestStrangeFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs symbolic links and named pipes")
	}
	outside := t.TempDir()
	put(t, outside, "secret.md", plainTopic)
	dir := hub(t, map[string]string{
		"content/programs/x.yaml":       "id: x",
		"content/programs/_ignored.txt": "",
		"content/.hidden":               "",
		"content/README.md":             "",
		"content/notes.txt":             "",
		"content/topics/sub/deep.md":    plainTopic,
		"content/topics/real.md":        plainTopic,
		"static/a/logo.svg":             "<svg/>",
		"static/a/Logo.svg":             "<svg/>",
		"static/_headers":               "",
	})
	for name, target := range map[string]string{
		"content/topics/escape.md":   filepath.Join(outside, "secret.md"),
		"content/topics/relative.md": "../../../" + filepath.Base(outside) + "/secret.md",
		"content/topics/dangling.md": "nowhere.md",
		"content/topics/linked.md":   "real.md",
		"content/programs/self":      ".",
		"content/programs/up":        "../../..",
		"static/loop":                "loop",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	pipe(t, filepath.Join(dir, "content/topics/fifo.md"))
	r := open(t, dir, Options{})
	site, found := r.Read()
	const out = ` error: the symbolic link leads out of the hub's folder, or in a circle
  hint: copy the file here instead; a link may only lead to a file of the hub, by a relative path
`
	want(t, printed(found), `content/notes.txt: warning: nothing reads this file
  hint: files to copy as they are belong in static/
content/programs/self: error: the symbolic link does not lead to a file
  hint: links to folders are not followed; move the folder here
content/programs/up:`+out+`content/programs/x.yaml: warning: nothing reads this file
  hint: listings are .toml files
content/topics/dangling.md: error: the symbolic link leads nowhere
  hint: delete it, or point it at a file
content/topics/escape.md:`+out+`content/topics/fifo.md: error: this is a named pipe, not a file
  hint: delete it, or move it out of the hub
content/topics/relative.md:`+out+`content/topics/sub/deep.md: warning: nothing reads this file
  hint: pages are .md files, directly in content/topics or content/pages
static/a/logo.svg: error: the name differs only in case from static/a/Logo.svg
  hint: rename one of them
static/loop: `+strings.TrimSpace(out))
	if len(site.Topics) != 2 || !cmp.Equal(site.Static, []string{"_headers", "a/Logo.svg", "a/logo.svg"}) {
		t.Errorf("%d topics, static %q", len(site.Topics), site.Static)
	}
	if svg, err := r.Static("a/logo.svg"); err != nil || string(svg) != "<svg/>" {
		t.Errorf("%q, %v", svg, err)
	}
	for _, path := range []string{"../config.toml", "../../x", "loop", "none"} {
		if b, err := r.Static(path); err == nil {
			t.Errorf("Static(%q) gives %q", path, b)
		}
	}
}

// TestFileThatVanishes is one that can be listed but not opened.
func TestFileThatVanishes(t *testing.T) {
	r := open(t, hub(t, nil), Options{})
	f := &file{path: "content/topics/gone.md", kind: topicFile}
	r.parseFile(f, r.workers[0])
	want(t, printed(f.findings), `content/topics/gone.md: error: the file can't be read: no such file or directory
  hint: check its permissions`)
}

func TestTheme(t *testing.T) {
	fsys := fstest.MapFS{
		"calm/theme.toml": {Data: []byte("name = \"Calm\"\ncss = [\"css/base.css\"]\n[styles]\nhome = [\"css/home.css\"]\n[light]\nzebra = \"#fff\"\naccent = \"rgb(0 90 90)\"\n[dark]\naccent = \"#7cc\"\n")},
		"evil/theme.toml": {Data: []byte("nam = \"Evil\"\ncss = [\"../x.css\", \"a.js\"]\n[light]\na = \"red; } body { x\"\nb = \"url(https://x)\"\nC = \"#fff\"\nd = 5\n[styles]\nHome = []\nhome = [\"home.js\"]\n")},
	}
	theme, found := Theme(fsys, "calm")
	want(t, printed(found), "")
	expected := model.Theme{Name: "Calm", CSS: []string{"css/base.css"}, Styles: map[string][]string{"home": {"css/home.css"}},
		Light: []model.Token{{Name: "zebra", Value: "#fff"}, {Name: "accent", Value: "rgb(0 90 90)"}},
		Dark:  []model.Token{{Name: "accent", Value: "#7cc"}}}
	if diff := cmp.Diff(expected, theme); diff != "" {
		t.Error(diff)
	}
	_, found = Theme(fsys, "evil")
	found.Sort()
	const notOne = " is not one that a token can have\n  hint: write a color, a length or a list of fonts, without url(), braces or semicolons\n"
	want(t, strings.ReplaceAll(printed(found), "themes/evil/theme.toml:", ""), `1:1: error: "name" is missing
  hint: it is what the theme is called
1:1: error: unknown key "nam"
  hint: did you mean "name"?
2:8: error: "../x.css" is not a style sheet of the theme
  hint: write its path below the theme's folder: "css/base.css"
2:20: error: "a.js" is not a style sheet of the theme
  hint: write its path below the theme's folder: "css/base.css"
4:5: error: the value of "a"`+notOne+`5:5: error: the value of "b"`+notOne+`6:1: error: "C" is not a token's name
  hint: use lowercase letters, digits and hyphens
7:5: error: "d" must be text, not a whole number
  hint: put it in quotes: d = "…"
9:1: error: "Home" is no name for style sheets
  hint: use lowercase letters, digits and hyphens
10:9: error: "home.js" is not a style sheet of the theme
  hint: write its path below the theme's folder: "css/base.css"`)
	if _, found = Theme(fsys, "none"); !found.HasErrors() {
		t.Error("read a theme that does not exist")
	}
}

func TestStrayHints(t *testing.T) {
	_, found := readHub(t, map[string]string{
		"content/faq.md":           plainTopic,
		"content/Topics/anger.md":  plainTopic,
		"content/Home.md":          plainTopic,
		"content/programs/oak.yml": "",
		"content/map.json":         "",
	}, Options{})
	const nothing = ": warning: nothing reads this file\n  hint: "
	want(t, found, "content/Home.md"+nothing+`did you mean "content/home.md"? names are in lowercase letters
content/Topics/anger.md`+nothing+`did you mean "content/topics/anger.md"? names are in lowercase letters
content/faq.md`+nothing+`a page is read from content/pages/faq.md, a topic from content/topics/faq.md
content/map.json`+nothing+`files to copy as they are belong in static/
content/programs/oak.yml`+nothing+`listings are .toml files`)
}
