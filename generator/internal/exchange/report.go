package exchange

import (
	"fmt"
	"slices"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// Summary says in a few lines what an import did.
func Summary(r Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d rows: %d imported, %d merged, %d skipped\n",
		len(r.Rows), r.Count(Imported), r.Count(Merged), r.Count(Skipped))
	if n := len(notesOf(r)); n > 0 {
		fmt.Fprintf(&b, "%d kinds of notes about rows; the report has them\n", n)
	}
	if n := len(r.Unmapped); n > 0 {
		fmt.Fprintf(&b, "%d codes are no alias of any term in the vocabulary; what they say is left out\n", n)
	}
	if n := len(r.Vanished); n > 0 {
		fmt.Fprintf(&b, "listings of the import before that are not in this file: %d; their pages go, and the report names them\n", n)
	}
	return b.String()
}

// Report accounts for every row: the counts, each row that was merged or
// skipped with its reason, earlier listings that are gone, codes without a term,
// and the notes by kind.
func Report(r Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Import of %s\n\n", diag.Printable(r.File))
	fmt.Fprintf(&b, "imported  %6d\nmerged    %6d\nskipped   %6d\nrows      %6d\n",
		r.Count(Imported), r.Count(Merged), r.Count(Skipped), len(r.Rows))
	if len(r.Ignored) > 0 {
		fmt.Fprintf(&b, "\nColumns that are not read: %s\n", diag.Printable(strings.Join(r.Ignored, ", ")))
	}
	for _, outcome := range []Outcome{Merged, Skipped} {
		writeOutcome(&b, r, outcome)
	}
	writeVanished(&b, r.Vanished)
	writeUnmapped(&b, r.Unmapped)
	for _, group := range notesOf(r) {
		group.write(&b)
	}
	return b.String()
}

func writeOutcome(b *strings.Builder, r Result, outcome Outcome) {
	if r.Count(outcome) == 0 {
		return
	}
	fmt.Fprintf(b, "\nRows that were %s\n", outcome)
	for _, row := range r.Rows {
		if row.Outcome != outcome {
			continue
		}
		fmt.Fprintf(b, "  line %d: %s", row.Line, row.Reason)
		if row.ID != "" {
			fmt.Fprintf(b, " (%s)", row.ID)
		}
		b.WriteByte('\n')
	}
}

func writeVanished(b *strings.Builder, programs []*model.Program) {
	if len(programs) == 0 {
		return
	}
	b.WriteString("\nListings of the import before that are not in this file\n")
	for _, p := range programs {
		fmt.Fprintf(b, "  %s: %s\n", p.ID, diag.Printable(join(", ", p.Name, p.Location.Locality())))
	}
}

func writeUnmapped(b *strings.Builder, codes []CodeCount) {
	if len(codes) == 0 {
		return
	}
	b.WriteString("\nCodes that no term of the vocabulary has as an alias (\"samhsa:CODE\"), with their rows\n")
	for _, c := range codes {
		fmt.Fprintf(b, "  %-8s %6d\n", c.Code, c.Rows)
	}
}

// noteGroup is all notes of one kind.
type noteGroup struct {
	kind  string
	rows  int
	lines []string
	bare  []string // lines of rows without a detail
}

// notesOf groups the notes of r, in alphabetical order.
func notesOf(r Result) []*noteGroup {
	byKind := map[string]*noteGroup{}
	var groups []*noteGroup
	for _, row := range r.Rows {
		for _, n := range row.Notes {
			g := byKind[n.Kind]
			if g == nil {
				g = &noteGroup{kind: n.Kind}
				byKind[n.Kind] = g
				groups = append(groups, g)
			}
			g.rows++
			if n.Detail == "" {
				g.bare = append(g.bare, fmt.Sprint(row.Line))
			} else {
				g.lines = append(g.lines, fmt.Sprintf("line %d: %s", row.Line, diag.Printable(n.Detail)))
			}
		}
	}
	slices.SortFunc(groups, func(a, b *noteGroup) int { return strings.Compare(a.kind, b.kind) })
	return groups
}

func (g *noteGroup) write(b *strings.Builder) {
	fmt.Fprintf(b, "\nNote: %s (%d)\n", diag.Printable(g.kind), g.rows)
	for _, line := range g.lines {
		b.WriteString("  " + line + "\n")
	}
	const perLine = 12
	for chunk := range slices.Chunk(g.bare, perLine) {
		b.WriteString("  lines " + strings.Join(chunk, ", ") + "\n")
	}
}
