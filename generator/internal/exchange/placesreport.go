package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

const placesPerFile = 100_000 // read takes five times as many

// WritePlaces writes places in the format of content/places, in files of at most
// placesPerFile, in the order of the import.
func WritePlaces(r PlaceResult) []File {
	var files []File
	for chunk := range slices.Chunk(r.Places, placesPerFile) {
		name := "places.tsv"
		if len(files) > 0 {
			name = fmt.Sprintf("places-%d.tsv", len(files)+1)
		}
		files = append(files, File{name, placesTSV(r, chunk)})
	}
	return files
}

func placesTSV(r PlaceResult, places []model.Place) string {
	var b strings.Builder
	fmt.Fprintf(&b, ImportedHeader+"%s (%s).\n# Do not edit: the next import replaces this file.\n", plainComment(r.File), r.Kind)
	if r.Credit != "" {
		fmt.Fprintf(&b, "# Credit: %s\n", r.Credit)
	}
	b.WriteString("name\tpostal\tregion\tcountry\tlatitude\tlongitude\tpopulation\n")
	for _, p := range places {
		cells := [7]string{0: p.Name, 2: p.Region, 3: p.Country, 4: degreesText(p.Latitude), 5: degreesText(p.Longitude)}
		if p.Postal {
			cells[0], cells[1] = "", p.Name
		}
		if p.Population > 0 {
			cells[6] = strconv.Itoa(p.Population)
		}
		b.WriteString(strings.Join(cells[:], "\t") + "\n")
	}
	return b.String()
}

// degreesText has five decimals at most, a yard.
func degreesText(degrees float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(degrees, 'f', 5, 64), "0"), ".")
}

// PlaceSummary says in a line what an import of places did.
func PlaceSummary(r PlaceResult) string {
	return fmt.Sprintf("%d rows: %d imported, %d merged, %d skipped\n", len(r.Rows), r.Count(Imported), r.Count(Merged), r.Count(Skipped))
}

// PlaceReport accounts for every row: the counts, and the lines of those that were
// merged or skipped by reason, the most frequent first.
func PlaceReport(r PlaceResult) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Import of %s\n%s\n\n", diag.Printable(r.File), r.Kind)
	fmt.Fprintf(&b, "imported  %8d\nmerged    %8d\nskipped   %8d\nrows      %8d\n", r.Count(Imported), r.Count(Merged), r.Count(Skipped), len(r.Rows))
	for _, outcome := range []Outcome{Merged, Skipped} {
		byReason := map[string][]int{}
		for _, row := range r.Rows {
			if row.Outcome == outcome {
				byReason[row.Reason] = append(byReason[row.Reason], row.Line)
			}
		}
		for _, reason := range reasonsByCount(byReason) {
			fmt.Fprintf(&b, "\n%s, %d: %s\n", strings.ToUpper(string(outcome[:1]))+string(outcome[1:]), len(byReason[reason]), diag.Printable(reason))
			writeLines(&b, byReason[reason])
		}
	}
	return b.String()
}

func reasonsByCount(byReason map[string][]int) []string {
	reasons := make([]string, 0, len(byReason))
	for reason := range byReason {
		reasons = append(reasons, reason)
	}
	slices.SortFunc(reasons, func(a, b string) int {
		if n := len(byReason[b]) - len(byReason[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return reasons
}

// writeLines writes line numbers, which are in order, as ranges.
func writeLines(b *strings.Builder, lines []int) {
	var ranges []string
	for i := 0; i < len(lines); {
		last := i
		for last+1 < len(lines) && lines[last+1] == lines[last]+1 {
			last++
		}
		text := strconv.Itoa(lines[i])
		if last > i {
			text += "-" + strconv.Itoa(lines[last])
		}
		ranges = append(ranges, text)
		i = last + 1
	}
	const perLine = 12
	for chunk := range slices.Chunk(ranges, perLine) {
		b.WriteString("  lines " + strings.Join(chunk, ", ") + "\n")
	}
}
