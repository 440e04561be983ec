package generator

import (
	"net/http"

	"sitegen/generator/internal/plan"
)

// Headers are what a published hub sends with every page, so that a preview can
// send the same and what works there works when published.
func Headers() http.Header {
	return http.Header{
		"Content-Security-Policy": {plan.ContentSecurityPolicy()},
		"Referrer-Policy":         {"no-referrer"},
		"X-Content-Type-Options":  {"nosniff"},
	}
}
