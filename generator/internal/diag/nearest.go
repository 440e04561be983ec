package diag

import "fmt"

// DidYouMean returns `did you mean "x"?` for the candidate nearest to word, or
// "" when none is near enough to be a likely slip of the fingers.
func DidYouMean(word string, candidates []string) string {
	if best := Nearest(word, candidates); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return ""
}

// Nearest returns the candidate with the smallest edit distance to word, at
// most a third of the longer one's length; ties go to the earlier candidate.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 1<<30
	w := []rune(word)
	for _, c := range candidates {
		r := []rune(c)
		limit := min((max(len(w), len(r))+2)/3, bestDistance-1)
		if len(w)-len(r) > limit || len(r)-len(w) > limit {
			continue
		}
		if d := editDistance(w, r, limit); d <= limit {
			best, bestDistance = c, d
		}
	}
	return best
}

// editDistance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours count one each (Damerau 1964). Once it is
// sure to be above limit, some number above limit is given.
func editDistance(a, b []rune, limit int) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > limit+1 { // a swap may still take one off
			return least
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
