package exchange

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"sitegen/generator/internal/model"
)

const (
	programsPerFile = 100
	maxFileBytes    = 900_000 // read refuses a file over 1 MB
)

// ImportedHeader is what every file of WritePrograms begins with, and nothing
// that an editor wrote does: by it an import knows the files it may replace.
const ImportedHeader = "# Imported from: "

// File is text to be written at Path, which is relative to the folder of
// programs and has slashes.
type File struct {
	Path string
	Body string
}

// WritePrograms writes programs as listings in the source format, in files of
// at most programsPerFile: folder/<region>/<city>.toml. Programs are in the
// order of their ids; equal input gives equal files.
func WritePrograms(programs []*model.Program, v *model.Vocabulary, folder string) []File {
	groups := map[string][]*model.Program{}
	for _, p := range programs {
		name := path.Join(folder, fileSlug(p.Location.Region, "elsewhere"), fileSlug(p.Location.City, "other"))
		groups[name] = append(groups[name], p)
	}
	names := make([]string, 0, len(groups))
	for name, group := range groups {
		slices.SortFunc(group, func(a, b *model.Program) int { return strings.Compare(a.ID, b.ID) })
		names = append(names, name)
	}
	slices.Sort(names)
	var files []File
	taken := map[string]bool{}
	for _, name := range names {
		for i, body := range bodies(groups[name], v) {
			file := name
			for n := i + 1; n > 1 && file == name || taken[file]; n++ {
				file = fmt.Sprintf("%s-%d", name, max(n, 2))
			}
			taken[file] = true
			files = append(files, File{file + ".toml", body})
		}
	}
	return files
}

// fileSlug is a name for a file or folder; it is never one that Windows reserves.
func fileSlug(s, without string) string {
	name := cmp.Or(slug(s), without)
	if reserved[name] {
		name = "city-" + name
	}
	return cut(name, 60)
}

var reserved = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for n := range 10 {
		names[fmt.Sprintf("com%d", n)], names[fmt.Sprintf("lpt%d", n)] = true, true
	}
	return names
}()

// bodies gives the text of one file after the other.
func bodies(programs []*model.Program, v *model.Vocabulary) []string {
	header := fmt.Sprintf(ImportedHeader+"%s.\n# Do not edit: the next import replaces this file.\n", plainComment(programs[0].Verified.By))
	var all []string
	var b strings.Builder
	count := 0
	for _, p := range programs {
		text := programTOML(p, v)
		if count == programsPerFile || count > 0 && b.Len()+len(text) > maxFileBytes {
			all = append(all, b.String())
			b.Reset()
			count = 0
		}
		if count == 0 {
			b.WriteString(header)
		}
		b.WriteString(text)
		count++
	}
	return append(all, b.String())
}

func plainComment(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, cmp.Or(s, "another directory"))
}
