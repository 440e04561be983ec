package plan

import (
	"fmt"
	"path"
	"strings"

	"sitegen/generator/internal/diag"
	"sitegen/generator/internal/model"
)

// ownWords are what sitegen itself says on pages. Every theme has them.
var ownWords = strings.Fields(`
	page.home page.find page.find_intro page.term_intro page.term_of page.numbered page.listed page.number_of
	page.topics page.topics_description page.places page.places_description page.city page.online
	page.online_intro page.everywhere page.contacts page.contacts_description page.plan page.plan_description
	page.saved page.saved_description page.suggestions page.suggestions_description page.footnote_back
	page.privacy page.privacy_description page.accessibility page.accessibility_description
	page.offline page.offline_description page.not_found page.not_found_description page.moved page.moved_description
	page.embed page.embed_description page.program page.program_in
	page.program_offers page.program_in_offers list.comma list.semicolon list.and list.or date.day date.january
	date.february date.march date.april date.may date.june date.july date.august date.september date.october
	date.november date.december time.midnight time.noon time.am time.pm time.am_minutes time.pm_minutes time.days
	time.every_day time.all_day time.hours time.weekly time.weekly_until time.sunday time.monday time.tuesday
	time.wednesday time.thursday time.friday time.saturday time.sundays time.mondays time.tuesdays time.wednesdays
	time.thursdays time.fridays time.saturdays distance.less distance.miles phone.extension
	snippet.finder snippet.suggestions snippet.checklist snippet.contacts snippet.plan snippet.saved snippet.call
	snippet.text snippet.text_word
`)

// checkWords reports what the theme does not say in any language.
func checkWords(site *model.Site) diag.List {
	l, missing := newLocale(site), []string(nil)
	for _, key := range ownWords {
		if _, err := l.Say(key); err != nil {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	text := "the theme has no word " + missing[0]
	if more := len(missing) - 1; more > 0 {
		text += fmt.Sprintf(", nor %d more", more)
	}
	return diag.List{{
		File: path.Join("themes", site.Config.Theme, "languages", model.SourceLanguage+".toml"), Code: "missing-word",
		Text: text, Hint: "sitegen says it on pages; copy what is missing from the theme haven",
	}}
}
