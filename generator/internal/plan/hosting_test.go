package plan

import "testing"

// TestHeadersCompileNothing: a preview asks for the headers of every file.
func TestHeadersCompileNothing(t *testing.T) {
	hosting := planned(t, site()).Hosting
	if n := testing.AllocsPerRun(10, func() { hosting.Headers("/about/") }); n > 20 {
		t.Errorf("the headers of a page take %v allocations", n)
	}
}
