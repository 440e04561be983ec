package match

import (
	"math"
	"slices"

	"sitegen/generator/internal/model"
)

// leafSize is how many neighbours share a box of the tree.
const leafSize = 32

// tree finds the nearest of many points. Its points are sorted along a Z-order
// curve; node i bounds a run of them, nodes 2i+1 and 2i+2 the run's halves.
type tree struct {
	points []point
	nodes  []box
}

// newTree sorts programs, which have points, and bounds them.
func newTree(programs []*model.Program) (tree, []*model.Program) {
	keys := make([]uint64, len(programs))
	for i, p := range programs {
		keys[i] = uint64(zOrder(&p.Location))<<32 | uint64(i)
	}
	slices.Sort(keys)
	t, sorted := tree{points: make([]point, len(keys))}, make([]*model.Program, len(keys))
	for i, key := range keys {
		sorted[i] = programs[uint32(key)]
		t.points[i] = pointOf(&sorted[i].Location)
	}
	nodes := 1
	for n := len(keys); n > leafSize; n = (n + 1) / 2 {
		nodes = 2*nodes + 1
	}
	t.nodes = make([]box, nodes)
	if len(keys) > 0 {
		t.bound(0, 0, len(keys))
	}
	return t, sorted
}

// zOrder interleaves the bits of latitude and longitude (Morton 1966).
func zOrder(l *model.Location) uint32 {
	lat := uint32(min(max((l.Latitude+90)/180, 0), 1) * math.MaxUint16)
	lon := uint32(min(max((l.Longitude+180)/360, 0), 1) * math.MaxUint16)
	return spread(lat)<<1 | spread(lon)
}

// spread puts a zero bit before each of the low 16 bits.
func spread(v uint32) uint32 {
	v = (v | v<<8) & 0x00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f
	v = (v | v<<2) & 0x33333333
	return (v | v<<1) & 0x55555555
}

func (t *tree) bound(node, from, to int) box {
	if to-from <= leafSize {
		b := box{t.points[from], t.points[from]}
		for _, p := range t.points[from+1 : to] {
			b.include(box{p, p})
		}
		t.nodes[node] = b
		return b
	}
	middle := (from + to) / 2
	b := t.bound(2*node+1, from, middle)
	b.include(t.bound(2*node+2, middle, to))
	t.nodes[node] = b
	return b
}

// neighbours collects the nearest rows. Each is one number, its distance above
// its row, so that they are compared at once and never tie. A float32 keeps the
// order of what is more than a foot apart.
type neighbours struct {
	tree  *tree
	at    point
	limit uint64 // nothing beyond it is wanted
	found int
	keys  [2 * reach]uint64
}

func neighbour(chord2 float64, row int) uint64 {
	return uint64(math.Float32bits(float32(chord2)))<<32 | uint64(row)
}

// nearest gives the rows of the reach nearest points within so many miles of
// at, in no particular order, each in the low half of a key.
func (n *neighbours) nearest(t *tree, at point, miles float64) []uint64 {
	n.tree, n.at, n.found = t, at, 0
	n.limit = neighbour(chord2Of(miles), math.MaxUint32)
	if len(t.points) > 0 {
		n.visit(0, 0, len(t.points))
	}
	if n.found > reach {
		n.drop()
	}
	return n.keys[:n.found]
}

func (n *neighbours) visit(node, from, to int) {
	if to-from <= leafSize {
		n.collect(from, to)
		return
	}
	middle := (from + to) / 2
	left, right := 2*node+1, 2*node+2
	dl, dr := n.tree.nodes[left].chord2(&n.at), n.tree.nodes[right].chord2(&n.at)
	if dr < dl {
		if n.wanted(dr) {
			n.visit(right, middle, to)
		}
		if n.wanted(dl) {
			n.visit(left, from, middle)
		}
		return
	}
	if n.wanted(dl) {
		n.visit(left, from, middle)
	}
	if n.wanted(dr) {
		n.visit(right, middle, to)
	}
}

func (n *neighbours) wanted(chord2 float64) bool { return neighbour(chord2, 0) <= n.limit }

func (n *neighbours) collect(from, to int) {
	for row := from; row < to; row++ {
		key := neighbour(n.tree.points[row].chord2(&n.at), row)
		if key > n.limit {
			continue
		}
		if n.found == len(n.keys) {
			n.drop()
			if key > n.limit {
				continue
			}
		}
		n.keys[n.found] = key
		n.found++
	}
}

// drop keeps the reach nearest of what was found and lowers the limit to them.
func (n *neighbours) drop() {
	selectSmallest(n.keys[:n.found], reach)
	n.found = reach
	n.limit = slices.Max(n.keys[:reach])
}

// selectSmallest moves the k smallest keys to the front (Hoare 1961).
func selectSmallest(keys []uint64, k int) {
	for low, high := 0, len(keys)-1; low < high; {
		pivot, i, j := keys[(low+high)/2], low, high
		for i <= j {
			for keys[i] < pivot {
				i++
			}
			for keys[j] > pivot {
				j--
			}
			if i <= j {
				keys[i], keys[j] = keys[j], keys[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return
		}
	}
}
