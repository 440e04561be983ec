package render

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	tree "text/template/parse"
)

// pipe gives a pipeline's value, and sets the variables that it declares.
func (c *compiler) pipe(p *tree.PipeNode) expression {
	value := c.commands(p.Cmds)
	for _, v := range p.Decl {
		before, slot := value, 0
		if p.IsAssign {
			slot = c.slot(v.Ident[0])
		} else {
			slot = c.declare(v.Ident[0])
		}
		value = func(r *run, dot reflect.Value) reflect.Value {
			v := before(r, dot)
			r.vars[r.base+slot] = v
			return v
		}
	}
	return value
}

// commands gives the value of the last command; each takes the one before it as
// its last argument.
func (c *compiler) commands(cmds []*tree.CommandNode) expression {
	value := c.command(cmds[0], nil)
	for _, cmd := range cmds[1:] {
		value = c.command(cmd, []argument{{value: value}})
	}
	return value
}

func (c *compiler) command(cmd *tree.CommandNode, last []argument) expression {
	if name, ok := cmd.Args[0].(*tree.IdentifierNode); ok {
		return c.function(name.Ident, append(c.arguments(cmd.Args[1:]), last...))
	}
	if len(cmd.Args) > 1 || len(last) > 0 {
		panic(unable) // a method with arguments
	}
	value := c.argument(cmd.Args[0]).value
	return func(r *run, dot reflect.Value) reflect.Value { return concrete(value(r, dot)) }
}

// An argument is a value that is worked out each time, or a constant.
type argument struct {
	value    expression
	constant reflect.Type // nil for none
}

func constant(v any) argument {
	c := reflect.ValueOf(v)
	return argument{func(*run, reflect.Value) reflect.Value { return c }, c.Type()}
}

func (c *compiler) arguments(nodes []tree.Node) []argument {
	var args []argument
	for _, n := range nodes {
		args = append(args, c.argument(n))
	}
	return args
}

func (c *compiler) argument(n tree.Node) argument {
	switch n := n.(type) {
	case *tree.DotNode:
		return argument{value: func(_ *run, dot reflect.Value) reflect.Value { return dot }}
	case *tree.FieldNode:
		return argument{value: members(func(_ *run, dot reflect.Value) reflect.Value { return dot }, n.Ident)}
	case *tree.VariableNode:
		slot := c.slot(n.Ident[0])
		return argument{value: members(func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+slot] }, n.Ident[1:])}
	case *tree.ChainNode:
		return argument{value: members(c.argument(n.Node).value, n.Field)}
	case *tree.PipeNode:
		return argument{value: c.pipe(n)}
	case *tree.IdentifierNode:
		return argument{value: c.function(n.Ident, nil)}
	case *tree.StringNode:
		return constant(n.Text)
	case *tree.BoolNode:
		return constant(n.True)
	case *tree.NumberNode:
		if i := int(n.Int64); n.IsInt && strconv.Itoa(i) == n.Text {
			return constant(i)
		}
	}
	panic(unable)
}

// functions are what templates may call. Appenders give HTML, and can also write
// it where the page is being made, which saves a copy.
type functions struct {
	values    template.FuncMap
	appenders map[string]appender
	constant  string // the function that always gives the same for the same constants
}

// An appender adds a partial of the theme, made of data, to dst.
type appender func(dst []byte, partial string, data any) ([]byte, error)

func (c *compiler) function(name string, args []argument) expression {
	if f := c.funcs.values[name]; f != nil {
		if name == c.funcs.constant && areConstant(args) {
			return constant(call(f, args)(nil, reflect.Value{}).Interface()).value
		}
		if say, ok := f.(func(string, ...any) (string, error)); ok && len(args) > 0 && args[0].constant == stringType {
			return saying(say, args)
		}
		return call(f, args)
	}
	switch name {
	case "and", "or":
		return shortCircuit(args, name == "or")
	case "not":
		return call(func(v any) bool { return !isTrue(reflect.ValueOf(v)) }, args)
	case "len":
		return call(func(v any) int { return indirect(reflect.ValueOf(v)).Len() }, args)
	case "printf":
		return call(fmt.Sprintf, args)
	case "urlquery":
		return call(template.URLQueryEscaper, args)
	}
	return comparison(name, args)
}

// saying is call for word, which most pages say dozens of times.
func saying(say func(string, ...any) (string, error), args []argument) expression {
	return func(r *run, dot reflect.Value) reflect.Value {
		values := make([]any, len(args)-1)
		for i, a := range args[1:] {
			values[i] = concrete(a.value(r, dot)).Interface()
		}
		text, err := say(args[0].value(r, dot).String(), values...)
		if err != nil {
			panic(unable)
		}
		return reflect.ValueOf(text)
	}
}

func areConstant(args []argument) bool {
	return !slices.ContainsFunc(args, func(a argument) bool { return a.constant == nil })
}

// call calls a function of Go, whose arguments must be of the parameters' types.
func call(function any, args []argument) expression {
	f := reflect.ValueOf(function)
	parameters := make([]reflect.Type, len(args))
	for i, a := range args {
		if parameters[i] = f.Type().In(min(i, f.Type().NumIn()-1)); f.Type().IsVariadic() && i >= f.Type().NumIn()-1 {
			parameters[i] = parameters[i].Elem()
		}
		if a.constant != nil && !a.constant.AssignableTo(parameters[i]) {
			panic(unable) // it would have to be converted
		}
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			if in[i] = concrete(a.value(r, dot)); !in[i].Type().AssignableTo(parameters[i]) {
				panic(unable)
			}
		}
		return result(f.Call(in))
	}
}

// result is what a function gave; the second value, if any, is an error.
func result(out []reflect.Value) reflect.Value {
	if len(out) == 2 && !out[1].IsNil() {
		panic(out[1].Interface())
	}
	return concrete(out[0])
}

func shortCircuit(args []argument, stopAt bool) expression {
	if len(args) == 0 {
		panic(unable)
	}
	return func(r *run, dot reflect.Value) (v reflect.Value) {
		for _, a := range args {
			if v = concrete(a.value(r, dot)); isTrue(v) == stopAt {
				break
			}
		}
		return v
	}
}

// comparison compares strings with strings and whole numbers with whole numbers.
func comparison(name string, args []argument) expression {
	holds := map[string]func(int) bool{
		"eq": func(c int) bool { return c == 0 }, "ne": func(c int) bool { return c != 0 },
		"lt": func(c int) bool { return c < 0 }, "le": func(c int) bool { return c <= 0 },
		"gt": func(c int) bool { return c > 0 }, "ge": func(c int) bool { return c >= 0 },
	}[name]
	if holds == nil || len(args) != 2 {
		panic(unable)
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(holds(compare(concrete(args[0].value(r, dot)), concrete(args[1].value(r, dot)))))
	}
}
