package read

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// A hub speaks its own language, which config.toml names, and one more for every
// folder in content/languages, which mirrors content/: a file there has the words of
// its original, and everything else comes from that.

const wordsName = "words.toml"

// original is the file that a translation belongs to, and the language:
// content/languages/es/topics/oak.md gives content/topics/oak.md and "es".
func original(file string) (of, tag string) {
	rest, ok := strings.CutPrefix(file, languagesDir+"/")
	if !ok {
		return "", ""
	}
	tag, name, _ := strings.Cut(rest, "/")
	if name == configPath {
		return configPath, tag
	}
	return contentDir + "/" + name, tag
}

func translationKind(of string) kind {
	if of == contentDir+"/"+wordsName {
		return wordsFile
	}
	if _, ok := wordings[kindOf(of)]; ok {
		return translationFile
	}
	return strayFile
}

// translations makes the hub's other languages.
func (a *assembly) translations() {
	files := map[string]map[string]*file{} // by language and path of the original
	for p, f := range a.files {
		of, tag := original(p)
		if tag == "" || !a.isLanguage(p, tag) {
			continue
		}
		if files[tag] == nil && tag != a.site.Config.Language {
			files[tag] = map[string]*file{}
		}
		if f.kind == translationFile {
			a.addTranslation(files[tag], f, of, tag)
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(files)) {
		t := translation{assembly: a, tag: tag, files: files[tag]}
		a.site.Translations = append(a.site.Translations, t.site())
		t.tellMissing()
	}
}

// isLanguage judges the name of a language's folder.
func (a *assembly) isLanguage(file, tag string) bool {
	s := &sheet{path: path.Join(languagesDir, tag)}
	ok := s.checkLanguage(tag)
	a.found = append(a.found, s.diagnostics()...)
	return ok
}

// addTranslation keeps f unless there is nothing that it could translate.
func (a *assembly) addTranslation(files map[string]*file, f *file, of, tag string) {
	first := func(severity diag.Severity, text, hint string) {
		a.found.Add(diag.Diagnostic{File: f.path, Line: 1, Column: 1, Severity: severity, Code: "no-original", Text: text, Hint: hint})
	}
	switch from := a.files[of]; {
	case files == nil:
		first(diag.Error, fmt.Sprintf("%q is the hub's own language", tag), "write this in "+of)
	case from == nil:
		var known []string
		for p, other := range a.files {
			if other.kind == kindOf(of) {
				known = append(known, p)
			}
		}
		slices.Sort(known)
		first(diag.Warning, "there is no "+of+" to translate", suggest(of, known, "a translation has the name of its original"))
	default:
		files[of] = f
	}
}

// translation is the hub in one more language, in the making.
type translation struct {
	*assembly
	tag        string
	files      map[string]*file // by path of the original
	vocabulary *model.Vocabulary
	whole      []string // pages that are not translated at all
}

// site is the hub in this language.
func (t *translation) site() *model.Site {
	own := t.assembly.site
	s := *own
	s.Prefix, s.Translations = "/"+t.tag, nil
	t.vocabulary = own.Vocabulary
	if sheet, m := t.merged(vocabularyPath); m != nil && own.Vocabulary != nil {
		if v := sheet.vocabularyOf(m); v != nil && len(v.Terms) == len(own.Vocabulary.Terms) {
			t.vocabulary, s.Vocabulary = v, v
		}
	}
	if sheet, m := t.merged(configPath); m != nil {
		s.Config = sheet.configOf(m)
	}
	s.Config.Language = t.tag
	if sheet, m := t.merged(checklistPath); m != nil && own.Checklist != nil {
		s.Checklist = sheet.checklistOf(m)
	}
	if sheet, m := t.merged(crisisPath); m != nil && own.Crisis != nil {
		s.Crisis = sheet.crisisOf(m)
		s.Crisis.Language = t.tag
		t.checkCrisisNotes(own.Crisis.Checked)
	}
	if home := t.document(&own.Home, homePath); home != nil {
		s.Home = *home
	}
	s.Documents = nil
	for _, d := range own.Documents {
		s.Documents = append(s.Documents, t.document(d, d.Source.File))
	}
	s.Topics = nil
	for _, topic := range own.Topics {
		s.Topics = append(s.Topics, t.topic(topic))
	}
	order := collate.New(language.Make(t.tag))
	slices.SortStableFunc(s.Topics, func(a, b *model.Topic) int { return order.CompareString(a.Title, b.Title) })
	return &s
}

// checkCrisisNotes hints at notes beside crisis lines that nobody has compared with the
// lines since those were last checked: a wrong note can hurt.
func (t *translation) checkCrisisNotes(lines model.Date) {
	f := t.files[crisisPath]
	s := t.again(f.path)
	s.today = t.options.Today
	sheet := table{s, nil, f.values}
	notes := sheet.date("checked")
	sheet.notInFuture("checked", notes)
	if notes < lines && len(s.findings) == 0 {
		called := display.English.Languages().Name(language.Make(t.tag))
		s.hint(sheet.at.child("checked"), "crisis-stale", fmt.Sprintf("the %s notes are older than the lines, which were checked on %s", called, lines),
			fmt.Sprintf("check the %s notes against %s, then write the day in checked", called, crisisPath))
	}
	t.found = append(t.found, s.diagnostics()...)
}

// merged is the original with the translation's words, and a sheet on which it can be
// read as the original was; what is said there was said of the original. The table is
// nil when there is nothing to translate, or no translation.
func (t *translation) merged(of string) (*sheet, map[string]any) {
	from, f := t.Reader.files[of], t.files[of]
	if from == nil || from.values == nil {
		return nil, nil
	}
	if f == nil {
		t.whole = append(t.whole, of)
		return nil, nil
	}
	if f.values == nil {
		return nil, nil // which was said
	}
	o := &overlay{sheet: t.again(f.path), of: of}
	m := o.over(nil, "", from.values, f.values, wordings[from.kind])
	t.found = append(t.found, o.diagnostics()...)
	t.tell(f.path, o.missing)
	return t.again(of), m
}

// again is a sheet to look at a file once more.
func (t *translation) again(path string) *sheet {
	s := *t.sheet(path)
	s.vocabulary, s.words = t.vocabulary, words{}
	return &s
}

// body is the translated text of a page, or the original's where there is none.
func (t *translation) body(of string) model.Markdown {
	body := t.files[of].body
	if from := t.Reader.files[of].body; strings.TrimSpace(body.Text) == "" && strings.TrimSpace(from.Text) != "" {
		t.tell(t.files[of].path, []string{"the text"})
		return from
	}
	body.Language = t.tag
	return body
}

// document is a page in this language, or the original.
func (t *translation) document(d *model.Document, of string) *model.Document {
	sheet, m := t.merged(of)
	if m == nil {
		return d
	}
	translated := sheet.documentOf(d.Slug, m, t.body(of))
	translated.Slug = d.Slug
	translated.Source.File = t.files[of].path
	return translated
}

func (t *translation) topic(topic *model.Topic) *model.Topic {
	of := topic.Source.File
	sheet, m := t.merged(of)
	if m == nil {
		return topic
	}
	translated := sheet.topicOf(topic.Slug, m, t.body(of))
	translated.Related = topic.Related
	translated.Source.File = t.files[of].path
	return translated
}

// fewKeys is how many a hint names.
const fewKeys = 3

// tell says which words of a translated file are missing.
func (t *translation) tell(file string, missing []string) {
	t.found = append(t.found, t.options.untranslated(file, "", missing, "they are shown in the hub's own language")...)
}

// untranslated is a hint at words that a file lacks, in the section that it begins with.
func (o Options) untranslated(file, section string, missing []string, hint string) diag.List {
	if len(missing) == 0 {
		return nil
	}
	what := "words are"
	if len(missing) == 1 {
		what = "word is"
	}
	return diag.List{{
		File: file, Severity: diag.Hint, Code: "not-translated",
		Text: fmt.Sprintf("%s%d %s not translated: %s", section, len(missing), what, o.few(missing)),
		Hint: hint,
	}}
}

func (t *translation) tellMissing() {
	if len(t.whole) == 0 {
		return
	}
	slices.Sort(t.whole)
	what := "files are"
	if len(t.whole) == 1 {
		what = "file is"
	}
	t.found.Add(diag.Diagnostic{
		File: languagesDir + "/" + t.tag, Severity: diag.Hint, Code: "not-translated",
		Text: fmt.Sprintf("%d %s not translated: %s", len(t.whole), what, t.options.few(t.whole)),
		Hint: "pages show them in the hub's own language, and say so",
	})
}

func (o Options) few(all []string) string {
	if o.Everything || len(all) <= fewKeys {
		return strings.Join(all, ", ")
	}
	return strings.Join(all[:fewKeys], ", ") + fmt.Sprintf(" and %d more", len(all)-fewKeys)
}
