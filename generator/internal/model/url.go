package model

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CheckURL looks at an address that visitors will follow. Schemes lists what is
// allowed, "https" and "http" when empty; "" among them allows addresses within
// the hub ("/find/", "#steps"). clean is the address to publish, without
// tracking parameters, or "" when it must not be published; problem says what
// was found, to stand behind "the address …:", and hint the way out. A problem
// beside a clean address is a warning.
func CheckURL(raw string, schemes ...string) (clean, problem, hint string) {
	if len(schemes) == 0 {
		schemes = []string{"https", "http"}
	}
	s := strings.Trim(raw, " ")
	if problem := unsafeText(s); problem != "" {
		return "", problem, "type the address anew, without copying it"
	}
	scheme, rest, ok := splitScheme(s)
	if !ok {
		return checkRelative(s, schemes)
	}
	if !slices.Contains(schemes, scheme) {
		return "", fmt.Sprintf("the scheme %q is not allowed", scheme), listSchemes(schemes)
	}
	switch scheme {
	case "https", "http":
		return checkWeb(scheme, rest)
	case "tel", "sms":
		return checkDial(scheme, rest)
	case "mailto":
		return checkMail(rest)
	}
	return s, "", ""
}

// listSchemes is the hint that names what may be used.
func listSchemes(schemes []string) string {
	named := slices.DeleteFunc(slices.Clone(schemes), func(s string) bool { return s == "" })
	if len(named) == 0 {
		return "write a path of this hub, such as \"/find/\""
	}
	return "use one of " + strings.Join(named, ", ")
}

// unsafeText finds what browsers remove or render invisibly before they read an
// address, which is how "java\tscript:" becomes a scheme.
func unsafeText(s string) string {
	if s == "" {
		return "is empty"
	}
	if !utf8.ValidString(s) {
		return "is not valid UTF-8"
	}
	for _, r := range s {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return fmt.Sprintf("has the invisible character U+%04X", r)
		case unicode.IsSpace(r):
			return "has a space in it"
		case r == '\\':
			return "has a backslash in it"
		}
	}
	return ""
}

// splitScheme gives the scheme in lower case. A scheme that only appears when
// character references are resolved, as HTML does, counts too: "javascript&colon;".
func splitScheme(s string) (scheme, rest string, ok bool) {
	for _, s := range []string{s, html.UnescapeString(s)} {
		if end := strings.IndexAny(s, ":/?#"); end >= 0 && s[end] == ':' {
			return strings.ToLower(s[:end]), s[end+1:], true
		}
	}
	return "", s, false
}

func checkRelative(s string, schemes []string) (clean, problem, hint string) {
	switch {
	case strings.HasPrefix(s, "//"):
		return "", "has no scheme", fmt.Sprintf("write %q", "https:"+s)
	case slices.Contains(schemes, ""):
		return s, "", ""
	case looksLikeHost(s):
		return "", "has no scheme", fmt.Sprintf("write %q", "https://"+s)
	}
	return "", "is no web address", "write it in full, such as \"https://example.org/\""
}

func looksLikeHost(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	return strings.Contains(host, ".") && !strings.HasPrefix(host, ".") && !strings.ContainsAny(host, "@#%&")
}

func checkWeb(scheme, rest string) (clean, problem, hint string) {
	if !strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "///") {
		return "", "is not a complete web address", "write it as https://example.org/page"
	}
	u, err := url.Parse(scheme + ":" + rest)
	switch {
	case err != nil:
		return "", "is no web address", "write it as https://example.org/page"
	case u.User != nil || strings.Contains(u.Host, "@"):
		return "", "has a name before the host, as deceptive links do", fmt.Sprintf("write \"https://%s/\"", u.Hostname())
	case !validHost(u):
		return "", fmt.Sprintf("has %q where a host name belongs", u.Host), "write it as https://example.org/page"
	}
	stripTracking(u)
	problem, hint = webDoubts(u)
	return u.String(), problem, hint
}

// webDoubts are reasons to look twice at an address that works.
func webDoubts(u *url.URL) (problem, hint string) {
	switch host := u.Hostname(); {
	case strings.Contains("."+strings.ToLower(host), ".xn--"), !isASCII(host):
		return fmt.Sprintf("has a host with letters that can imitate others, %q", host), "check that this is the host you mean"
	case u.Scheme == "http" && host != "localhost" && host != "127.0.0.1":
		return "is not encrypted", "use https when the website offers it"
	}
	return "", ""
}

func validHost(u *url.URL) bool {
	host := u.Hostname()
	if host == "" || strings.ContainsAny(host, "%<>\"'`{}|^&;=,!*()$") || strings.HasPrefix(host, ".") {
		return false
	}
	return strings.Contains(host, ".") || strings.Contains(host, ":") || host == "localhost"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tracking are query parameters that follow visitors and change nothing else.
var tracking = []string{"fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid",
	"igshid", "mc_cid", "mc_eid", "yclid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "_ga", "_gl"}

func stripTracking(u *url.URL) {
	if u.RawQuery == "" {
		return
	}
	pairs := strings.Split(u.RawQuery, "&")
	kept := slices.DeleteFunc(pairs, func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		name = strings.ToLower(name)
		return strings.HasPrefix(name, "utm_") || slices.Contains(tracking, name)
	})
	u.RawQuery = strings.Join(kept, "&")
}

// checkDial accepts tel: and sms: addresses (RFC 3966, RFC 5724); letters are
// turned into the digits they share a key with.
func checkDial(scheme, rest string) (clean, problem, hint string) {
	number, parameters := rest, ""
	if i := strings.IndexAny(rest, ";?"); i >= 0 {
		number, parameters = rest[:i], rest[i:]
	}
	if lower := strings.ToLower(parameters); strings.Contains(lower, "%0d") || strings.Contains(lower, "%0a") {
		return "", "has a line break in it", "write the message on one line"
	}
	digits, ok := dialDigits(number)
	if !ok {
		return "", fmt.Sprintf("has %q where a telephone number belongs", number), "write it as tel:+13035550142 or tel:988"
	}
	return scheme + ":" + digits + parameters, "", ""
}

func dialDigits(number string) (string, bool) {
	var b strings.Builder
	for i, r := range number {
		switch {
		case '0' <= r && r <= '9', r == '+' && i == 0:
			b.WriteRune(r)
		case strings.ContainsRune("-. ()", r):
		default:
			key := Keypad(r)
			if key == 0 {
				return "", false
			}
			b.WriteByte(key)
		}
	}
	n := len(strings.TrimPrefix(b.String(), "+"))
	return b.String(), n >= 3 && n <= 15
}

// Keypad gives the digit on whose key a letter is printed (ITU-T E.161), or 0.
func Keypad(r rune) byte {
	const keys = "22233344455566677778889999"
	switch {
	case 'A' <= r && r <= 'Z':
		return keys[r-'A']
	case 'a' <= r && r <= 'z':
		return keys[r-'a']
	}
	return 0
}

func checkMail(rest string) (clean, problem, hint string) {
	address, _, _ := strings.Cut(rest, "?")
	if !IsEmail(address) {
		return "", fmt.Sprintf("has %q where an email address belongs", address), "write it as mailto:name@example.org"
	}
	return "mailto:" + address, "", ""
}

// IsEmail reports whether s looks like one email address, name@host.
func IsEmail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	if !ok || name == "" || len(s) > 254 || strings.ContainsAny(s, " \t\r\n<>()[]\\,;:\"%&") {
		return false
	}
	return strings.Contains(strings.Trim(host, "."), ".") && !strings.Contains(host, "@") && !strings.Contains(host, "..")
}
