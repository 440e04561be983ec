package generator_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocs expects that what the documents for newcomers name is there: files and
// folders, make targets, verbs and flags of sitegen, and Go identifiers.
func TestDocs(t *testing.T) {
	r := readRepository(t, "..")
	for _, name := range []string{"README.md", "generator/README.md", "themes/README.md", "widgets/README.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Error(err)
			continue
		}
		checked := 0
		for _, m := range mentions(string(text)) {
			problem, known := r.problem(path.Dir(name), m)
			if problem != "" {
				t.Errorf("%s: `%s`: %s", name, m, problem)
			}
			if known {
				checked++
			}
		}
		if checked < 8 {
			t.Errorf("%s: only %d things were checked", name, checked)
		}
	}
}

// TestDocsCanFail holds the check itself to things that are not there.
func TestDocsCanFail(t *testing.T) {
	r := readRepository(t, "..")
	for _, wrong := range []string{
		"generator/nothing.go", "nothing.go", "cmd/nothing/", "[x](nothing.png)", "make nothing", "sitegen nothing",
		"sitegen build --nothing", "go run ./cmd/nothing", "render.Nothing", "Hub.Nothing", "rendr.New", "read.Reader.Nothing",
	} {
		if problem, _ := r.problem("generator", wrong); problem == "" {
			t.Errorf("`%s` is taken", wrong)
		}
	}
	for _, right := range []string{
		"generator/hub.go", "hub.go", "internal/read", "[x](README.md)", "make test", "sitegen import samhsa x.csv --into content/programs",
		"go test ./generator -update", "render.New", "Hub.Update", "read.Reader.Read", "Diagnostic.Code",
	} {
		if problem, known := r.problem("generator", right); problem != "" || !known {
			t.Errorf("`%s`: %s, known: %t", right, problem, known)
		}
	}
	const text = "See `a.go` and [b](c/d.md#e).\n\n    make test  # runs\n    x.go\n\n```\nsitegen build\n```\n"
	want := []string{"[](c/d.md)", "a.go", "make test", "sitegen build", "x.go"}
	if got := mentions(text); !slices.Equal(got, want) {
		t.Errorf("mentions gives %q, want %q", got, want)
	}
}

var (
	inBackticks = regexp.MustCompile("`([^`\n]+)`")
	linkTarget  = regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)]*)?\)`)
	indented    = regexp.MustCompile(`(?m)^(?:    |\t)(\S.*)$`)
	fenced      = regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```")
	comment     = regexp.MustCompile(`\s+#.*`)
)

// mentions gives what a document names: code, the commands and first words of
// its code blocks, and the files it links to as "[](file)".
func mentions(text string) []string {
	var found []string
	for _, m := range inBackticks.FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	for _, m := range linkTarget.FindAllStringSubmatch(text, -1) {
		found = append(found, "[]("+m[1]+")")
	}
	var lines []string
	for _, m := range indented.FindAllStringSubmatch(text, -1) {
		lines = append(lines, m[1])
	}
	for _, m := range fenced.FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(m[1], "\n")...)
	}
	for _, line := range lines {
		line = strings.TrimSpace(comment.ReplaceAllString(line, ""))
		if first, _, _ := strings.Cut(line, " "); slices.Contains([]string{"make", "sitegen", "go"}, first) {
			found = append(found, line)
		} else if first != "" {
			found = append(found, first)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

var (
	identifier = regexp.MustCompile(`^([a-z]+\.)?[A-Z]\w*(\.[A-Za-z]\w*)*$`)
	pathLike   = regexp.MustCompile(`^\w[\w.-]*(/[\w.-]+)*/?$`)
	fileName   = regexp.MustCompile(`\.(go|toml|md|html|css|ts|json|txt|mod|csv|png|svg|yml)$`)
	flagName   = regexp.MustCompile(`--([a-z-]+)`)
)

// elsewhere are names that look like files or identifiers of ours and are not:
// a hub's folders, its output, packages of the standard library.
var elsewhere = []string{"public", "portable", "static", "in", "want", "my-hub", "widgets/hub.js", "data/v1", "html/template", "fs.FS", "os.Root", "LICENSE"}

// problem says what is wrong with a mention in a document of the folder dir, and
// whether it is of a kind that is checked.
func (r *repository) problem(dir, mention string) (problem string, known bool) {
	words := strings.Fields(mention)
	switch name := strings.TrimSuffix(mention, "/"); {
	case len(words) == 0, slices.Contains(elsewhere, name):
		return "", false
	case linkTarget.MatchString(mention):
		return r.link(dir, mention)
	case words[0] == "make" && len(words) == 2:
		return unless(slices.Contains(r.targets, words[1]), "the Makefile has no such target")
	case words[0] == "sitegen" && len(words) > 1:
		return r.command(words[1], mention)
	case words[0] == "go" && len(words) > 2 && strings.HasPrefix(words[2], "./"):
		problem, known = unless(r.has("", path.Clean(words[2])), "there is no such package")
		if problem == "" && path.Base(words[2]) == "sitegen" && len(words) > 3 {
			return r.command(words[3], mention)
		}
		return problem, known
	case len(words) > 1:
		return "", false
	case pathLike.MatchString(mention) && (fileName.MatchString(name) || strings.HasSuffix(mention, "/") || r.folder(name)):
		return unless(r.has(dir, name), "there is no such file or folder")
	case identifier.MatchString(mention) && strings.Contains(mention, "."):
		return unless(r.declared[mention], "nothing of that name is declared")
	}
	return "", false
}

func unless(fine bool, otherwise string) (problem string, known bool) {
	if fine {
		return "", true
	}
	return otherwise, true
}

// folder reports whether name begins like a path of this repository.
func (r *repository) folder(name string) bool {
	first, _, deep := strings.Cut(name, "/")
	return deep && slices.Contains([]string{"cmd", "content", "generator", "internal", "src", "testdata", "themes", "widgets", "css", "partials"}, first)
}

// has reports whether a file or folder of that name is there: from the root or,
// as documents shorten names, at the end of a path below dir; a name without a
// folder may be anywhere.
func (r *repository) has(dir, name string) bool {
	below := strings.TrimPrefix(dir+"/", "./")
	if !strings.Contains(name, "/") {
		below = ""
	}
	return slices.Contains(r.files, name) || dir != "" && slices.ContainsFunc(r.files, func(f string) bool {
		return strings.HasPrefix(f, below) && strings.HasSuffix(f, "/"+name)
	})
}

func (r *repository) link(dir, mention string) (problem string, known bool) {
	target := linkTarget.FindStringSubmatch(mention)[1]
	if strings.Contains(target, ":") {
		return "", false
	}
	return unless(slices.Contains(r.files, path.Join(dir, target)), "the link leads to no file")
}

func (r *repository) command(verb, line string) (problem string, known bool) {
	text, ok := r.verbs[verb]
	if verb == "help" { // cobra's own
		return "", true
	}
	if !ok {
		return "sitegen has no such verb", true
	}
	for _, m := range flagName.FindAllStringSubmatch(line, -1) {
		if !strings.Contains(text, `"`+m[1]+`"`) {
			return "the verb has no flag --" + m[1], true
		}
	}
	return "", true
}
