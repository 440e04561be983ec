package render

import (
	"html/template"
	"reflect"
	"slices"
	tree "text/template/parse"
)

// A compiler turns the templates of a set into pieces. Html/template has escaped
// their trees: every action that prints ends with the functions that make its
// value safe. It panics over whatever it does not know.
type compiler struct {
	set    *template.Template
	funcs  functions
	pieces map[string]*piece
	piece  *piece   // being compiled
	names  []string // of the variables in scope there; the index is the slot
}

// compile gives the template, or nil when it, or one that it calls, uses
// something that only html/template knows.
func compile(t *template.Template, f functions) (p *piece) {
	defer func() {
		if recover() != nil {
			p = nil
		}
	}()
	c := &compiler{set: t, funcs: f, pieces: map[string]*piece{}}
	return c.template(t.Name())
}

func (c *compiler) template(name string) *piece {
	if p := c.pieces[name]; p != nil {
		return p
	}
	inner := &compiler{set: c.set, funcs: c.funcs, pieces: c.pieces, piece: &piece{}}
	c.pieces[name] = inner.piece // first, as it may call itself
	inner.declare("$")
	inner.piece.body = inner.list(c.set.Lookup(name).Tree.Root)
	return inner.piece
}

func (c *compiler) declare(name string) (slot int) {
	c.names = append(c.names, name)
	c.piece.slots = max(c.piece.slots, len(c.names))
	return len(c.names) - 1
}

func (c *compiler) slot(name string) int {
	for i, n := range slices.Backward(c.names) {
		if n == name {
			return i
		}
	}
	panic(unable)
}

// scope compiles something and forgets the variables that it declared.
func (c *compiler) scope(compile func() step) step {
	known := len(c.names)
	s := compile()
	c.names = c.names[:known]
	return s
}

func (c *compiler) list(l *tree.ListNode) step {
	var steps []step
	if l != nil {
		for _, n := range l.Nodes {
			steps = append(steps, c.node(n))
		}
	}
	if len(steps) == 1 {
		return steps[0]
	}
	return func(r *run, dot reflect.Value) {
		for _, s := range steps {
			s(r, dot)
		}
	}
}

func (c *compiler) node(n tree.Node) step {
	switch n := n.(type) {
	case *tree.TextNode:
		text := n.Text
		return func(r *run, _ reflect.Value) { r.out = append(r.out, text...) }
	case *tree.ActionNode:
		return c.action(n.Pipe)
	case *tree.IfNode:
		return c.scope(func() step { return c.branch(&n.BranchNode, false) })
	case *tree.WithNode:
		return c.scope(func() step { return c.branch(&n.BranchNode, true) })
	case *tree.RangeNode:
		return c.scope(func() step { return c.loop(&n.BranchNode) })
	case *tree.TemplateNode:
		return c.call(n)
	}
	panic(unable)
}

func (c *compiler) action(p *tree.PipeNode) step {
	if len(p.Decl) > 0 {
		value := c.pipe(p)
		return func(r *run, dot reflect.Value) { value(r, dot) }
	}
	if add := c.partial(p.Cmds); add != nil {
		return add
	}
	cmds, write := escaping(p.Cmds)
	value := c.commands(cmds)
	if c.isConstant(cmds) {
		text, kind := textOf(value(nil, reflect.Value{}))
		written := write(nil, text, kind)
		return func(r *run, _ reflect.Value) { r.out = append(r.out, written...) }
	}
	return func(r *run, dot reflect.Value) {
		text, kind := textOf(value(r, dot))
		r.out = write(r.out, text, kind)
	}
}

// isConstant reports commands that always write the same: most words of a theme.
func (c *compiler) isConstant(cmds []*tree.CommandNode) bool {
	if name, ok := cmds[0].Args[0].(*tree.IdentifierNode); !ok || name.Ident != c.funcs.constant || len(cmds) > 1 {
		return false
	}
	return !slices.ContainsFunc(cmds[0].Args[1:], func(n tree.Node) bool { return n.Type() != tree.NodeString })
}

// partial is an action that does nothing but call an appender where HTML is
// written as it is; nil for any other action.
func (c *compiler) partial(cmds []*tree.CommandNode) step {
	name, ok := cmds[0].Args[0].(*tree.IdentifierNode)
	if !ok || c.funcs.appenders[name.Ident] == nil || len(cmds) != 2 || callee(cmds[1]) != htmlEscaper {
		return nil
	}
	add, args := c.funcs.appenders[name.Ident], c.arguments(cmds[0].Args[1:])
	if len(args) != 2 {
		panic(unable)
	}
	return func(r *run, dot reflect.Value) {
		var err error
		if r.out, err = add(r.out, args[0].value(r, dot).String(), args[1].value(r, dot).Interface()); err != nil {
			panic(err)
		}
	}
}

func (c *compiler) branch(n *tree.BranchNode, isWith bool) step {
	value := c.pipe(n.Pipe)
	then := c.scope(func() step { return c.list(n.List) })
	otherwise := c.scope(func() step { return c.list(n.ElseList) })
	return func(r *run, dot reflect.Value) {
		v := value(r, dot)
		switch {
		case !isTrue(v):
			otherwise(r, dot)
		case isWith:
			then(r, v)
		default:
			then(r, dot)
		}
	}
}

func (c *compiler) loop(n *tree.BranchNode) step {
	value := c.pipe(n.Pipe)
	set := c.loopVariables(n.Pipe)
	each := c.scope(func() step { return c.list(n.List) })
	otherwise := c.scope(func() step { return c.list(n.ElseList) })
	return func(r *run, dot reflect.Value) {
		list := indirect(value(r, dot))
		if list.Kind() != reflect.Slice {
			panic(unable)
		}
		if list.Len() == 0 {
			otherwise(r, dot)
		}
		for i := range list.Len() {
			set(r, i, list.Index(i))
			each(r, list.Index(i))
		}
	}
}

// loopVariables sets the variables of a loop: none, the element, or index and element.
func (c *compiler) loopVariables(p *tree.PipeNode) func(r *run, i int, element reflect.Value) {
	switch {
	case p.IsAssign:
		panic(unable)
	case len(p.Decl) == 0:
		return func(*run, int, reflect.Value) {}
	}
	index, element := c.slot(p.Decl[0].Ident[0]), c.slot(p.Decl[len(p.Decl)-1].Ident[0])
	return func(r *run, i int, v reflect.Value) {
		r.vars[r.base+index] = reflect.ValueOf(i)
		r.vars[r.base+element] = v
	}
}

func (c *compiler) call(n *tree.TemplateNode) step {
	p := c.template(n.Name)
	if n.Pipe == nil {
		return func(r *run, _ reflect.Value) { p.execute(r, reflect.Value{}) }
	}
	value := c.pipe(n.Pipe)
	return func(r *run, dot reflect.Value) { p.execute(r, value(r, dot)) }
}
