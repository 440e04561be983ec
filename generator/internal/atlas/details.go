package atlas

import (
	"strings"

	"sitegen/generator/internal/model"
)

// detailColumns are the lines of a details file, in order.
var detailColumns = []func(*model.Program) string{
	id,
	func(p *model.Program) string { return plain(p.Name) },
	organization,
	func(p *model.Program) string { return plain(p.Location.Street) },
	func(p *model.Program) string { return plain(p.Location.City) },
	func(p *model.Program) string { return plain(p.Location.Region) },
	func(p *model.Program) string { return plain(p.Location.PostalCode) },
	phoneNumber,
	phoneText,
	func(p *model.Program) string { return plain(p.Verified.By) },
	func(p *model.Program) string { return plain(p.Alert) },
	services,
}

// Separators within a value. Listings do not contain them: plain sees to that.
const (
	sameAsName     = "\x1f"
	betweenParts   = "\x1f"
	betweenEntries = "\x1e"
)

// details is what a result shows of rows: text, a line a column, a tab between rows.
func details(rows []row) encoder {
	e := newFile('T')
	for i, column := range detailColumns {
		if i > 0 {
			e.bytes('\n')
		}
		for j, r := range rows {
			if j > 0 {
				e.bytes('\t')
			}
			e = append(e, column(r.program)...)
		}
	}
	return e
}

// plain takes control characters out of a value, because some of them end it.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// id is written as what it shares with the id that readers can guess: how many
// characters of its beginning and its end, as characters from U+0030, and what is
// between; or nothing when they are the same.
func id(p *model.Program) string {
	guess, id := guessedID(p), plain(p.ID)
	if id == guess {
		return ""
	}
	most := min(len(guess), len(id))
	first, last := 0, 0
	for first < most && guess[first] == id[first] {
		first++
	}
	for last < most-first && guess[len(guess)-1-last] == id[len(id)-1-last] {
		last++
	}
	return string([]rune{rune('0' + first), rune('0' + last)}) + id[first:len(id)-last]
}

// guessedID is made of name, city and region: "oak-house-denver-co".
func guessedID(p *model.Program) string {
	text := strings.ReplaceAll(p.Name+" "+p.Location.City+" "+p.Location.Region, "&", " and ")
	return strings.Join(strings.FieldsFunc(model.Fold(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

func organization(p *model.Program) string {
	if p.Organization == p.Name {
		return sameAsName
	}
	return plain(p.Organization)
}

func phoneNumber(p *model.Program) string {
	if len(p.Phones) == 0 {
		return ""
	}
	return plain(strings.TrimPrefix(p.Phones[0].URI(), "tel:"))
}

// phoneText is empty when readers can make it from the number.
func phoneText(p *model.Program) string {
	if len(p.Phones) == 0 {
		return ""
	}
	phone := p.Phones[0]
	if digits, ok := strings.CutPrefix(phone.Number, "+1"); ok && len(digits) == 10 {
		usual := model.Phone{Display: "(" + digits[:3] + ") " + digits[3:6] + "-" + digits[6:], Extension: phone.Extension}
		if usual.Text() == phone.Text() {
			return ""
		}
	}
	return plain(phone.Text())
}

func services(p *model.Program) string {
	var list []string
	for _, s := range p.Services {
		list = append(list, plain(s.ID)+betweenParts+plain(s.Name))
	}
	return strings.Join(list, betweenEntries)
}
