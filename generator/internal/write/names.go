package write

import (
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"
)

// names knows every path of the new site. Two paths that differ only in case
// would be one file on many systems, so they are told apart by their folded form.
type names struct {
	mu      sync.Mutex
	files   map[string]string  // folded → as added
	folders map[string]*folder // folded
}

// folder is a folder of the new site, made at most once.
type folder struct {
	path   string
	parent *folder // nil for the site's root
	once   sync.Once
	err    error
}

func newNames() *names {
	return &names{
		files:   map[string]string{},
		folders: map[string]*folder{"": {}},
	}
}

// claim registers name and the folders above it, and returns the nearest one.
func (n *names) claim(name string) (*folder, error) {
	if !valid(name) {
		return nil, refuse("output-path", "an output path is relative, has no \"..\" and no backslash, and is not "+Marker,
			"%q cannot be the path of a page", name)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	folded := fold(name)
	if other, ok := n.files[folded]; ok {
		return nil, clash(name, other)
	}
	if other, ok := n.folders[folded]; ok {
		return nil, clash(name, other.path+"/")
	}
	f, err := n.folder(parentOf(name))
	if err != nil {
		return nil, err
	}
	n.files[folded] = name
	return f, nil
}

func (n *names) folder(name string) (*folder, error) {
	folded := fold(name)
	if f, ok := n.folders[folded]; ok {
		if f.path != name {
			return nil, clash(name+"/", f.path+"/")
		}
		return f, nil
	}
	if other, ok := n.files[folded]; ok {
		return nil, clash(name+"/", other)
	}
	parent, err := n.folder(parentOf(name))
	if err != nil {
		return nil, err
	}
	f := &folder{path: name, parent: parent}
	n.folders[folded] = f
	return f, nil
}

func (n *names) hasFile(name string) bool { return n.files[fold(name)] == name }

func (n *names) hasFolder(name string) bool {
	f := n.folders[fold(name)]
	return f != nil && f.path == name
}

func clash(a, b string) error {
	const hint = "give one of the two another slug or file name"
	if a == b {
		return refuse("output-clash", hint, "two pages want the path %q", a)
	}
	return refuse("output-clash", hint, "%q and %q would be the same file or folder on many systems", a, b)
}

func valid(name string) bool {
	return fs.ValidPath(name) && name != "." && fold(name) != Marker &&
		!strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) &&
		filepath.IsLocal(filepath.FromSlash(name))
}

func parentOf(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return ""
}

// fold maps names that differ only in case to one form.
func fold(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ToUpper(name))
		}
	}
	return name
}
