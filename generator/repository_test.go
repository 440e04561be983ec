package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// repository is what documents may name.
type repository struct {
	root     string
	files    []string          // and folders, slash paths
	targets  []string          // of the Makefile
	verbs    map[string]string // of sitegen, to the text that defines them and their flags
	declared map[string]bool   // "render.New", "read.Reader.Read", "Reader.Read"
}

func readRepository(t *testing.T, root string) *repository {
	t.Helper()
	r := &repository{root: root, verbs: map[string]string{}, declared: map[string]bool{}}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{".git", "node_modules"}, entry.Name()) {
			return fs.SkipDir
		}
		name, err := filepath.Rel(root, file)
		r.files = append(r.files, filepath.ToSlash(name))
		if err == nil && strings.HasSuffix(file, ".go") {
			err = r.declare(file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^([a-z][\w/-]*):`).FindAllStringSubmatch(string(makefile), -1) {
		r.targets = append(r.targets, m[1])
	}
	if len(r.targets) < 3 || len(r.verbs) < 5 || len(r.declared) < 100 {
		t.Fatalf("found targets %q, verbs %v, %d declarations", r.targets, r.verbs, len(r.declared))
	}
	return r
}

var verbUse = regexp.MustCompile(`Use:\s+"([a-z]+)`)

// declare notes what a Go file declares, and the verb if it defines one.
func (r *repository) declare(file string) error {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	pkg := parsed.Name.Name
	add := func(name string) { r.declared[name], r.declared[pkg+"."+name] = true, true }
	for _, d := range parsed.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				name = typeName(d.Recv.List[0].Type) + "." + name
			}
			add(name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				declareSpec(spec, add)
			}
		}
	}
	if path.Base(filepath.ToSlash(filepath.Dir(file))) == "sitegen" {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if m := verbUse.FindSubmatch(text); m != nil {
			r.verbs[string(m[1])] = string(text)
		}
	}
	return nil
}

func declareSpec(spec ast.Spec, add func(string)) {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			add(name.Name)
		}
	case *ast.TypeSpec:
		add(spec.Name.Name)
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, field := range s.Fields.List {
				for _, name := range field.Names {
					add(spec.Name.Name + "." + name.Name)
				}
			}
		}
	}
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.IndexExpr:
		return typeName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
