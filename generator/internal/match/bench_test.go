package match

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

var sizes = []int{1000, 10000, 50000}

func BenchmarkNewIndex(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			site := synthetic(rand.New(rand.NewPCG(8, 9)), n)
			for b.Loop() {
				NewIndex(site)
			}
		})
	}
}

// BenchmarkSimilar times similar options for every program of a hub, on one
// core. Work per program must not grow with the hub.
func BenchmarkSimilar(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			site := synthetic(rand.New(rand.NewPCG(8, 9)), n)
			x := NewIndex(site)
			for b.Loop() {
				for _, p := range site.Programs {
					x.Similar(p, 4)
				}
			}
			perProgram := b.Elapsed() / time.Duration(n*b.N)
			b.ReportMetric(float64(perProgram.Nanoseconds())/1000, "µs/program")
		})
	}
}
