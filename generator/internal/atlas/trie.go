package atlas

import "sort"

// node is a node of the binary trie over codes: those that share their first
// depth bits. Its members are consecutive.
type node struct {
	depth    int
	start    uint64 // its first code
	from, to int    // its members
}

// largest gives the largest nodes that have at most most of n members, in order.
// Where more have one code, their leaf is such a node. What a node is depends on its own
// members only, so that a change in one place moves nothing elsewhere.
func largest(n, most int, code func(member int) uint64) []node {
	var found []node
	var visit func(node)
	visit = func(v node) {
		switch {
		case v.from == v.to:
		case v.to-v.from <= most || v.depth == codeBits:
			found = append(found, v)
		default:
			half := v.start + 1<<(codeBits-v.depth-1)
			middle := v.from + sort.Search(v.to-v.from, func(i int) bool { return code(v.from+i) >= half })
			visit(node{v.depth + 1, v.start, v.from, middle})
			visit(node{v.depth + 1, half, middle, v.to})
		}
	}
	visit(node{to: n})
	return found
}
