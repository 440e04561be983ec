package read

import (
	"path"
	"strings"
	"time"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

const (
	configPath     = "config.toml"
	vocabularyPath = "content/vocabulary.toml"
	checklistPath  = "content/checklist.toml"
	crisisPath     = "content/crisis.toml"
	homePath       = "content/home.md"
	contentDir     = "content"
	pagesDir       = "content/pages"
	topicsDir      = "content/topics"
	programsDir    = "content/programs"
	placesDir      = "content/places"
	languagesDir   = "content/languages"
	staticDir      = "static"
)

// kind is what a file is for; its path decides.
type kind uint8

const (
	strayFile kind = iota // nothing of ours
	configFile
	vocabularyFile
	checklistFile
	crisisFile
	homeFile
	pageFile
	topicFile
	programFile
	placesFile
	wordsFile // judged by what widgets and theme say, see Reader.Words
	translationFile
	staticFile
)

func (k kind) isParsed() bool { return k != strayFile && k != staticFile && k != wordsFile }

func kindOf(file string) kind {
	switch file {
	case configPath:
		return configFile
	case vocabularyPath:
		return vocabularyFile
	case checklistPath:
		return checklistFile
	case crisisPath:
		return crisisFile
	case homePath:
		return homeFile
	}
	if of, tag := original(file); tag != "" {
		return translationKind(of)
	}
	dir, extension := path.Dir(file), path.Ext(file)
	switch {
	case strings.HasPrefix(file, staticDir+"/"):
		return staticFile
	case strings.HasPrefix(file, programsDir+"/") && extension == ".toml":
		return programFile
	case strings.HasPrefix(file, placesDir+"/") && extension == ".tsv":
		return placesFile
	case path.Dir(dir) == languagesDir && path.Base(file) == "words.toml":
		return wordsFile
	case dir == topicsDir && extension == ".md":
		return topicFile
	case dir == pagesDir && extension == ".md":
		return pageFile
	}
	return strayFile
}

// fileSlug is what a page is called, after its file.
func fileSlug(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// file is one source file, with what it said when it was last read.
type file struct {
	path     string
	kind     kind
	size     int64
	modified time.Time
	findings diag.List

	config     model.Config
	vocabulary *model.Vocabulary
	checklist  *model.Checklist
	crisis     *model.Crisis
	document   *model.Document
	topic      *model.Topic
	programs   []*model.Program
	places     []model.Place
	credits    []string // sources of places that ask to be named

	values map[string]any // what translations are laid over, and what they say
	body   model.Markdown // likewise

	concealed []address // of confidential programs in this file
	leaks     diag.List // where this file tells addresses of others, as of sought
	sought    string
}

// same reports whether two looks at a path saw the same content, as far as its
// size and time of modification can tell.
func (f *file) same(o *file) bool {
	return f.size == o.size && f.modified.Equal(o.modified)
}

// parseFile reads f and fills it in.
func (r *Reader) parseFile(f *file, w *worker) {
	s := &sheet{path: f.path, vocabulary: r.vocabulary, doubtful: r.doubtful, today: r.options.Today, words: w.words}
	if text, ok := s.text(w); ok {
		s.fill(f, text)
	}
	f.findings, f.concealed = s.diagnostics(), s.concealed
}

// fill decodes text into f.
func (s *sheet) fill(f *file, text string) {
	slug := fileSlug(f.path)
	if strings.HasSuffix(f.path, ".md") {
		var ok bool
		if f.values, f.body, ok = s.frontMatter(text); !ok {
			return
		}
	}
	switch f.kind {
	case homeFile:
		f.document = s.documentOf(slug, f.values, f.body)
		f.document.Slug = ""
		return
	case pageFile:
		s.checkPageName(slug)
		f.document = s.documentOf(slug, f.values, f.body)
		return
	case topicFile:
		f.topic = s.topicOf(slug, f.values, f.body)
		return
	case placesFile:
		f.places, f.credits = s.placesOf(text)
		return
	}
	if strings.HasSuffix(f.path, ".md") {
		return
	}
	s.toml = text
	m, ok := s.decode()
	if !ok {
		return
	}
	if f.kind != programFile {
		f.values = m
	}
	switch f.kind {
	case configFile:
		f.config = s.configOf(m)
	case vocabularyFile:
		f.vocabulary = s.vocabularyOf(m)
	case checklistFile:
		f.checklist = s.checklistOf(m)
	case crisisFile:
		f.crisis = s.crisisOf(m)
	case programFile:
		f.programs = s.programsOf(m)
	}
}
