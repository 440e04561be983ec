package atlas

import (
	"os"
	"sync"
	"testing"

	"sitegen/generator/internal/exchange"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

const moduleRoot = "../../../"

// exampleSite is the example hub, read once.
func exampleSite(tb testing.TB) *model.Site {
	tb.Helper()
	exampleOnce.Do(func() { example = readExample(tb) })
	return example
}

func readExample(tb testing.TB) *model.Site {
	tb.Helper()
	reader, err := read.Open(moduleRoot, read.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer reader.Close()
	site, found := reader.Read()
	if found.HasErrors() {
		tb.Fatal(found)
	}
	return site
}

// realSite is the example hub with the listings of the National Directory, which
// lie beside the checkout or nowhere.
func realSite(tb testing.TB) *model.Site {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short leaves the National Directory out")
	}
	data, err := os.ReadFile(moduleRoot + "../shared/data/samhsa-sa-2022/facilities-sa-2022-geocoded.csv")
	if err != nil {
		tb.Skip("no National Directory beside the checkout: ", err)
	}
	site := *exampleSite(tb)
	site.Programs = realPrograms(data, site.Vocabulary)
	return &site
}

// realPrograms imports once, because several tests look at the same listings.
func realPrograms(data []byte, v *model.Vocabulary) []*model.Program {
	realOnce.Do(func() {
		result, _ := exchange.SAMHSA(exchange.Input{Name: "facilities-2022.csv", Data: data}, v, exchange.Options{})
		for _, p := range result.Programs {
			p.Location.Conceal()
		}
		realListings = result.Programs
	})
	return realListings
}

var (
	exampleOnce, realOnce sync.Once
	example               *model.Site
	realListings          []*model.Program
)
