package atlas

// A table leads from numbers to files by their bits, the highest first.

// tableBits is how many bits the first of the tables for that many resolves: all
// of a few, so that one request is enough; else half, because names cannot
// be deflated: at 8 bits a lookup takes 256 bytes instead of 2,048.
func tableBits(bits int) int {
	if bits <= 6 {
		return bits
	}
	return min((bits+1)/2, 6)
}

// table packs the names of 2^bits files and gives the root of the tables, or
// zero when no file exists.
func (p *packer) table(files []name, bits int) name {
	resolves := tableBits(bits)
	rest := bits - resolves
	below := files
	if rest > 0 {
		below = make([]name, 1<<resolves)
		for i := range below {
			below[i] = p.table(files[i<<rest:(i+1)<<rest], rest)
		}
	}
	e := newFile('H')
	e.varint(uint64(bits))
	e.varint(uint64(resolves))
	empty := true
	for _, f := range below {
		e.bytes(f[:]...)
		empty = empty && f == name{}
	}
	if empty {
		return name{}
	}
	return p.add(e)
}

// frontCoded writes ordered strings as what each shares with the one before and the rest.
func (e *encoder) frontCoded(list []string) {
	last := ""
	shared := make([]int, len(list))
	for i, s := range list {
		for shared[i] < min(len(last), len(s)) && last[shared[i]] == s[shared[i]] {
			shared[i]++
		}
		last = s
	}
	e.numbers(shared)
	for i, s := range list {
		e.text(s[shared[i]:])
	}
}
