package match

import (
	"math"

	"sitegen/generator/internal/model"
)

// earthRadius is the mean radius in miles (IUGG).
const earthRadius = 3958.7613

// point is a place as a unit vector: straight-line distances order places as
// great circles do, with no special case at the poles or the date line.
type point [3]float64

func pointOf(l *model.Location) point {
	lat, lon := l.Latitude*math.Pi/180, l.Longitude*math.Pi/180
	sinLat, cosLat := math.Sincos(lat)
	sinLon, cosLon := math.Sincos(lon)
	return point{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// chord2 is the squared straight-line distance between two points.
func (a *point) chord2(b *point) float64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return x*x + y*y + z*z
}

// chord2Of is the squared straight-line distance of places so many miles apart.
func chord2Of(miles float64) float64 {
	half := math.Sin(min(miles/(2*earthRadius), math.Pi/2))
	return 4 * half * half
}

// miles is the great-circle distance of places with that chord2.
func miles(chord2 float64) float64 {
	return 2 * earthRadius * math.Asin(min(math.Sqrt(chord2)/2, 1))
}

// box bounds points.
type box struct{ low, high point }

func (b *box) include(o box) {
	for i := range b.low {
		b.low[i], b.high[i] = min(b.low[i], o.low[i]), max(b.high[i], o.high[i])
	}
}

// chord2 is at most the chord2 of p and any point in b.
func (b *box) chord2(p *point) float64 {
	sum := 0.0
	for i := range p {
		d := max(b.low[i]-p[i], p[i]-b.high[i], 0)
		sum += d * d
	}
	return sum
}
