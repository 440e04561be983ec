package match

import "math"

// HalfMiles is how far a program may be to count half as near as one next door,
// while the visitor has not said a radius.
func (s *Settings) HalfMiles() float64 { return s.Radius / 2 * math.Ln2 }
