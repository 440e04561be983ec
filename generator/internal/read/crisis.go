package read

import (
	"fmt"

	"sitegen/generator/internal/model"
)

var (
	crisisKeys = []string{"heading", "checked", "line"}
	lineKeys   = []string{"id", "name", "country", "language", "call", "text", "text_body", "chat", "note"}
)

// crisisOf reads crisis.toml, the lines shown on every page.
func (s *sheet) crisisOf(m map[string]any) *model.Crisis {
	t := s.table(nil, m, crisisKeys)
	c := &model.Crisis{
		Heading: t.required("heading", "it stands before the lines on every page"),
		Checked: t.date("checked"),
		Source:  model.Source{File: s.path, Line: 1},
	}
	if !t.has("checked") {
		t.missing("checked", "the day somebody last tried the lines: checked = 2026-11-01")
	}
	t.notInFuture("checked", c.Checked)
	ids := s.unique("crisis line")
	for _, sub := range t.subs("line", lineKeys) {
		line := sub.crisisLine()
		ids.add(sub, line.ID)
		c.Lines = append(c.Lines, line)
	}
	if len(c.Lines) == 0 {
		t.missing("line", "every page shows at least one [[line]] to reach a person now")
	}
	return c
}

func (t table) crisisLine() model.CrisisLine {
	line := model.CrisisLine{
		ID:       t.slug("id", "every line needs one"),
		Name:     t.required("name", "it is what the line is called"),
		Country:  t.country("country"),
		Language: t.language("language", ""),
		TextBody: t.line("text_body"),
		Chat:     t.link("chat"),
		Note:     t.line("note"),
	}
	line.Call = t.crisisNumber("call", line.Country)
	line.Text = t.crisisNumber("text", line.Country)
	if !t.says("call") && !t.says("text") && !t.says("chat") {
		t.missing("call", fmt.Sprintf("the line %q can't be reached: give it call, text or chat", line.ID))
	}
	return line
}

func (t table) crisisNumber(key, country string) model.Phone {
	v, ok := t.values[key]
	if !ok {
		return model.Phone{}
	}
	raw := t.phoneText(t.at, key, v)
	if raw == "" {
		return model.Phone{}
	}
	phone, problem, hint := parsePhone(raw, country)
	if problem != "" {
		t.fail(t.at.child(key), "bad-phone", problem, hint)
	}
	return phone
}

// notInFuture refuses a day that has not come yet: every listing would be old
// beside it. Tomorrow is fine, because it has begun somewhere.
func (t table) notInFuture(key string, day model.Date) {
	if t.today != 0 && day > t.today+1 {
		t.fail(t.at.child(key), "future-date", fmt.Sprintf("%s is %s, which has not come yet", key, day), "check the year")
	}
}
