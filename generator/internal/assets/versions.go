package assets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
)

// VersionsPath is the list of the pinned scripts that a hub has published, the newest
// first. What stands in it stays published with the next builds.
const VersionsPath = widgetDir + "versions.json"

// Version is a pinned script and all that is published with it. Names are those of
// files beside versions.json.
type Version struct {
	Script    string            `json:"script"`    // "hub-k2f7….js"
	Integrity string            `json:"integrity"` // of the script: "sha384-…"
	Files     map[string]string `json:"files"`     // integrity by name, the script's among them
}

type versionsJSON struct {
	Versions []Version `json:"versions"`
}

// Source is where earlier versions lie: the site that a build replaces, or a hub's static folder.
type Source struct {
	Folder string // as messages name it: "public/"
	Read   func(path string) ([]byte, error)
}

// Carry gives the files of up to keep earlier versions, byte for byte as they were
// published, and the list of these and the bundle's own. Versions that are not what
// they were are left out, with a warning. Sources with newer versions come first.
func Carry(b Bundle, keep int, sources ...Source) ([]File, diag.List) {
	if b.Pin.URL == "" {
		return nil, nil
	}
	c := carrier{Bundle: b, published: map[string]string{}, lost: map[string]diag.List{}, listed: []Version{b.version}}
	for _, f := range b.Files {
		c.published[f.Path] = integrity(f.Body)
	}
	for _, s := range sources {
		for _, v := range c.versions(s) {
			known := slices.ContainsFunc(c.listed, func(l Version) bool { return l.Script == v.Script })
			if !known && len(c.listed) <= keep {
				c.carry(v, s)
			}
		}
	}
	text, err := json.MarshalIndent(versionsJSON{c.listed}, "", "  ")
	if err != nil { // strings by name cannot fail
		panic(err)
	}
	for _, script := range slices.Sorted(maps.Keys(c.lost)) {
		c.found = append(c.found, c.lost[script]...)
	}
	return append(c.carried, File{VersionsPath, append(text, '\n')}), c.found
}

// bundled knows the names of scripts that every build makes anew, and made before; inPages
// those that only pages of the hub name, so that no list has them.
var (
	bundled = regexp.MustCompile(`^widgets/(?:(?:hub|frame)|[^/]+-[A-Z2-7]{8}|(?:hub|guest|gallery)-[a-z2-7]{10})\.js$`)
	inPages = regexp.MustCompile(`^widgets/(?:hub\.|frame\.|guest-|gallery-)`)
)

// Held are those of a static folder's files that Carry sees to: the list, what it names, and
// all other files named as a bundled script, for which only the bundle speaks. It tells of
// scripts that no list has.
func Held(static []string, read func(path string) ([]byte, error)) (held map[string]bool, found diag.List) {
	held = map[string]bool{VersionsPath: true}
	list, err := versionsIn(read)
	for _, v := range list {
		for name := range v.Files {
			held[widgetDir+name] = true
		}
	}
	var unlisted []string
	for _, file := range static {
		if !held[file] && bundled.MatchString(file) {
			held[file] = true
			if !inPages.MatchString(file) {
				unlisted = append(unlisted, file)
			}
		}
	}
	if len(unlisted) > 0 && err == nil { // Carry tells what is wrong with the list
		found.Add(diag.Diagnostic{
			File: "static/" + unlisted[0], Severity: diag.Hint, Code: "unlisted-script",
			Text: fmt.Sprintf("static/widgets/ has scripts of builds before (%d) that its versions.json does not name, so they are not published", len(unlisted)),
			Hint: "copy widgets/versions.json of the same build as well, or delete them",
		})
	}
	return held, found
}

func versionsIn(read func(path string) ([]byte, error)) ([]Version, error) {
	text, err := read(VersionsPath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var list versionsJSON
	if err == nil {
		err = json.Unmarshal(text, &list)
	}
	return list.Versions, err
}

// carrier collects earlier versions.
type carrier struct {
	Bundle
	published map[string]string // integrity by path, of what is there already
	listed    []Version
	carried   []File
	lost      map[string]diag.List // by script, until a source has it whole
	found     diag.List
}

func (c *carrier) versions(s Source) []Version {
	list, err := versionsIn(s.Read)
	if err != nil {
		c.found.Add(lost(s, "versions.json", fmt.Sprintf("the list of earlier scripts cannot be read (%v), so none is taken from here", err)))
	}
	return list
}

func (c *carrier) carry(v Version, s Source) {
	lose := func(name, text string) {
		list := c.lost[v.Script]
		list.Add(lost(s, name, text))
		c.lost[v.Script] = list
	}
	if v.Script == "" || v.Files[v.Script] != v.Integrity {
		lose("versions.json", fmt.Sprintf("the list does not say what %q must be, so it is not kept", v.Script))
		return
	}
	var files []File
	for _, name := range slices.Sorted(maps.Keys(v.Files)) {
		place := widgetDir + name
		now, there := c.published[place]
		if there && now == v.Files[name] {
			continue
		}
		body, err := []byte(nil), error(nil)
		if path.Base(name) == name { // or it is nowhere that we look
			body, err = s.Read(place)
		}
		switch {
		case there:
			lose(name, fmt.Sprintf("the site has another file of this name, so the earlier script %s is not kept", v.Script))
			return
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			lose(name, fmt.Sprintf("the file cannot be read (%v), so the earlier script %s is not kept", err, v.Script))
			return
		case integrity(body) != v.Files[name]:
			lose(name, fmt.Sprintf("the file is gone or not what was published, so the earlier script %s is not kept", v.Script))
			return
		}
		files = append(files, File{place, body})
	}
	for _, f := range files {
		c.published[f.Path] = integrity(f.Body)
	}
	c.carried = append(c.carried, files...)
	c.listed = append(c.listed, v)
	delete(c.lost, v.Script)
}

func lost(s Source, name, text string) diag.Diagnostic {
	return diag.Diagnostic{
		File: strings.TrimPrefix(s.Folder+widgetDir+name, "./"), Severity: diag.Warning, Code: "lost-version", Text: text,
		Hint: "pages that name that script show its links alone from now on; put " + widgetDir + " of an earlier build into static/ to bring it back",
	}
}
