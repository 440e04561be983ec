package read

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

var (
	configKeys = []string{"title", "tagline", "description", "base_url", "language", "theme", "author", "email", "phone",
		"example_banner", "quick_exit", "keep_days", "offline", "programs_per_page", "stale_after_days", "crisis_after_days", "similar_options",
		"similar_miles", "keep_versions", "places", "raw_html", "navigation", "redirects"}
	navigationKeys = []string{"label", "url"}
)

// configOf reads config.toml, where each key is explained.
func (s *sheet) configOf(m map[string]any) model.Config {
	t := s.table(nil, m, configKeys)
	c := model.Config{
		Title:           t.required("title", "it is the hub's name on every page"),
		Tagline:         t.line("tagline"),
		Description:     t.line("description"),
		BaseURL:         t.baseURL(),
		Language:        t.language("language", "en"),
		Theme:           t.line("theme"),
		Author:          t.line("author"),
		Email:           t.email("email"),
		Phone:           t.officePhone(),
		ExampleBanner:   t.line("example_banner"),
		QuickExit:       t.link("quick_exit"),
		KeepDays:        t.whole("keep_days", 1, 366, 30),
		Offline:         t.flag("offline", false),
		ProgramsPerPage: t.whole("programs_per_page", 1, 1000, 50),
		StaleAfterDays:  t.whole("stale_after_days", 1, 3650, 180),
		CrisisAfterDays: t.whole("crisis_after_days", 1, 3650, 90),
		SimilarOptions:  t.whole("similar_options", 0, 50, 4),
		SimilarMiles:    50,
		KeepVersions:    t.whole("keep_versions", 0, 100, 5),
		Places:          t.oneOf("places", []string{"us"}, ""),
		RawHTML:         t.oneOf("raw_html", []string{"sanitize", "refuse"}, "sanitize"),
		Redirects:       t.redirects(),
	}
	if miles, ok := t.number("similar_miles"); ok {
		c.SimilarMiles = miles
		if miles <= 0 || miles > 12500 {
			t.fail(t.at.child("similar_miles"), "out-of-range", fmt.Sprintf("similar_miles is %v", miles), "write a number above 0, up to 12500")
		}
	}
	if c.Theme == "" {
		c.Theme = "haven"
	} else {
		t.checkSlug(t.at.child("theme"), c.Theme)
	}
	for _, sub := range t.subs("navigation", navigationKeys) {
		c.Navigation = append(c.Navigation, model.NavigationItem{
			Label:  sub.required("label", "it is what the link says"),
			URL:    sub.requiredLink("url", "it is where the link leads", "https", "http", "mailto", "tel", ""),
			Source: t.source(sub.at.child("url")),
		})
	}
	return c
}

// officePhone is shown as it is written, once it is known to be a number.
func (t table) officePhone() string {
	raw := t.line("phone")
	if raw == "" {
		return ""
	}
	if _, problem, hint := parsePhone(raw, "US"); problem != "" {
		t.fail(t.at.child("phone"), "bad-phone", problem, hint)
	}
	return raw
}

// baseURL ends in a slash; it may be absent while a hub has no home.
func (t table) baseURL() string {
	base := t.link("base_url")
	if strings.ContainsAny(base, "?#") {
		t.fail(t.at.child("base_url"), "bad-url", "base_url has a query or fragment", `write it as "https://example.org/"`)
		return ""
	}
	if base != "" && !strings.HasSuffix(base, "/") {
		base += "/"
	}
	return base
}

func (t table) redirects() []model.Redirect {
	m, ok := t.values["redirects"].(map[string]any)
	if !ok {
		if t.has("redirects") {
			t.wrongType(t.at.child("redirects"), "redirects", "a table", t.values["redirects"], `write "/old/" = "/new/" below a line [redirects]`)
		}
		return nil
	}
	sub := table{t.sheet, t.at.child("redirects"), m}
	redirects := make([]model.Redirect, 0, len(m))
	for _, from := range slices.Sorted(maps.Keys(m)) {
		to := sub.link(from, "https", "http", "")
		if problem, hint := pathProblem(from); problem != "" {
			t.failKey(sub.at.child(from), "bad-path", problem, hint)
		}
		redirects = append(redirects, model.Redirect{From: strings.Clone(from), To: to, Source: t.source(sub.at.child(from))})
	}
	return redirects
}

// pathProblem judges a path of this hub that once had a page.
func pathProblem(path string) (problem, hint string) {
	switch {
	case !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//"):
		return fmt.Sprintf("the path %q does not begin with one slash", path), fmt.Sprintf("write it from the hub's root: %q", "/"+strings.Trim(path, "/")+"/")
	case strings.Contains(path, "/../"), strings.Contains(path, "/./"), strings.ContainsAny(path, "?#\\ \t%"), strings.HasSuffix(path, "/.."):
		return fmt.Sprintf("the path %q is not one that a page can have", path), `write it from the hub's root: "/old/"`
	}
	return "", ""
}

// paths is a list of former paths of this page.
func (t table) paths(key string) []string {
	paths := t.lines(key)
	for i, path := range paths {
		if problem, hint := pathProblem(path); problem != "" {
			t.fail(t.at.child(key).item(i), "bad-path", problem, hint)
		}
	}
	return paths
}

// link is an address that visitors may follow; see model.CheckURL.
func (t table) link(key string, schemes ...string) string {
	raw := t.line(key)
	if raw == "" {
		return ""
	}
	if isPlaceholder(raw) {
		t.placeholder(key, raw)
		return ""
	}
	clean, problem, hint := model.CheckURL(raw, schemes...)
	switch {
	case problem == "":
	case clean == "":
		t.fail(t.at.child(key), "bad-url", fmt.Sprintf("the address %q: %s", raw, problem), hint)
	default:
		t.warn(t.at.child(key), "doubtful-url", fmt.Sprintf("the address %q: %s", raw, problem), hint)
	}
	return clean
}

func (t table) requiredLink(key, why string, schemes ...string) string {
	if !t.says(key) {
		t.missing(key, why)
		return ""
	}
	return t.link(key, schemes...)
}

func (t table) email(key string) string {
	address := t.line(key)
	switch {
	case address == "" || model.IsEmail(address):
		return address
	case isPlaceholder(address):
		t.placeholder(key, address)
	default:
		t.fail(t.at.child(key), "bad-email", fmt.Sprintf("%q is not an email address", address), "write it as name@example.org")
	}
	return ""
}

var (
	languageTag = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
)

// language is a BCP 47 tag.
func (t table) language(key, otherwise string) string {
	tag := t.word(key)
	if tag == "" {
		return otherwise
	}
	if !languageTag.MatchString(tag) {
		t.fail(t.at.child(key), "bad-language", fmt.Sprintf("%q is not a language tag", tag), `write it as "en" or "es-MX"`)
	}
	return tag
}

// country is an ISO 3166-1 code of two letters.
func (t table) country(key string) string {
	code := t.word(key)
	switch {
	case code == "":
		return "US"
	case countryCode.MatchString(code):
		return code
	}
	hint := `write its two letters, such as "US" or "CA"`
	if upper := strings.ToUpper(code); countryCode.MatchString(upper) {
		hint = fmt.Sprintf("write %q", upper)
	}
	t.fail(t.at.child(key), "bad-country", fmt.Sprintf("%q is not a country code", code), hint)
	return "US"
}
