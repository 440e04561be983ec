package generator

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"sitegen/generator/internal/exchange"
	"sitegen/generator/internal/model"
)

// PlacesFormat is the format of Import that gives places to search from instead of
// listings.
const PlacesFormat = "places"

// importPlaces turns a gazetteer into files of content/places. They go to a folder of
// opts.Into, named as the file and the country, and replace those of an import before.
func importPlaces(ctx context.Context, file string, opts ImportOptions) (ImportReport, error) {
	name := cmp.Or(model.Slugify(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))), PlacesFormat)
	if opts.Country != "" {
		name += "-" + strings.ToLower(opts.Country)
	}
	report := ImportReport{Folder: filepath.Join(opts.Into, name)}
	report.RowReport = filepath.Join(report.Folder, rowReport)
	if err := prepareFolder(report.Folder, opts.DryRun); err != nil {
		return report, err
	}
	input, err := openInput(file)
	if err != nil {
		return report, err
	}
	result, found := exchange.Places(input, opts.Country)
	report.Diagnostics = found
	switch {
	case found.HasErrors():
		return report, ErrFindings
	case len(result.Places) == 0:
		return report, fmt.Errorf("%s has no row that could be imported; nothing was changed", file)
	}
	files := exchange.WritePlaces(result)
	report.Summary, report.Files, report.Credit = exchange.PlaceSummary(result), len(files), result.Credit
	report.Rows = len(result.Rows)
	report.Imported, report.Merged, report.Skipped = result.Count(exchange.Imported), result.Count(exchange.Merged), result.Count(exchange.Skipped)
	if err := ctx.Err(); err != nil || opts.DryRun {
		return report, err
	}
	files = append(files, exchange.File{Path: rowReport, Body: exchange.PlaceReport(result)})
	return report, replaceFolder(ctx, report.Folder, files)
}
