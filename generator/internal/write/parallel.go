package write

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many neighbours one worker takes at a time: they share a folder,
// and the workers stay out of each other's.
const batch = 32

// parallel calls do for 0 ≤ i < n on as many goroutines as there are processors
// and returns the first error; after an error it starts no new batch.
func parallel(n int, do func(i int) error) error {
	var (
		next  atomic.Int64
		wait  sync.WaitGroup
		once  sync.Once
		first error
	)
	work := func() {
		for {
			from := int(next.Add(batch)) - batch
			for i := from; i < min(from+batch, n); i++ {
				if err := do(i); err != nil {
					once.Do(func() { first = err })
					next.Store(int64(n))
					return
				}
			}
			if from >= n {
				return
			}
		}
	}
	for range min(runtime.GOMAXPROCS(0), (n+batch-1)/batch) {
		wait.Go(work)
	}
	wait.Wait()
	return first
}
