package plan

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"sitegen/generator/internal/model"
)

// Locale says things in one language of the hub: the theme's words, numbers, days,
// times and distances. Plural forms and digits are those of CLDR. It is safe for
// concurrent use.
type Locale struct {
	Tag       string // BCP 47
	Name      string // what the language calls itself
	Direction string // "ltr" or "rtl"
	Spoken    string // BCP 47 of its words: another where the theme hardly speaks this one

	tag      language.Tag // of Spoken
	words    model.Words
	printers sync.Pool // of *message.Printer
}

func newLocale(site *model.Site) *Locale {
	own := language.Make(site.Config.Language)
	spoken := cmp.Or(site.Spoken, site.Config.Language)
	tag := language.Make(spoken)
	return &Locale{
		Tag: site.Config.Language, Name: display.Self.Name(own), Direction: direction(own),
		Spoken: spoken, tag: tag, words: site.Words,
		printers: sync.Pool{New: func() any { return message.NewPrinter(digitsOf(tag)) }},
	}
}

// digitsOf says which digits a language has where x/text is behind CLDR and browsers:
// since CLDR 42 Arabic of no country in particular is written with those of this line,
// 0 to 9, as are the telephone numbers beside.
func digitsOf(tag language.Tag) language.Tag {
	if tag == language.Arabic {
		return language.MustParse("ar-u-nu-latn")
	}
	return tag
}

// direction is "rtl" for languages whose usual script runs from right to left.
func direction(tag language.Tag) string {
	script, _ := tag.Script()
	switch script.String() {
	case "Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa":
		return "rtl"
	}
	return "ltr"
}

// Say gives the message "section.key" with values in its {places}: name, value, name,
// value … A whole number under "n" chooses the plural form.
func (l *Locale) Say(key string, pairs ...any) (string, error) {
	text, err := l.choose(key, pairs)
	return l.fill(text, pairs), err
}

// SayHTML is Say as HTML; values are HTML already.
func (l *Locale) SayHTML(key string, pairs ...any) (string, error) {
	text, err := l.choose(key, pairs)
	return l.fill(html.EscapeString(text), pairs), err
}

// choose is the message with its {places}, in the plural form that "n" asks for.
func (l *Locale) choose(key string, pairs []any) (string, error) {
	section, name, _ := strings.Cut(key, ".")
	m := l.words[section][name]
	if m == nil {
		return key, fmt.Errorf("the theme has no word %q; it belongs in languages/%s.toml", key, model.SourceLanguage)
	}
	text := m["other"]
	if len(pairs)%2 != 0 {
		return key, fmt.Errorf("the values of %q are not pairs of name and value", key)
	}
	for i := 0; i < len(pairs); i += 2 {
		if n, ok := whole(pairs[i+1]); ok && pairs[i] == "n" {
			if form := m[l.pluralForm(n)]; form != "" {
				text = form
			}
		}
	}
	return text, nil
}

func whole(value any) (int, bool) {
	switch n := value.(type) {
	case int:
		return n, true
	case float64:
		return int(n), n == math.Trunc(n)
	}
	return 0, false
}

// Word is Say where the word is one of sitegen's own, which every theme has.
func (l *Locale) Word(key string, pairs ...any) string {
	text, _ := l.Say(key, pairs...)
	return text
}

// Label is the word for one of a few values that a listing or topic can have, or the
// value itself: a listing may have others.
func (l *Locale) Label(section, value string) string {
	if m := l.words[section][strings.NewReplacer(" ", "_", "-", "_").Replace(value)]; m != nil {
		return m["other"]
	}
	return value
}

// fill puts values in the {places} of a text.
func (l *Locale) fill(text string, pairs []any) string {
	if len(pairs) == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(2 * len(text))
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return b.String()
		}
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				b.WriteString(l.text(pairs[i+1]))
			}
		}
		text = after
	}
}

func (l *Locale) text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int, float64:
		return l.Number(v)
	}
	return fmt.Sprint(v)
}

var pluralForms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

func (l *Locale) pluralForm(n int) string {
	return pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
}

// Number gives "12,176" for an int or float64.
func (l *Locale) Number(n any) string { return l.print(number.Decimal(n)) }

func (l *Locale) print(v any) string {
	p := l.printers.Get().(*message.Printer)
	defer l.printers.Put(p)
	return p.Sprint(v)
}

// digits is a number that is no amount, such as a year.
func (l *Locale) digits(n, least int) string {
	return l.print(number.Decimal(n, number.NoSeparator(), number.MinIntegerDigits(least)))
}

// Date gives "October 1, 2026", or "" when the day is not known.
func (l *Locale) Date(d model.Date) string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Time().Date()
	return l.Word("date.day", "year", l.digits(year, 1), "month", l.Word("date."+strings.ToLower(month.String())), "day", l.digits(day, 1))
}

// Distance gives "Less than a mile", "About 12 miles", or "" when it is not known.
func (l *Locale) Distance(miles float64) string {
	switch {
	case miles < 0:
		return ""
	case miles < 1:
		return l.Word("distance.less")
	}
	return l.Word("distance.miles", "n", int(miles+.5))
}

// Hours gives "Monday to Friday, 9 am to 5 pm".
func (l *Locale) Hours(h model.Hours) string {
	days := l.weekday(h.First, "")
	switch {
	case (h.Last+1)%7 == h.First:
		days = l.Word("time.every_day")
	case h.Last != h.First:
		days = l.Word("time.days", "first", days, "last", l.weekday(h.Last, ""))
	}
	if h.AllDay() {
		return l.Word("time.all_day", "days", days)
	}
	return l.Word("time.hours", "days", days, "opens", l.clock(h.Opens), "closes", l.clock(h.Closes))
}

// Session gives "Tuesdays, 6:30 pm to 8 pm".
func (l *Locale) Session(s model.Session) string {
	days := l.weekday(s.Day, "s")
	if s.End < 0 {
		return l.Word("time.weekly", "days", days, "start", l.clock(s.Start))
	}
	return l.Word("time.weekly_until", "days", days, "start", l.clock(s.Start), "end", l.clock(s.End))
}

// weekday is a day, or with "s" every such day.
func (l *Locale) weekday(d time.Weekday, every string) string {
	return l.Word("time." + strings.ToLower(d.String()) + every)
}

// clock gives "6:30 pm"; 0 and 1440 are "midnight", 720 is "noon".
func (l *Locale) clock(m model.Minute) string {
	switch m {
	case 0, 1440:
		return l.Word("time.midnight")
	case 720:
		return l.Word("time.noon")
	}
	hour, key := int(m)/60, "time.am"
	if hour >= 12 {
		key = "time.pm"
	}
	if hour %= 12; hour == 0 {
		hour = 12
	}
	if m%60 == 0 {
		return l.Word(key, "hour", l.digits(hour, 1))
	}
	return l.Word(key+"_minutes", "hour", l.digits(hour, 1), "minutes", l.digits(int(m)%60, 2))
}

// Phone is a number as it is printed, with its extension.
func (l *Locale) Phone(p model.Phone) string {
	if p.Extension == "" {
		return p.Display
	}
	return l.Word("phone.extension", "number", p.Display, "extension", p.Extension)
}

// List joins texts by the message list.<by>: comma, semicolon, and, or. The last two
// stand before the last text alone.
func (l *Locale) List(by string, texts []string) string { return joined(l.Say, by, texts) }

// ListHTML is List as HTML; texts are HTML already.
func (l *Locale) ListHTML(by string, texts []string) string { return joined(l.SayHTML, by, texts) }

func joined(say func(string, ...any) (string, error), by string, texts []string) (all string) {
	for i, text := range texts {
		switch {
		case i == 0:
			all = text
		case i == len(texts)-1, by == "semicolon":
			all, _ = say("list."+by, "a", all, "b", text)
		default:
			all, _ = say("list.comma", "a", all, "b", text)
		}
	}
	return all
}
