package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sitegen/generator"
)

func importCommand() *cobra.Command {
	formats := generator.ImportFormats()
	cmd := &cobra.Command{
		Use:   "import FORMAT FILE",
		Short: "turn somebody else's directory into listings, or a gazetteer into places",
		Long: `import writes listings from a file that another directory publishes. A later
import of the same format replaces them. Every row of the file is accounted for in
a report beside the listings. Formats: ` + strings.Join(formats, ", ") + `.

The format places takes a gazetteer, so that people can search from its towns and
postal codes, and writes to content/places: the Census Bureau's gazetteer files of
places and of ZIP code tabulation areas, GeoNames' dumps (cities500.txt, or that of a
country) and its postal codes. Unpack them first.`,
		Example: `  sitegen import samhsa facilities-sa-2022.csv
  sitegen import samhsa facilities.csv --verified 2022-01-01
  sitegen import samhsa National_Directory_SA_Facilities_2022.xlsx --dry-run
  sitegen import places cities500.txt --country CA`,
		Args: arguments("FORMAT", "FILE"),
	}
	source := sourceFlag(cmd)
	into := cmd.Flags().String("into", "", "the `folder` to write to; by default the hub's content/programs, or content/places for places")
	verified := cmd.Flags().String("verified", "", "the `day` the file speaks of, as 2022-01-01; by default from the year in its name")
	country := cmd.Flags().String("country", "", "only places of this country, by its two `letters`")
	dryRun := cmd.Flags().Bool("dry-run", false, "only tell what would be imported")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(formats, args[0]) {
			hint := "formats are: " + strings.Join(formats, ", ")
			return wrongUse(didYouMeanOr(nearest(args[0], formats), hint), "there is no format %q", args[0])
		}
		if err := isHub(*source); err != nil {
			return err
		}
		if err := isReadable(args[1]); err != nil {
			return err
		}
		day, err := pastDay("verified", *verified)
		if err == nil {
			err = checkPlaceFlags(cmd, args[0], *country)
		}
		if err != nil {
			return err
		}
		switch {
		case cmd.Flags().Changed("into"):
		case args[0] == generator.PlacesFormat:
			*into = "content/places"
		default:
			*into = "content/programs"
		}
		return importFile(cmd, args[0], args[1], generator.ImportOptions{
			Source: *source, Into: within(cmd, "into", filepath.FromSlash(*into), *source), DryRun: *dryRun, Verified: day, Country: *country,
		})
	}
	return cmd
}

// checkPlaceFlags refuses flags that the format has no use for.
func checkPlaceFlags(cmd *cobra.Command, format, country string) error {
	places := format == generator.PlacesFormat
	switch {
	case places && cmd.Flags().Changed("verified"):
		return wrongUse("leave it out", "--verified is for listings")
	case !places && cmd.Flags().Changed("country"):
		return wrongUse("leave it out", "--country is for places")
	case country != "" && (len(country) != 2 || strings.Trim(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""):
		return wrongUse("write its two letters, such as CA", "--country is %q, which is no country's code", country)
	}
	return nil
}

// isReadable refuses a name that is no file's.
func isReadable(file string) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return wrongUse("check the name, and the folder you are in", "there is no file %s", file)
	case err == nil && info.IsDir():
		return wrongUse("name the file in it, such as "+filepath.Join(file, "facilities-sa-2022.csv"), "%s is a folder", file)
	case err == nil && info.Mode().IsRegular():
		var f *os.File
		if f, err = os.Open(file); err == nil {
			return f.Close()
		}
	}
	if err != nil {
		return wrongUse("check the file's permissions", "%v", err)
	}
	return nil
}

// pastDay reads a flag's day; zero when it is not given.
func pastDay(flag, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	switch {
	case err != nil:
		return day, wrongUse("write year, month and day, such as 2022-01-01", "--%s is %q, which is no day", flag, text)
	case day.After(time.Now().AddDate(0, 0, 1)): // east of here it may be tomorrow
		return day, wrongUse("check the year", "--%s is %s, which has not come yet", flag, text)
	}
	return day, nil
}

func importFile(cmd *cobra.Command, format, file string, opts generator.ImportOptions) error {
	stderr := cmd.ErrOrStderr()
	done := progress(stderr, "reading "+file)
	report, err := generator.Import(cmd.Context(), format, file, opts)
	done()
	report.Diagnostics.Print(stderr)
	if err == nil {
		printImported(cmd, report, opts)
	}
	printCount(stderr, report.Diagnostics)
	return err
}

func printImported(cmd *cobra.Command, r generator.ImportReport, opts generator.ImportOptions) {
	stderr := cmd.ErrOrStderr()
	fmt.Fprint(stderr, r.Summary)
	if opts.DryRun {
		fmt.Fprintf(stderr, "a dry run: nothing was written; it would be %s in %s\n", count(r.Files, "file"), r.Folder)
		return
	}
	fmt.Fprintf(stderr, "wrote %s to %s\n", count(r.Files, "file"), r.Folder)
	fmt.Fprintf(stderr, "every row is accounted for in %s\n", r.RowReport)
	if r.Credit != "" {
		fmt.Fprintf(stderr, "the source asks to be named, which data/v1/credits.txt of the website does; do it on a page as well: %s\n", r.Credit)
	}
	if r.ExampleBanner {
		fmt.Fprintln(stderr, "before you publish, delete example_banner from config.toml: it says that all listings are invented")
	}
}
