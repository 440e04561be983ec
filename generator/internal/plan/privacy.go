package plan

import (
	"net/url"
	"slices"

	"sitegen/generator/internal/match"
	"sitegen/generator/internal/model"
)

// stored is what widgets keep, by the word that says it on the privacy page, and the
// names under which they do: those of widgets/src/shared/README.md.
var stored = []struct {
	word  string
	names []string
}{
	{"signals", []string{"signals"}},
	{"finder", []string{"finder"}},
	{"checklist", []string{"checklist"}},
	{"contacts", []string{"contacts"}},
	{"plan", []string{"plan"}},
	{"saved", []string{"saved"}},
	{"marks", []string{"since", "until", "terms"}},
}

// privacy is what the privacy page shows. Without widgets nothing is kept, and nothing
// suggested.
func (h *hub) privacy(d *model.Document) any {
	p := &Privacy{
		Document: d, Offline: h.offline(), Exit: hostOf(h.site.Config.QuickExit), Chats: chatHosts(h.site.Crisis), Altered: h.alters(),
	}
	if h.view.Script == "" {
		return p
	}
	p.Signals, p.Buttons = aboutVisitors(h.view.Signals), h.buttons()
	for _, s := range stored {
		if s.word != "checklist" || h.site.Checklist != nil {
			p.Stored = append(p.Stored, s.word)
		}
	}
	return p
}

// aboutVisitors leaves out what is known of listings alone.
func aboutVisitors(signals []Signal) []Signal {
	return slices.DeleteFunc(slices.Clone(signals), func(s Signal) bool { return s.Name == string(match.SignalFreshness) })
}

func (h *hub) buttons() Buttons {
	site := *h.site
	site.Spoken, site.Words = site.WidgetsSpoken, site.WidgetWords
	l := newLocale(&site)
	return Buttons{
		Keep: l.Word("shared.keep", "n", h.site.Config.KeepDays), StopKeeping: l.Word("shared.stop_keeping"),
		Delete: l.Word("shared.delete"), UseHere: l.Word("shared.use_here"),
		Offline: l.Word("shared.offline"), OfflineStop: l.Word("shared.offline_stop"),
	}
}

func chatHosts(c *model.Crisis) []string {
	var hosts []string
	for _, line := range c.Lines {
		if host := hostOf(line.Chat); host != "" && !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	return hosts
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
