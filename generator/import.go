package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/exchange"
	"sitegen/generator/internal/model"
	"sitegen/generator/internal/read"
)

// importers turn a file into programs, by the name of its format.
var importers = map[string]func(exchange.Input, *model.Vocabulary, exchange.Options) (exchange.Result, diag.List){
	"samhsa": exchange.SAMHSA,
}

// ImportFormats lists the formats that Import reads.
func ImportFormats() []string {
	return slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(importers)), PlacesFormat)))
}

// ImportOptions say where an import goes.
type ImportOptions struct {
	Source string // the hub's folder: its vocabulary says what the codes mean
	Into   string // the listings go to a folder of this one, named as the format; places, as the file
	DryRun bool   // read and count, and write nothing

	Verified time.Time // of listings: the day the directory speaks of; zero: the format's own default
	Country  string    // of places: only those of this country (ISO 3166-1); "": all
}

// ImportReport says what an import did. Rows is Imported + Merged + Skipped.
type ImportReport struct {
	Diagnostics                     Diagnostics
	Rows, Imported, Merged, Skipped int
	Files                           int    // of listings
	Folder                          string // that holds them
	RowReport                       string // the file that accounts for every row
	Summary                         string // a few lines for people
	Credit                          string // the source of places, when it asks to be named
	ExampleBanner                   bool   // the hub says on every page that its listings are invented
}

const (
	rowReport      = "_import-report.txt" // not read as content: its name begins with an underscore
	rowReportStart = "Import of "
)

// Import turns a file of another directory into listings. They replace those of
// an earlier import of the same format, whose ids they keep; a file in their
// folder that no import wrote is an error, so that nothing is lost. With an error,
// and when ctx ends early, the folder stays as it was.
func Import(ctx context.Context, format, file string, opts ImportOptions) (ImportReport, error) {
	if format == PlacesFormat {
		return importPlaces(ctx, file, opts)
	}
	importer, known := importers[format]
	if !known {
		return ImportReport{}, fmt.Errorf("there is no format %q", format)
	}
	report := ImportReport{Folder: filepath.Join(opts.Into, format)}
	report.RowReport = filepath.Join(report.Folder, rowReport)
	if err := prepareFolder(report.Folder, opts.DryRun); err != nil {
		return report, err
	}
	vocabulary, found := read.Vocabulary(opts.Source)
	report.Diagnostics = found
	if found.HasErrors() {
		return report, ErrFindings
	}
	earlier, err := report.lookAround(opts.Source)
	if err = errors.Join(err, ctx.Err()); err != nil {
		return report, err
	}
	input, err := openInput(file)
	if err != nil {
		return report, err
	}
	result, found := importer(input, vocabulary, opts.exchange(earlier))
	report.Diagnostics = append(report.Diagnostics, found...)
	switch {
	case found.HasErrors():
		return report, ErrFindings
	case len(result.Programs) == 0:
		return report, fmt.Errorf("%s has no row that could be imported; nothing was changed", file)
	}
	listings := exchange.WritePrograms(result.Programs, vocabulary, "")
	report.count(result)
	report.Files = len(listings)
	if err := ctx.Err(); err != nil || opts.DryRun {
		return report, err
	}
	listings = append(listings, exchange.File{Path: rowReport, Body: exchange.Report(result)})
	return report, replaceFolder(ctx, report.Folder, listings)
}

func (o ImportOptions) exchange(earlier []*model.Program) exchange.Options {
	opts := exchange.Options{Earlier: earlier}
	if !o.Verified.IsZero() {
		opts.Verified = model.DateOf(o.Verified)
	}
	return opts
}

// lookAround reads the hub for its settings and for the listings of the import
// before; other mistakes in it are for build to tell.
func (r *ImportReport) lookAround(source string) (earlier []*model.Program, err error) {
	reader, err := read.Open(source, read.Options{Drafts: true})
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	site, _ := reader.Read()
	r.ExampleBanner = site.Config.ExampleBanner != ""
	if _, err := os.Stat(r.Folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	below, err := pathBelow(source, r.Folder)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(below, "content/programs/") {
		r.Diagnostics.Add(Diagnostic{Severity: Warning, Code: "ids-not-kept",
			Text: fmt.Sprintf("%s is not among the hub's listings, so ids of the import before may change", r.Folder),
			Hint: "import into content/programs, or a folder there"})
		return nil, nil
	}
	seen := map[string]bool{}
	for _, p := range site.Programs {
		if strings.HasPrefix(p.Source.File, below+"/") {
			earlier = append(earlier, p)
			seen[strings.TrimPrefix(p.Source.File, below+"/")] = true
		}
	}
	return earlier, allRead(r.Folder, seen)
}

// pathBelow gives folder as read names it: relative to source, with slashes.
func pathBelow(source, folder string) (string, error) {
	paths := []string{source, folder}
	for i, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return "", err
		}
		if paths[i], err = filepath.EvalSymlinks(absolute); err != nil {
			return "", err
		}
	}
	below, err := filepath.Rel(paths[0], paths[1])
	return filepath.ToSlash(below), err
}

// allRead refuses to replace listings that could not be read: their ids are in
// the addresses of pages.
func allRead(folder string, seen map[string]bool) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".toml" {
			return err
		}
		below, err := filepath.Rel(folder, path)
		if err == nil && !seen[filepath.ToSlash(below)] {
			err = fmt.Errorf("%s can't be read, and the ids in it would be lost\n  hint: sitegen check tells what is wrong with it; repair it, or delete it", path)
		}
		return err
	})
}

func openInput(file string) (exchange.Input, error) {
	f, err := os.Open(file)
	if err != nil {
		return exchange.Input{}, err
	}
	defer f.Close()
	return exchange.ReadInput(filepath.Base(file), f)
}

func (r *ImportReport) count(result exchange.Result) {
	r.Rows = len(result.Rows)
	r.Imported = result.Count(exchange.Imported)
	r.Merged = result.Count(exchange.Merged)
	r.Skipped = result.Count(exchange.Skipped)
	r.Summary = exchange.Summary(result)
}
