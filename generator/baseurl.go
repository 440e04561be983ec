package generator

import (
	"fmt"
	"strings"

	"sitegen/generator/internal/model"
)

// CheckBaseURL judges an address for Options.BaseURL as config.toml's base_url is
// judged. It gives the address to publish, with a slash at its end, or says what
// is wrong with it.
func CheckBaseURL(raw string) (string, error) {
	clean, problem, _ := model.CheckURL(raw)
	if strings.ContainsAny(clean, "?#") {
		clean, problem = "", "has a query or fragment"
	}
	if clean == "" {
		return "", fmt.Errorf("the address %q: %s", raw, problem)
	}
	return strings.TrimSuffix(clean, "/") + "/", nil
}
