package read

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"sitegen/generator/internal/diag"
)

// walker lists the files of a hub. Nothing is opened but folders, so a pipe or
// a device can't make it wait.
type walker struct {
	root  *os.Root
	files map[string]*file
	found diag.List
}

// walk lists config.toml, content/ and static/.
func (r *Reader) walk() (map[string]*file, diag.List) {
	w := walker{root: r.root, files: make(map[string]*file, len(r.files)+16)}
	w.lstat(configPath)
	w.folder(contentDir)
	w.folder(staticDir)
	return w.files, w.found
}

// walkFile looks at one file only.
func (r *Reader) walkFile(path string) (map[string]*file, diag.List) {
	w := walker{root: r.root, files: map[string]*file{}}
	w.lstat(path)
	return w.files, w.found
}

func (w *walker) fail(path, code, text, hint string) {
	w.found.Add(diag.Diagnostic{File: path, Code: code, Text: text, Hint: hint})
}

func (w *walker) warn(path, code, text, hint string) {
	w.found.Add(diag.Diagnostic{File: path, Severity: diag.Warning, Code: code, Text: text, Hint: hint})
}

func (w *walker) lstat(path string) {
	info, err := w.root.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		w.fail(path, "unreadable", "the file can't be read: "+reason(err), "check its permissions")
	default:
		w.entry(path, info.Mode().Type(), func() (fs.FileInfo, error) { return info, nil })
	}
}

// folder lists everything in dir, and below it.
func (w *walker) folder(dir string) {
	f, err := w.root.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		w.fail(dir, "unreadable", "the folder can't be read: "+reason(err), "check its permissions")
		return
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		w.fail(dir, "unreadable", "the folder can't be read: "+reason(err), "check its permissions")
	}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		switch {
		case isIgnored(dir, e.Name()):
		case !utf8.ValidString(e.Name()), diag.Printable(e.Name()) != e.Name(), strings.Contains(e.Name(), "\\"):
			w.fail(file, "bad-name", "the file's name has characters that no address can have", "rename it with letters, digits and hyphens")
		default:
			w.entry(file, e.Type(), e.Info)
		}
	}
}

// isIgnored leaves out what tools and systems put beside content.
func isIgnored(dir, name string) bool {
	if dir == staticDir || strings.HasPrefix(dir, staticDir+"/") {
		return slices.Contains([]string{".DS_Store", "Thumbs.db", ".git", ".gitkeep", ".gitignore"}, name)
	}
	return name[0] == '.' || name[0] == '_' || strings.HasSuffix(name, "~") ||
		strings.EqualFold(name, "README.md") || dir == contentDir && name == "embed.go"
}

func (w *walker) entry(file string, mode fs.FileMode, stat func() (fs.FileInfo, error)) {
	switch {
	case mode&fs.ModeSymlink != 0:
		w.link(file)
	case mode.IsDir():
		w.folder(file)
	case !mode.IsRegular():
		w.fail(file, "special-file", "this is "+typeOfFile(mode)+", not a file", "delete it, or move it out of the hub")
	default:
		info, err := stat()
		if err == nil {
			w.add(file, info)
		} else if !errors.Is(err, fs.ErrNotExist) {
			w.fail(file, "unreadable", "the file can't be read: "+reason(err), "check its permissions")
		}
	}
}

func typeOfFile(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// link follows a symbolic link that stays within the hub and ends at a file.
func (w *walker) link(file string) {
	info, err := w.root.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.fail(file, "bad-link", "the symbolic link leads nowhere", "delete it, or point it at a file")
	case err != nil:
		w.fail(file, "bad-link", "the symbolic link leads out of the hub's folder, or in a circle", "copy the file here instead; a link may only lead to a file of the hub, by a relative path")
	case !info.Mode().IsRegular():
		w.fail(file, "bad-link", "the symbolic link does not lead to a file", "links to folders are not followed; move the folder here")
	default:
		w.add(file, info)
	}
}

func (w *walker) add(file string, info fs.FileInfo) {
	k := kindOf(file)
	if k == strayFile {
		w.warn(file, "unknown-file", "nothing reads this file", strayHint(file))
		return
	}
	w.files[file] = newFile(file, k, info)
}

func newFile(path string, k kind, info fs.FileInfo) *file {
	return &file{path: path, kind: k, size: info.Size(), modified: info.ModTime()}
}

// strayHint says what would be read in the place of a file that is not.
func strayHint(file string) string {
	dir, name := path.Split(strings.ToLower(file))
	switch dir = path.Clean(dir); {
	case strings.HasPrefix(file, programsDir+"/"):
		return "listings are .toml files"
	case strings.HasPrefix(file, placesDir+"/"):
		return "places are .tsv files"
	case kindOf(dir+"/"+name) != strayFile:
		return fmt.Sprintf("did you mean %q? names are in lowercase letters", dir+"/"+name)
	case dir == contentDir && strings.HasSuffix(name, ".md"):
		return fmt.Sprintf("a page is read from %s/%s, a topic from %s/%[2]s", pagesDir, name, topicsDir)
	case strings.HasPrefix(file, topicsDir+"/"), strings.HasPrefix(file, pagesDir+"/"):
		return fmt.Sprintf("pages are .md files, directly in %s or %s", topicsDir, pagesDir)
	}
	return "files to copy as they are belong in static/"
}

// reason is the cause of a file error without the path, which the place tells.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// Static gives the bytes of a file below static/, by its path there.
func (r *Reader) Static(path string) ([]byte, error) {
	if !fs.ValidPath(path) {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	return r.root.ReadFile(staticDir + "/" + path)
}
