package render

import (
	"cmp"
	"html/template"
	"reflect"
	"sync/atomic"
)

// members follows a chain of names from a value.
func members(from expression, names []string) expression {
	for _, name := range names {
		before, m := from, &member{name: name}
		from = func(r *run, dot reflect.Value) reflect.Value { return m.of(before(r, dot)) }
	}
	return from
}

// A member is what a name stands for in a value: a method without arguments or a
// field. It is looked up once for a type; a place in a template nearly always
// sees values of one type.
type member struct {
	name string
	last atomic.Pointer[access] // of the type seen last
}

type access struct {
	of     reflect.Type
	method int   // -1 for a field
	field  []int // see reflect.StructField.Index
}

func (m *member) of(v reflect.Value) reflect.Value {
	v = indirect(v)
	if v.CanAddr() {
		v = v.Addr() // it has all the methods
	}
	a := m.last.Load()
	if a == nil || a.of != v.Type() {
		a = m.find(v.Type())
		m.last.Store(a)
	}
	if a.method >= 0 {
		return result(v.Method(a.method).Call(nil))
	}
	for _, i := range a.field {
		v = indirect(v).Field(i)
	}
	return v
}

func (m *member) find(t reflect.Type) *access {
	if method, ok := t.MethodByName(m.name); ok {
		return &access{of: t, method: method.Index}
	}
	structure := t
	if t.Kind() == reflect.Pointer {
		structure = t.Elem()
	}
	field, ok := structure.FieldByName(m.name)
	if !ok || !field.IsExported() {
		panic(unable)
	}
	return &access{of: t, method: -1, field: field.Index}
}

// indirect is what a pointer or an interface leads to. Over one that is nil
// html/template has more to say.
func indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			panic(unable)
		}
		v = v.Elem()
	}
	return v
}

// concrete is the value in an interface.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// isTrue is what "if" means by a value.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	truth, _ := template.IsTrue(v.Interface())
	return truth
}

func compare(a, b reflect.Value) int {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	}
	panic(unable)
}
