package match

import "sitegen/generator/internal/model"

// Group says how a result may be shown.
type Group string

const (
	Fits     Group = "fits"
	AskFirst Group = "ask first" // something the visitor must have is not known
	Excluded Group = "excluded"  // closed, too far away, or a known no
)

// Verdict is what the rules that are never relaxed say of a program.
type Verdict struct {
	Group  Group
	Ask    model.TermSet // terms of Profile.Must of which nothing is known
	AskAge bool          // the visitor said an age and the program no limits
}

// judge applies what is never relaxed. Unknown is never no.
func judge(p *model.Program, v *Profile) Verdict {
	e, r := p.Eligibility, Verdict{Group: Fits}
	for _, t := range v.Must {
		if p.Lacks.Has(t) {
			return Verdict{Group: Excluded}
		}
		if !p.Offers.Has(t) {
			r.Ask = append(r.Ask, t)
		}
	}
	tooYoung, tooOld := v.Age >= 0 && v.Age < e.MinimumAge, v.Age >= 0 && e.MaximumAge >= 0 && v.Age > e.MaximumAge
	if !p.Open() || tooYoung || tooOld || !inArea(p, v) {
		return Verdict{Group: Excluded}
	}
	r.AskAge = v.Age >= 0 && e.MinimumAge < 0 && e.MaximumAge < 0
	if r.AskAge || len(r.Ask) > 0 {
		r.Group = AskFirst
	}
	return r
}
