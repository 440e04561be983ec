package generator

import (
	"net/http"

	"sitegen/generator/internal/plan"
)

// Headers are what a published hub sends with every page, so that a preview can
// send the same and what works there works when published. Without a hub, they are
// those of any.
func (h *Hub) Headers() http.Header {
	offline := h != nil && h.site != nil && h.site.Config.Offline
	return http.Header{
		"Content-Security-Policy": {plan.ContentSecurityPolicy(offline)},
		"Referrer-Policy":         {"no-referrer"},
		"X-Content-Type-Options":  {"nosniff"},
	}
}
