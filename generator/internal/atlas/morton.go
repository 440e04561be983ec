package atlas

// A code of 48 bits says where a row is: for a row with a point the bits of its
// x and y in turn (Morton 1966), so that codes which begin alike are near.
const codeBits = 48

// axis is the number of cells around the earth, and from pole to pole.
const axis = 1 << (codeBits / 2)

func codeOf(latitude, longitude float64) uint64 {
	return spread(cell((longitude+180)/360))<<1 | spread(cell((latitude+90)/180))
}

func cell(share float64) uint64 {
	return uint64(min(max(share*axis, 0), axis-1))
}

// spread puts a zero above each of the lower 24 bits of v.
func spread(v uint64) uint64 {
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// gather undoes spread.
func gather(v uint64) uint64 {
	v &= 0x5555555555555555
	v = (v | v>>1) & 0x3333333333333333
	v = (v | v>>2) & 0x0f0f0f0f0f0f0f0f
	v = (v | v>>4) & 0x00ff00ff00ff00ff
	v = (v | v>>8) & 0x0000ffff0000ffff
	return (v | v>>16) & 0xffffffff
}

func cellOf(code uint64) (x, y uint64) { return gather(code >> 1), gather(code) }
