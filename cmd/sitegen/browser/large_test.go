package browser

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/evanw/esbuild/pkg/api"
)

// BenchmarkLargeFilterTime prints, at 100,000 programs and for a processor four
// times slower than this one, what a change of a filter takes over loaded files:
// the engine alone, asked from many places, and from a tap until all is drawn.
// It asserts nothing.
func BenchmarkLargeFilterTime(b *testing.B) {
	large := buildDirectory(b, writeLarge(b, 100_000), emptyPages)
	tb := newTab(b)
	tb.visit(large.serve(b) + findPage)
	eval[bool](tb, bundle(b, "../../../widgets/test/bench/browser.ts")+`; bench.open().then(ask => !!(globalThis.ask = ask))`)
	tb.do(command(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
	var times []float64
	for range 100 {
		times = append(times, eval[float64](tb, `ask()`))
	}
	reportTimes(b, "engine", times)
	b.ReportMetric(0, "ns/op")
	search(tb, said(placeInput, "80202"))
	reportTimes(b, "drawn", changeTimes(tb))
}

func reportTimes(b *testing.B, what string, times []float64) {
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "ms-"+what+"-median")
	b.ReportMetric(times[len(times)*95/100], "ms-"+what+"-p95")
	b.ReportMetric(times[len(times)-1], "ms-"+what+"-most")
}

// bundle makes one script of a module and all that it imports, which leaves what it exports
// in "bench".
func bundle(b *testing.B, entry string) string {
	b.Helper()
	made := api.Build(api.BuildOptions{
		EntryPoints: []string{entry}, Bundle: true, Target: api.ES2022, MinifySyntax: true, TsconfigRaw: "{}",
		Format: api.FormatIIFE, GlobalName: "bench",
	})
	if len(made.OutputFiles) != 1 {
		b.Fatal(made.Errors)
	}
	return string(made.OutputFiles[0].Contents)
}

// Templates of a hub whose pages say next to nothing, so that many are soon written.
var emptyPages = map[string]string{
	"base.html":    `<!DOCTYPE html><html lang="en"><head>{{once "head" .Site}}</head><body>{{block "main" .}}{{end}}</body></html>`,
	"program.html": `{{define "main"}}{{end}}`,
}

// writeLarge writes a directory of n programs drawn from the National Directory:
// each is where one of its programs is, some miles aside, and offers what another
// does.
func writeLarge(b *testing.B, n int) (name string) {
	b.Helper()
	file, err := os.Open(nationalDirectory(b))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	header, rows := rows[0], rows[1:]
	column := func(name string) int { return slices.Index(header, name) }
	called, offers, latitude, longitude := column("name1"), column("service_code_info"), column("latitude"), column("longitude")
	r := rand.New(rand.NewPCG(1, 1))
	aside := func(degrees string) string {
		d, err := strconv.ParseFloat(degrees, 64)
		if err != nil {
			return degrees // not known where
		}
		return strconv.FormatFloat(d+r.NormFloat64()*.03, 'f', 6, 64)
	}
	all := [][]string{header}
	for i := range n {
		row := slices.Clone(rows[r.IntN(len(rows))])
		row[called] += fmt.Sprint(" ", i)
		row[offers] = rows[r.IntN(len(rows))][offers]
		row[latitude], row[longitude] = aside(row[latitude]), aside(row[longitude])
		all = append(all, row)
	}
	name = filepath.Join(b.TempDir(), "facilities-2022.csv")
	out, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	if err := csv.NewWriter(out).WriteAll(all); err != nil {
		b.Fatal(err)
	}
	return name
}
