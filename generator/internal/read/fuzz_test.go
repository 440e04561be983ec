package read

import (
	"strings"
	"testing"

	"sitegen/generator/internal/model"
)

// testVocabulary is plainVocabulary, decoded.
func testVocabulary(tb testing.TB) *model.Vocabulary {
	tb.Helper()
	s := &sheet{path: vocabularyPath, toml: plainVocabulary, words: words{}}
	m, ok := s.decode()
	if !ok {
		tb.Fatal(s.diagnostics())
	}
	return s.vocabularyOf(m)
}

// check fills a file with any bytes and holds its findings to what a position is.
func check(t *testing.T, v *model.Vocabulary, path string, raw []byte) *file {
	f := &file{path: path, kind: kindOf(path)}
	s := &sheet{path: path, vocabulary: v, today: today, words: words{}}
	if text, ok := s.checkBytes(raw); ok {
		s.fill(f, text)
	}
	lines := strings.Count(string(raw), "\n") + 1
	for _, d := range s.diagnostics() {
		if d.Line < 1 || d.Line > lines || d.Code == "" || d.Text == "" {
			t.Errorf("%q: %+v", raw, d)
		}
	}
	return f
}

func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{fullTopic, plainTopic, "+++\n+++", "+++\r\ntitle = \"A\"\r\n+++\r\nx", "+++\ntitle=\"A\"\n# body\n", "---\na: b\n---\n", "\ufeff+++\n[a]\n+++\n", "# \xff\xfe\n", "a\x00b\n", "+++\ntitle = \"\"\"\n+++\n\"\"\"\n+++\n"} {
		f.Add([]byte(seed))
	}
	v := testVocabulary(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		check(t, v, "content/topics/topic.md", raw)
		check(t, v, "content/pages/about.md", raw)
	})
}

func FuzzListing(f *testing.F) {
	for _, seed := range []string{fullProgram, listing(1, "[[program]]\n") + listing(2, "[[program]]\n"), "a = [[[[1]]]]", "a.b.c = 1", "name=\"A\"\nname=\"B\"",
		"d=2026-02-30", "n=9223372036854775808", "name=\"A\n", "[[program]]\nname = \"A\"\nph", "program = [{ id = \"x\" }]", "program = 1", "[program]\nid = \"x\"",
		"\"\\u0041\" = 1\n'b' = 2", "s = '''\n[[program]]\n'''", "offers = { need = [\"trauma\", 1] }", "location = { public = false, street = \"1 A St\" }\nsummary = \"1 a st\""} {
		f.Add([]byte(seed))
	}
	v := testVocabulary(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, p := range check(t, v, "content/programs/x.toml", raw).programs {
			if l := p.Location; !l.Public && (l.Street != "" || l.PostalCode != "" || l.HasPoint) {
				t.Errorf("%q: not concealed", raw)
			}
		}
		check(t, v, vocabularyPath, raw)
		check(t, v, checklistPath, raw)
		check(t, v, crisisPath, raw)
		check(t, v, configPath, raw)
	})
}

// FuzzScan holds the scanner against the decoder: every key that the decoder
// gives has a spot.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{fullProgram, "a = { b.c = [1, { d = 2 }], \"e f\" = 'x' }\n[g.'h']\ni = \"\"\"\n]\n\"\"\"\n[[j]]\n[j.k]\nl = 1979-05-27\n[[j]]\n", "a.\"b\\\"c\".d = 1", "a = '''x''''"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := &sheet{path: "x.toml", toml: text, words: words{}}
		if strings.ContainsRune(text, '\x1e') || strings.ContainsRune(text, '\x1f') || strings.HasPrefix(text, "\ufeff") {
			return
		}
		m, ok := s.decode()
		if !ok {
			return
		}
		spots := scan(text)
		var visit func(id string, v any)
		visit = func(id string, v any) {
			if _, ok := spots[id]; !ok && id != "" {
				t.Errorf("%q: no spot for %q", text, id)
			}
			switch v := v.(type) {
			case map[string]any:
				for key, below := range v {
					visit(keyID(id, key), below)
				}
			case []map[string]any:
				for i, below := range v {
					visit(itemID(id, i), below)
				}
			case []any:
				for i, below := range v {
					visit(itemID(id, i), below)
				}
			}
		}
		visit("", m)
	})
}

func FuzzPlaces(f *testing.F) {
	for _, seed := range []string{placeHeader + "Sidney\t\tNE\tUS\t41.1\t-102.9\t6410\n\t69162\tNE\tUS\t41.1\t-102.9\t", "name\tlatitude\tlongitude\n\"A\"\t1e3\t0x1p-2\n", "# Credit: \n\ufeff", "latitude\tlongitude\tpostal\n\t\t\t\t\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, p := range check(t, nil, "content/places/x.tsv", raw).places {
			if p.Name == "" || len(p.Country) != 2 || !(p.Latitude >= -90 && p.Latitude <= 90 && p.Longitude >= -180 && p.Longitude <= 180) || p.Population < 0 {
				t.Errorf("%q: %+v", raw, p)
			}
		}
	})
}
