package generator

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

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
func ImportFormats() []string { return slices.Sorted(maps.Keys(importers)) }

// ImportOptions say where an import goes.
type ImportOptions struct {
	Source string // the hub's folder: its vocabulary says what the codes mean
	Into   string // the listings go to a folder of this one, named as the format
	DryRun bool   // read and count, and write nothing
}

// ImportReport says what an import did. Rows is Imported + Merged + Skipped.
type ImportReport struct {
	Diagnostics                     Diagnostics
	Rows, Imported, Merged, Skipped int
	Files                           int    // of listings
	Folder                          string // that holds them
	RowReport                       string // the file that accounts for every row
	Summary                         string // a few lines for people
	ExampleBanner                   bool   // the hub says on every page that its listings are invented
}

const (
	rowReport      = "_import-report.txt" // not read as content: its name begins with an underscore
	rowReportStart = "Import of "
)

// Import turns a file of another directory into listings. They replace those of
// an earlier import of the same format, all or nothing; a file in their folder
// that no import wrote is an error, so that nothing is lost.
func Import(format, file string, opts ImportOptions) (ImportReport, error) {
	importer, known := importers[format]
	if !known {
		return ImportReport{}, fmt.Errorf("there is no format %q", format)
	}
	var report ImportReport
	vocabulary, found := read.Vocabulary(opts.Source)
	report.Diagnostics = found
	report.ExampleBanner = hasExampleBanner(opts.Source)
	if found.HasErrors() {
		return report, ErrFindings
	}
	input, err := openInput(file)
	if err != nil {
		return report, err
	}
	result, found := importer(input, vocabulary, exchange.Options{})
	report.Diagnostics = append(report.Diagnostics, found...)
	if found.HasErrors() {
		return report, ErrFindings
	}
	if len(result.Programs) == 0 {
		return report, fmt.Errorf("%s has no row that could be imported; nothing was changed", file)
	}
	listings := exchange.WritePrograms(result.Programs, vocabulary, "")
	report.count(result)
	report.Files = len(listings)
	report.Folder = filepath.Join(opts.Into, format)
	report.RowReport = filepath.Join(report.Folder, rowReport)
	if err := onlyImported(report.Folder); err != nil || opts.DryRun {
		return report, err
	}
	listings = append(listings, exchange.File{Path: rowReport, Body: exchange.Report(result)})
	return report, replaceFolder(report.Folder, listings)
}

// hasExampleBanner reads the hub for its settings; mistakes in it are for build to tell.
func hasExampleBanner(source string) bool {
	r, err := read.Open(source, read.Options{})
	if err != nil {
		return false
	}
	defer r.Close()
	site, _ := r.Read()
	return site != nil && site.Config.ExampleBanner != ""
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

// onlyImported refuses a folder with files that no import wrote.
func onlyImported(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case path == folder && errors.Is(err, fs.ErrNotExist):
			return filepath.SkipAll
		case err != nil:
			return err
		case entry.IsDir():
			return nil
		}
		if entry.Type().IsRegular() {
			mine, err := isImported(path)
			if mine || err != nil {
				return err
			}
		}
		return fmt.Errorf("%s was not written by an import, and the new listings would replace its folder\n  hint: move it out of %s", path, folder)
	})
}

// isImported reports whether a file begins as import writes it.
func isImported(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	want := exchange.ImportedHeader
	if filepath.Base(path) == rowReport {
		want = rowReportStart
	}
	start := make([]byte, len(want))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == want, nil
}

// replaceFolder makes files what folder holds: they are written beside it, and
// then the two change places. Names with a dot in front are not content.
func replaceFolder(folder string, files []exchange.File) error {
	parent, name := filepath.Split(folder)
	stage, aside := filepath.Join(parent, "."+name+".new"), filepath.Join(parent, "."+name+".old")
	if err := tidy(folder, stage, aside); err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	for _, f := range files {
		path := filepath.Join(stage, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(f.Body), 0o644); err != nil {
			return err
		}
	}
	err := os.Rename(folder, aside)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(stage, folder); err != nil {
		return errors.Join(err, os.Rename(aside, folder))
	}
	return os.RemoveAll(aside)
}

// tidy ends what a killed import left: listings set aside go back when they are
// the only ones.
func tidy(folder, stage, aside string) error {
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(aside, folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.RemoveAll(stage), os.RemoveAll(aside))
}
