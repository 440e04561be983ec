package exchange

import (
	"slices"
	"strings"
)

// exclusiveCodes are SAMHSA's codes that cannot both be true of one place, with
// the category of each question: those of two sides of a "|" exclude each other.
// Smoking, vaping and the owner have one answer; the others are a no and what it
// denies.
var exclusiveCodes = alternativesOf(`
SMP: SMON | SMPD | SMOP
FVP: VAPN | VPPD | VAPP
FOP: PVTP | PVTN | LCCG | STG | TBG | DDF FED IH VAMC
AUT: NAUT | NMAUT | PMAT
AUT: NAUT | ACMA
OT: NOOP | NMOA | MU BU NU BUM BMW MM MMW OTP UB UN RPN
OT: NOOP | MOA
EXCL: AUDO | OUDO
PAY: NP | MC MD MI PI SF SI
`)

func alternativesOf(text string) (questions [][][]string) {
	for line := range strings.Lines(strings.TrimSpace(text)) {
		_, answers, _ := strings.Cut(line, ":")
		var question [][]string
		for answer := range strings.SplitSeq(answers, "|") {
			question = append(question, strings.Fields(answer))
		}
		questions = append(questions, question)
	}
	return questions
}

// answersIn counts the answers to a question that codes give, and gives their codes.
func answersIn(codes []string, question [][]string) (count int, found []string) {
	for _, answer := range question {
		before := len(found)
		for _, code := range answer {
			if slices.Contains(codes, code) {
				found = append(found, code)
			}
		}
		if len(found) > before {
			count++
		}
	}
	return count, found
}

// contradictions notes answers of one row that exclude each other. They stay: it
// is what the directory says.
func contradictions(codes []string) (notes []Note) {
	for _, question := range exclusiveCodes {
		if count, found := answersIn(codes, question); count > 1 {
			notes = append(notes, Note{"kept: codes that exclude each other", strings.Join(found, " ")})
		}
	}
	return notes
}

const contradictory = "left out: codes of merged rows that exclude each other"

// uniteCodes gives the codes of rows that are one facility. Where rows that each
// have one answer differ, nobody knows which is right: the answer is left out.
func uniteCodes(rows [][]string) (codes []string, notes []Note) {
	all := slices.Concat(rows...)
	codes = slices.Clone(all)
	for _, question := range exclusiveCodes {
		count, found := answersIn(all, question)
		said := slices.ContainsFunc(rows, func(row []string) bool { n, _ := answersIn(row, question); return n == count })
		if count < 2 || said {
			continue
		}
		notes = append(notes, Note{contradictory, strings.Join(found, " ")})
		codes = slices.DeleteFunc(codes, func(code string) bool { return slices.Contains(found, code) })
	}
	return codes, notes
}
