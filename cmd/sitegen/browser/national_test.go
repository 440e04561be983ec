package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

const directoryFile = "../../../../shared/data/samhsa-sa-2022/facilities-sa-2022-geocoded.csv"

// nationalDirectory is where the National Directory lies beside the checkout.
func nationalDirectory(b *testing.B) string {
	b.Helper()
	directory, err := filepath.Abs(directoryFile)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := os.Stat(directory); err != nil {
		b.Skip("no National Directory beside the checkout: ", err)
	}
	return directory
}

// buildNational builds a hub of the National Directory as a person would.
func buildNational(b *testing.B) *hub {
	b.Helper()
	return buildDirectory(b, nationalDirectory(b), nil)
}

// buildDirectory builds a hub of a directory, with templates of its own by name.
func buildDirectory(b *testing.B, directory string, templates map[string]string) *hub {
	b.Helper()
	dir, err := os.MkdirTemp(os.Getenv("SITEGEN_BENCH"), "sitegen-national-")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	program := filepath.Join(dir, "sitegen")
	source, out := filepath.Join(dir, "hub"), filepath.Join(dir, "public")
	programs := filepath.Join(source, "content", "programs")
	steps := [][]string{
		{"go", "build", "-o", program, ".."},
		{program, "new", source},
		{"rm", "-r", programs},
		{program, "import", "samhsa", directory, "--into", programs, "--source", source},
	}
	for _, step := range steps {
		runStep(b, step...)
	}
	for name, text := range templates {
		path := filepath.Join(source, "themes", "haven", "templates", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	runStep(b, program, "build", "--source", source, "--out", out)
	return &hub{dir: out, base: "/"}
}

func runStep(b *testing.B, step ...string) {
	b.Helper()
	if said, err := exec.Command(step[0], step[1:]...).CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", strings.Join(step, " "), err, said)
	}
}

// Places from which people look: towns, suburbs, open country, Alaska, an island.
var places = []string{
	"80202", "10001", "60614", "73301", "99503", "96813", "59101", "39501", "04401", "97520",
	"Denver, CO", "Tulsa, OK", "Bangor, ME", "Alliance, NE", "Fresno, CA",
}

// BenchmarkColdVisit prints what a visitor who was never there downloads until the
// 20 nearest of some 12,000 programs are shown: page, style, script and data. Hosts
// send text as brotli at its smallest; shards are sent as they lie. It asserts nothing.
func BenchmarkColdVisit(b *testing.B) {
	national := buildNational(b)
	for _, ticks := range [][]string{nil, {"payment/medicaid", "approach/trauma-counselling"}} {
		b.Run(fmt.Sprintf("filters=%d", len(ticks)), func(b *testing.B) {
			totals := map[string][]int{}
			for _, place := range places {
				for part, size := range coldVisit(b, national, place, ticks) {
					totals[part] = append(totals[part], size)
				}
			}
			for part, sizes := range totals {
				slices.Sort(sizes)
				b.ReportMetric(float64(sizes[len(sizes)/2])/1e3, "kB-"+part)
				if part == "all" {
					b.ReportMetric(float64(sizes[len(sizes)-1])/1e3, "kB-all-most")
				}
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// coldVisit gives the bytes of a visit by part, and "all".
func coldVisit(b *testing.B, h *hub, place string, ticks []string) map[string]int {
	b.Helper()
	var mu sync.Mutex
	asked := map[string]bool{}
	front := h.serve(b, func(_ http.ResponseWriter, r *http.Request) bool {
		mu.Lock()
		defer mu.Unlock()
		asked[r.URL.Path] = true
		return false
	})
	tb := newTab(b)
	tb.visit(front + findPage)
	shown := inFinder + `.querySelectorAll("[part=list] > li").length`
	search(tb, said(placeInput, place))
	tb.wait(shown + " === 20")
	for _, key := range ticks {
		search(tb, ticked(key))
	}
	tb.wait(shown + " === 20")
	mu.Lock()
	defer mu.Unlock()
	sizes := map[string]int{}
	for path := range asked {
		size := h.sent(b, path)
		sizes["all"] += size
		sizes[partOf(path)] += size
	}
	return sizes
}

func partOf(path string) string {
	switch {
	case strings.HasPrefix(path, "/data/v1/atlas/"):
		return "atlas"
	case strings.HasPrefix(path, "/data/"):
		return "json"
	case strings.HasPrefix(path, "/widgets/"):
		return "script"
	case strings.HasSuffix(path, ".css"):
		return "style"
	}
	return "page"
}

var compressed = map[string]int{}

// sent is how many bytes the body of a file takes on its way.
func (h *hub) sent(b testing.TB, path string) int {
	b.Helper()
	name := filepath.Join(h.dir, filepath.FromSlash(path))
	if strings.HasSuffix(path, "/") {
		name += "/index.html"
	}
	body, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	if strings.HasSuffix(path, ".bin") {
		return len(body)
	}
	if _, known := compressed[name]; !known {
		compress := exec.Command("node", "-e", "process.stdout.write(require('zlib').brotliCompressSync(require('fs').readFileSync(0)))")
		compress.Stdin = bytes.NewReader(body)
		small, err := compress.Output()
		if err != nil {
			b.Fatal(err)
		}
		compressed[name] = len(small)
	}
	return compressed[name]
}

// BenchmarkFinderTime prints, for a processor that is four times slower than this
// one, how long a change of a filter takes over shards that are loaded, until all of it is
// drawn, and what script a search costs until its first card is there. It asserts nothing.
func BenchmarkFinderTime(b *testing.B) {
	national := buildNational(b)
	front := national.serve(b)
	var first, drawn []float64
	for range 5 {
		tb, leave := passing(b)
		tb.do(command(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
		tb.visit(front + findPage)
		tb.wait(`!!` + inFinder + `.querySelector("[part=list]")`)
		tb.wait(inFinder + `.querySelector("[part=results] > [tabindex]").textContent.startsWith("Type a ZIP code")`) // nothing goes on
		eval[bool](tb, `new MutationObserver((_, observer) => {
			performance.mark("first card");
			observer.disconnect();
		}).observe(`+inFinder+`.querySelector("[part=list]"), { childList: true }) ?? true`)
		first = append(first, scriptTime(tb, "first card", func() {
			search(tb, said(placeInput, "80202"))
			tb.wait(inFinder + `.querySelectorAll("[part=list] > li").length === 20`)
		}))
		drawn = append(drawn, changeTimes(tb)...)
		leave() // its throttle takes time from the others
	}
	reportTimes(b, "script-first-results", first)
	reportTimes(b, "drawn", drawn)
	b.ReportMetric(0, "ns/op")
}

// changeTimes gives the milliseconds of changes of filters over loaded shards.
func changeTimes(tb *tab) (times []float64) {
	tb.t.Helper()
	for range 5 {
		for _, key := range []string{"payment/medicaid", "language/es", "approach/cbt"} {
			search(tb, ticked(key)) // loads what is needed
			search(tb, ticked(key))
			times = append(times, eval[float64](tb, changeTime(key)))
			search(tb, ticked(key))
		}
	}
	return times
}

// changeTime ticks a box and measures until all that was found is drawn.
func changeTime(key string) string {
	return `new Promise(async done => {
		const root = ` + inFinder + `;
		const begun = performance.now();
		addEventListener("hub:result", () => done(performance.now() - begun), { once: true });
		` + ticked(key) + `;
	})`
}
