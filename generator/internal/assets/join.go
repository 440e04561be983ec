package assets

import (
	"maps"
	"math/bits"
	"path"
	"slices"
	"strings"
)

// perModule is what a module costs whoever loads it besides its code, in bytes of minified
// code: a request, its imports and exports, and a compression that begins anew.
const perModule = 2000

// entrySet is a set of modules that pages or other modules import on demand: bit i is the i-th.
type entrySet uint64

// shared is a module that esbuild made of what several entries share, one for each set of
// them that shares something.
type shared struct {
	size    int
	sources []string // "src/shared/h.ts"
	imports []string // paths of others
}

// joins makes fewer modules of those that entries share, where that costs less: some
// entries then bring a little that they have no use for. It tells what each entry, by its source,
// is to import besides. main brings nothing more, because it is on every page.
func (m *metafile) joins(main string) map[string][]string {
	entries, modules := m.entries(), m.shared()
	before := map[string]entrySet{}
	for i, path := range entries {
		for _, p := range m.closure(path) {
			if _, isShared := modules[p]; isShared {
				before[p] |= 1 << i
			}
		}
	}
	fixed := entrySet(1) << slices.Index(entries, m.output(main))
	after := cheapest(modules, before, fixed)
	joins := map[string][]string{}
	for _, p := range slices.Sorted(maps.Keys(modules)) {
		for i, path := range entries {
			if source := m.Outputs[path].EntryPoint; (after[p]&^before[p])>>i&1 == 1 {
				source = strings.TrimPrefix(source, widgetSpace+":")
				joins[source] = append(joins[source], modules[p].sources...)
			}
		}
	}
	return joins
}

// entries are paths of modules that something imports on demand, and of the first.
func (m *metafile) entries() (paths []string) {
	for _, path := range slices.Sorted(maps.Keys(m.Outputs)) {
		if m.Outputs[path].EntryPoint != "" {
			paths = append(paths, path)
		}
	}
	return paths[:min(len(paths), 64)]
}

// shared gives the other modules by their paths.
func (m *metafile) shared() map[string]shared {
	found := map[string]shared{}
	for path, made := range m.Outputs {
		if made.EntryPoint != "" {
			continue
		}
		one := shared{size: made.Bytes}
		for source := range made.Inputs {
			if name, ours := strings.CutPrefix(source, widgetSpace+":"); ours && strings.HasSuffix(name, ".ts") {
				one.sources = append(one.sources, name)
			}
		}
		slices.Sort(one.sources)
		for _, on := range made.Imports {
			if on.Kind == "import-statement" {
				one.imports = append(one.imports, on.Path)
			}
		}
		found[path] = one
	}
	return found
}

// cheapest joins two modules as long as that costs less. Those of equal sets are one.
func cheapest(modules map[string]shared, sets map[string]entrySet, fixed entrySet) map[string]entrySet {
	for least := cost(modules, sets); ; {
		var best map[string]entrySet
		distinct := slices.Compact(slices.Sorted(maps.Values(sets)))
		for i, a := range distinct {
			for _, b := range distinct[:i] {
				if (a^b)&fixed != 0 {
					continue
				}
				joined := join(modules, sets, a, b)
				if cost := cost(modules, joined); cost < least {
					least, best = cost, joined
				}
			}
		}
		if best == nil {
			return sets
		}
		sets = best
	}
}

// join gives the sets once modules of two sets are one, which brings what it imports along.
func join(modules map[string]shared, sets map[string]entrySet, a, b entrySet) map[string]entrySet {
	joined := maps.Clone(sets)
	var bring func(path string, set entrySet)
	bring = func(path string, set entrySet) {
		if joined[path]|set == joined[path] {
			return
		}
		joined[path] |= set
		for _, on := range modules[path].imports {
			bring(on, set)
		}
	}
	for path, set := range sets {
		if set == a || set == b {
			bring(path, a|b)
		}
	}
	return joined
}

// cost is what all entries load, each alone.
func cost(modules map[string]shared, sets map[string]entrySet) (bytes int) {
	sizes := map[entrySet]int{}
	for path, set := range sets {
		sizes[set] += modules[path].size
	}
	for set, size := range sizes {
		bytes += (size + perModule) * bits.OnesCount64(uint64(set))
	}
	return bytes
}

// importing is the source of an entry that imports others besides, each by its path.
func importing(text, entry string, others []string) string {
	up := strings.Repeat("../", strings.Count(path.Dir(entry), "/")+1)
	for _, other := range others {
		text += "\nimport \"./" + up + other + "\";"
	}
	return text
}
